package split

import (
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A cutter goes through one paragraph.
type cutter struct {
	text    []rune
	lang    *lang.Language // of the paragraph; nil if it is none of lang.All
	partner []int          // see pairs; nil if there is none
	start   int            // where the current sentence begins
	inside  int            // no sentence ends before this mark, which closes a pair
	title   bool           // that pair is the title of a work

	listing  bool // the paragraph begins with the letter of a list item: a. or a)
	dialogue bool // the paragraph begins with a dash
}

// cut finds the sentences of a paragraph: ranges of runes in order, not empty,
// with white space between them and none at their ends.
func cut(text []rune, l *lang.Language) []corpus.Range {
	c := cutter{text: text, lang: l, partner: pairs(text)}
	all := trim(text, corpus.Range{Lo: 0, Hi: len(text)})
	c.start = all.Lo
	if !all.Empty() {
		c.listing, c.dialogue = c.letter(all.Lo) || text[all.Lo] == '(' && c.letter(all.Lo+1), in(dashes, text[all.Lo])
	}
	var spans []corpus.Range
	for i := all.Lo; i < all.Hi; {
		if !in(stops, text[i]) && !in(dots, text[i]) {
			c.open(i)
			i++
			continue
		}
		s := readStop(text[:all.Hi], i)
		i = s.end
		if s.end < all.Hi && c.ends(s) {
			spans = append(spans, corpus.Range{Lo: c.start, Hi: s.end})
			c.start = c.skipSpace(s.end)
			c.inside = 0
			i = c.start
		}
	}
	if c.start < all.Hi {
		spans = append(spans, corpus.Range{Lo: c.start, Hi: all.Hi})
	}
	return spans
}

// open notes that a pair opens at i inside a sentence: a bracket after its
// first word, a title anywhere, a Chinese quotation that is part of the
// sentence around it.
func (c *cutter) open(i int) {
	if c.partner == nil || c.partner[i] <= c.inside {
		return
	}
	r := c.text[i]
	switch {
	case in(titles, r):
		c.title = true
	case i == c.start:
		return
	case in("“「『‘", r) && !c.embedded(i):
		return
	default:
		c.title = false
	}
	c.inside = c.partner[i]
}

// embedded tells whether the quotation that opens at i is a word or phrase of a
// Chinese sentence, as in 他喊了一声“站住！”就追了上去. Speech stands after a mark
// or a verb of saying.
func (c *cutter) embedded(i int) bool {
	before := c.text[i-1]
	return unicode.Is(unicode.Han, before) && !c.says(c.text[max(c.start, i-4):i])
}

// ends tells whether a stop that is not the end of the paragraph ends a
// sentence.
func (c *cutter) ends(s stop) bool {
	next := c.skipSpace(s.end)
	chinese := c.chinese(s, next)
	if s.at < c.inside && (s.end <= c.inside || chinese || c.title) {
		return false
	}
	switch {
	case chinese && s.dotted:
		return s.quoted && !c.told(s.end) || in("“「『", c.text[next]) && !s.quoted
	case chinese:
		return !in(middle, c.text[next]) && !(s.quoted && c.told(s.end)) &&
			(next == s.end || !unicode.IsLower(c.text[next]) || c.begins(next))
	case next == s.end:
		return han(c.text[next]) && !in(middle, c.text[next]) && !(c.point(s) && c.abbreviated(s, next))
	case !c.begins(next) || s.dotted && c.stammered(s, next):
		return false
	case !c.point(s):
		return !(s.quoted && c.asked(next))
	}
	return !c.abbreviated(s, next)
}

// point tells whether a stop is a single full stop, which may belong to an
// abbreviation.
func (c *cutter) point(s stop) bool {
	return s.marks == s.at+1 && in(".．", c.text[s.at])
}

// chinese tells whether the stop follows the rules of Chinese: it is a wide
// mark, or one of ASCII after a Chinese character that is not part of a number
// or file name, or an ellipsis between Chinese words.
func (c *cutter) chinese(s stop, next int) bool {
	r := c.text[s.at]
	if in(fullStops, r) || s.dotted && han(c.text[next]) {
		return true
	}
	return s.at > c.start && han(c.text[s.at-1]) &&
		(r != '.' && r != '．' || next > s.end || han(c.text[next]) || s.quoted)
}

// begins tells whether a sentence can begin at i: with a capital, a digit, a
// letter of a script without capitals, or a sign that is no punctuation.
// Opening marks and the dash of a dialogue may stand before.
func (c *cutter) begins(i int) bool {
	i = c.word(i)
	if i == len(c.text) {
		return false
	}
	r := c.text[i]
	switch {
	case unicode.IsLower(r) && i+1 < len(c.text):
		return unicode.IsUpper(c.text[i+1]) || c.listing && c.letter(i) // iPhone, b.
	case unicode.IsLower(r):
		return false
	case wordy(r):
		return true
	}
	return unicode.IsSymbol(r) || in("#@№§•¿¡", r)
}

// letter tells whether the letter of a list item stands at i: a. or a)
func (c *cutter) letter(i int) bool {
	return i+2 < len(c.text) && unicode.IsLower(c.text[i]) && in(".)", c.text[i+1]) && c.text[i+2] == ' '
}

// word skips the opening marks and the dash before the first word from i on.
func (c *cutter) word(i int) int {
	for i < len(c.text) && in(openers, c.text[i]) {
		i++
	}
	if i+1 < len(c.text) && in(dashes, c.text[i]) {
		i = c.skipSpace(i + 1)
	}
	for i < len(c.text) && in(openers+"…", c.text[i]) {
		i++
	}
	return i
}

func (c *cutter) skipSpace(i int) int {
	for i < len(c.text) && unicode.IsSpace(c.text[i]) {
		i++
	}
	return i
}
