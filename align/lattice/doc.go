// Package lattice finds the likeliest way through two sequences that tell the
// same in beads, and how sure each step of it is. It knows numbers, no text: what
// a bead is worth, the caller says.
//
//	band := lattice.Full(n, m)                 // n source, m target segments
//	l := lattice.New(band, lattice.Chains{})
//	for i := range n + 1 {
//		for e, bead := range band.Beads(i) {
//			l.Set(e, logOdds(bead))
//		}
//	}
//	p := l.Posterior()
//	path := l.Surest(p)
//	p.SetConfidence(path)
//
// # The lattice
//
// A source of n segments and a target of m make a lattice of (n+1)(m+1) nodes.
// Node (i, j) says that i source and j target segments are behind us. A bead is
// an edge; its shape says how far it goes:
//
//	(i,j) ──0-1──▶ (i,j+1)          addition: a target segment alone
//	  │ ╲
//	 1-0  1-1                       and 2-1, 1-2 up to 5-1, 1-5, 2-2, 2-3, 3-2, 3-3
//	  ▼     ╲
//	(i+1,j)  (i+1,j+1)              omission: a source segment alone
//
// A path from (0, 0) to (n, m) is a ladder without moves. It is worth the sum of
// its edges' log-odds and of what the model says of chains: an omission after an
// omission, or an addition after an addition. Its probability is e to that
// sum, divided by the same over all paths.
//
// Between two pairs, omissions and additions could be told in many orders. The
// lattice has one of them, omissions first (see [State]), so that no ladder has
// two paths.
//
// [Lattice.Posterior] is a forward and a backward pass, [Lattice.Surest] dynamic
// programming over node and state, as is [Lattice.Best], the likeliest path. All
// take time and memory in proportion to the nodes of the [Band].
package lattice
