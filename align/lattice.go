package align

import "math"

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
