// Package check says where a text and its translation differ:
//
//	found, err := check.Run(ctx, bitext, check.Options{})
//	for _, f := range found {
//		fmt.Println(f.Check.ID, f.Severity, f.Message)
//	}
//
// [Run] reads an aligned [corpus.Bitext] whose documents have a language (as
// [lang.Detect] finds it) and returns [Finding]s. [All] lists the checks it
// makes, each with its reasons, its traps and an example it must catch. The
// wording is neutral: a finding says which text has what, not who is to blame.
// Neither side is taken for the original.
//
// # Method
//
// Figures, dates and identifiers are compared in the ledger of the bitext (see
// package ledger); a check of theirs says which of its entries are worth a word.
// The other checks look at the ladder and the texts. Four rules keep the number
// of findings small:
//
//   - Gating. Where the alignment is doubtful ([Options.Doubtful]) the checks
//     of content hold back; one finding, S114, says how many were withheld.
//   - One event, one finding. What stands inside a passage that is reported as
//     missing, added or untranslated is not reported again, nor what points at
//     nothing but what a graver finding points at. A missing passage says
//     itself which facts are lost with it.
//   - Chance. A [Judge] says how likely a careful reader would agree with a
//     finding; what is less likely than [WorthALook] is shown on demand only.
//   - Hard and soft. Small numbers in words ("three", 三, «трое») may satisfy
//     the other side but raise no more than an info, unless both texts count
//     the same thing with them.
//
// # Where things are
//
// A file uses only those listed below it:
//
//	run.go          Options, Run: choose the checks, make them, sort, fingerprint
//	all.go          the list of checks
//	numbers.go swapped.go dates.go quotes.go links.go placeholders.go terms.go sentences.go
//	meaning.go structure.go excerpt.go writing.go renderings.go names.go history.go
//	                the checks, a family or one idea a file
//	wording.go      whether a text that changed says the same
//	judgefit.go     fitting the chances of findings
//	chance.go       how likely findings are: what is known of them, weighed
//	clauses.go      parts of sentences without a counterpart
//	omissions.go    sentences without a counterpart
//	echoes.go       what the other side has that is most like a sentence
//	fold.go         a finding that another explains
//	withheld.go     gating, with the checks S114 and S115
//	entries.go      findings about entries of the ledger
//	around.go       the words that go with a figure, and how alike they are
//	check.go        Check, Finding, Span, Severity
//	lengths.go      the lengths that one text lets expect of the other
//	reading.go      the bitext as checks see it: beads, sides, sentences, facts
//	language.go     what the checks know of a language
//	words.go        words and letters of a text
//
// # Where a new check goes
//
// A check is a variable of type [Check] in the file of its family, a line in
// [All], and a file of texts it reports and leaves in testdata; tests tell what
// is missing. What a check must know of a language is a field of language, read
// from a list of its folder.
package check
