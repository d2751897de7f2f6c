package vectors

import (
	"math"
	"slices"
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

// Places are the known tokens of a text wherever they stand, in the order of their
// beginnings, which is that of their ends too.
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
				if k > 0 {
					put(r.hanID([2]rune{runes[k-1], runes[k]}), at+k-1, at+k+1)
				}
				put(r.hanID([2]rune{runes[k], 0}), at+k, at+k+1)
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

// Ends are the vectors of both ends of a text: heads[k] the sum of the tokens that
// begin among its first lengths[k] runes, tails[k] of those that end among as many
// last ones, each times the square root of its count there, as in [Reader.Sum]; then
// scaled to length 1, unless it is 0. The lengths, in runes, must grow.
func (r *Reader) Ends(text string, lengths []int) (heads, tails [][]float32) {
	places := r.Places(text)
	n := utf8.RuneCountInString(text)
	heads = r.running(places, lengths, func(p Place) int { return p.Lo })
	slices.Reverse(places)
	return heads, r.running(places, lengths, func(p Place) int { return n - p.Hi })
}

// running is, for each length, the vector of the tokens that are nearer than that to
// an end; the tokens are in the order of that.
func (r *Reader) running(places []Place, lengths []int, far func(Place) int) [][]float32 {
	dims := r.table.dims
	sum, room := make([]float32, dims), make([]float32, dims*len(lengths))
	out := make([][]float32, len(lengths))
	done := 0
	for k, length := range lengths {
		for ; done < len(places) && far(places[done]) < length; done++ {
			if id := places[done].ID; int(id) < r.table.rows {
				before := float64(r.places[id])
				r.table.add(sum, id, float32(math.Sqrt(before+1)-math.Sqrt(before)))
				r.places[id]++
			}
		}
		out[k], room = room[:dims:dims], room[dims:]
		copy(out[k], sum)
		scaleToUnit(out[k])
	}
	for _, p := range places[:done] {
		r.places[p.ID] = 0
	}
	return out
}
