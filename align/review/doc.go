// Package review keeps what people decided about a bitext: which findings were
// looked at and dismissed, and why.
//
//	r, err := review.Open(review.Beside("news.zh.txt")) // empty if there is none yet
//	open, dismissed, stale := r.Apply(findings)         // open: still to be looked at
//	r = r.Dismiss(open[:1], "on purpose", "2026-03-04")
//	err = r.Write(file)
//
// # The review file
//
// A review travels as one JSON file beside the target, NAME.bitext.json (see
// [Beside]), to be kept and versioned with it. It names findings by their fingerprints, which
// depend on the sentences concerned and not on where they stand, so that it
// lasts while the text around them changes. A dismissal whose finding is gone is
// stale: it does no harm, and [Review.Pruned] drops it. Dismissals stand in the
// order of their fingerprints, so that two people's changes merge line by line.
package review
