package exchange

import (
	"cmp"
	"iter"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
)

// A Stream is a bitext as a sequence of units. Units can be ranged over once;
// the first error ends them.
type Stream struct {
	Header Header
	Units  iter.Seq2[TU, error]
}

// From is the stream of a bitext: its beads in the order of the ladder.
func From(b corpus.Bitext) Stream {
	return Stream{
		Header: Header{Src: b.Src.Tag, Dst: b.Dst.Tag, SrcPath: b.Src.Path, DstPath: b.Dst.Path, Unit: b.Unit},
		Units: func(yield func(TU, error) bool) {
			for _, bead := range b.Ladder {
				tu := TU{
					Src:        Side{b.Src.Tag, bead.Src.Lo, b.Src.Segments[bead.Src.Lo:bead.Src.Hi]},
					Dst:        Side{b.Dst.Tag, bead.Dst.Lo, b.Dst.Segments[bead.Dst.Lo:bead.Dst.Hi]},
					Confidence: bead.Confidence,
					Moved:      bead.Moved,
				}
				if !yield(tu, nil) {
					return
				}
			}
		},
	}
}

// oriented is the stream with the sides exchanged in the units whose source is
// in the language asked for as target, or the other way round.
func (opt Options) oriented(s Stream) Stream {
	if opt.Src == corpus.Unknown && opt.Dst == corpus.Unknown {
		return s
	}
	wrong := func(src, dst corpus.Tag) bool {
		if src.Base() == dst.Base() { // only regions or scripts tell the sides apart
			return src != dst && (opt.Src == dst || opt.Dst == src)
		}
		return opt.Src != corpus.Unknown && dst.Base() == opt.Src.Base() || opt.Dst != corpus.Unknown && src.Base() == opt.Dst.Base()
	}
	h, units := s.Header, s.Units
	if wrong(h.Src, h.Dst) {
		s.Header = Header{Src: h.Dst, Dst: h.Src, SrcPath: h.DstPath, DstPath: h.SrcPath, Unit: h.Unit, Format: h.Format, pending: h.pending, behind: h.behind}
	}
	s.Units = func(yield func(TU, error) bool) {
		for u, err := range units {
			if wrong(cmp.Or(u.Src.Tag, h.Src), cmp.Or(u.Dst.Tag, h.Dst)) {
				u.Src, u.Dst, u.original = u.Dst, u.Src, nil
			}
			if !yield(u, err) {
				return
			}
		}
	}
	return s
}

// Bitext reads the whole stream into a bitext. Where units tell their place in
// the two texts the texts are put together in their own order, else in the
// order of the units; units left out when the file was written leave no hole.
func (s Stream) Bitext() (corpus.Bitext, error) {
	b := corpus.Bitext{
		Src:  corpus.Document{Path: s.Header.SrcPath, Tag: s.Header.Src},
		Dst:  corpus.Document{Path: s.Header.DstPath, Tag: s.Header.Dst},
		Unit: s.Header.Unit,
	}
	var units []TU
	for u, err := range s.Units {
		if err != nil {
			return b, err
		}
		units = append(units, u)
	}
	src, dst := make([]Side, len(units)), make([]Side, len(units))
	for k, u := range units {
		src[k], dst[k] = u.Src, u.Dst
	}
	srcRanges, dstRanges := fill(&b.Src, src), fill(&b.Dst, dst)
	for k, u := range units {
		b.Ladder = append(b.Ladder, corpus.Bead{Src: srcRanges[k], Dst: dstRanges[k], Confidence: u.Confidence, Moved: u.Moved})
	}
	n, m := len(b.Src.Segments), len(b.Dst.Segments)
	if b.Ladder.Verify(n, m) != nil {
		b.Ladder = links.Arrange(b.Ladder, n, m)
	}
	return b, b.Ladder.Verify(n, m)
}

// fill puts the segments of the sides into a document, in the order in which
// the sides stand in it, and says where each side came to lie.
func fill(doc *corpus.Document, sides []Side) []corpus.Range {
	order := make([]int, len(sides))
	known := true
	for k := range sides {
		order[k] = k
		known = known && sides[k].At != nowhere
	}
	if known {
		slices.SortStableFunc(order, func(a, b int) int {
			// Of two sides at one place the empty one stands before it.
			return cmp.Or(cmp.Compare(sides[a].At, sides[b].At), cmp.Compare(len(sides[a].Segments), len(sides[b].Segments)))
		})
	}
	// Where no segment says to which paragraph it belongs, each is its own.
	blocks := slices.ContainsFunc(sides, func(s Side) bool {
		return slices.ContainsFunc(s.Segments, func(seg corpus.Segment) bool { return seg.Block != 0 })
	})
	ranges := make([]corpus.Range, len(sides))
	for _, k := range order {
		lo := len(doc.Segments)
		for _, seg := range sides[k].Segments {
			if !blocks {
				seg.Block = len(doc.Segments)
			}
			doc.Segments = append(doc.Segments, seg)
		}
		ranges[k] = corpus.Range{Lo: lo, Hi: len(doc.Segments)}
		doc.Tag = cmp.Or(doc.Tag, sides[k].Tag)
		doc.Path = cmp.Or(doc.Path, sides[k].path())
	}
	return ranges
}

// lookahead is how many units are read to find the two languages.
const lookahead = 1000

// withHeader completes the header by the first units, since some files say there
// what others say in a header, or say it more exactly: a memory whose source
// language is "en-US" may hold units in "en", and begin with units in one
// language. Calling stop ends the reading of a stream that nobody reads to its
// end.
func (s Stream) withHeader() (_ Stream, stop func(), err error) {
	next, stop := iter.Pull2(s.Units)
	var first []TU
	ok := true
	h := &s.Header
	for ok && err == nil && len(first) < lookahead && (len(first) == 0 || h.Src == corpus.Unknown || h.Dst == corpus.Unknown) {
		var u TU
		if u, err, ok = next(); !ok || err != nil {
			break
		}
		first = append(first, u)
		h.Src, h.Dst = u.Src.exact(h.Src), u.Dst.exact(h.Dst)
		h.SrcPath, h.DstPath = cmp.Or(h.SrcPath, u.Src.path()), cmp.Or(h.DstPath, u.Dst.path())
	}
	if err != nil {
		return Stream{s.Header, func(func(TU, error) bool) {}}, stop, err
	}
	s.Units = func(yield func(TU, error) bool) {
		for _, u := range first {
			if !yield(u, nil) {
				return
			}
		}
		for ok {
			u, err, more := next()
			if ok = more; !ok || !yield(u, err) || err != nil {
				return
			}
		}
	}
	return s, stop, nil
}

// exact is the side's language where the header's is the same or not known.
func (s Side) exact(header corpus.Tag) corpus.Tag {
	if s.Tag != corpus.Unknown && (header == corpus.Unknown || header.Base() == s.Tag.Base()) {
		return s.Tag
	}
	return header
}
