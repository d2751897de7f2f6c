// Package match finds out which text of one heap is the translation of which
// text of another, where their names do not tell.
//
//	s := match.NewSketcher(vectors.Default())
//	english = append(english, s.Sketch(doc)) // and so on, with both heaps
//	pairings, err := match.Match(ctx, english, chinese)
//
// # Method
//
// A text is cut into passages of about a paragraph; each is a vector, and their
// sum is the text's gist. For each text the dozen nearest gists of the other heap
// are held against it by four kinds of evidence: the gists, the passages in
// their order, names and figures that are written alike, the lengths. The idea
// that passages and their places tell more than a text as a whole is that of
// Thompson and Koehn, "Exploiting Sentence Order in Document Alignment" (2020);
// that words written alike tell much is an old one, see Buck and Koehn, "Findings
// of the WMT 2016 Bilingual Document Alignment Shared Task".
//
// The odds of two texts are the exponential of their weighted evidence. Their
// confidence is these odds as a share of all odds in which one of the two has a
// part, the odds that its partner is not there among them. The surest pairing is
// taken first, then the surest of what is left: no text is taken twice.
//
// The files:
//
//	sketch.go    what is remembered of a text
//	evidence.go  which pairs are worth a look, and what speaks for each
//	match.go     the pairings and their confidence
//	folder.go    the same for files: reads them, and sorts them by language
package match
