package lattice

import "math"

// Singles is the best path of single steps through the band, where a 1-1 bead
// of source segment i and target segment j is worth gain(i, j) and a segment
// alone is worth nothing: the nodes it passes, from the last to the first.
// Among equals, a pair is taken.
func (b Band) Singles(gain func(i, j int) float64) []Node {
	const (
		across = iota + 1
		down
		right
	)
	sums, from := make([]float64, b.Nodes()), make([]byte, b.Nodes())
	for i := range b.lo {
		for j := b.lo[i]; j <= b.hi[i]; j++ {
			at := b.Node(i, j)
			best, by := math.Inf(-1), byte(0)
			if i == 0 && j == 0 {
				best = 0
			}
			if i > 0 && b.Holds(i-1, j) {
				best, by = sums[b.Node(i-1, j)], down
			}
			if j > b.lo[i] && sums[at-1] > best {
				best, by = sums[at-1], right
			}
			if i > 0 && j > 0 && b.Holds(i-1, j-1) {
				if s := sums[b.Node(i-1, j-1)] + gain(i-1, j-1); s >= best {
					best, by = s, across
				}
			}
			sums[at], from[at] = best, by
		}
	}
	n, m := b.Size()
	path := []Node{{n, m}}
	for i, j := n, m; i > 0 || j > 0; {
		switch from[b.Node(i, j)] {
		case across:
			i, j = i-1, j-1
		case down:
			i--
		default:
			j--
		}
		path = append(path, Node{i, j})
	}
	return path
}

// Around is the band of an n by m lattice within slack steps of a path, steps
// along rows and columns counted together, so that it is as wide beside a gap
// as beside the diagonal. The path is given from its end, as [Band.Singles]
// gives it, through a lattice whose steps are scale segments long.
func Around(path []Node, n, m, scale, slack int) Band {
	lo, hi := make([]int, n+1), make([]int, n+1)
	for i := range lo {
		lo[i] = m
	}
	for _, node := range path {
		top, left := node.I*scale, node.J*scale
		bottom, right := top+scale-1, left+scale-1
		for i := max(0, top-slack); i <= min(n, bottom+slack); i++ {
			rest := slack - max(0, top-i, i-bottom)
			lo[i], hi[i] = min(lo[i], max(0, left-rest)), max(hi[i], min(m, right+rest))
		}
	}
	lo[0], hi[n] = 0, m
	return steady(lo, hi)
}

// Wider is the band with one more cell on every side, as far as it stays inside
// another that holds it.
func (b Band) Wider(within Band) Band {
	lo, hi := make([]int, len(b.lo)), make([]int, len(b.hi))
	for i := range lo {
		lo[i] = max(within.lo[i], b.lo[max(0, i-1)]-1)
		hi[i] = min(within.hi[i], b.hi[min(len(hi)-1, i+1)]+1)
	}
	return newBand(lo, hi)
}
