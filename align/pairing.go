package align

import (
	"math"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// reach is the largest number of segments one side of a bead may have.
const reach = 5

// A pairing holds what is known of two texts before any bead is weighed: the
// segments of both sides, how alike each two of them are inside the band, and
// how alike neighbours on one side are, from which the likeness of joined
// segments follows without adding vectors.
type pairing struct {
	band                    band
	src, dst                []segment
	dots                    []float64 // of segments i and j at node (i, j)
	srcGrams                [][reach]float64
	dstGrams                [][reach]float64 // of a segment with itself and those after it
	srcRivals               []rivals
	dstRivals               []rivals
	cover                   coverage
	ratio                   float64 // log of how much longer the source is than the languages make it; see [textRatio]
	cosineLevel, coverLevel float64 // how far both are from the usual; see [textLevels]
	hasHeadings             bool    // both texts mark headings as such
}

func newPairing(src, dst []segment, b band, table *vectors.Table) *pairing {
	p := &pairing{
		band: b, src: src, dst: dst, srcGrams: grams(src), dstGrams: grams(dst),
		hasHeadings: hasHeading(src) && hasHeading(dst),
	}
	p.dots = make([]float64, b.nodes())
	for i := range src {
		for j := b.lo[i]; j <= b.hi[i] && j < len(dst); j++ {
			p.dots[b.node(i, j)] = dot(src[i].text.Sum, dst[j].text.Sum)
		}
	}
	p.srcRivals, p.dstRivals = p.rank()
	p.rankPieces()
	p.cover = newCoverage(p, table)
	return p
}

func grams(side []segment) [][reach]float64 {
	out := make([][reach]float64, len(side))
	for i := range side {
		for k := 0; k < reach && i+k < len(side); k++ {
			out[i][k] = dot(side[i].text.Sum, side[i+k].text.Sum)
		}
	}
	return out
}

// dot is the dot product of segments i and j; false outside the band.
func (p *pairing) dot(i, j int) (float64, bool) {
	if i >= len(p.src) || j >= len(p.dst) || !p.band.holds(i, j) {
		return 0, false
	}
	return p.dots[p.band.node(i, j)], true
}

// dotRange is the dot product of the sums of two ranges; false if part of the
// rectangle lies outside the band.
func (p *pairing) dotRange(src, dst corpus.Range) (float64, bool) {
	sum := 0.0
	for i := src.Lo; i < src.Hi; i++ {
		for j := dst.Lo; j < dst.Hi; j++ {
			d, ok := p.dot(i, j)
			if !ok {
				return 0, false
			}
			sum += d
		}
	}
	return sum, true
}

// square is the squared length of the sum of a range, at most reach+1 long.
func square(grams [][reach]float64, r corpus.Range) float64 {
	sum := 0.0
	for i := r.Lo; i < r.Hi; i++ {
		sum += grams[i][0]
		for k := 1; k < reach && i+k < r.Hi; k++ {
			sum += 2 * grams[i][k]
		}
	}
	return sum
}

// cos is the cosine of the sums of two ranges: 0 where one has no vector; false
// where part of the rectangle lies outside the band.
func (p *pairing) cos(src, dst corpus.Range) (float64, bool) {
	d, ok := p.dotRange(src, dst)
	if !ok {
		return 0, false
	}
	return unit(d, square(p.srcGrams, src), square(p.dstGrams, dst)), true
}

func unit(dot, a, b float64) float64 {
	if a <= 0 || b <= 0 {
		return 0
	}
	return dot / math.Sqrt(a*b)
}

// cosine of single segments i and j, which must be in the band.
func (p *pairing) cosine(i, j int) float64 {
	return unit(p.dots[p.band.node(i, j)], p.srcGrams[i][0], p.dstGrams[j][0])
}

// rivals are the segments of the other side that are most like one segment, at
// most enough to still name one when a whole bead's worth is left out.
type rivals [reach + 2]rival

type rival struct {
	at  int // -1: none
	cos float64
}

// rank finds each segment's rivals inside the band.
func (p *pairing) rank() (src, dst []rivals) {
	src, dst = make([]rivals, len(p.src)), make([]rivals, len(p.dst))
	for _, side := range [][]rivals{src, dst} {
		for i := range side {
			side[i] = noRivals
		}
	}
	for i := range p.src {
		for j := p.band.lo[i]; j <= p.band.hi[i] && j < len(p.dst); j++ {
			c := p.cosine(i, j)
			src[i].put(rival{j, c})
			dst[j].put(rival{i, c})
		}
	}
	return src, dst
}

// noRivals is the list before anything was found.
var noRivals = func() (r rivals) {
	for k := range r {
		r[k].at = -1
	}
	return r
}()

// put takes a rival into the list, if it is close enough.
func (r *rivals) put(x rival) {
	for k := range r {
		if r[k].at < 0 || x.cos > r[k].cos {
			copy(r[k+1:], r[k:])
			r[k] = x
			return
		}
	}
}

// best is the cosine of the closest rival outside the range; 0 if there is none.
func (r *rivals) best(outside corpus.Range) float64 {
	for _, x := range r {
		if x.at >= 0 && !outside.Holds(x.at) {
			return x.cos
		}
	}
	return 0
}

// inBand tells whether all pairs of segments of two ranges are in the band.
func (p *pairing) inBand(src, dst corpus.Range) bool {
	for i := src.Lo; i < src.Hi; i++ {
		if p.band.lo[i] > dst.Lo || p.band.hi[i] < dst.Hi-1 {
			return false
		}
	}
	return true
}

// adapt takes up what the beads of a first search teach, in the pairing that
// was searched: this one, or one of the texts' beginnings.
func (p *pairing) adapt(searched *pairing, beads []corpus.Bead) {
	p.ratio = textRatio(searched, beads)
	p.cosineLevel, p.coverLevel = textLevels(searched, beads)
}
