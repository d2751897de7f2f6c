package memory

import (
	"slices"
	"unicode"

	"github.com/bitext-tools/bitext/corpus/exchange/joint"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Gram is what texts are found by: up to three runes of a folded text (see
// [lang.Fold]). Of writings without spaces between words each character is one, and
// each two that follow one another, since their words are short. Of other writings
// each three runes of a word are one, with a blank before it and one behind.
//
// The runes stand in 21 bits each, the first highest, so that grams with one
// beginning lie together.
type Gram int64

// gramOf is the gram of runes, up to three.
func gramOf(runes ...rune) (g Gram) {
	for k := range 3 {
		g <<= 21
		if k < len(runes) {
			g |= Gram(runes[k])
		}
	}
	return g
}

// String is the gram's runes.
func (g Gram) String() string {
	var runes []rune
	for shift := 42; shift >= 0; shift -= 21 {
		if r := rune(g>>shift) & 0x1FFFFF; r != 0 {
			runes = append(runes, r)
		}
	}
	return string(runes)
}

// span are the grams that it stands for: itself, or where it is two letters of a word
// all that begin with these.
func (g Gram) span() (lo, hi Gram) {
	if r := []rune(g.String()); len(r) == 2 && !joint.Wide(r[0]) {
		return g, g | 0x1FFFFF
	}
	return g, g
}

// Grams are the grams of a text, rising, each once.
func Grams(text string) []Gram { return distinct(gramsOf(text, true)) }

// Having are grams that every text has in which the given one stands, whatever stands
// before it and behind; none where it is too short to tell, as one letter of an
// alphabet is.
func Having(text string) []Gram { return distinct(gramsOf(text, false)) }

func distinct(grams []Gram) []Gram {
	slices.Sort(grams)
	return slices.Compact(grams)
}

// gramsOf are the grams of a text that is whole, or part of another, as they come.
func gramsOf(text string, whole bool) []Gram {
	runes := lang.Fold(text).Runes
	grams := make([]Gram, 0, 2*len(runes))
	for s := range stretches(runes) {
		if run := runes[s.lo:s.hi]; s.wide {
			grams = appendPairs(grams, run)
		} else {
			grams = appendTriples(grams, run, whole || s.lo > 0, whole || s.hi < len(runes))
		}
	}
	return grams
}

// A stretch is a word of a folded text, or a run of characters of a writing without
// spaces between words.
type stretch struct {
	lo, hi int // runes
	wide   bool
}

// stretches are those of a folded text.
func stretches(runes []rune) func(yield func(stretch) bool) {
	return func(yield func(stretch) bool) {
		for lo := 0; lo < len(runes); {
			s := stretch{lo, lo, joint.Wide(runes[lo])}
			for s.hi < len(runes) && isWord(runes[s.hi]) && joint.Wide(runes[s.hi]) == s.wide {
				s.hi++
			}
			if s.hi > lo && !yield(s) {
				return
			}
			lo = max(s.hi, lo+1)
		}
	}
}

// isWord tells what words are made of.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// appendPairs appends characters, and each two that follow one another.
func appendPairs(grams []Gram, run []rune) []Gram {
	for k, r := range run {
		grams = append(grams, gramOf(r))
		if k > 0 {
			grams = append(grams, gramOf(run[k-1], r))
		}
	}
	return grams
}

// appendTriples appends the grams of a word, of which it may be known that it begins
// or ends here.
func appendTriples(grams []Gram, word []rune, begins, ends bool) []Gram {
	if begins && len(word) > 1 {
		grams = append(grams, gramOf(' ', word[0], word[1]))
	}
	for k := range len(word) - 2 {
		grams = append(grams, gramOf(word[k:k+3]...))
	}
	switch n := len(word); {
	case begins && ends && n == 1:
		grams = append(grams, gramOf(' ', word[0], ' '))
	case ends && n > 1:
		grams = append(grams, gramOf(word[n-2], word[n-1], ' '))
	case n == 2:
		grams = append(grams, gramOf(word...)) // whatever follows
	}
	return grams
}
