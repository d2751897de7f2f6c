package lattice

import (
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A State says what the bead before a node was. An omission may not follow an
// addition: of the orders in which omissions and additions between two pairs
// could be told, the lattice knows only omissions first.
type State int8

// The states. Both ends of the lattice count as pairs.
const (
	AfterPair State = iota
	AfterOmission
	AfterAddition

	States = 3 // how many there are
)

// Follow is the state after a bead of shape k.
func Follow(k int) State {
	switch k {
	case Omission:
		return AfterOmission
	case Addition:
		return AfterAddition
	}
	return AfterPair
}

// Chains is what a bead gains, in nats, when the bead before it was of its own
// kind: a pair, an omission, an addition.
type Chains [States]float64

// A Lattice is a band with the log-odds of each edge.
type Lattice struct {
	band   Band
	chains Chains
	odds   []float64 // by edge
}

// New is a lattice in which every edge of the band has log-odds 0. Edges that
// would leave the band are forbidden, and must stay so.
func New(b Band, chains Chains) *Lattice {
	l := closed(b, chains)
	for i := range b.lo {
		for e := range b.Beads(i) {
			l.odds[e] = 0
		}
	}
	return l
}

// closed is a lattice in which every edge is forbidden.
func closed(b Band, chains Chains) *Lattice {
	l := &Lattice{b, chains, make([]float64, b.Edges())}
	for e := range l.odds {
		l.odds[e] = math.Inf(-1)
	}
	return l
}

// Clone is a copy that shares nothing that changes.
func (l *Lattice) Clone() *Lattice { return &Lattice{l.band, l.chains, slices.Clone(l.odds)} }

// Band is the band that the lattice was made for.
func (l *Lattice) Band() Band { return l.band }

// Odds is the log-odds of an edge, in nats.
func (l *Lattice) Odds(e Edge) float64 { return l.odds[e] }

// Set says what an edge is worth. -Inf forbids it; a path must be left, and one
// is where no omission, addition or 1-1 is forbidden. Goroutines may set
// different edges at the same time.
func (l *Lattice) Set(e Edge, odds float64) { l.odds[e] = odds }

// Beads calls yield with each edge from row i that is not forbidden, and its
// bead; see [Band.Beads].
func (l *Lattice) Beads(i int) func(yield func(Edge, corpus.Bead) bool) {
	return func(yield func(Edge, corpus.Bead) bool) {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			node := l.band.Node(i, j)
			for k, s := range shapes {
				e := edge(node, k)
				if math.IsInf(l.odds[e], -1) {
					continue
				}
				if !yield(e, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + s.Src}, Dst: corpus.Range{Lo: j, Hi: j + s.Dst}}) {
					return
				}
			}
		}
	}
}

// succession tells whether a bead of shape k may follow state s, and what the
// succession is worth.
func (l *Lattice) succession(s State, k int) (float64, bool) {
	t := Follow(k)
	if s == AfterAddition && t == AfterOmission {
		return 0, false
	}
	if s == t {
		return l.chains[t], true
	}
	return 0, true
}

// from calls yield for each edge that is allowed from node (i, j): its shape,
// its log-odds and the node it leads to.
func (l *Lattice) from(i, j int, yield func(k int, odds float64, to int)) {
	first := edge(l.band.Node(i, j), 0)
	for k, odds := range l.odds[first : int(first)+len(shapes)] {
		if !math.IsInf(odds, -1) {
			yield(k, odds, l.band.Node(i+shapes[k].Src, j+shapes[k].Dst))
		}
	}
}

// last is the number of the last node.
func (l *Lattice) last() int { return l.band.Nodes() - 1 }
