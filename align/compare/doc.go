// Package compare is the front door of bitext: two texts in, what corresponds
// and what differs out.
//
//	c, err := compare.Files(ctx, "news.en.txt", "news.zh.txt", compare.Options{})
//	for _, bead := range c.Ladder { … }     // which segments translate each other
//	for _, f := range c.Findings { … }      // where the translation differs
//
// The zero [Options] do what the command line does. [Documents] takes texts
// that were read already, [Bilingual] one file that holds both, and [Bitext]
// two texts that are aligned already. [VersionFiles] takes more than two versions of
// one article, all compared with the English one, and says what corresponds in
// them all. Package report writes a [Comparison] for
// people and for programs, package exchange its bitext.
//
// # The steps
//
// Each is a function of its own, for those who want to do less or otherwise:
//
//	Read          a file → a document: encoding and format found out (package
//	              source), what surrounds the article left out, the language of
//	              the whole and of each segment found out (package lang)
//	Identify      a document read otherwise → the same with its languages, or a
//	              [LanguageError]: nothing is compared as if it had a language
//	Orient        two documents → the same, the English one first if there is one
//	Translations  two documents → a [PairError] where they are in one language
//	Align         two documents → a bitext with its ladder (package align)
//	Bitext        a bitext with a ladder → a [Comparison]: the ledger of its
//	              facts (package ledger), its findings (package check), less
//	              those that a review file dismisses (package review)
//
// What people decided is honoured on the way: bead by bead after the texts are
// aligned, finding by finding at the end. [Comparison.With] is the same texts with
// other decisions, [Comparison.Work] the bitext that decisions are made on.
// [HonourUnits] and [HonourTexts] do the same for what package exchange reads.
//
// Who shows what is known while the rest is worked out stops at a [Stage], and goes
// on with [Comparison.Further].
//
// # The promise of v0
//
// From one minor version to the next (v0.1 to v0.2) exported names may change,
// here and in every package of the module, and CHANGELOG.md says how; a patch
// (v0.1.1) changes none. Review files and memories of every version are read by
// those after it.
//
// # Languages and goroutines
//
// Any two languages are aligned; findings are made of English with another.
// All of it may be called by several goroutines at once.
package compare
