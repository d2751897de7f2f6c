package exchange

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// Links is an alignment by itself: which segments belong together, not what
// they say.
type Links struct {
	List       []corpus.Link
	Confidence []float64 // of each link, 0 to 1; nil where the file has none
	Src, Dst   int       // segments on each side: as the file says, or as many as its links name
}

// ReadLinks reads an alignment from a beads file, a hunalign ladder, an
// InterText or an XCES file; the content says which. InterText and XCES name
// sentences by the ids in their documents: where these stand beside the file
// they give the order; else the ids must count without a gap.
func ReadLinks(path string, open Opener) (Links, error) {
	f, err := open(path)
	if err != nil {
		return Links{}, err
	}
	defer f.Close()
	return readLinks(path, lines.Text(f), open)
}

// readLinks reads an alignment whose text is open already.
func readLinks(path string, text *bufio.Reader, open Opener) (Links, error) {
	head, _ := text.Peek(4096)
	head = bytes.TrimLeft(head, " \t\r\n")
	switch {
	case len(head) == 0:
		return Links{}, fmt.Errorf("%s:1: the file is empty: there is no alignment in it", path)
	case head[0] == '[':
		return readBeads(lines.New(path, text))
	case head[0] == '<':
		return readIDLinks(path, text, open)
	case '0' <= head[0] && head[0] <= '9':
		return readLadder(lines.New(path, text))
	}
	return Links{}, fmt.Errorf("%s:1: not an alignment: a beads file begins with [, a hunalign ladder with a number, InterText and XCES with <", path)
}

// count fills in the number of segments that the links name.
func (l *Links) count() {
	for _, link := range l.List {
		for _, i := range link.Src {
			l.Src = max(l.Src, i+1)
		}
		for _, j := range link.Dst {
			l.Dst = max(l.Dst, j+1)
		}
	}
}

// Ladder is the links as a ladder over n source and m target segments. Links
// must hold neighbouring segments, each in one link at most; segments in none
// become omissions and additions, placed where they stand. Links out of the
// target's order are marked moved, as few of them as will do.
func (l Links) Ladder(n, m int) (corpus.Ladder, error) {
	var beads corpus.Ladder
	for k, link := range l.List {
		src, errSrc := rangeOf(link.Src)
		dst, errDst := rangeOf(link.Dst)
		if err := cmp.Or(errSrc, errDst); err != nil {
			return nil, fmt.Errorf("link %d: %w", k+1, err)
		}
		b := corpus.Bead{Src: src, Dst: dst}
		if l.Confidence != nil {
			b.Confidence = l.Confidence[k]
		}
		beads = append(beads, b)
	}
	ladder := arrange(beads, n, m)
	return ladder, ladder.Verify(n, m)
}

// errApart is the error of a link whose segments have others between them.
var errApart = errors.New("the segments are not neighbours")

// rangeOf is the range of neighbouring segments.
func rangeOf(ids []int) (corpus.Range, error) {
	if len(ids) == 0 {
		return corpus.Range{}, nil
	}
	ids = slices.Sorted(slices.Values(ids))
	r := corpus.Range{Lo: ids[0], Hi: ids[len(ids)-1] + 1}
	if r.Len() != len(ids) {
		return r, errApart
	}
	return r, nil
}

// ErrNoTexts is the error of a file of links whose texts are not named.
var ErrNoTexts = errors.New("the file holds segment numbers, not texts: name the source and the target text too")

// linked reads a file of links together with its two texts, a segment a
// line, which a program names in the input.
func (in *Input) linked(opt Options) (Stream, error) {
	if in.Texts == [2]string{} {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, ErrNoTexts)
	}
	links, err := readLinks(in.Path, in.text, in.Open)
	if err != nil {
		return Stream{}, err
	}
	b := corpus.Bitext{Unit: corpus.Paragraphs}
	for k, doc := range []*corpus.Document{&b.Src, &b.Dst} {
		if *doc, err = in.segments(in.Texts[k]); err != nil {
			return Stream{}, err
		}
		doc.Tag = cmp.Or([]corpus.Tag{opt.Src, opt.Dst}[k], label.OfPath(doc.Path))
	}
	n, m := len(b.Src.Segments), len(b.Dst.Segments)
	if links.Src > n || links.Dst > m {
		return Stream{}, fmt.Errorf("%s: links %d source and %d target segments, but the texts have %d and %d lines", in.Path, links.Src, links.Dst, n, m)
	}
	s, err := links.stream(b)
	if err != nil {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, err)
	}
	return s, nil
}

// stream is the links between the texts of a bitext as units: those of its
// ladder, or, where links join segments that are no neighbours, a unit a link,
// which then has no place in the texts.
func (l Links) stream(b corpus.Bitext) (Stream, error) {
	var err error
	if b.Ladder, err = l.Ladder(len(b.Src.Segments), len(b.Dst.Segments)); err == nil {
		return From(b), nil
	}
	if !errors.Is(err, errApart) {
		return Stream{}, err
	}
	header := From(b).Header
	order, err := l.order(len(b.Src.Segments), len(b.Dst.Segments))
	if err != nil {
		return Stream{}, err
	}
	pick := func(doc corpus.Document, at []int) Side {
		side := Side{Tag: doc.Tag, At: nowhere}
		for _, i := range at {
			side.Segments = append(side.Segments, doc.Segments[i])
		}
		return side
	}
	return Stream{header, func(yield func(TU, error) bool) {
		for _, k := range order {
			u := TU{Src: pick(b.Src, k.Src), Dst: pick(b.Dst, k.Dst), Confidence: k.confidence}
			if !yield(u, nil) {
				return
			}
		}
	}}, nil
}

// A sureLink is a link and how sure it is.
type sureLink struct {
	corpus.Link
	confidence float64
}

// order is the links in the order of their first source segments, with the
// segments that no link has, each by itself. No segment may be in two links.
func (l Links) order(n, m int) ([]sureLink, error) {
	var list []sureLink
	src, dst := make([]bool, n), make([]bool, m)
	for k, link := range l.List {
		link = corpus.Link{Src: slices.Sorted(slices.Values(link.Src)), Dst: slices.Sorted(slices.Values(link.Dst))}
		for _, side := range []struct {
			at   []int
			seen []bool
		}{{link.Src, src}, {link.Dst, dst}} {
			for _, i := range side.at {
				if i >= len(side.seen) || side.seen[i] {
					return nil, fmt.Errorf("link %d: segment %d is in two links, or in none of the texts", k+1, i)
				}
				side.seen[i] = true
			}
		}
		s := sureLink{Link: link}
		if l.Confidence != nil {
			s.confidence = l.Confidence[k]
		}
		list = append(list, s)
	}
	for i, linked := range src {
		if !linked {
			list = append(list, sureLink{Link: corpus.Link{Src: []int{i}}})
		}
	}
	for j, linked := range dst {
		if !linked {
			list = append(list, sureLink{Link: corpus.Link{Dst: []int{j}}})
		}
	}
	// An addition stands behind the unit whose target it follows.
	behind := make([]int, m+1) // the last source segment that begins a link with a target before j
	for j := range behind {
		behind[j] = -1
	}
	for _, s := range list {
		if len(s.Src) > 0 && len(s.Dst) > 0 {
			behind[s.Dst[0]+1] = max(behind[s.Dst[0]+1], s.Src[0])
		}
	}
	for j := range m {
		behind[j+1] = max(behind[j+1], behind[j])
	}
	place := func(s sureLink) int {
		if len(s.Src) > 0 {
			return s.Src[0]
		}
		return behind[s.Dst[0]]
	}
	slices.SortStableFunc(list, func(a, b sureLink) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(min(1, len(b.Src)), min(1, len(a.Src))))
	})
	return list, nil
}

// segments reads a text whose lines are its segments; empty ones are none.
func (in *Input) segments(path string) (corpus.Document, error) {
	doc := corpus.Document{Path: path, Encoding: "utf-8"}
	text, err := in.file(path)
	if err != nil {
		return doc, err
	}
	r := lines.New(path, text)
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return doc, nil
		}
		if err != nil {
			return doc, err
		}
		if strings.TrimSpace(line) != "" {
			place := corpus.Place{Path: path, Line: r.Line, Column: 1}
			doc.Segments = append(doc.Segments, corpus.Segment{Text: line, Block: len(doc.Segments), Place: place})
		}
	}
}

// A placer finds where units stand in their texts: where they say, else each
// behind the one before.
type placer struct{ src, dst int }

// unit is where the unit's segments stand in the two texts.
func (p *placer) unit(u TU) (src, dst corpus.Range) {
	return u.Src.place(&p.src), u.Dst.place(&p.dst)
}

// place is where the side stands, behind what was placed before it if it does
// not say.
func (s Side) place(behind *int) corpus.Range {
	lo := s.At
	if lo == nowhere {
		lo = *behind
	}
	r := corpus.Range{Lo: lo, Hi: lo + len(s.Segments)}
	*behind = max(*behind, r.Hi)
	return r
}
