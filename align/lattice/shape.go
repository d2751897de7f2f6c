package lattice

import (
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A Shape is how many source segments a bead pairs with how many target ones.
type Shape struct{ Src, Dst int }

// shapes are the shapes that the search may use.
var shapes = [...]Shape{
	{1, 0}, {0, 1}, {1, 1},
	{2, 1}, {1, 2}, {3, 1}, {1, 3}, {4, 1}, {1, 4}, {5, 1}, {1, 5},
	{2, 2}, {2, 3}, {3, 2}, {3, 3},
}

// Numbers of shapes.
const (
	Omission = 0 // 1-0
	Addition = 1 // 0-1
	Pair     = 2 // 1-1
)

// Reach is the most segments that one side of a bead has.
const Reach = 5

// Shapes lists the shapes that the search may use, in the order of their
// numbers.
func Shapes() []Shape { return slices.Clone(shapes[:]) }

// ShapeOf is the number of a bead's shape; -1 if the search does not use it.
func ShapeOf(b corpus.Bead) int {
	return slices.Index(shapes[:], Shape{b.Src.Len(), b.Dst.Len()})
}

// An Edge is the number of an edge of a band: of one shape from one node. Every
// node has a number for every shape, also for those that would leave the band.
type Edge int

// Edges is the number of edges that a band has numbers for.
func (b Band) Edges() int { return b.Nodes() * len(shapes) }

// Shape is the number of the edge's shape.
func (e Edge) Shape() int { return int(e) % len(shapes) }

// edge is the edge of shape k from a node.
func edge(node, k int) Edge { return Edge(node*len(shapes) + k) }

// EdgeOf is the edge of a bead; false if its shape is not used or it leaves the
// band.
func (b Band) EdgeOf(bead corpus.Bead) (Edge, bool) {
	k := ShapeOf(bead)
	if k < 0 || !b.Holds(bead.Src.Lo, bead.Dst.Lo) || !b.allows(bead.Src.Lo, bead.Dst.Lo, k) {
		return 0, false
	}
	return edge(b.Node(bead.Src.Lo, bead.Dst.Lo), k), true
}

// HoldsCells tells whether each source segment of src may be compared with each
// target segment of dst; neither range may be empty.
func (b Band) HoldsCells(src, dst corpus.Range) bool {
	n, m := b.Size()
	return 0 <= src.Lo && src.Hi <= n && dst.Hi <= m && b.lo[src.Hi-1] <= dst.Lo && dst.Hi-1 <= b.hi[src.Lo]
}

// allows tells whether shape k from node (i, j) of the band ends in the band,
// and all cells of its bead are in it.
func (b Band) allows(i, j, k int) bool {
	s := shapes[k]
	return b.Holds(i+s.Src, j+s.Dst) &&
		(k <= Addition || b.HoldsCells(corpus.Range{Lo: i, Hi: i + s.Src}, corpus.Range{Lo: j, Hi: j + s.Dst}))
}

// beadAt is the bead of shape k from node (i, j).
func beadAt(i, j, k int) corpus.Bead {
	s := shapes[k]
	return corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + s.Src}, Dst: corpus.Range{Lo: j, Hi: j + s.Dst}}
}

// Beads calls yield with each edge from row i that stays in the band, and its
// bead, without confidence, in the order of the edges.
func (b Band) Beads(i int) func(yield func(Edge, corpus.Bead) bool) {
	return func(yield func(Edge, corpus.Bead) bool) {
		for j := b.lo[i]; j <= b.hi[i]; j++ {
			node := b.Node(i, j)
			for k := range shapes {
				if b.allows(i, j, k) && !yield(edge(node, k), beadAt(i, j, k)) {
					return
				}
			}
		}
	}
}
