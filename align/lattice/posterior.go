package lattice

import (
	"math"
	"sync"

	"github.com/bitext-tools/bitext/corpus"
)

// A Posterior is the probability of each bead: the share of all paths, by their
// probability, that have it.
type Posterior struct {
	Total  float64 // log of the sum of e to the log-odds of every path
	Chains Chains  // expected number of chained omissions and additions; of pairs it is not counted

	band           Band
	net            *net
	edges          []float64 // by place in the net
	omitted, added []float64 // that a source, a target segment stands alone
}

// Posterior weighs all paths.
func (l *Lattice) Posterior() *Posterior {
	n, m := l.band.Size()
	ahead, behind := l.bothWays(logAdd)
	p := &Posterior{
		Total: l.total(ahead, logAdd), band: l.band, net: l.net, edges: make([]float64, len(l.odds)),
		omitted: make([]float64, n), added: make([]float64, m),
	}
	for i := range l.band.lo {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			node := l.band.Node(i, j)
			l.from(i, j, func(at, k int, odds float64, to int) {
				after := behind[to][Follow(k)] + odds
				for s := range State(States) {
					if gain, ok := l.succession(s, k); ok {
						p.add(i, j, at, k, s, math.Exp(ahead[node][s]+gain+after-p.Total))
					}
				}
			})
		}
	}
	return p
}

// Edge is the probability of an edge. Of omissions and additions it is that of
// the place too; see [Posterior.Of].
func (p *Posterior) Edge(e Edge) float64 {
	if at, ok := p.net.at(e); ok {
		return clamp(p.edges[at])
	}
	return 0
}

// Of is the probability of a bead, 0 to 1. An omission or an addition counts
// wherever in the other text it is told. A bead outside the band has 0.
func (p *Posterior) Of(b corpus.Bead) float64 {
	switch ShapeOf(b) {
	case Omission:
		return clamp(p.omitted[b.Src.Lo])
	case Addition:
		return clamp(p.added[b.Dst.Lo])
	}
	e, ok := p.band.EdgeOf(b)
	if !ok {
		return 0
	}
	return p.Edge(e)
}

// at is [Posterior.Of] a bead whose place in the net is known.
func (p *Posterior) at(at int, b corpus.Bead) float64 {
	switch int(p.net.kinds[at]) {
	case Omission:
		return clamp(p.omitted[b.Src.Lo])
	case Addition:
		return clamp(p.added[b.Dst.Lo])
	}
	return clamp(p.edges[at])
}

// Omitted is the probability that each source segment stands alone.
func (p *Posterior) Omitted() []float64 { return clamped(p.omitted) }

// Added is the probability that each target segment stands alone.
func (p *Posterior) Added() []float64 { return clamped(p.added) }

func clamped(list []float64) []float64 {
	out := make([]float64, len(list))
	for i, x := range list {
		out[i] = clamp(x)
	}
	return out
}

// SetConfidence sets each bead's Confidence to its posterior probability.
func (p *Posterior) SetConfidence(beads []corpus.Bead) {
	for k := range beads {
		beads[k].Confidence = p.Of(beads[k])
	}
}

// clamp keeps rounding errors of sums inside 0 to 1.
func clamp(p float64) float64 { return min(1, max(0, p)) }

// pathSums is, for each node and state, what the paths up to it or from it on
// are worth: the log of their sum, or the best.
type pathSums [][States]float64

func (l *Lattice) noPaths() pathSums {
	w := make(pathSums, l.band.Nodes())
	for x := range w {
		for s := range w[x] {
			w[x][s] = math.Inf(-1)
		}
	}
	return w
}

// bothWays is forward and backward, at the same time.
func (l *Lattice) bothWays(together func(a, b float64) float64) (ahead, behind pathSums) {
	var wg sync.WaitGroup
	wg.Go(func() { ahead = l.forward(together) })
	behind = l.backward(together)
	wg.Wait()
	return ahead, behind
}

// forward takes the paths from the first node to each together.
func (l *Lattice) forward(together func(a, b float64) float64) pathSums {
	ahead := l.noPaths()
	ahead[0][AfterPair] = 0
	for i := range l.band.lo {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			here := &ahead[l.band.Node(i, j)]
			l.from(i, j, func(_, k int, odds float64, to int) {
				there := &ahead[to][Follow(k)]
				for s := range State(States) {
					if gain, ok := l.succession(s, k); ok && !math.IsInf(here[s], -1) {
						*there = together(*there, here[s]+gain+odds)
					}
				}
			})
		}
	}
	return ahead
}

// backward takes the paths from each node to the last together.
func (l *Lattice) backward(together func(a, b float64) float64) pathSums {
	behind := l.noPaths()
	behind[l.last()] = [States]float64{}
	for i := len(l.band.lo) - 1; i >= 0; i-- {
		for j := l.band.hi[i]; j >= l.band.lo[i]; j-- {
			here := &behind[l.band.Node(i, j)]
			l.from(i, j, func(_, k int, odds float64, to int) {
				after := behind[to][Follow(k)] + odds
				for s := range State(States) {
					if gain, ok := l.succession(s, k); ok && !math.IsInf(after, -1) {
						here[s] = together(here[s], gain+after)
					}
				}
			})
		}
	}
	return behind
}

// total takes all paths together, given those to each node.
func (l *Lattice) total(ahead pathSums, together func(a, b float64) float64) float64 {
	sum := math.Inf(-1)
	for _, w := range ahead[l.last()] {
		sum = together(sum, w)
	}
	return sum
}

// add counts the probability of the paths that take an edge of shape k from node
// (i, j) in state s; at is its place in the net.
func (p *Posterior) add(i, j, at, k int, s State, probability float64) {
	p.edges[at] += probability
	t := Follow(k)
	switch t {
	case AfterOmission:
		p.omitted[i] += probability
	case AfterAddition:
		p.added[j] += probability
	}
	if t == s && t != AfterPair {
		p.Chains[t] += probability
	}
}

// larger is the larger of two numbers, neither of which may be NaN.
func larger(a, b float64) float64 { return max(a, b) }

// logAdd is log(e^a + e^b).
func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
