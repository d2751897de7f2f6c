package fullscreen

import (
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A folded text has one form of what readers take for the same letter: small for
// large, Simplified for Traditional, half-width for full-width, without the dots
// and strokes that are often left out (ё, é), and one blank for any white space.
type folded struct {
	runes []rune
	from  []int // of each the rune of the text that it stands for
	size  int   // runes of the text
}

// fold folds a text.
func fold(text string) folded {
	var f folded
	for _, r := range lang.Simplify(text) {
		if k := foldRune(r); k >= 0 {
			f.runes, f.from = append(f.runes, k), append(f.from, f.size)
		}
		f.size++
	}
	return f
}

// dropped is what a rune is folded to that counts for nothing.
const dropped = -1

// tabled are the runes below which foldings are looked up: those of alphabets.
const tabled = 0x3000

// foldings are what they fold to, worked out once.
var foldings = sync.OnceValue(func() *[tabled]rune {
	var all [tabled]rune
	for r := range all {
		all[r] = foldingOf(rune(r))
	}
	return &all
})

// foldRune folds a rune. Han characters are as they are, since they are Simplified.
func foldRune(r rune) rune {
	switch {
	case r < tabled:
		return foldings()[r]
	case unicode.Is(unicode.Han, r):
		return r
	}
	return foldingOf(r)
}

// foldingOf works out what a rune folds to.
func foldingOf(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Mn, r):
		return dropped
	}
	if full := width.LookupRune(r).Folded(); full != 0 {
		r = full
	}
	for _, base := range norm.NFD.String(string(r)) {
		return unicode.ToLower(base)
	}
	return r
}

// find are the stretches of the text, in its runes, that fold to the same as what is
// looked for. They do not overlap.
func (f folded) find(what []rune) (list []corpus.Range) {
	if len(what) == 0 {
		return nil
	}
	for k := 0; k+len(what) <= len(f.runes); k++ {
		if !begins(f.runes[k:], what) {
			continue
		}
		end := f.size
		if k+len(what) < len(f.runes) {
			end = f.from[k+len(what)]
		}
		list = append(list, corpus.Range{Lo: f.from[k], Hi: end})
		k += len(what) - 1
	}
	return list
}

// begins tells whether runes begin with others.
func begins(runes, with []rune) bool {
	for k, r := range with {
		if runes[k] != r {
			return false
		}
	}
	return true
}
