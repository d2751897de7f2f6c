package desk

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The keys of a Russian keyboard and what stands on them in English, row by row:
// ЙЦУКЕН, as all systems have it.
const (
	russianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё"
	englishKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
)

// Key is the letter that stands on a key, in whichever layout it was typed: with a
// Russian keyboard, or full-width as an input method for Chinese writes it. Large
// letters stay large; what is no letter stays as it is.
func Key(r rune) rune {
	for _, wide := range norm.NFKC.String(string(r)) {
		r = wide
		break
	}
	for _, c := range []struct{ typed, meant string }{{russianKeys, englishKeys}, {strings.ToUpper(russianKeys), strings.ToUpper(englishKeys)}} {
		if k := strings.IndexRune(c.typed, r); k >= 0 {
			return rune(c.meant[len([]rune(c.typed[:k]))])
		}
	}
	return r
}
