package pattern

import (
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// exact finds a text as it is written, which does not begin or end inside a word.
type exact string

func (e exact) find(text string) (found []corpus.Range) {
	what := string(e)
	runes, at := 0, 0 // of the text before what is left of it
	for {
		k := strings.Index(text[at:], what)
		if k < 0 {
			return found
		}
		lo := runes + utf8.RuneCountInString(text[at:at+k])
		begin := at + k
		end := begin + len(what)
		if !cutsWord(text, begin) && !cutsWord(text, end) {
			hi := lo + utf8.RuneCountInString(what)
			found = append(found, corpus.Range{Lo: lo, Hi: hi})
			runes, at = hi, end
			continue
		}
		_, size := utf8.DecodeRuneInString(text[begin:])
		runes, at = lo+1, begin+size
	}
}

func (e exact) literals() []string { return []string{string(e)} }

// cutsWord tells whether a place of a text, in bytes, lies inside a word.
func cutsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return at > 0 && at < len(text) && isWord(before) && isWord(after) && !alone(before) && !alone(after)
}
