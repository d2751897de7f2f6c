// Package lang knows the languages that bitext aligns and finds out in which
// language a text is.
//
// A language is data: one struct literal in a file of its own, and one line in
// [All]. No code below asks for a language by name.
package lang

import "github.com/bitext-tools/bitext/corpus"

// A Language is what the packages of bitext need to know of one language.
type Language struct {
	Tag    corpus.Tag // base tag, without script or region
	Name   string     // in English
	Script Script     // the script its texts are written in

	// Density is how many runes the language needs for one English rune of
	// the same meaning, spaces and punctuation included: of English it is 1.
	Density float64

	// NoSpaces tells that words and sentences follow one another without a
	// space, so that wrapped lines are joined by nothing.
	NoSpaces bool

	// Alphabet is the small letters of the language, and Letters those among
	// them that the neighbours it could be mistaken for write hardly ever, or
	// only in texts with letters outside Alphabet. Both are empty where letters
	// do not tell the language from its neighbours.
	Alphabet, Letters string

	// Words are frequent small words that are rare or absent in neighbouring
	// languages; nil where words do not tell.
	Words []string

	// Abbrevs are the abbreviations written with a full stop.
	Abbrevs Abbreviations

	// Starters are words that, with a capital, hardly ever stand inside a
	// sentence: after "in the U.S." they begin the next one, as "Senator" need
	// not.
	Starters []string

	// Says are the verbs that tell who spoke, as they stand after a quotation:
	// the sentence “Where to?” Wang asked. is one.
	Says []string
}

// Abbreviations says, without the last full stop, which words are written with
// one that need not end a sentence. Those given in small letters may begin with
// a capital as well; parts that a space may separate are written without one.
// All lists are sorted.
type Abbreviations struct {
	// Titles stand before a name or another word: "Mr", "ул". They never end a
	// sentence.
	Titles []string
	// Numbers stand before a number: "fig", "рис". Before another word they are
	// words like any other.
	Numbers []string
	// Closing stand anywhere: "Inc", "p.m". They end a sentence only before one
	// of Starters.
	Closing []string
	// Years stand after a number: "2024 г". They end a sentence before a
	// capital, but not at its beginning, where they open it with a date.
	Years []string
}

// All lists the languages, sorted by tag.
var All = []*Language{English, Russian, Chinese}

// For is the language of a tag, by its base: For("zh-Hant") is [Chinese]. It is
// nil for a language that bitext does not align and for the unknown one.
func For(tag corpus.Tag) *Language {
	for _, l := range All {
		if l.Tag == tag.Base() {
			return l
		}
	}
	return nil
}
