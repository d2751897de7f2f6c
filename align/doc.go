// Package align finds out which segments of two texts translate each other: two
// documents in, a ladder out. It reads no file and prints nothing.
//
//	ladder, err := align.Align(ctx, english, russian, align.Options{})
//	bitext, err := align.Bitext(ctx, english, russian, align.Options{Unit: corpus.Sentences})
//	why, err := align.ExplainBitext(ctx, english, russian, align.Options{Unit: corpus.Sentences}, 4)
//
// The documents' segments are paragraphs, or whatever is to be paired; the
// language of each document should be known (see package lang), or lengths and
// figures are compared as if it were English. [Options] of zero value are the
// recommended ones.
//
// # The method
//
//	two texts ─ evidence.Read ─▶ segments ─ coarse to fine ─▶ band ─ evidence.Pair ─▶ evidence
//	                                                                                    │
//	              ┌──────────────── the model's weights: log-odds of each bead ◀────────┤
//	              ▼                                                                     │
//	           lattice ─▶ best path, posterior ─▶ what it teaches of these texts ───────┤
//	              ▼                                                                     │
//	           lattice ─▶ posterior, surest path ─▶ joined ─▶ moved ─▶ ladder ◀─ again ─┘
//
// Each bead that could be has log-odds: the sum of what the features say of it,
// by weight (package evidence), and the prior of its shape. The probability of a
// ladder is e to the sum of its beads' log-odds, divided by the same sum over
// all ladders: a semi-Markov conditional random field (Sarawagi and Cohen 2004),
// whose weights [Fit] learns. A forward and a backward pass give the confidence of
// each bead, and the path taken is the one on which most segments are expected to
// stand right (package lattice).
//
// A bead of the lattice has at most five segments a side. Where one side lost its
// paragraph breaks, or a list became one paragraph, the path leaves many alone
// beside one: there the sentences are aligned as if there were no paragraphs, and
// each paragraph goes where its sentences go, in beads of any size. What the path
// still leaves alone on both sides, or pairs with doubt, is held against each
// other wherever it stands, and may be paired as a block that was moved, with
// what stands alone beside it if that was cut from it or joined to it. Where a
// sentence is joined to many, the same is done by clauses. A line of the original
// that the translation repeats and then translates is in one bead with both.
//
// Last, the confidences are corrected by how often beads of their kind (pairs,
// omissions, additions, moves) were right in texts that the model was not fitted
// to, if the model says so.
//
// Sentences are aligned inside the beads of their paragraphs. Time and memory
// grow with n + m: of texts of any length a strip of constant width is searched,
// around the path that the vectors alone would choose.
//
// Two texts are always searched in the same direction. Where they were given in
// the other, the ladder is turned round: what is found is the mirror image.
//
// # The files
//
// From the bottom up; each uses only files above it in this list:
//
//	lattice/       bands, shapes, the best path, the posterior: knows numbers, no text
//	evidence/      what two stretches of text say about being translations: knows no path
//	coarse.go      the strip of the lattice worth searching
//	calibrate.go   how sure a kind of bead should be, by how often it was right
//	model.go       the weights, and the log-odds of every bead by them
//	order.go       beads in the order of a ladder, and ladders seen from the other side
//	moves.go       what was left over on both sides, put elsewhere as a block
//	copied.go      lines of the original that the translation repeats
//	widen.go       moves of several segments
//	search.go      one lattice, searched twice
//	joined.go      paragraphs that one side joined, by their sentences
//	sentences.go   the sentences inside paragraphs, in one ladder
//	align.go       Options, Align, Bitext
//	between.go     what is left between beads that are known
//	fit.go         the weights learnt from gold
//	crossfit.go    the same in folds, which calibrate and measure them
//	explain.go     why a bead was chosen
package align
