package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A reading is a bitext looked at once for all checks.
type reading struct {
	opt    Options
	unit   corpus.Unit
	beads  []bead
	side   [2]*side
	scale  scale
	ledger ledger.Ledger

	vectors  *vectors.Reader
	told     passage    // the one that a share was last asked of, as it often comes again
	lones    [2][]*lone // by bead, made once by loners
	wholes   [2][]string
	sizes    [2][]float64
	usual    [2]float64 // made once by usualShare
	withheld []int      // how many findings were held back, by bead
}

// A bead is a bead of the ladder with what the checks ask of it.
type bead struct {
	corpus.Bead
	index    int  // in the ladder
	doubtful bool // content findings about it are withheld
}

// paired tells whether the bead has text on both sides.
func (b bead) paired() bool { return !b.Src.Empty() && !b.Dst.Empty() }

// A side is one of the texts.
type side struct {
	doc       corpus.Document
	lang      *language
	runes     [][]rune    // of each segment's text
	sentences [][]stretch // of each segment
	weights   []int       // letters and digits of each segment
	beadOf    []int       // index of the bead that holds each segment
}

// A stretch is a half-open range of runes.
type stretch struct{ lo, hi int }

func (s stretch) holds(i int) bool { return s.lo <= i && i < s.hi }

// read prepares a bitext for the checks.
func read(b corpus.Bitext, opt Options) (*reading, error) {
	facts, err := opt.ledger(b)
	if err != nil {
		return nil, err
	}
	table := opt.Vectors
	if table == nil {
		table = vectors.Default()
	}
	r := &reading{opt: opt, unit: b.Unit, ledger: facts, vectors: table.Reader(), withheld: make([]int, len(b.Ladder))}
	for _, s := range corpus.Sides {
		r.side[s] = newSide(b.On(s), b.BeadOf(s))
	}
	for k, rung := range b.Ladder {
		r.beads = append(r.beads, bead{rung, k, rung.Confidence < opt.doubtful()})
	}
	r.measure()
	r.scale = scaleOf(r)
	return r, nil
}

// measure puts the texts of each bead together and measures them.
func (r *reading) measure() {
	for _, s := range corpus.Sides {
		for _, b := range r.beads {
			size := 0.0
			var text strings.Builder
			for _, i := range indices(b.On(s)) {
				size += r.side[s].lang.size(r.side[s].text(i))
				text.WriteString(r.side[s].text(i))
				text.WriteByte('\n')
			}
			r.sizes[s] = append(r.sizes[s], size)
			r.wholes[s] = append(r.wholes[s], text.String())
		}
	}
}

// size is the length of a side of a bead in English letters.
func (r *reading) size(b bead, s corpus.Side) float64 { return r.sizes[s][b.index] }

// whole is the text of a side of a bead, a segment a line.
func (r *reading) whole(b bead, s corpus.Side) string { return r.wholes[s][b.index] }

func newSide(doc corpus.Document, beadOf []int) *side {
	s := &side{doc: doc, lang: languageOf(doc.Tag), sentences: sentences(doc), beadOf: beadOf}
	for _, seg := range doc.Segments {
		s.weights = append(s.weights, weight(seg.Text))
		s.runes = append(s.runes, []rune(seg.Text))
	}
	return s
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

// weight is the length of a text in letters and digits: what it would be
// without spaces and marks, which each language sets in its own number.
func weight(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// text is the text of a segment.
func (s *side) text(i int) string { return s.doc.Segments[i].Text }

// cut is a stretch of a segment's text.
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

// span is a stretch of a segment as findings show it.
func (r *reading) span(s corpus.Side, i int, at stretch) Span {
	return Span{s, i, at.lo, at.hi, r.side[s].cut(i, at)}
}

// about starts a finding about a bead.
func about(b bead) Finding {
	return Finding{Source: indices(b.Src), Target: indices(b.Dst), Confidence: b.Confidence}
}
