package lattice

import (
	"math"
	"slices"
)

// A net is the edges of a band that are left, packed: most nodes have few that
// are worth a look. Edges are put in in their order.
type net struct {
	first []int32 // by node: where its edges begin; where those before it end
	kinds []int8  // of each edge: the number of its shape
}

// put adds an edge.
func (x *net) put(e Edge) {
	x.fill(int(e) / len(shapes))
	x.kinds = append(x.kinds, int8(e.Shape()))
}

// fill lets edges begin at a node, and ends those of the nodes before.
func (x *net) fill(node int) {
	for len(x.first) <= node {
		x.first = append(x.first, int32(len(x.kinds)))
	}
}

// at is the place of an edge; false where it is not in the net.
func (x *net) at(e Edge) (int, bool) {
	node, k := int(e)/len(shapes), int8(e.Shape())
	own := x.kinds[x.first[node]:x.first[node+1]]
	at := int(k) // where it is if no edge is missing
	if at >= len(own) || own[at] != k {
		at = slices.Index(own, k)
	}
	return int(x.first[node]) + at, at >= 0
}

// of is the places of a node's edges.
func (x *net) of(node int) (lo, hi int) { return int(x.first[node]), int(x.first[node+1]) }

// whole is the net of all edges of a band.
func whole(b Band) *net {
	x := &net{make([]int32, 0, b.Nodes()+1), make([]int8, 0, b.Edges())}
	for i := range b.lo {
		for e := range b.Beads(i) {
			x.put(e)
		}
	}
	x.fill(b.Nodes())
	return x
}

// forbidden is the log-odds of no edge.
var forbidden = math.Inf(-1)
