// Package lang knows the languages that bitext aligns, and finds out in which
// language a text is.
//
//	doc = lang.Detect(doc)            // names the language of a document and of each segment
//	l := lang.For(doc.Tag)            // what is known of it; nil if bitext does not align it
//	l.List("calendar", "months")      // a list of its folder
//
// # Files
//
//	language.go           Language, All
//	folder.go, parts.go   how a folder is read; which lists it holds, and who reads them
//	en/ ru/ zh/           the folders: lists as text files, one Go file for what needs code
//	document.go           Detect: the language of a document and of its segments
//	detect.go             Identify: the language of one text; alone asks a model
//	evidence.go           what letters and words tell without a model
//	neighbours.go         languages that could be mistaken for ours
//	script.go, census.go  scripts, and how many letters of each a text has
//	fold.go               Fold: one form of what readers take for the same letter, for finding
//	sound.go              stems and sounds of words
//	filename.go           the language that the name of a file tells
//	pivot.go              the language that one of two aligned texts must be in
//	wording.go            names of languages, numbers and lists in English messages
//
// # Lists
//
// A file holds lists, each below its name in square brackets. Entries stand
// between white space, with "_" for a space inside; from an entry that begins
// with "#" the rest of the line is a comment. An empty list says that the
// language has no such words. [Parts] is all lists of a folder.
//
// # To add a language
//
//  1. Copy the folder of a language that is like it to corpus/lang/xx, and write its own words into every list. The
//     comments say what a list is for. Empty those it has no words for.
//  2. xx.go: the name of the package, and a stemmer.
//  3. A line in All, in language.go.
//  4. go test ./corpus/lang names what is missing: texts in testdata/bitext, a table of vectors learnt with it
//     (CONTRIBUTING says how), and what lingua and the scripts of script.go do not know.
//  5. go test ./corpus/... ./align/... checks the lists where they are read; go test ./cmd/bitext -update brings the
//     README up to date.
package lang
