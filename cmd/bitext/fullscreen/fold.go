package fullscreen

import (
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

// foldRune folds a rune.
func foldRune(r rune) rune {
	switch {
	case r < unicode.MaxASCII && 'a' <= r && r <= 'z':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Mn, r):
		return dropped
	}
	if r > unicode.MaxASCII {
		if narrow := width.LookupRune(r).Narrow(); narrow != 0 {
			r = narrow
		}
		if full := width.LookupRune(r).Folded(); full != 0 {
			r = full
		}
		var buffer [8]byte
		for _, base := range string(norm.NFD.AppendString(buffer[:0], string(r))) {
			r = base
			break
		}
	}
	return unicode.ToLower(r)
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
