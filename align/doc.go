// Package align finds out which segments of two texts translate each other: two
// documents in, a ladder out. It reads no file and prints nothing.
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
// A path from (0, 0) to (n, m) is a ladder without moves. Each edge has
// log-odds: the sum of what the features say of the bead, by weight, and the
// prior of its shape. An omission after an omission, or an addition after an
// addition, gains what the model says of chains, for missing paragraphs come
// in rows. Of the orders in which omissions and additions between two pairs
// could be told the lattice knows one, omissions first; see state.
//
// The probability of a ladder is e to the sum of its edges, divided by the same
// sum over all ladders: a semi-Markov conditional random field (Sarawagi and
// Cohen 2004), whose weights [Fit] learns. The best path is found by dynamic
// programming, the confidence of each bead by a forward and a backward pass.
//
// # The evidence
//
// features.go lists the features, one idea a file: similarity.go (vectors, with
// a margin over rivals), members.go (does each joined segment belong, does a
// neighbour), pieces.go (does each sentence of a paragraph find its like
// inside), translated.go (words that the lexicon knows to translate each
// other), length.go, figures.go, names.go, punctuation.go, kinds.go, lone.go.
// All look through a candidate at a pairing, which holds what is known of each
// two segments, so that no vector is added up twice.
//
// # The steps
//
//	segment.go   what the features know of one segment
//	coarse.go    the strip of the lattice worth searching (long texts: coarse to fine)
//	pairing.go   each two segments in the strip; coverage.go, pieces.go likewise
//	model.go     log-odds of every bead; search.go the best path; posterior.go all probabilities
//	adapt.go     how long and how free this translation is; then once more
//	moves.go     what was left over on both sides, put elsewhere as a block
//	inorder.go   the sentences inside paragraphs, in one ladder
//	explain.go   why a bead was chosen
//
// Time and memory grow with n + m: up to [wholeCells] cells the whole lattice is
// searched, beyond that a strip of constant width.
package align
