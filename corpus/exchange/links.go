package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// ReadLinks reads an alignment by itself, of segments that are not named here;
// see [links.Read].
func ReadLinks(path string, open Opener) (links.Links, error) {
	in := &Input{Path: path, Open: open}
	defer in.Close()
	text, err := in.file(path)
	if err != nil {
		return links.Links{}, err
	}
	return links.Read(path, text, in.openNamed)
}

// ErrNoTexts is the error of a file of links whose texts are not named.
var ErrNoTexts = errors.New("the file holds segment numbers, not texts: name the source and the target text too")

// linked reads a file of links together with its two texts, a segment a
// line, which a program names in the input.
func (in *Input) linked(opt Options) (Stream, error) {
	if in.Texts == [2]string{} {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, ErrNoTexts)
	}
	between, err := links.Read(in.Path, in.text, in.openNamed)
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
	if between.Src > n || between.Dst > m {
		return Stream{}, fmt.Errorf("%s: links %d source and %d target segments, but the texts have %d and %d lines", in.Path, between.Src, between.Dst, n, m)
	}
	s, err := streamOf(between, b)
	if err != nil {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, err)
	}
	return s, nil
}

// streamOf is the links between the texts of a bitext as units: those of its
// ladder, or, where links join segments that are no neighbours, a unit a link,
// which then has no place in the texts.
func streamOf(l links.Links, b corpus.Bitext) (Stream, error) {
	var err error
	if b.Ladder, err = l.Ladder(len(b.Src.Segments), len(b.Dst.Segments)); err == nil {
		return From(b), nil
	}
	if !errors.Is(err, links.ErrApart) {
		return Stream{}, err
	}
	header := From(b).Header
	order, err := l.Sorted(len(b.Src.Segments), len(b.Dst.Segments))
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
			u := TU{Src: pick(b.Src, k.Src), Dst: pick(b.Dst, k.Dst), Confidence: k.Confidence}
			if !yield(u, nil) {
				return
			}
		}
	}}, nil
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
