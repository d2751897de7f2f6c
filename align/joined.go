package align

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/split"
)

// Where one side lost its paragraph breaks, or a list became one paragraph,
// more segments stand opposite one than a bead of the lattice holds. Such a
// place shows in the path: beside a paragraph, in a bead or alone, the other
// side has so many segments alone that together they are more than
// [lattice.Reach]. There the sentences are aligned as if there were no
// paragraphs, and paragraphs go where their sentences go.

const (
	// surelyPaired is the confidence of a bead of few segments that bounds a
	// place where paragraphs were joined: what is less sure may belong to it.
	surelyPaired = 0.9
	// joinReach is how many beads to either side of a place are looked at: what is
	// alone beyond them was left out, not joined with a paragraph so far away.
	joinReach = 500
	// wide is how many segments a bead has that may be part of a wider one.
	wide = lattice.Reach - 1

	// ownShare is the least share of a paragraph's paired text that must be
	// paired with another for the two to belong together: a sentence on the
	// wrong side of a border is less.
	ownShare = 0.25
	// toldShare is the least share of a paragraph's text that must be paired at
	// all; a paragraph with less was left out.
	toldShare = 0.3
	// unbalanced is by how many standard deviations of [evidence.Lengths] the sides
	// of a wide bead may differ in length: what one side has beyond that was left
	// out, not joined.
	unbalanced = 3
	// leastSure is the confidence of a wide bead below which its sentences say
	// nothing: lists on one side and a sentence about them on the other are alike
	// without being translations. Nearly all joined paragraphs of dev have .7 and more.
	leastSure = 0.6
	// clauseLength is how many English runes a clause has at least: a shorter one
	// goes with the next, as its vector says little.
	clauseLength = 12
)

// joins is what finds joined segments in the solution of two texts.
func (a aligner) joins(ctx context.Context, src, dst corpus.Document) func(*solution) error {
	return func(s *solution) error { return a.rejoin(ctx, src, dst, s) }
}

// rejoin looks for joined paragraphs along the path of a solution, and takes
// their beads into it, whose sides may have any number of segments.
func (a aligner) rejoin(ctx context.Context, src, dst corpus.Document, s *solution) error {
	var out []corpus.Bead
	last := 0
	for k, full := range overfull(s.ladder) {
		if k < last || !full {
			continue
		}
		lo, hi := place(s.ladder, k, last)
		out = append(out, s.ladder[last:lo]...)
		beads, ok, err := a.joined(ctx, src, dst, s.ladder[lo:hi])
		if err != nil {
			return err
		}
		if ok {
			out = append(out, beads...)
			s.byPieces = append(s.byPieces, beads...)
		} else {
			out = append(out, s.ladder[lo:hi]...)
		}
		last = hi
	}
	s.ladder = append(out, s.ladder[last:]...)
	return nil
}

// overfull tells of each bead whether it has one segment on a side, beside which
// more of the other side stand, in the bead and alone around it, than a bead may
// hold.
func overfull(path []corpus.Bead) []bool {
	out := make([]bool, len(path))
	beside := make([][2]int, len(path)) // segments alone around each bead, of either side
	run := [2]int{}
	gather := func(k int) {
		for _, s := range corpus.Sides {
			beside[k][s] += run[s]
			run[s] += path[k].On(s).Len()
		}
		if !alone(path[k]) {
			run = [2]int{}
		}
	}
	for k := range path {
		gather(k)
	}
	run = [2]int{}
	for k := range slices.Backward(path) {
		gather(k)
	}
	for k, b := range path {
		for _, s := range corpus.Sides {
			out[k] = out[k] || b.On(s).Len() == 1 && b.On(s.Other()).Len()+beside[k][s.Other()] > lattice.Reach
		}
	}
	return out
}

func alone(b corpus.Bead) bool { return b.Src.Empty() || b.Dst.Empty() }

// place is the beads around bead k, none before first or beyond joinReach, up to
// those that are surely pairs of few segments.
func place(path []corpus.Bead, k, first int) (lo, hi int) {
	open := func(b corpus.Bead) bool {
		return alone(b) || b.Src.Len() >= wide || b.Dst.Len() >= wide || b.Confidence < surelyPaired
	}
	lo, hi = k, k+1
	for lo > max(first, k-joinReach) && open(path[lo-1]) {
		lo--
	}
	for hi < min(len(path), k+1+joinReach) && open(path[hi]) {
		hi++
	}
	return lo, hi
}

// joined aligns the paragraphs of some neighbouring beads by their sentences; ok
// is false where that shows no joined paragraphs.
func (a aligner) joined(ctx context.Context, src, dst corpus.Document, beads []corpus.Bead) (found []corpus.Bead, ok bool, err error) {
	from, to := beads[0], beads[len(beads)-1]
	rows, columns := corpus.Range{Lo: from.Src.Lo, Hi: to.Src.Hi}, corpus.Range{Lo: from.Dst.Lo, Hi: to.Dst.Hi}
	if rows.Empty() || columns.Empty() {
		return nil, false, nil
	}
	pieces := a.of(corpus.Sentences)
	srcs, dsts := pieces.read(ctx, a.piecesOf(src, rows)), pieces.read(ctx, a.piecesOf(dst, columns))
	var again func(*solution) error
	if a.unit == corpus.Paragraphs { // of sentences some may be joined as well
		again = pieces.joins(ctx, srcs.doc, dsts.doc)
	}
	s, err := pieces.search(ctx, srcs.segments, dsts.segments, again)
	if err != nil {
		return nil, false, err
	}
	t := newTallies(rows, columns, srcs.segments, dsts.segments)
	for _, b := range s.ladder {
		t.count(b, srcs.segments, dsts.segments)
	}
	found, ok = t.beads()
	return found, ok, nil
}

// piecesOf cuts some segments one level down, paragraphs into sentences and
// sentences into clauses. The Block of a piece is its segment's number among
// them.
func (a aligner) piecesOf(doc corpus.Document, r corpus.Range) corpus.Document {
	part := doc
	part.Segments = append([]corpus.Segment(nil), doc.Segments[r.Lo:r.Hi]...)
	for i := range part.Segments {
		part.Segments[i].Block = i
	}
	if a.unit == corpus.Sentences {
		return clauses(part)
	}
	return split.Document(part)
}

// clauses cuts the sentences of a document at the marks inside them, and Chinese
// ones at spaces too, which stand there where a mark was left out.
func clauses(doc corpus.Document) corpus.Document {
	l := lang.For(doc.Tag)
	dense := l != nil && l.NoSpaces
	border := func(r rune) bool {
		return strings.ContainsRune(",;:.!?—，；：、。！？…", r) || dense && unicode.IsSpace(r)
	}
	least := clauseLength
	if l != nil {
		least = int(clauseLength * l.Density)
	}
	var out []corpus.Segment
	for _, s := range doc.Segments {
		text, from := []rune(s.Text), 0
		for i, r := range text {
			if i+1 == len(text) || border(r) && !border(text[i+1]) && i+1-from >= least && len(text)-i > least {
				out = append(out, s.Part(text, corpus.Range{Lo: from, Hi: i + 1}))
				from = i + 1
			}
		}
		if len(text) == 0 {
			out = append(out, s)
		}
	}
	doc.Segments = out
	return doc
}

// tallies says how much text of each two paragraphs of a place is paired, in
// English runes.
type tallies struct {
	rows, columns corpus.Range
	size, paired  [2][]float64  // of each paragraph of a side: all of it, and what is paired
	links         map[cell]link // by the paragraphs' numbers in the place
}

// A link is how much text of two paragraphs is paired, and the same times the
// confidence of the sentences' beads.
type link struct{ text, sure float64 }

func newTallies(rows, columns corpus.Range, srcs, dsts []evidence.Segment) *tallies {
	t := &tallies{rows: rows, columns: columns, links: map[cell]link{}}
	for s, n := range [2]int{rows.Len(), columns.Len()} {
		t.size[s], t.paired[s] = make([]float64, n), make([]float64, n)
	}
	for s, side := range [2][]evidence.Segment{srcs, dsts} {
		for i := range side {
			t.size[s][side[i].Block] += side[i].Length()
		}
	}
	return t
}

// count enters a bead of sentences. A moved bead counts nothing, as paragraphs
// that are joined keep their order.
func (t *tallies) count(b corpus.Bead, srcs, dsts []evidence.Segment) {
	if alone(b) || b.Moved {
		return
	}
	for _, p := range parts(srcs[b.Src.Lo:b.Src.Hi]) {
		for _, q := range parts(dsts[b.Dst.Lo:b.Dst.Hi]) {
			c, text := cell{p.paragraph, q.paragraph}, min(p.length, q.length)
			t.links[c] = link{t.links[c].text + text, t.links[c].sure + text*b.Confidence}
			t.paired[corpus.Source][p.paragraph] += text
			t.paired[corpus.Target][q.paragraph] += text
		}
	}
}

// A part is how much of some sentences one paragraph has.
type part struct {
	paragraph int
	length    float64
}

// parts is the parts of some sentences, in their order.
func parts(sentences []evidence.Segment) []part {
	var out []part
	for i := range sentences {
		if n := len(out); n > 0 && out[n-1].paragraph == sentences[i].Block {
			out[n-1].length += sentences[i].Length()
		} else {
			out = append(out, part{sentences[i].Block, sentences[i].Length()})
		}
	}
	return out
}

// together tells whether two paragraphs belong together: enough of either is
// paired at all, and enough of that with the other.
func (t *tallies) together(c cell) bool {
	enough := func(s corpus.Side, k int) bool {
		return t.links[c].text >= ownShare*t.paired[s][k] && t.paired[s][k] >= toldShare*t.size[s][k]
	}
	return enough(corpus.Source, c.i) || enough(corpus.Target, c.j)
}

// beads is the ladder of the place, and whether it shows joined paragraphs: one
// of its beads is wider than those of the lattice, and all that are so have as
// much text on both sides and are sure enough.
func (t *tallies) beads() (out []corpus.Bead, joined bool) {
	doubtful := false
	columnsOf, rowsOf := make([]corpus.Range, t.rows.Len()), make([]corpus.Range, t.columns.Len())
	for c := range t.links {
		if t.together(c) {
			columnsOf[c.i], rowsOf[c.j] = taking(columnsOf[c.i], c.j), taking(rowsOf[c.j], c.i)
		}
	}
	i, j := 0, 0 // rows and columns behind us
	for i < len(columnsOf) || j < len(rowsOf) {
		n, m := 1, 1
		switch {
		case i < len(columnsOf) && columnsOf[i].Empty():
			m = 0
		case i == len(columnsOf) || rowsOf[j].Empty():
			n = 0
		default: // grow until no row or column belongs with one beyond
			for before := 0; before != n+m; {
				before = n + m
				for r := i; r < i+n; r++ {
					m = max(m, columnsOf[r].Hi-j)
				}
				for c := j; c < j+m; c++ {
					n = max(n, rowsOf[c].Hi-i)
				}
			}
		}
		rows, columns := corpus.Range{Lo: i, Hi: i + n}, corpus.Range{Lo: j, Hi: j + m}
		out = append(out, t.bead(rows, columns))
		if n > lattice.Reach || m > lattice.Reach {
			p, q := sum(t.size[corpus.Source], rows), sum(t.size[corpus.Target], columns)
			joined = true
			doubtful = doubtful || math.Abs(evidence.Lengths.Deviation(p, q, 0)) > unbalanced || out[len(out)-1].Confidence < leastSure
		}
		i, j = i+n, j+m
	}
	return out, joined && !doubtful
}

func sum(sizes []float64, r corpus.Range) float64 {
	total := 0.0
	for _, x := range sizes[r.Lo:r.Hi] {
		total += x
	}
	return total
}

// taking is the range with k in it.
func taking(r corpus.Range, k int) corpus.Range {
	if r.Empty() {
		return corpus.Range{Lo: k, Hi: k + 1}
	}
	return corpus.Range{Lo: min(r.Lo, k), Hi: max(r.Hi, k+1)}
}

// bead is the bead of some rows and columns. Its confidence is the mean of that
// of its sentences' beads, by length; of a paragraph alone, the share of it that
// no sentence pairs.
func (t *tallies) bead(rows, columns corpus.Range) corpus.Bead {
	b := corpus.Bead{Src: shift(rows, t.rows.Lo), Dst: shift(columns, t.columns.Lo)}
	unpaired := func(s corpus.Side, k int) float64 { return 1 - min(1, t.paired[s][k]/max(1, t.size[s][k])) }
	switch {
	case columns.Empty():
		b.Confidence = unpaired(corpus.Source, rows.Lo)
	case rows.Empty():
		b.Confidence = unpaired(corpus.Target, columns.Lo)
	default:
		var all link
		for r := rows.Lo; r < rows.Hi; r++ {
			for c := columns.Lo; c < columns.Hi; c++ {
				all.text, all.sure = all.text+t.links[cell{r, c}].text, all.sure+t.links[cell{r, c}].sure
			}
		}
		b.Confidence = min(1, all.sure/max(1, all.text))
	}
	return b
}
