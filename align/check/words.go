package check

import (
	"strings"
	"unicode"
)

// A word is a run of letters of one writing in a text, with digits and, inside
// it, apostrophes and full stops ("don't", "U.S").
type word struct {
	stretch
	text string
}

// wordsOf lists the words of a text in which every letter is one of the
// table's. Digits begin no word, but may go on with one.
func wordsOf(text string, letters *unicode.RangeTable) []word {
	var out []word
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if !unicode.Is(letters, runes[i]) {
			continue
		}
		j := i + 1
		for j < len(runes) && (unicode.Is(letters, runes[j]) || unicode.IsDigit(runes[j]) || unicode.Is(unicode.Mn, runes[j]) ||
			inWord(runes[j]) && j+1 < len(runes) && unicode.Is(letters, runes[j+1])) {
			j++
		}
		out = append(out, word{stretch{i, j}, string(runes[i:j])})
		i = j
	}
	return out
}

func inWord(r rune) bool { return r == '\'' || r == '’' || r == '.' }

// fold is a word for comparing: lower case, without marks inside.
func fold(w string) string {
	return strings.Map(func(r rune) rune {
		if inWord(r) || unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, w)
}

// near tells whether two words are one slip of the pen apart: two neighbouring
// letters swapped, or one letter changed, lost or put in (Damerau 1964: four in
// five misspellings are one of these). Equal words are not near, nor is a word
// to its plural; under four letters, where chance brings words near, only a
// swap counts, of three.
func near(a, b string) bool {
	p, q := []rune(a), []rune(b)
	if len(p) > len(q) {
		p, q = q, p
	}
	if a == b || len(p) < 3 || len(q)-len(p) > 1 {
		return false
	}
	i := 0
	for i < len(p) && p[i] == q[i] {
		i++
	}
	if len(p) == len(q) {
		swapped := i+1 < len(p) && p[i] == q[i+1] && p[i+1] == q[i] && string(p[i+2:]) == string(q[i+2:])
		return swapped || len(p) > 3 && string(p[i+1:]) == string(q[i+1:])
	}
	if len(p) < 4 {
		return false
	}
	plural := i == len(p) && q[i] == 's'
	return !plural && string(p[i:]) == string(q[i+1:])
}
