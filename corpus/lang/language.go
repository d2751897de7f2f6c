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
	// them that the neighbours it could be mistaken for do not write. Both are
	// empty where letters do not tell the language from its neighbours.
	Alphabet, Letters string

	// Words are frequent small words that are rare or absent in neighbouring
	// languages; nil where words do not tell.
	Words []string
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
