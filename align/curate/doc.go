// Package curate makes a corpus of bitexts fit for use: it drops units that are no
// good, finds those that are there twice, draws some, divides them into parts for
// training and for testing, and says what there is.
//
//	for u, err := range curate.Clean(ctx, stream, rules, curate.Standard, vectors.Default()) {
//		… // u.Rule is the rule that drops it, nil where it is kept
//	}
//
//	d := curate.NewDuplicates(curate.Likeness{By: curate.Both})
//	for u, err := range stream.Units { d.Add(u) }
//	groups := d.Groups()
//
// Units pass as they are: nothing is altered. What looks at all units before it can
// say anything of one remembers a little of each, and its caller wants the stream a
// second time; the others want it once.
//
// # Files
//
//	rules.go       Rule, Bounds: what is wrong with a unit
//	clean.go       Clean: a stream held against the rules, on all processors
//	duplicates.go  Duplicates: units that are alike
//	split.go       Splitter: parts for training and testing, without leaks
//	sample.go      Sample: some units drawn in one pass
//	profile.go     Profiler: what a corpus holds
//	document.go    which document a unit is of
package curate
