package pattern

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// words finds words in any of their forms.
type words struct {
	keys   []string // of the words that are looked for, in order
	gaps   []string // the signs before each of them, and behind the last
	known  map[string]string
	tokens []token // of the text being looked at
}

// newWords cuts a pattern in words. One without any is looked for letter by letter.
func newWords(text string) finder {
	w := &words{known: map[string]string{}}
	end := 0
	for t := range tokensOf(text) {
		w.keys = append(w.keys, w.key(t.text))
		w.gaps = append(w.gaps, signsOf(text[end:t.at]))
		end = t.at + len(t.text)
	}
	if len(w.keys) == 0 {
		return signs(lang.Fold(strings.TrimSpace(text)).Runes)
	}
	w.gaps = append(w.gaps, signsOf(text[end:]))
	return w
}

// find looks for the words one after the other.
func (w *words) find(text string) (found []corpus.Range) {
	w.tokens = slices.AppendSeq(w.tokens[:0], tokensOf(text))
	n := len(w.keys)
	for k := 0; k+n <= len(w.tokens); k++ {
		if r, ok := w.begins(text, k); ok {
			found = append(found, r)
			k += n - 1
		}
	}
	return found
}

// begins tells whether what is looked for begins at token k, and where it stands.
func (w *words) begins(text string, k int) (corpus.Range, bool) {
	for i, key := range w.keys {
		if w.key(w.tokens[k+i].text) != key {
			return corpus.Range{}, false
		}
	}
	last := len(w.keys) - 1
	for i := range last {
		before, after := w.tokens[k+i], w.tokens[k+i+1]
		if !joined(text, before, after, w.gaps[i+1]) {
			return corpus.Range{}, false
		}
	}
	head, ok := ending(text[:w.tokens[k].at], w.gaps[0])
	tail, also := beginning(text[w.tokens[k+last].end():], w.gaps[last+1])
	return corpus.Range{Lo: w.tokens[k].lo - head, Hi: w.tokens[k+last].hi + tail}, ok && also
}

// joined tells whether two tokens of a text follow one another as two that are looked
// for do, which have some signs between them.
func joined(text string, before, after token, signs string) bool {
	gap := text[before.end():after.at]
	if gap == "" || signs == "" && before.alone() && after.alone() {
		return gap == signs
	}
	between := signsOf(gap)
	return between == signs || strings.Trim(between, joiners) == ""
}

// literals are the stems, without the letter that a stemmer may have changed.
func (w *words) literals() (list []string) {
	add := func(literal string) {
		if literal != "" {
			list = append(list, literal)
		}
	}
	run := ""
	for k, key := range w.keys {
		if r, _ := utf8.DecodeRuneInString(key); alone(r) {
			if w.gaps[k] != "" {
				add(run)
				run = ""
			}
			run += key
			continue
		}
		add(run)
		run = ""
		add(strings.TrimRight(key, changeable))
	}
	add(run)
	return list
}

// changeable are the letters at the end of a stem that its words need not have:
// hope of hoping, citi of cities and city.
const changeable = "eiy"

// key is the same for all forms of a word.
func (w *words) key(word string) string {
	key, ok := w.known[word]
	if !ok {
		if len(w.known) >= mostKnown {
			clear(w.known)
		}
		key = keyOf(word)
		w.known[strings.Clone(word)] = key
	}
	return key
}

// mostKnown bounds what is remembered; a text has far fewer different words.
const mostKnown = 1 << 18

// keyOf works out a key: the stem of a word, a character in its Simplified form.
func keyOf(word string) string { return lang.Stem(lang.Simplify(width.Fold.String(word))) }

// Key is the same for texts that are the same words in other forms. It is empty for
// a text without words.
func Key(text string) string {
	var keys []string
	for t := range tokensOf(text) {
		keys = append(keys, keyOf(t.text))
	}
	return strings.Join(keys, " ")
}

// A token is a word of a text, or a character of a writing without spaces.
type token struct {
	text   string
	at     int // its first byte
	lo, hi int // its runes
}

func (t token) end() int { return t.at + len(t.text) }

// alone tells whether it is a character of a writing without spaces.
func (t token) alone() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return alone(r)
}

// tokensOf cuts a text.
func tokensOf(text string) iter.Seq[token] {
	return func(yield func(token) bool) {
		at, lo, n := -1, 0, 0 // where the word begins, if one does; runes so far
		for i, r := range text {
			inside := isWord(r) && !alone(r)
			if at >= 0 && !inside {
				if !yield(token{text[at:i], at, lo, n}) {
					return
				}
				at = -1
			}
			switch {
			case inside && at < 0 && !unicode.Is(unicode.Mn, r):
				at, lo = i, n
			case alone(r):
				if !yield(token{text[i : i+utf8.RuneLen(r)], i, n, n + 1}) {
					return
				}
			}
			n++
		}
		if at >= 0 {
			yield(token{text[at:], at, lo, n})
		}
	}
}

// isWord tells whether words are made of a rune.
func isWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.Mn)
}

// alone tells whether a rune is of a writing without spaces, in which any character
// may begin a word.
func alone(r rune) bool {
	if r < 0x2E80 { // where the radicals of Han begin
		return false
	}
	s := lang.ScriptOf(r)
	return s == lang.Han || s == lang.Kana
}

// joiners are the signs that may stand between two words that are looked for
// together, whatever the pattern has there.
const joiners = "-‐‑‒–—'’‘\"“”«»„「」『』《》·‧・_"

// signsOf are the signs between two words in one form, without blanks and marks.
func signsOf(gap string) string {
	if gap == "" || gap == " " {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, width.Fold.String(gap))
}

// beginning tells whether a text begins with some signs, and how many runes they
// take.
func beginning(text, signs string) (runes int, ok bool) {
	if signs == "" {
		return 0, true
	}
	for i, r := range text {
		if isWord(r) {
			return 0, false
		}
		if runes++; signsOf(text[:i+utf8.RuneLen(r)]) == signs {
			return runes, true
		}
	}
	return 0, false
}

// ending tells whether a text ends with some signs, and how many runes they take.
func ending(text, signs string) (runes int, ok bool) {
	if signs == "" {
		return 0, true
	}
	for at := len(text); at > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if isWord(r) {
			return 0, false
		}
		at -= size
		if runes++; signsOf(text[at:]) == signs {
			return runes, true
		}
	}
	return 0, false
}

// signs finds a pattern without words, folded.
type signs []rune

func (s signs) find(text string) []corpus.Range { return lang.Fold(text).Find(s) }

func (s signs) literals() []string { return []string{string(s)} }
