package vectors

import (
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// A Place is where a known token stands in a text: a half-open range of runes. The
// characters of a bigram are tokens of their own, and letters of sound stand where
// their word does.
type Place struct {
	ID     int32
	Lo, Hi int
	Weight float32 // as a [Token] has it
}

// Places are the known tokens of a text wherever they stand, in order.
func (r *Reader) Places(text string) (list []Place) {
	at := 0 // runes before
	put := func(id int32, lo, hi int) {
		if id >= 0 {
			list = append(list, Place{id, lo, hi, r.weight(id)})
		}
	}
	for len(text) > 0 {
		class, size := leadingRun(text)
		run := text[:size]
		text = text[size:]
		n := utf8.RuneCountInString(run)
		switch class {
		case latin, cyrillic, digits:
			for _, id := range r.run(class, run) {
				put(id, at, at+n)
			}
		case han:
			runes := []rune(lang.Simplify(run))
			for k := range runes {
				put(r.id(string(runes[k])), at+k, at+k+1)
				if k > 0 {
					put(r.id(string(runes[k-1:k+1])), at+k-1, at+k+1)
				}
			}
		}
		at += n
	}
	return list
}

// Vector is the vector of a token; nil where it has none.
func (t *Table) Vector(id int32) []float32 {
	if id < 0 || int(id) >= t.rows {
		return nil
	}
	v := make([]float32, t.dims)
	t.add(v, id, 1)
	return v
}
