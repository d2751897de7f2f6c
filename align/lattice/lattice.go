package lattice

import (
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
	net    *net
	odds   []float64 // by place in the net
}

// New is a lattice in which every edge of the band has log-odds 0.
func New(b Band, chains Chains) *Lattice { return blank(b, chains, whole(b)) }

// blank is a lattice in which the edges of a net have log-odds 0, and all others
// are forbidden.
func blank(b Band, chains Chains, x *net) *Lattice {
	return &Lattice{b, chains, x, make([]float64, len(x.kinds))}
}

// Clone is a copy that shares nothing that changes.
func (l *Lattice) Clone() *Lattice {
	return &Lattice{l.band, l.chains, l.net, slices.Clone(l.odds)}
}

// Band is the band that the lattice was made for.
func (l *Lattice) Band() Band { return l.band }

// Odds is the log-odds of an edge, in nats; -Inf if it is forbidden.
func (l *Lattice) Odds(e Edge) float64 {
	if at, ok := l.net.at(e); ok {
		return l.odds[at]
	}
	return forbidden
}

// Set says what an edge is worth. -Inf forbids it; a path must be left, and one
// is where no omission, addition or 1-1 is forbidden. What was forbidden when the
// lattice was made stays so. Goroutines may set different edges at the same time.
func (l *Lattice) Set(e Edge, odds float64) {
	if at, ok := l.net.at(e); ok {
		l.odds[at] = odds
	}
}

// Beads calls yield with each edge from row i that is not forbidden, and its
// bead; see [Band.Beads].
func (l *Lattice) Beads(i int) func(yield func(Edge, corpus.Bead) bool) {
	return func(yield func(Edge, corpus.Bead) bool) {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			node := l.band.Node(i, j)
			for at, end := l.net.of(node); at < end; at++ {
				k := int(l.net.kinds[at])
				if l.odds[at] != forbidden && !yield(edge(node, k), beadAt(i, j, k)) {
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

// from calls yield for each edge that is allowed from node (i, j): its place in
// the net, its shape, its log-odds and the node it leads to.
func (l *Lattice) from(i, j int, yield func(at, k int, odds float64, to int)) {
	for at, end := l.net.of(l.band.Node(i, j)); at < end; at++ {
		if odds := l.odds[at]; odds != forbidden {
			k := int(l.net.kinds[at])
			yield(at, k, odds, l.band.Node(i+shapes[k].Src, j+shapes[k].Dst))
		}
	}
}

// last is the number of the last node.
func (l *Lattice) last() int { return l.band.Nodes() - 1 }
