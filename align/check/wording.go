package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// rewords tells whether a change of a bead is one of wording, which its translation
// need not follow: the words that say something are the same, but for their endings,
// for the order in which they stand or for where they are written apart, or one of
// them had a typing error, or the translation goes with the new words already.
func (h history) rewords(b bead, old, new string) bool {
	if runTogether(saidIn(old)) == runTogether(saidIn(new)) {
		return true
	}
	was, is := h.telling(old), h.telling(new)
	gone, came := without(was, is), without(is, was)
	x, y := stems(gone), stems(came)
	if runTogether(x) == runTogether(y) {
		return true
	}
	return len(x) == 1 && len(y) == 1 && oneSlip([]rune(x[0]), []rune(y[0])) || h.goesWith(b, gone, came)
}

// unsaid is the weight of words up to which they say nothing: a quarter of that of an
// ordinary word, see [vectors.Token].
const unsaid = 0.5

// goesWith tells whether the translation says what came into its text already, and
// nothing of what went: the file for it, where the translation repeats the file. What
// denies is never said already.
func (h history) goesWith(b bead, gone, came []string) bool {
	untold, left := 0.0, 0.0
	for _, word := range came {
		weight, told := h.weigh(b, word)
		untold += weight - told
	}
	for _, word := range gone {
		_, told := h.weigh(b, word)
		left += told
	}
	denies := func(word string) bool { return slices.Contains(h.side[h.lead].lang.negators, word) }
	return untold <= unsaid && left <= unsaid && !slices.ContainsFunc(slices.Concat(gone, came), denies)
}

// weigh is how much a word of the text says, and how much of it its translation does.
// One that stands there as it is is told in full; another figure or sign is not told.
func (h history) weigh(b bead, word string) (weight, told float64) {
	translation := b.whole[h.follow]
	weight, told = h.lexicon.by(translation).Weigh(h.lexicon.reader.Read(word).Tokens)
	if weight == 0 { // nobody knows it
		weight = 1
	}
	switch {
	case standsIn(lower(translation), word):
		return weight, weight
	case strings.ContainsFunc(word, unicode.IsDigit):
		return weight, 0
	}
	return weight, told
}

// standsIn tells whether a text has a word that no letter or figure of its writing
// touches.
func standsIn(text, word string) bool {
	touches := func(r rune) bool { return spaced(r) && r != '.' && r != ',' }
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		lo, hi := from+at, from+at+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:lo])
		behind, _ := utf8.DecodeRuneInString(text[hi:])
		if !touches(before) && !touches(behind) {
			return true
		}
		from = hi
	}
}

// runTogether is words without what parts them, but for two figures.
func runTogether(words []string) string {
	var b strings.Builder
	last := ' '
	for _, word := range words {
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(first) && unicode.IsDigit(last) {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		last, _ = utf8.DecodeLastRuneInString(word)
	}
	return b.String()
}

// saidIn are the words, figures and signs of a text in small letters.
func saidIn(text string) (words []string) {
	parts := func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.S) && !strings.ContainsRune("%‰-−.,", r)
	}
	for _, word := range strings.FieldsFunc(possessive.Replace(lower(text)), parts) {
		if word = strings.TrimRight(strings.TrimLeft(word, ".,"), ".,-"); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// telling are the words of a text without the commonest, which say little by
// themselves, but for those that deny; of writings without spaces, the signs.
func (h history) telling(text string) (words []string) {
	own := h.side[h.lead].lang
	for _, word := range saidIn(text) {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case own.isFunction(word) && !slices.Contains(own.negators, word):
		case strings.ContainsFunc(word, unicode.IsDigit) || spaced(first):
			words = append(words, word)
		default:
			for _, sign := range word {
				words = append(words, string(sign))
			}
		}
	}
	return words
}

// stem is a word without its ending; figures and signs have none.
func stem(word string) string {
	if first, _ := utf8.DecodeRuneInString(word); strings.ContainsFunc(word, unicode.IsDigit) || !spaced(first) {
		return word
	}
	return lang.Stem(word)
}

// stems are words without their endings.
func stems(words []string) (list []string) {
	for _, word := range words {
		list = append(list, stem(word))
	}
	return list
}

// possessive are the endings of owners, which are no words.
var possessive = strings.NewReplacer("'s ", " ", "’s ", " ")

// without is the words of a list without those of another, each as often as it is
// there, whatever their endings.
func without(list, other []string) (rest []string) {
	count := map[string]int{}
	for _, s := range stems(other) {
		count[s]++
	}
	for _, word := range list {
		if s := stem(word); count[s] > 0 {
			count[s]--
			continue
		}
		rest = append(rest, word)
	}
	return rest
}

// shortWord is the letters up to which one letter makes another word of a word: now
// and not.
const shortWord = 3

// oneSlip tells whether two words are one of which a letter was added, left out or
// changed, or two letters swapped, as four of five typing errors are; see Damerau, "A
// technique for computer detection and correction of spelling errors",
// Communications of the ACM 7 (1964). Words with a figure are never one.
func oneSlip(a, b []rune) bool {
	if min(len(a), len(b)) <= shortWord || slices.ContainsFunc(slices.Concat(a, b), func(r rune) bool { return !unicode.IsLetter(r) }) {
		return false
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return max(len(a), len(b)) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// spaced tells whether a rune is of a writing that puts spaces between words.
func spaced(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == ',') && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
