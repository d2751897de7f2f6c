// Package review keeps what people decided about a bitext: which findings were
// looked at and dismissed, which pairs are right, how the others are mended, and
// why.
//
//	r, err := review.Open(review.Beside("news.zh.txt")) // empty if there is none yet
//	open, dismissed, stale := r.Apply(findings)         // open: still to be looked at
//	a := r.To(bitext)                                   // the bitext as people have it
//	d, err := a.Merge(7)                                // beads 7 and 8 are one
//	r = r.Do(d)                                         // r.Undo() takes it back
//
// # Decisions
//
// A [Decision] is a value: an operation, and the finding or the beads it is about
// as they are since. Nothing is recorded of how they were before, so decisions can
// be taken away one by one: the bitext is what the aligner made, with each bead that
// was decided put over it ([Review.To]), and the same decisions always give the
// same bitext. Of decisions about one segment the last counts.
//
// Findings are named by their fingerprints, beads by the texts they hold (see
// [Anchor]), so that decisions last while the text around them changes. What fits
// no more is listed, and applied to nothing: [Applied.Unfit], and the stale
// dismissals of [Review.Apply].
//
// # The review file
//
// A review travels as one file beside the target, TARGET.bitext.json (see
// [Beside]), to be kept and versioned with it. The first line names its schema,
// each other is a decision in JSON, in the order of the texts' hashes, so that git
// merges what two people decided. Files of the first schema, one object with
// dismissals, are read. While somebody reviews, each decision is appended and on
// the disk before the next ([Journal]); when they end, what later decisions
// replaced is left out.
//
// # The files
//
//	decision.go   an operation as a value, and its line
//	anchor.go     a segment by its text
//	cut.go        paragraphs that people cut
//	apply.go      decisions put over a bitext
//	operate.go    what can be done to a bead
//	edited.go     what an editor did to a table of both texts, as decisions
//	review.go     all decisions, and those about findings
//	history.go    undo and redo
//	file.go       the review file
//	lock.go       one at a time changes it
//	held.go       one at a time reviews
//	journal.go    a session: never lost
package review
