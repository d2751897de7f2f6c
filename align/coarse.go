package align

import "math"

// Long texts are cut down before beads are weighed, coarse to fine as in
// Thompson and Koehn, "Vecalign: Improved Sentence Alignment in Linear Time and
// Space" (2019): neighbours are summed two by two until the lattice is small
// enough to search whole; the path found there bounds the strip searched with
// half as large sums, and so down to single segments. Time and memory grow with
// the sum of the lengths, not with their product.
const (
	wholeCells = 20_000 // lattices of at most so many cells are searched whole
	slack      = 12     // steps that the next finer path may stray from the coarser
	finalSlack = 6      // steps that beads may stray from the path of single segments: a row is twice as wide, and one
	sampled    = 48     // segments of the other side that say what likeness is worth nothing
)

// chooseBand is the strip of the lattice worth searching.
func chooseBand(src, dst []segment) band {
	n, m := len(src), len(dst)
	if n*m <= wholeCells {
		return fullBand(n, m)
	}
	levels := [][2]level{{levelOf(src), levelOf(dst)}}
	for {
		last := levels[len(levels)-1]
		if len(last[0])*len(last[1]) <= wholeCells || len(last[0]) < 2 || len(last[1]) < 2 {
			break
		}
		levels = append(levels, [2]level{last[0].halve(), last[1].halve()})
	}
	top := levels[len(levels)-1]
	b := fullBand(len(top[0]), len(top[1]))
	for k := len(levels) - 1; ; k-- {
		path := singles(levels[k][0], levels[k][1], b)
		if k == 0 {
			return around(path, n, m, 1, finalSlack)
		}
		b = around(path, len(levels[k-1][0]), len(levels[k-1][1]), 2, slack)
	}
}

// A level is one side's vectors at one coarseness.
type level [][]float32

func levelOf(side []segment) level {
	out := make(level, len(side))
	for i := range side {
		out[i] = unitVector(side[i].text.Sum)
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
		out[i] = unitVector(sum)
	}
	return out
}

func unitVector(v []float32) []float32 {
	n := float32(math.Sqrt(dot(v, v)))
	out := make([]float32, len(v))
	if n > 0 {
		for k, x := range v {
			out[k] = x / n
		}
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
		out[i] = dot(l[i], mean) / float64(max(1, count))
	}
	return out
}

// singles is the best path of single steps through the band, where a pair is
// worth its cosine above the background and a segment alone is worth nothing.
// It is returned as the nodes it passes, from corner to corner.
func singles(src, dst level, b band) [][2]int {
	n, m := len(src), len(dst)
	srcBack, dstBack := src.background(dst), dst.background(src)
	sums := make([]float64, b.nodes())
	from := make([]byte, b.nodes())
	const (
		across = iota + 1
		down
		right
	)
	for i := 0; i <= n; i++ {
		for j := b.lo[i]; j <= b.hi[i]; j++ {
			at := b.node(i, j)
			best, step := math.Inf(-1), byte(0)
			if i == 0 && j == 0 {
				best = 0
			}
			if i > 0 && b.holds(i-1, j) {
				best, step = sums[b.node(i-1, j)], down
			}
			if j > b.lo[i] && sums[at-1] > best {
				best, step = sums[at-1], right
			}
			if i > 0 && j > 0 && b.holds(i-1, j-1) {
				gain := dot(src[i-1], dst[j-1]) - (srcBack[i-1]+dstBack[j-1])/2
				if s := sums[b.node(i-1, j-1)] + gain; s >= best {
					best, step = s, across
				}
			}
			sums[at], from[at] = best, step
		}
	}
	path := [][2]int{{n, m}}
	for i, j := n, m; i > 0 || j > 0; {
		switch from[b.node(i, j)] {
		case across:
			i, j = i-1, j-1
		case down:
			i--
		default:
			j--
		}
		path = append(path, [2]int{i, j})
	}
	return path
}

// around is the band of an n by m lattice within slack steps of a path, steps
// along rows and columns counted together, so that it is as wide beside a gap
// as beside the diagonal. The path is given from its end, through a lattice
// whose steps are scale segments long.
func around(path [][2]int, n, m, scale, slack int) band {
	lo, hi := make([]int, n+1), make([]int, n+1)
	for i := range lo {
		lo[i] = m
	}
	for _, node := range path {
		top, left := node[0]*scale, node[1]*scale
		bottom, right := top+scale-1, left+scale-1
		for i := max(0, top-slack); i <= min(n, bottom+slack); i++ {
			rest := slack - max(0, top-i, i-bottom)
			lo[i], hi[i] = min(lo[i], max(0, left-rest)), max(hi[i], min(m, right+rest))
		}
	}
	lo[0], hi[n] = 0, m
	for i := 1; i <= n; i++ {
		hi[i] = max(hi[i], hi[i-1])
	}
	for i := n - 1; i >= 0; i-- {
		lo[i] = min(lo[i], lo[i+1])
	}
	return newBand(lo, hi)
}
