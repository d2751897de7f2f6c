package split

import (
	"strings"
	"unicode"
)

// maxTag is how many runes a clause may have that tells who spoke.
const maxTag = 14

// maxVerb is how many characters a Chinese verb of saying has.
const maxVerb = 3

// told tells whether at i, after a quotation, a Chinese clause says who spoke,
// as in “去哪儿？”她低声问。 It ends with a verb of saying before a comma or stop;
// before a colon it would introduce what is said next.
func (c *cutter) told(i int) bool {
	for j := i; j < min(len(c.text), i+maxTag); j++ {
		if r := c.text[j]; !wordy(r) {
			return in("，。,！", r) && c.says(c.text[i:j]) && !c.denies(c.text[i:j])
		}
	}
	return false
}

// says tells whether a clause without spaces ends with a verb of saying.
func (c *cutter) says(clause []rune) bool {
	for n := 1; n <= min(maxVerb, len(clause)); n++ {
		verb := string(clause[len(clause)-n:])
		if l := c.language(verb); l.noSpaces && l.saying[verb] {
			return true
		}
	}
	return false
}

// denies tells whether a clause says that nobody spoke: 她没有回答
func (c *cutter) denies(clause []rune) bool {
	text := string(clause)
	for word := range c.language(text).denying {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// asked tells whether at i, after a quotation, a name and a verb say who spoke,
// as in “Where to?” Old Wang asked. A name has at most two words here; a
// pronoun with a capital begins a new sentence.
func (c *cutter) asked(i int) bool {
	for k := range 3 {
		w, end := c.wordAt(i)
		l := c.language(w)
		if w == "" || l == noWords || k == 0 && l.starters[w] {
			return false
		}
		if k > 0 && l.saying[w] {
			return true
		}
		if !unicode.IsUpper([]rune(w)[0]) {
			return false
		}
		i = c.skipSpace(end)
	}
	return false
}

// stammered tells whether the word from next on is the one before the ellipsis
// again: “I... I've lost it.” A capital then says nothing.
func (c *cutter) stammered(s stop, next int) bool {
	before := string(c.text[c.tokenBefore(s.at):s.at])
	after, _ := c.wordAt(c.word(next))
	after, _, _ = strings.Cut(strings.ReplaceAll(after, "’", "'"), "'")
	return before != "" && before == after
}

// wordAt is the word that begins at i, "" if there is none, and where it ends.
func (c *cutter) wordAt(i int) (string, int) {
	j := i
	for j < len(c.text) && (wordy(c.text[j]) || j > i && in("-’'", c.text[j])) {
		j++
	}
	return string(c.text[i:j]), j
}
