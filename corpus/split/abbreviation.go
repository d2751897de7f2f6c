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
	case w.beforeNumbers.abbreviates(token) && c.number(next):
		return true
	case w.afterNumbers.abbreviates(token) && c.numberBefore(lo):
		return !c.starts(next) && c.words(s.at) <= dateWords
	case w.eras[token]:
		return !c.starts(next) && c.dated(s.at)
	case c.lettered(token, lo):
		return false
	case w.beforeNames.abbreviates(token) && !(short(token) && c.counted(lo)): // 40 т., 5 тыс. т.
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
	chinese := i > c.start && han(c.text[i-1])
	for lo > max(c.start, i-maxToken) && (wordy(c.text[lo-1]) && han(c.text[lo-1]) == chinese || lo < i && in(".-’'", c.text[lo-1])) {
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

// before is the word before i, with the hyphens inside it, and where it begins.
// A full stop after it does not belong to it.
func (c *cutter) before(i int) (word string, lo int) {
	for i > c.start && (unicode.IsSpace(c.text[i-1]) || c.text[i-1] == '.') {
		i--
	}
	lo = i
	for lo > c.start && (wordy(c.text[lo-1]) || lo < i && in("-–", c.text[lo-1])) {
		lo--
	}
	return string(c.text[lo:i]), lo
}

// numberBefore tells whether the word before i is a number, in figures: 1990,
// 1990-х, XIX.
func (c *cutter) numberBefore(i int) bool {
	if i > c.start && in(".", c.text[i-1]) {
		return false
	}
	w, _ := c.before(i)
	w = strings.TrimRightFunc(w, unicode.IsLower)
	w = strings.TrimRight(w, "-")
	return w != "" && in("0123456789IVX", rune(w[len(w)-1]))
}

// counted tells whether a number stands before i, with or without a word such
// as thousand.
func (c *cutter) counted(i int) bool {
	if c.numberBefore(i) {
		return true
	}
	w, lo := c.before(i)
	return c.language(w).magnitudes[w] && c.numberBefore(lo)
}

// lettered tells whether the token that begins at lo is a letter that is the
// name of a thing: vitamin C, point M.
func (c *cutter) lettered(token string, lo int) bool {
	if !short(token) || len(token) > utf8.UTFMax || !initials(token) {
		return false
	}
	w, _ := c.before(lo)
	return lo > c.start && c.text[lo-1] == ' ' && c.language(w).lettered[w]
}

// dated tells whether the sentence that has come to i may be no more than the
// date with which it begins: In 44 B.C. Caesar
func (c *cutter) dated(i int) bool {
	w, _ := c.wordAt(c.start)
	return c.language(w).dating[w] && c.words(i) <= dateWords
}

// number tells whether the word from next on has a digit, 5 or FS77, is a Roman
// number, or a single letter before a mark, as in App. B. The word I is none.
func (c *cutter) number(next int) bool {
	w, end := c.wordAt(c.word(next))
	switch marked := end < len(c.text) && in(".,;)", c.text[end]); {
	case w == "":
		return false
	case short(w):
		return w != "I" && strings.Contains("VXLC", w) || marked && initials(w)
	}
	return strings.Trim(w, "IVXLC") == "" || strings.ContainsFunc(w, unicode.IsDigit)
}

// starts tells whether the word from next on is one with which sentences begin,
// or a title (Mr. Lane). An initial (С. Иванов) is not. A dash is a new turn in a dialogue, but in
// other text the rest of a dateline: ALBANY, N.Y. — The river rose.
func (c *cutter) starts(next int) bool {
	if in(dashes, c.text[next]) {
		return c.dialogue
	}
	w, end := c.wordAt(c.word(next))
	l := c.language(w)
	if end < len(c.text) && c.text[end] == '.' {
		return l.titles[w]
	}
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
