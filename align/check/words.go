package check

import (
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// A stretch is a half-open range of runes.
type stretch struct{ lo, hi int }

func (s stretch) holds(i int) bool { return s.lo <= i && i < s.hi }

// A word is a run of letters of one writing in a text, with digits and, inside it,
// apostrophes, full stops and low lines ("don't", "U.S", "a_b").
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
			(inWord(runes[j]) || runes[j] == '_') && j+1 < len(runes) && unicode.Is(letters, runes[j+1])) {
			j++
		}
		out = append(out, word{stretch{i, j}, string(runes[i:j])})
		i = j
	}
	return out
}

func inWord(r rune) bool { return r == '\'' || r == '’' || r == '.' }

// lettersOf lists the runs of letters of a text.
func lettersOf(text string) []word {
	var out []word
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		j := i
		for j < len(runes) && unicode.IsLetter(runes[j]) {
			j++
		}
		if j > i {
			out = append(out, word{stretch{i, j}, string(runes[i:j])})
			i = j
		}
	}
	return out
}

// table is the letters of a script.
func table(s lang.Script) *unicode.RangeTable {
	switch s {
	case lang.Cyrillic:
		return unicode.Cyrillic
	case lang.Han:
		return unicode.Han
	case lang.Latin:
		return unicode.Latin
	}
	return unicode.L
}

// lower is a text in lower case, rune for rune.
func lower(text string) string { return strings.Map(unicode.ToLower, text) }

// fold is a word for comparing: lower case, without marks inside.
func fold(w string) string {
	return strings.Map(func(r rune) rune {
		if inWord(r) || unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, w)
}

// weight is the length of a text in letters and digits: what it would be
// without spaces and marks, which each language sets in its own number.
func weight(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
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
