package align

import (
	"math"

	"github.com/bitext-tools/bitext/corpus"
)

// A shape is n source with m target segments.
type shape struct{ src, dst int }

// shapes lists the beads the search may use.
var shapes = []shape{
	{1, 0}, {0, 1}, {1, 1},
	{2, 1}, {1, 2}, {3, 1}, {1, 3}, {4, 1}, {1, 4}, {5, 1}, {1, 5},
	{2, 2}, {2, 3}, {3, 2}, {3, 3},
}

const (
	omission = 0 // shapes[omission] is 1-0
	addition = 1 // shapes[addition] is 0-1
)

// A state says what the bead before a node was. Of the orders in which
// omissions and additions between two pairs could be told, the lattice knows
// only one, omissions first, so that no ladder has two paths.
type state int8

const (
	afterPair state = iota
	afterOmission
	afterAddition
	states
)

// follow is the state after a bead of shape k.
func follow(k int) state {
	switch k {
	case omission:
		return afterOmission
	case addition:
		return afterAddition
	}
	return afterPair
}

// A lattice is the band with the log-odds of every bead that may start at each
// node.
type lattice struct {
	n, m  int
	band  band
	odds  []float64       // of shape k starting at a node, at node*len(shapes)+k; -Inf: not in the band
	chain [states]float64 // what an omission after an omission, an addition after an addition gains
}

// newLattice is the lattice of a pairing with all log-odds 0.
func newLattice(p *pairing) *lattice {
	return &lattice{n: len(p.src), m: len(p.dst), band: p.band, odds: make([]float64, p.band.nodes()*len(shapes))}
}

// edge is the log-odds of the bead of shape k that starts at a node.
func (l *lattice) edge(node, k int) float64 { return l.odds[node*len(shapes)+k] }

// allowed tells whether a bead of shape k may follow state s, and what the
// succession is worth.
func (l *lattice) succession(s state, k int) (float64, bool) {
	t := follow(k)
	if s == afterAddition && t == afterOmission {
		return 0, false
	}
	if s == t {
		return l.chain[t], true
	}
	return 0, true
}

// edges calls yield for each edge from the nodes in order: from node (i, j)
// with shape k to node (i2, j2).
func (l *lattice) edges(yield func(i, j, k, from, to int)) {
	for i := 0; i <= l.n; i++ {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			from := l.band.node(i, j)
			for k, s := range shapes {
				if i+s.src <= l.n && l.band.holds(i+s.src, j+s.dst) && !math.IsInf(l.edge(from, k), -1) {
					yield(i, j, k, from, l.band.node(i+s.src, j+s.dst))
				}
			}
		}
	}
}

// best is the likeliest path, as beads without confidence.
func (l *lattice) best() []corpus.Bead {
	nodes := l.band.nodes()
	type step struct {
		sum  float64
		k    int8
		from state
	}
	at := make([][states]step, nodes)
	for x := range at {
		for s := range at[x] {
			at[x][s].sum = math.Inf(-1)
		}
	}
	at[0][afterPair].sum = 0
	l.edges(func(i, j, k, from, to int) {
		t := follow(k)
		for s := range states {
			gain, ok := l.succession(s, k)
			if sum := at[from][s].sum + gain + l.edge(from, k); ok && sum > at[to][t].sum {
				at[to][t] = step{sum, int8(k), s}
			}
		}
	})
	i, j := l.n, l.m
	end := at[l.band.node(i, j)]
	s := afterPair
	for t := range states {
		if end[t].sum > end[s].sum {
			s = t
		}
	}
	var out []corpus.Bead
	for i > 0 || j > 0 {
		st := at[l.band.node(i, j)][s]
		sh := shapes[st.k]
		out = append(out, corpus.Bead{Src: corpus.Range{Lo: i - sh.src, Hi: i}, Dst: corpus.Range{Lo: j - sh.dst, Hi: j}})
		i, j, s = i-sh.src, j-sh.dst, st.from
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// A posterior is what forward and backward passes give: the log of the sum over
// all ladders, and each edge's share of it.
type posterior struct {
	total  float64
	edges  []float64       // probability of shape k at node, at node*len(shapes)+k
	chains [states]float64 // expected number of chained omissions, additions

	omitted, added []float64 // probability that a source, a target segment stands alone
}

func (l *lattice) posterior() posterior {
	nodes := l.band.nodes()
	inf := math.Inf(-1)
	ahead, behind := make([][states]float64, nodes), make([][states]float64, nodes)
	for x := range ahead {
		ahead[x] = [states]float64{inf, inf, inf}
		behind[x] = ahead[x]
	}
	ahead[0][afterPair] = 0
	l.edges(func(_, _, k, from, to int) {
		t := follow(k)
		for s := range states {
			if gain, ok := l.succession(s, k); ok && ahead[from][s] != inf {
				ahead[to][t] = logAdd(ahead[to][t], ahead[from][s]+gain+l.edge(from, k))
			}
		}
	})
	end := l.band.node(l.n, l.m)
	behind[end] = [states]float64{}
	p := posterior{
		total: inf, edges: make([]float64, nodes*len(shapes)),
		omitted: make([]float64, l.n), added: make([]float64, l.m),
	}
	for t := range states {
		p.total = logAdd(p.total, ahead[end][t])
	}
	for i := l.n; i >= 0; i-- {
		for j := l.band.hi[i]; j >= l.band.lo[i]; j-- {
			from := l.band.node(i, j)
			for k, sh := range shapes {
				if i+sh.src > l.n || !l.band.holds(i+sh.src, j+sh.dst) || l.edge(from, k) == inf {
					continue
				}
				to := l.band.node(i+sh.src, j+sh.dst)
				t := follow(k)
				after := behind[to][t] + l.edge(from, k)
				for s := range states {
					gain, ok := l.succession(s, k)
					if !ok {
						continue
					}
					behind[from][s] = logAdd(behind[from][s], gain+after)
					if ahead[from][s] != inf {
						share := math.Exp(ahead[from][s] + gain + after - p.total)
						p.edges[from*len(shapes)+k] += share
						switch k {
						case omission:
							p.omitted[i] += share
						case addition:
							p.added[j] += share
						}
						if s == t && t != afterPair {
							p.chains[t] += share
						}
					}
				}
			}
		}
	}
	return p
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
