package split

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lang"
)

const (
	maxToken  = 24 // runes looked back for the word before a full stop
	maxParts  = 4  // of an abbreviation: "и т. д."
	dateWords = 5  // a sentence has more before it ends with "2024 г."
)

// abbreviated tells whether the full stop of s, after which next could begin a
// sentence, belongs to an abbreviation, to initials or to the number of a list
// item, and does not end the sentence.
func (c *cutter) abbreviated(s stop, next int) bool {
	lo := c.tokenBefore(s.at)
	token := string(c.text[lo:s.at])
	if token == "" {
		return false
	}
	if c.marker(lo, token) {
		return true
	}
	if lo > c.start && in("°/", c.text[lo-1]) {
		return false // a unit: +5 °C, 10 м/с
	}
	w := c.language(strings.TrimLeft(token, "0123456789"))
	token, lo = c.joined(token, lo)
	switch {
	case w.afterNumbers.abbreviates(token) && c.numberBefore(lo):
		return !c.starts(next) && c.words(s.at) <= dateWords
	case w.beforeNames.abbreviates(token) && !(short(token) && c.numberBefore(lo)): // 40 т.
		return true
	case w.beforeNumbers.abbreviates(token) && c.number(next):
		return true
	case w.anywhere.abbreviates(token), initials(token) && !s.quoted && !c.foreign(token, next):
		return !c.starts(next)
	}
	return false
}

// foreign tells whether initials are in another script than the word after them,
// as the name of a point is: от точки M. Найдите.
func (c *cutter) foreign(token string, next int) bool {
	w, _ := c.wordAt(c.word(next))
	if w == "" {
		return false
	}
	before, after := lang.ScriptOf([]rune(token)[0]), lang.ScriptOf([]rune(w)[0])
	return before != lang.NoScript && after != lang.NoScript && after != lang.Han && before != after
}

// tokenBefore is where the word before the full stop at i begins. Stops and
// hyphens inside belong to it: e.g, Ж.-Б, v1.2.
func (c *cutter) tokenBefore(i int) int {
	lo := i
	for lo > max(c.start, i-maxToken) && (wordy(c.text[lo-1]) || lo < i && in(".-’'", c.text[lo-1])) {
		lo--
	}
	for lo < i && !wordy(c.text[lo]) {
		lo++
	}
	return lo
}

// joined is the token with the short abbreviated words before it: т. д is т.д,
// and J. K is J.K.
func (c *cutter) joined(token string, lo int) (string, int) {
	for range maxParts {
		at := lo
		for at > c.start && unicode.IsSpace(c.text[at-1]) {
			at--
		}
		if at == lo || at-1 <= c.start || c.text[at-1] != '.' || !short(token) {
			break
		}
		before := c.tokenBefore(at - 1)
		part := string(c.text[before : at-1])
		if both := part + "." + token; short(part) || c.language(part).beforeNames.abbreviates(both) { // ст. м.
			token, lo = both, before
			continue
		}
		break
	}
	return token, lo
}

// short tells whether a word is of one letter, or of several such: т, т.д
func short(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if r, n := utf8.DecodeRuneInString(part); n != len(part) || !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// initials tells whether a token is the initials of a name or country without
// the last stop: J, J.K, Ж.-Б, U.S.
func initials(token string) bool {
	for part := range strings.FieldsFuncSeq(token, func(r rune) bool { return r == '.' || r == '-' }) {
		if r, n := utf8.DecodeRuneInString(part); n != len(part) || !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// marker tells whether the token that begins at lo is the number of a list item
// or of a section, with which the sentence begins: 1. or 2.3. or а. or IV.
func (c *cutter) marker(lo int, token string) bool {
	if lo > c.start && !(lo == c.start+1 && in(openers, c.text[c.start])) {
		return false
	}
	if strings.Trim(token, "IVXLC") == "" {
		return true
	}
	for part := range strings.SplitSeq(token, ".") {
		if n := utf8.RuneCountInString(part); n > 3 || n > 1 && strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}

// numberBefore tells whether the word before i is a number, in figures.
func (c *cutter) numberBefore(i int) bool {
	for i > c.start && unicode.IsSpace(c.text[i-1]) {
		i--
	}
	return i > c.start && (unicode.IsDigit(c.text[i-1]) || in("IVX", c.text[i-1]))
}

// number tells whether the word from next on has a digit: 5, FS77
func (c *cutter) number(next int) bool {
	w, _ := c.wordAt(c.word(next))
	return strings.ContainsFunc(w, unicode.IsDigit)
}

// starts tells whether the word from next on is one with which sentences begin.
// An initial (С. Иванов) is not. A dash is a new turn in a dialogue, but in
// other text the rest of a dateline: ALBANY, N.Y. — The river rose.
func (c *cutter) starts(next int) bool {
	if in(dashes, c.text[next]) {
		return c.dialogue
	}
	w, end := c.wordAt(c.word(next))
	if end < len(c.text) && c.text[end] == '.' {
		return false
	}
	l := c.language(w)
	w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'") // It's
	return l.starters[w]
}

// words counts the words of the current sentence before i, but no more than are
// of interest.
func (c *cutter) words(i int) int {
	n := 0
	for j := c.start; j < i && n <= dateWords; j++ {
		if wordy(c.text[j]) && (j == c.start || unicode.IsSpace(c.text[j-1]) || in(openers, c.text[j-1])) {
			n++
		}
	}
	return n
}
