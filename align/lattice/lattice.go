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

// New is a lattice in which every edge of the band has log-odds 0.
func New(b Band, chains Chains) *Lattice {
	return &Lattice{b, chains, make([]float64, b.Edges())}
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
		for e, b := range l.band.Beads(i) {
			if !math.IsInf(l.odds[e], -1) && !yield(e, b) {
				return
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
	node := l.band.Node(i, j)
	for k, s := range shapes {
		if odds := l.odds[edge(node, k)]; !math.IsInf(odds, -1) && l.band.allows(i, j, k) {
			yield(k, odds, l.band.Node(i+s.Src, j+s.Dst))
		}
	}
}

// last is the number of the last node.
func (l *Lattice) last() int { return l.band.Nodes() - 1 }
