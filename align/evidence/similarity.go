package evidence

import (
	"context"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A similarity holds how alike each two segments are inside a band, and how
// alike neighbours on one side are, from which the likeness of joined segments
// follows without adding vectors.
type similarity struct {
	band                   lattice.Band
	dots                   []float64 // of the vectors of segments i and j, at node (i, j)
	srcSquares, dstSquares []squares // by segment
	srcRivals, dstRivals   []rivals  // by segment
}

// squares are the squared lengths of the sums of the vectors of one, two and up
// to [lattice.Reach] segments, counted from one on.
type squares [lattice.Reach]float64

func newSimilarity(ctx context.Context, src, dst []Segment, band lattice.Band) similarity {
	s := similarity{band: band, srcSquares: squaresOf(src), dstSquares: squaresOf(dst), dots: make([]float64, band.Nodes())}
	parallel.Each(ctx, len(src), func(i int) {
		lo, hi := band.Cells(i)
		for j := lo; j < hi; j++ {
			s.dots[band.Node(i, j)] = dot(&src[i], &dst[j])
		}
	})
	s.srcRivals, s.dstRivals = s.rank(ctx, src, dst)
	return s
}

func squaresOf(side []Segment) []squares {
	dots := make([]squares, len(side)) // of a segment with itself and those after it
	for i := range side {
		for k := range min(lattice.Reach, len(side)-i) {
			dots[i][k] = dot(&side[i], &side[i+k])
		}
	}
	out := make([]squares, len(side))
	for i := range side {
		for k := range min(lattice.Reach, len(side)-i) {
			for x := range k + 1 {
				out[i][k] += dots[i+x][0]
				for y := 1; x+y <= k; y++ {
					out[i][k] += 2 * dots[i+x][y]
				}
			}
		}
	}
	return out
}

func dot(a, b *Segment) float64 { return float64(vectors.Dot(a.Vector(), b.Vector())) }

// everywhere is the number of cells up to which a segment's rivals are looked for
// in the whole of the other text, beyond it in the band only: a cosine is a
// hundredth of what a bead costs.
const everywhere = 250_000

// rank finds each segment's rivals.
func (s *similarity) rank(ctx context.Context, a, b []Segment) (src, dst []rivals) {
	each := func(look func(i, j int, cos float64)) {
		for i := range a {
			if ctx.Err() != nil {
				return
			}
			lo, hi := s.band.Cells(i)
			if len(a)*len(b) <= everywhere {
				lo, hi = 0, len(b)
			}
			for j := lo; j < hi; j++ {
				look(i, j, cosine(s.dot(a, b, i, j), s.srcSquares[i][0], s.dstSquares[j][0]))
			}
		}
	}
	src, dst = slices.Repeat([]rivals{noRivals}, len(a)), slices.Repeat([]rivals{noRivals}, len(b))
	parallel.All(ctx,
		func() { each(func(i, j int, cos float64) { src[i].put(rival{j, cos}) }) },
		func() { each(func(i, j int, cos float64) { dst[j].put(rival{i, cos}) }) })
	return src, dst
}

// dot is the product of the vectors of segments i and j, from the band if it is
// there.
func (s *similarity) dot(a, b []Segment, i, j int) float64 {
	if lo, hi := s.band.Cells(i); lo <= j && j < hi {
		return s.dots[s.band.Node(i, j)]
	}
	return dot(&a[i], &b[j])
}

// of is the cosine of the sums of two ranges' vectors: 0 where one has no
// vector; false where part of the rectangle lies outside the band.
func (s *similarity) of(src, dst corpus.Range) (float64, bool) {
	if !s.band.HoldsCells(src, dst) {
		return 0, false
	}
	sum := 0.0
	for i := src.Lo; i < src.Hi; i++ {
		at := s.band.Node(i, dst.Lo)
		for _, d := range s.dots[at : at+dst.Len()] {
			sum += d
		}
	}
	return cosine(sum, s.srcSquares[src.Lo][src.Len()-1], s.dstSquares[dst.Lo][dst.Len()-1]), true
}

// cosine is that of two vectors with a dot product and squared lengths; 0 where
// one has none.
func cosine(dot, a, b float64) float64 {
	if a <= 0 || b <= 0 {
		return 0
	}
	return dot / math.Sqrt(a*b)
}
