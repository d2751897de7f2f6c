package compare

import (
	"slices"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// Stream is the pairs as units, with what people decided about them: a pair that
// somebody confirmed or made is reviewed, one that somebody doubts is to be reviewed,
// and comments are notes.
func (c *Comparison) Stream() exchange.Stream { return decidedStream(c.Bitext, c.Marks) }

// decidedStream is a bitext as units, with what was decided about each bead.
func decidedStream(b corpus.Bitext, marks []review.Mark) exchange.Stream {
	s := exchange.From(b)
	units := s.Units
	s.Units = func(yield func(exchange.TU, error) bool) {
		k := -1
		for u, err := range units {
			k++
			if !yield(marked(u, marks[k]), err) {
				return
			}
		}
	}
	return s
}

// marked is a unit with what was decided about it. One that is final stays so.
func marked(u exchange.TU, m review.Mark) exchange.TU {
	switch {
	case m.Settled() && !u.Src.Empty() && !u.Dst.Empty() && u.State != exchange.Final:
		u.State = exchange.Reviewed
	case m.State == review.Doubted:
		u.State = exchange.Draft
	}
	if m.Note != "" && !slices.Contains(u.Notes, m.Note) {
		u.Notes = append(slices.Clip(u.Notes), m.Note)
	}
	return u
}

// Stream is the rows as units for a format that holds more than two languages, see
// [exchange.Format.Versions]: the hub is the source of each. A unit's confidence
// is the least of its beads; it is moved where it is in any version.
func (v *Versions) Stream() exchange.Stream {
	h := exchange.Header{Src: v.Docs[0].Tag, Dst: v.Docs[1].Tag, SrcPath: v.Docs[0].Path, DstPath: v.Docs[1].Path, Unit: v.Unit}
	for _, doc := range v.Docs[2:] {
		h.Others = append(h.Others, doc.Tag)
	}
	return exchange.Stream{Header: h, Units: func(yield func(exchange.TU, error) bool) {
		beadOf := make([][]int, len(v.Pairs))
		for k, c := range v.Pairs {
			beadOf[k] = c.BeadOf(corpus.Target)
		}
		for _, row := range v.Rows {
			u := exchange.TU{Src: v.side(0, row), Dst: v.side(1, row), Confidence: 1}
			for k := 2; k < len(row); k++ {
				u.Others = append(u.Others, v.side(k, row))
			}
			for k, c := range v.Pairs {
				for _, at := range row[k+1] {
					bead := c.Ladder[beadOf[k][at]]
					u.Confidence, u.Moved = min(u.Confidence, bead.Confidence), u.Moved || bead.Moved
				}
			}
			if !yield(u, nil) {
				return
			}
		}
	}}
}

// side is what a version has in a row.
func (v *Versions) side(version int, row Row) exchange.Side {
	s := exchange.Side{Tag: v.Docs[version].Tag, At: -1} // which is not known of a row that may have several places
	for _, at := range row[version] {
		s.Segments = append(s.Segments, v.Docs[version].Segments[at])
	}
	return s
}
