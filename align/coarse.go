package align

import (
	"context"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
)

// Weighing a bead is dear, and nearly all beads are hopeless: two segments are
// weighed only near the best path of single steps, which their vectors alone
// decide. That path is found coarse to fine, as in Thompson and Koehn, "Vecalign:
// Improved Sentence Alignment in Linear Time and Space" (2019): neighbours are
// summed two by two until the lattice is small enough to search whole; the path
// found there bounds the strip searched with half as large sums, and so down to
// single segments. Time and memory grow with the sum of the lengths, not with
// their product.
const (
	wholeCells = 250_000 // lattices of at most so many cells are searched whole by single steps: a hundredth of a second
	slack      = 12      // steps that the next finer path may stray from the coarser
	finalSlack = 9       // steps that beads may stray from the path of single segments: a row is twice as wide, and one
	longSlack  = 6       // the same in longer texts
	sampled    = 48      // segments of the other side that say what likeness is worth nothing
)

// chooseBand is the strip of the lattice worth searching, by the segments'
// vectors.
func chooseBand(ctx context.Context, src, dst [][]float32) lattice.Band {
	n, m := len(src), len(dst)
	if n == 0 || m == 0 {
		return lattice.Full(n, m)
	}
	last := finalSlack
	if n*m > wholeCells {
		last = longSlack
	}
	levels := [][2]level{{levelOf(src), levelOf(dst)}}
	for {
		top := levels[len(levels)-1]
		if len(top[0])*len(top[1]) <= wholeCells || len(top[0]) < 2 || len(top[1]) < 2 {
			break
		}
		levels = append(levels, [2]level{top[0].halve(), top[1].halve()})
	}
	top := levels[len(levels)-1]
	b := lattice.Full(len(top[0]), len(top[1]))
	for k := len(levels) - 1; ; k-- {
		path := singles(ctx, levels[k][0], levels[k][1], b)
		if k == 0 {
			return lattice.Around(path, n, m, 1, last)
		}
		b = lattice.Around(path, len(levels[k-1][0]), len(levels[k-1][1]), 2, slack)
	}
}

// sums are the vectors of some segments.
func sums(side []evidence.Segment) [][]float32 {
	out := make([][]float32, len(side))
	for i := range side {
		out[i] = side[i].Vector()
	}
	return out
}

// A level is one side's vectors at one coarseness, each one long.
type level [][]float32

func levelOf(side [][]float32) level {
	out := make(level, len(side))
	for i, v := range side {
		out[i] = vectors.Unit(v)
	}
	return out
}

// halve sums neighbours two by two; an odd one at the end stays alone.
func (l level) halve() level {
	out := make(level, (len(l)+1)/2)
	for i := range out {
		sum := append([]float32(nil), l[2*i]...)
		if 2*i+1 < len(l) {
			for k, x := range l[2*i+1] {
				sum[k] += x
			}
		}
		out[i] = vectors.Unit(sum)
	}
	return out
}

// background is, for each vector, its mean cosine with vectors taken at equal
// distances from the other side: what likeness is worth nothing.
func (l level) background(other level) []float64 {
	step := max(1, len(other)/sampled)
	mean := make([]float32, len(l[0]))
	count := 0
	for j := step / 2; j < len(other); j += step {
		for k, x := range other[j] {
			mean[k] += x
		}
		count++
	}
	out := make([]float64, len(l))
	for i := range l {
		out[i] = float64(vectors.Dot(l[i], mean)) / float64(max(1, count))
	}
	return out
}

// singles is the best path of single steps through the band, where a pair is
// worth its cosine above the background.
func singles(ctx context.Context, src, dst level, b lattice.Band) []lattice.Node {
	srcBack, dstBack := src.background(dst), dst.background(src)
	cosines := make([]float32, b.Nodes())
	parallel.Each(ctx, len(src), func(i int) {
		lo, hi := b.Cells(i)
		for j := lo; j < hi; j++ {
			cosines[b.Node(i, j)] = vectors.Dot(src[i], dst[j])
		}
	})
	return b.Singles(func(i, j int) float64 {
		return float64(cosines[b.Node(i, j)]) - (srcBack[i]+dstBack[j])/2
	})
}
