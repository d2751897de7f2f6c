package align

import (
	"math"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A short paragraph joined to a long one hardly turns the long one's vector, so
// each segment is also looked at in pieces: paragraphs in sentences, sentences
// in clauses. A bead is right where every piece finds its like inside it and
// none finds it outside.
var (
	piecesHome = feature{
		name: "pieces-home",
		doc:  "mean over the pieces of how much better each is matched inside the bead than outside, -1 to 1",
		of: paired(func(c *candidate) (float64, bool) {
			mean, _, ok := c.pieces()
			return mean, ok
		}),
	}
	piecesAstray = feature{
		name: "pieces-astray",
		doc:  "the same of the piece that is matched better outside, if any",
		of: paired(func(c *candidate) (float64, bool) {
			_, worst, ok := c.pieces()
			return math.Min(0, worst), ok
		}),
	}
)

// clearly is the difference of cosines from which a piece is clearly matched
// better on one side of a bead's border.
const clearly = 0.2

// A piece is a sentence of a paragraph or a clause of a sentence.
type piece struct {
	unit   []float32 // its vector, one long
	weight float64   // how much it says: the length of its vector before
	rivals rivals    // the segments of the other side with the pieces most like it
}

// cut reads the pieces of a segment.
func (r reader) cut(s corpus.Segment, unit corpus.Unit) []piece {
	var out []piece
	for _, text := range finer(s, unit) {
		t := r.vectors.Read(text)
		if n := math.Sqrt(dot(t.Sum, t.Sum)); n > 0 {
			p := piece{unit: unitVector(t.Sum), weight: n, rivals: noRivals}
			out = append(out, p)
		}
	}
	return out
}

// finer cuts the text of a segment one level down.
func finer(s corpus.Segment, unit corpus.Unit) []string {
	if unit == corpus.Sentences {
		return strings.FieldsFunc(s.Text, func(r rune) bool { return strings.ContainsRune(",;:.?!—，；：。？！、…", r) })
	}
	var out []string
	for _, x := range split.Document(corpus.Document{Tag: s.Tag, Segments: []corpus.Segment{s}}).Segments {
		out = append(out, x.Text)
	}
	return out
}

// rankPieces finds each piece's rivals inside the band.
func (p *pairing) rankPieces() {
	for i := range p.src {
		for j := p.band.lo[i]; j <= p.band.hi[i] && j < len(p.dst); j++ {
			matchPieces(p.src[i].pieces, p.dst[j].pieces, i, j)
		}
	}
	forget(p.src)
	forget(p.dst)
}

// forget lets go of the pieces' vectors, which nobody asks for once the pieces
// are ranked: in a book they take much memory.
func forget(side []segment) {
	for i := range side {
		for k := range side[i].pieces {
			side[i].pieces[k].unit = nil
		}
	}
}

// matchPieces holds the pieces of segments i and j against each other.
func matchPieces(src, dst []piece, i, j int) {
	best := make([]float64, len(dst))
	for a := range src {
		most := math.Inf(-1)
		for b := range dst {
			c := dot(src[a].unit, dst[b].unit)
			most, best[b] = math.Max(most, c), math.Max(best[b], c)
		}
		if len(dst) > 0 {
			src[a].rivals.put(rival{j, most})
		}
	}
	if len(src) > 0 {
		for b := range dst {
			dst[b].rivals.put(rival{i, best[b]})
		}
	}
}

// pieces is how much better the bead's pieces are matched inside than outside:
// the mean, by weight, and the worst.
func (c *candidate) pieces() (mean, worst float64, ok bool) {
	worst = 1
	total := 0.0
	weigh := func(p *piece, inside corpus.Range) {
		gain := (p.rivals.inside(inside) - p.rivals.best(inside)) / clearly
		gain = math.Max(-1, math.Min(1, gain))
		mean += gain * p.weight
		total += p.weight
		worst = math.Min(worst, gain)
	}
	for i := c.src.Lo; i < c.src.Hi; i++ {
		for k := range c.pairing.src[i].pieces {
			weigh(&c.pairing.src[i].pieces[k], c.dst)
		}
	}
	for j := c.dst.Lo; j < c.dst.Hi; j++ {
		for k := range c.pairing.dst[j].pieces {
			weigh(&c.pairing.dst[j].pieces[k], c.src)
		}
	}
	if total == 0 {
		return 0, 0, false
	}
	return mean / total, worst, true
}

// inside is the cosine of the closest rival in the range, or of the farthest
// one kept if none is in it, which is no less than what the range has.
func (r *rivals) inside(in corpus.Range) float64 {
	last := 0.0
	for _, x := range r {
		if x.at < 0 {
			break
		}
		if in.Holds(x.at) {
			return x.cos
		}
		last = x.cos
	}
	return last
}
