package lang

import (
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/bitext-tools/bitext/corpus"
)

// A Folded text has one form of what readers take for the same letter: small for
// large, Simplified for Traditional, half-width for full-width, without the dots
// and strokes that are often left out (ё, é), and one blank for any white space. It is for finding, never for showing.
type Folded struct {
	Runes []rune
	From  []int // of each the rune of the text that it stands for
	Size  int   // runes of the text
}

// Fold folds a text.
func Fold(text string) Folded {
	f := Folded{Runes: make([]rune, 0, len(text)), From: make([]int, 0, len(text))}
	for _, r := range Simplify(text) {
		if k := foldRune(r); k >= 0 {
			f.Runes, f.From = append(f.Runes, k), append(f.From, f.Size)
		}
		f.Size++
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

// Find are the stretches of the text, in its runes, that fold to the same as what is
// looked for, folded. They do not overlap.
func (f Folded) Find(what []rune) (list []corpus.Range) {
	if len(what) == 0 {
		return nil
	}
	for k := 0; k+len(what) <= len(f.Runes); k++ {
		if !begins(f.Runes[k:], what) {
			continue
		}
		end := f.Size
		if k+len(what) < len(f.Runes) {
			end = f.From[k+len(what)]
		}
		list = append(list, corpus.Range{Lo: f.From[k], Hi: end})
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
