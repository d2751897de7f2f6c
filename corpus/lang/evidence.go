package lang

import (
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// What letters and words alone can tell, they tell for nothing; only texts that
// they leave open are worth loading a language model for.
const (
	minLetters = 0.01 // share of [own-letters] in a text: Russian has 4 % of ь, ы and э
	maxForeign = 0.25 // letters outside the alphabet, to one of [own-letters]
	minWords   = 0.1  // share of [telling] words: English news has one in four, Dutch one in thirty
	minHits    = 2    // [telling] words that a text must have
)

// tell names the language of a text from its letters and words, or Unknown with
// confidence 0 if they leave it open.
func tell(text string, c census) (corpus.Tag, float64) {
	script := c.main()
	if script == Han {
		return eastern(text, c)
	}
	for _, l := range All {
		if l.Script == script && l.tells(text) {
			return l.Tag, 1
		}
	}
	return corpus.Unknown, 0
}

// tells reports whether letters or words show beyond doubt that a text in the
// script of l is in l.
func (l *Language) tells(text string) bool {
	return l.byLetters(text, minLetters) || l.byWords(text, minHits, minWords)
}

// hints reports whether letters or words speak for l, but not beyond doubt:
// enough for a paragraph of a document that is in l.
func (l *Language) hints(text string) bool {
	return l.byLetters(text, 0) || l.byWords(text, 1, minWords/2)
}

func (l *Language) byLetters(text string, share float64) bool {
	if l.letters == "" {
		return false
	}
	letters, others := outside(text, l.Script, l.letters)
	own := letters - others
	return own > 0 && float64(own) >= share*float64(letters) &&
		float64(l.foreign(text)) <= maxForeign*float64(own)
}

// foreign counts the letters of the language's script that are not in its
// alphabet, as ї is not in the Russian one. It is 0 without an alphabet.
func (l *Language) foreign(text string) int {
	if l.alphabet == "" {
		return 0
	}
	_, n := outside(text, l.Script, l.alphabet)
	return n
}

func (l *Language) byWords(text string, least int, share float64) bool {
	hits, words := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if l.telling()[strings.ToLower(word)] {
			hits++
		}
	}
	return hits >= least && float64(hits) >= share*float64(words)
}
