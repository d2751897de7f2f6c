package compare

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Units compares the two sides of the units of one file, such as a translation
// memory or a catalogue, which a stream reads from path. The side in English is
// the source, unless the options keep the order. Units that are not translated
// yet are counted in a note and not compared. Each segment's place is that of
// its unit in the file.
func Units(ctx context.Context, path string, s exchange.Stream, opt Options) (*Comparison, error) {
	if err := opt.valid(); err != nil {
		return nil, err
	}
	begun := time.Now()
	p := pairer{path: path, b: looseOf(path, s.Header)}
	for u, err := range s.Units {
		if err := cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
		if err := p.take(u); err != nil {
			return nil, err
		}
	}
	b, open := p.b, p.open
	if len(b.Ladder) == 0 {
		return nil, fmt.Errorf("%s: none of its %s is translated: there is nothing to compare", path, lang.Count(p.number, "unit"))
	}
	var err error
	if b.Src, err = Identify(b.Src, opt.Source.Language, corpus.Source); err != nil {
		return nil, err
	}
	if b.Dst, err = Identify(b.Dst, opt.Target.Language, corpus.Target); err != nil {
		return nil, err
	}
	if turned(b) && !opt.KeepOrder {
		b = exchanged(b)
	}
	if b.Src.Tag.Base() == b.Dst.Tag.Base() {
		return nil, fmt.Errorf("%s: both sides of its units are in %s; a text and its translation are in two languages", path, lang.NameOf(b.Src.Tag.Base()))
	}
	opt.step(begun, func() string { return describedUnits(b, s.Header.Format, open) })
	var notes []Note
	if open > 0 {
		notes = []Note{{Path: path, Open: open}}
	}
	return opt.given(ctx, b, notes)
}

// turned tells whether the target of the units is in English and their source is
// not.
func turned(b corpus.Bitext) bool { return lang.IsPivot(b.Dst.Tag) && !lang.IsPivot(b.Src.Tag) }

// looseOf is the bitext of no units yet.
func looseOf(path string, h exchange.Header) corpus.Bitext {
	return corpus.Bitext{
		Src:  corpus.Document{Path: path, Tag: h.Src},
		Dst:  corpus.Document{Path: path, Tag: h.Dst},
		Unit: cmp.Or(h.Unit, corpus.Paragraphs),

		Loose: true,
	}
}

// A pairer makes a bitext of the units that have both sides, a bead each.
type pairer struct {
	path   string
	b      corpus.Bitext
	number int // units so far
	open   int // of them those that are not translated
}

// take takes the next unit.
func (p *pairer) take(u exchange.TU) error {
	b := &p.b
	p.number++
	b.Src.Tag, b.Dst.Tag = cmp.Or(b.Src.Tag, u.Src.Tag), cmp.Or(b.Dst.Tag, u.Dst.Tag)
	if !translated(u) {
		p.open++
		return nil
	}
	if other(u.Src.Tag, b.Src.Tag) || other(u.Dst.Tag, b.Dst.Tag) {
		return fmt.Errorf("%s:%d: the unit is in %s and %s, others in %s and %s: %w", p.path, u.Line, u.Src.Tag, u.Dst.Tag, b.Src.Tag, b.Dst.Tag, exchange.ErrLanguages)
	}
	bead := corpus.Bead{Confidence: cmp.Or(u.Confidence, 1)} // what people or tools paired and nobody doubts
	bead.Src, bead.Dst = put(&b.Src, u, u.Src, p.number), put(&b.Dst, u, u.Dst, p.number)
	b.Ladder = append(b.Ladder, bead)
	return nil
}

// translated tells whether a unit has both sides.
func translated(u exchange.TU) bool {
	return !u.Src.Empty() && !u.Dst.Empty() && u.State != exchange.Untranslated
}

// other tells whether a language that is known is not the one that it should be.
func other(tag, want corpus.Tag) bool { return tag != corpus.Unknown && tag.Base() != want.Base() }

// put appends one side of a unit to a document, and says where it came to lie.
func put(doc *corpus.Document, u exchange.TU, side exchange.Side, number int) corpus.Range {
	r := corpus.Range{Lo: len(doc.Segments)}
	for _, seg := range side.Segments {
		if u.Line > 0 || seg.Place.Path == "" {
			seg.Place, seg.Runs = corpus.Place{Path: doc.Path, Line: u.Line, Column: 1}, nil
		}
		seg.Place.TU, seg.Block, seg.Tag = u.Name(number), number-1, corpus.Unknown
		doc.Segments = append(doc.Segments, seg)
	}
	r.Hi = len(doc.Segments)
	return r
}

// exchanged is the bitext with its sides exchanged.
func exchanged(b corpus.Bitext) corpus.Bitext {
	b.Src, b.Dst = b.Dst, b.Src
	for k, bead := range b.Ladder {
		b.Ladder[k].Src, b.Ladder[k].Dst = bead.Dst, bead.Src
	}
	return b
}
