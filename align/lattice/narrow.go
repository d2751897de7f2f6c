package lattice

import (
	"math"
	"slices"
)

// Narrow is the lattice of what is worth a closer look: of the edges of l those
// on a path that is worth at most slack nats less than the best, each with
// log-odds 0. Its band is the narrowest that has their cells; all other edges in
// it are forbidden. The best path is always left.
func (l *Lattice) Narrow(slack float64) *Lattice {
	worth := l.within(slack)
	n, m := l.band.Size()
	lo, hi := make([]int, n+1), make([]int, n+1)
	for i := range lo {
		lo[i], hi[i] = l.band.hi[i], l.band.lo[i] // turned round: nothing yet
	}
	worth(func(i, j, k int) {
		last, end := i+shapes[k].Src, j+shapes[k].Dst
		lo[i], hi[i] = min(lo[i], j), max(hi[i], j)
		lo[last], hi[last] = min(lo[last], end), max(hi[last], end)
		if k > Addition {
			lo[last-1], hi[i] = min(lo[last-1], j), max(hi[i], end-1)
		}
	})
	lo[0], hi[n] = 0, m // of an empty lattice
	band, left := steady(lo, hi), &net{}
	worth(func(i, j, k int) { left.put(edge(band.Node(i, j), k)) })
	left.fill(band.Nodes())
	return blank(band, l.chains, left)
}

// rounding is more than sums of the same log-odds in another order differ by, in
// nats.
const rounding = 1e-6

// within returns what calls look for each edge on a path that is worth at most
// slack nats less than the best: of shape k from node (i, j).
func (l *Lattice) within(slack float64) func(look func(i, j, k int)) {
	ahead, behind := l.bothWays(larger)
	least := l.total(ahead, math.Max) - slack - rounding
	return func(look func(i, j, k int)) {
		for i := range l.band.lo {
			for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
				here := &ahead[l.band.Node(i, j)]
				l.from(i, j, func(_, k int, odds float64, to int) {
					if l.best(here, k)+odds+behind[to][Follow(k)] >= least {
						look(i, j, k)
					}
				})
			}
		}
	}
}

// best is what the best path to a node is worth that goes on with shape k.
func (l *Lattice) best(here *[States]float64, k int) float64 {
	sum := math.Inf(-1)
	for s, before := range here {
		if gain, ok := l.succession(State(s), k); ok {
			sum = max(sum, before+gain)
		}
	}
	return sum
}

// steady is the band of at least rows lo[i] to hi[i], widened where they would
// break its laws.
func steady(lo, hi []int) Band {
	for i := len(lo) - 2; i >= 0; i-- {
		lo[i] = min(lo[i], lo[i+1])
	}
	for i := 1; i < len(hi); i++ {
		hi[i-1] = max(hi[i-1], lo[i]-1)
		hi[i] = max(hi[i], hi[i-1], lo[i])
	}
	return newBand(lo, hi)
}

// Head is a copy of the beginning of a lattice, up to the first node of the best
// path that has n source segments behind it; all of it where there are no more.
func (l *Lattice) Head(n int) *Lattice {
	if rows, _ := l.band.Size(); n >= rows {
		return l.Clone()
	}
	end := Node{}
	for _, b := range l.Best() {
		if end.I >= n {
			break
		}
		end = Node{b.Src.Hi, b.Dst.Hi}
	}
	return l.until(end.I, end.J)
}

// until is a copy of the lattice up to node (n, m).
func (l *Lattice) until(n, m int) *Lattice {
	lo, hi := slices.Clone(l.band.lo[:n+1]), slices.Clone(l.band.hi[:n+1])
	for i := range hi {
		hi[i] = min(hi[i], m)
	}
	out := &Lattice{band: newBand(lo, hi), chains: l.chains, net: &net{}}
	for i := range lo {
		for e, b := range l.Beads(i) {
			if own, ok := out.band.EdgeOf(b); ok {
				out.net.put(own)
				out.odds = append(out.odds, l.Odds(e))
			}
		}
	}
	out.net.fill(out.band.Nodes())
	return out
}
