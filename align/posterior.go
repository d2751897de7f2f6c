package align

import "math"

// A posterior is what a forward and a backward pass give: the log of the sum
// over all ladders, and each edge's share of it.
type posterior struct {
	total  float64
	edges  []float64       // probability of shape k at node, at node*len(shapes)+k
	chains [states]float64 // expected number of chained omissions, additions

	omitted, added []float64 // probability that a source, a target segment stands alone
}

// ways is, for each node and state, the log of a sum over paths.
type ways [][states]float64

func (l *lattice) noWays() ways {
	w := make(ways, l.band.nodes())
	for x := range w {
		for s := range w[x] {
			w[x][s] = math.Inf(-1)
		}
	}
	return w
}

// posterior weighs all ladders.
func (l *lattice) posterior() posterior {
	p := posterior{
		total: math.Inf(-1), edges: make([]float64, len(l.odds)),
		omitted: make([]float64, l.n), added: make([]float64, l.m),
	}
	ahead := l.forward()
	for _, w := range ahead[l.band.node(l.n, l.m)] {
		p.total = logAdd(p.total, w)
	}
	l.backward(ahead, &p)
	return p
}

// forward sums the paths from the first node to each.
func (l *lattice) forward() ways {
	ahead := l.noWays()
	ahead[0][afterPair] = 0
	l.edges(func(_, _, k, from, to int) {
		t := follow(k)
		for s := range states {
			if gain, ok := l.succession(s, k); ok && !math.IsInf(ahead[from][s], -1) {
				ahead[to][t] = logAdd(ahead[to][t], ahead[from][s]+gain+l.edge(from, k))
			}
		}
	})
	return ahead
}

// backward sums the paths from each node to the last, and with those to it
// gives each edge its share.
func (l *lattice) backward(ahead ways, p *posterior) {
	behind := l.noWays()
	behind[l.band.node(l.n, l.m)] = [states]float64{}
	for i := l.n; i >= 0; i-- {
		for j := l.band.hi[i]; j >= l.band.lo[i]; j-- {
			from := l.band.node(i, j)
			for k, shape := range shapes {
				if i+shape.src > l.n || !l.band.holds(i+shape.src, j+shape.dst) || math.IsInf(l.edge(from, k), -1) {
					continue
				}
				after := behind[l.band.node(i+shape.src, j+shape.dst)][follow(k)] + l.edge(from, k)
				for s := range states {
					if gain, ok := l.succession(s, k); ok {
						behind[from][s] = logAdd(behind[from][s], gain+after)
						p.share(i, j, from, k, s, math.Exp(ahead[from][s]+gain+after-p.total))
					}
				}
			}
		}
	}
}

// share books the probability of shape k at a node in state s.
func (p *posterior) share(i, j, node, k int, s state, chance float64) {
	p.edges[node*len(shapes)+k] += chance
	switch follow(k) {
	case afterOmission:
		p.omitted[i] += chance
	case afterAddition:
		p.added[j] += chance
	}
	if t := follow(k); t == s && t != afterPair {
		p.chains[t] += chance
	}
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
