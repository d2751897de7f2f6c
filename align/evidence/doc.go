// Package evidence says what two stretches of text say about being translations
// of each other: how alike they are, which words translate each other, whether
// their figures, names, lengths and marks agree. It knows text, and no path
// through it: which beads to choose is for package align.
//
//	r := evidence.NewReader(corpus.Paragraphs, vectors.Default())
//	src, dst := r.Read(ctx, english), r.Read(ctx, russian)
//	e := r.Pair(ctx, src, dst, lattice.Full(len(src), len(dst)))
//	c, ok := e.Candidate(bead, evidence.Adaptation{})
//	for _, f := range evidence.Features() {
//		value, ok := f.Value(&c)
//	}
//
// # What is worked out when
//
// [Reader.Read] looks at each segment by itself, [Reader.Pair] at each two
// segments inside a band, once; the [Evidence] does not change afterwards. A
// [Candidate] is a would-be bead: what a [Feature] says of it is put together
// from what is known of its segments, so that no vector is added up twice. What
// a first search teaches about two texts is an [Adaptation] beside the
// evidence, and only six features depend on it.
//
// # The files
//
// From the bottom up; each uses only files above it in this list:
//
//	rivals.go        the segments most like one segment
//	punctuation.go   marks and quotations of a text
//	mentions.go      figures and names of a text
//	length.go        lengths and how far they may be apart
//	segment.go       all that is known of one segment; the Reader
//	similarity.go    cosines of segments and of segments joined
//	lexicon.go       which words of two texts translate each other
//	coverage.go      how much of each segment that covers
//	pieces.go        sentences of paragraphs, clauses of sentences, and their rivals
//	ends.go          short segments against the ends of long ones
//	evidence.go      all of that for two texts in a band
//	candidate.go     a would-be bead, and what several features ask of it
//	far.go           two segments outside the band
//	boundaries.go    whether each member belongs, and a neighbour too
//	features.go      the list of features; marks and headings
//	learn.go         what a first search teaches
//	words.go         the words that carry a bead, for people
package evidence
