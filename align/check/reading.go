package check

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/placeholder"
	"github.com/bitext-tools/bitext/corpus/split"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// A reading is a bitext as the checks see it. It is made once for all of them,
// and no check changes it.
type reading struct {
	ctx      context.Context
	unit     corpus.Unit
	beads    []bead
	pairs    []bead // the beads with text on both sides
	side     [2]*side
	ledger   ledger.Ledger
	glossary *termbase.Termbase // nil: none
	history  func() []revised   // what changed since an earlier time; see [Earlier]
	lexicon  *lexicon
	passages func() []align.Passage // the beads, the sentences of each aligned: see [side.plain]
	omitted  func() *omissions      // which of these have no counterpart
}

// A bead is a bead of the ladder with what the checks ask of it.
type bead struct {
	corpus.Bead
	index    int        // in the ladder
	doubtful bool       // content findings about it are withheld
	size     [2]float64 // of each side, in English letters: see [language.size]
	whole    [2]string  // the text of each side, a segment a line
}

// newReading reads a bitext with a ledger. Beads of a confidence below doubtful
// are marked so.
func newReading(ctx context.Context, b corpus.Bitext, l ledger.Ledger, table *vectors.Table, doubtful float64) *reading {
	r := &reading{ctx: ctx, unit: b.Unit, ledger: l, lexicon: newLexicon(table)}
	r.omitted = sync.OnceValue(func() *omissions { return newOmissions(r) })
	for _, s := range corpus.Sides {
		r.side[s] = newSide(b.On(s), b.BeadOf(s))
	}
	r.passages = sync.OnceValue(func() []align.Passage {
		p, err := align.Inside(ctx, b.Ladder, r.side[corpus.Source].plain, r.side[corpus.Target].plain, align.Options{Vectors: table})
		if err != nil { // of ctx: the options are right
			panic(stop{err})
		}
		return p
	})
	for k, rung := range b.Ladder {
		bead := bead{Bead: rung, index: k, doubtful: rung.Confidence < doubtful}
		for _, s := range corpus.Sides {
			bead.whole[s], bead.size[s] = r.side[s].measure(rung.On(s))
		}
		r.beads = append(r.beads, bead)
		if bead.paired() {
			r.pairs = append(r.pairs, bead)
		}
	}
	return r
}

// poll ends the checks, wherever they are, when ctx is done: it panics with a stop,
// of which [Run] makes its error.
func (r *reading) poll() {
	if err := r.ctx.Err(); err != nil {
		panic(stop{err})
	}
}

// A stop is the error of a context that is done.
type stop struct{ error }

// paired tells whether the bead has text on both sides.
func (b bead) paired() bool { return !b.Src.Empty() && !b.Dst.Empty() }

// unpaired lists the beads that have text on side s only.
func (r *reading) unpaired(s corpus.Side) []bead {
	var list []bead
	for _, b := range r.beads {
		if b.On(s.Other()).Empty() {
			list = append(list, b)
		}
	}
	return list
}

// beadAt is the bead that holds segment i of a side.
func (r *reading) beadAt(s corpus.Side, i int) bead { return r.beads[r.side[s].beadOf[i]] }

// surface is a fact as the text writes it.
func (r *reading) surface(s corpus.Side, m *ledger.Mention) string {
	return r.side[s].cut(m.Segment, placeOf(m))
}

// placeOf is where a fact stands in its segment.
func placeOf(m *ledger.Mention) stretch { return stretch{m.Start, m.End} }

// told is how much of a stretch of segment i the other side of its bead tells,
// 0 for nothing to 1 for all; see [vectors.Coverage]. ok is false where nobody
// can tell.
func (r *reading) told(b bead, s corpus.Side, i int, at stretch) (share float64, ok bool) {
	r.poll()
	return r.lexicon.share(r.side[s].cut(i, at), b.whole[s.Other()])
}

// A lexicon holds texts against passages in the other language. It keeps the
// last passage, of which sentence after sentence is asked.
type lexicon struct {
	reader  *vectors.Reader
	passage string
	covers  vectors.Coverage
}

func newLexicon(table *vectors.Table) *lexicon {
	reader := table.Reader()
	return &lexicon{reader: reader, covers: reader.Coverage("")}
}

func (x *lexicon) share(text, passage string) (float64, bool) { return x.by(passage).Of(text) }

// by is the coverage by a passage.
func (x *lexicon) by(passage string) vectors.Coverage {
	if passage != x.passage {
		x.passage, x.covers = passage, x.reader.Coverage(passage)
	}
	return x.covers
}

// numbered writes a range of segments as people count them: "paragraph 4",
// "paragraphs 4-6".
func (r *reading) numbered(in corpus.Range) string {
	noun := string(r.unit)
	if noun == "" {
		noun = string(corpus.Paragraphs)
	}
	if in.Len() == 1 {
		return fmt.Sprintf("%s %d", noun, in.Lo+1)
	}
	return fmt.Sprintf("%ss %d-%d", noun, in.Lo+1, in.Hi)
}

// one is the range of a single segment.
func one(i int) corpus.Range { return corpus.Range{Lo: i, Hi: i + 1} }

// indices is the segments of a range as a list.
func indices(r corpus.Range) []int {
	list := make([]int, 0, r.Len())
	for i := r.Lo; i < r.Hi; i++ {
		list = append(list, i)
	}
	return list
}

// A side is one of the texts.
type side struct {
	doc       corpus.Document
	lang      *language
	runes     [][]rune        // of each segment's text
	prose     []string        // the same with its placeholders blanked; see [placeholder.Blank]
	sentences [][]stretch     // of each segment
	plain     corpus.Document // the sentences: Block is the segment of each, Place its stretch there
	first     []int           // of each segment, the number of its first sentence; one more for the end
	weights   []int           // letters and digits of each segment
	beadOf    []int           // index of the bead that holds each segment
}

func newSide(doc corpus.Document, beadOf []int) *side {
	s := &side{doc: doc, lang: languageOf(doc.Tag), sentences: sentences(doc), beadOf: beadOf}
	for _, seg := range doc.Segments {
		s.weights = append(s.weights, weight(seg.Text))
		s.runes = append(s.runes, []rune(seg.Text))
		s.prose = append(s.prose, placeholder.Blank(seg.Text))
	}
	s.cutUp()
	return s
}

// cutUp makes the document of sentences.
func (s *side) cutUp() {
	s.plain = corpus.Document{Path: s.doc.Path, Tag: s.doc.Tag}
	for i, list := range s.sentences {
		s.first = append(s.first, len(s.plain.Segments))
		for _, at := range list {
			s.plain.Segments = append(s.plain.Segments, corpus.Segment{
				Text: s.cut(i, at), Tag: s.doc.TagOf(i), Block: i, Place: corpus.Place{Start: at.lo, End: at.hi},
			})
		}
	}
	s.first = append(s.first, len(s.plain.Segments))
}

// sentencesOf is the range of sentences that some segments hold.
func (s *side) sentencesOf(in corpus.Range) corpus.Range {
	return corpus.Range{Lo: s.first[in.Lo], Hi: s.first[in.Hi]}
}

// sentence is where sentence n stands.
func (s *side) sentence(n int) (segment int, at stretch) {
	x := s.plain.Segments[n]
	return x.Block, stretch{x.Place.Start, x.Place.End}
}

// sentences finds the sentences of each segment as ranges of runes in it.
func sentences(doc corpus.Document) [][]stretch {
	out := make([][]stretch, len(doc.Segments))
	plain := doc
	plain.Segments = make([]corpus.Segment, len(doc.Segments))
	for i, seg := range doc.Segments {
		seg.Place.Start, seg.Runs, seg.Block = 0, nil, i
		plain.Segments[i] = seg
	}
	for _, s := range split.Document(plain).Segments {
		out[s.Block] = append(out[s.Block], stretch{s.Offset(0), s.Offset(utf8.RuneCountInString(s.Text))})
	}
	return out
}

// measure puts the texts of some segments together, a segment a line, and
// measures them in English letters.
func (s *side) measure(in corpus.Range) (text string, size float64) {
	var whole strings.Builder
	for _, i := range indices(in) {
		size += s.lang.size(s.text(i))
		whole.WriteString(s.text(i))
		whole.WriteByte('\n')
	}
	return whole.String(), size
}

// text is the text of a segment.
func (s *side) text(i int) string { return s.doc.Segments[i].Text }

// all is the whole of a segment's text.
func (s *side) all(i int) stretch { return stretch{0, len(s.runes[i])} }

// cut is a stretch of a segment's text; what of it lies outside is left out.
func (s *side) cut(i int, at stretch) string {
	runes := s.runes[i]
	lo := min(max(0, at.lo), len(runes))
	return string(runes[lo:max(lo, min(len(runes), at.hi))])
}

// sentenceAt is the text of the sentence of segment i that holds rune at, or
// the whole segment.
func (s *side) sentenceAt(i, at int) string {
	for _, sent := range s.sentences[i] {
		if sent.holds(at) {
			return s.cut(i, sent)
		}
	}
	return s.text(i)
}

// A role is what a segment is to its article.
type role int

const (
	body     role = iota
	heading       // a title or heading
	surround      // a line that surrounds the article
	note          // added for the readers of its language
)

func (s *side) role(i int) role {
	switch {
	case s.isHeading(i):
		return heading
	case s.doc.Segments[i].Kind == corpus.Furniture || s.opens(i, s.lang.furniture):
		return surround
	case s.opens(i, s.lang.notes):
		return note
	}
	return body
}

// isHeading tells whether a segment is a title or heading.
func (s *side) isHeading(i int) bool {
	k := s.doc.Segments[i].Kind
	return k == corpus.Heading || k == corpus.Title
}

// isItem tells whether a segment is an item of a list.
func (s *side) isItem(i int) bool { return s.doc.Segments[i].Kind == corpus.Item }

// opens tells whether a segment begins with one of the openings.
func (s *side) opens(i int, openings []string) bool { return opensWith(s.text(i), openings) }

// opensWith tells whether a text begins with one of the openings, which are in
// lower case, after brackets and bullets.
func opensWith(text string, openings []string) bool {
	text = strings.ToLower(strings.TrimLeft(text, " \u00a0\u3000([（【［*—-"))
	return slices.ContainsFunc(openings, func(o string) bool { return strings.HasPrefix(text, o) })
}

// every tells whether all segments of a bead, on both sides, are as wanted.
func (r *reading) every(b bead, wanted func(*side, int) bool) bool {
	for _, s := range corpus.Sides {
		for _, i := range indices(b.On(s)) {
			if !wanted(r.side[s], i) {
				return false
			}
		}
	}
	return true
}
