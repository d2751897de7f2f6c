package source

import "unicode/utf8"

// offsets turns byte offsets in a text into rune offsets.
type offsets struct {
	text string
	upTo []int // upTo[k] is the number of runes that begin before byte k*stride
}

const stride = 256

func offsetsOf(text string) offsets {
	o := offsets{text: text, upTo: make([]int, 1, len(text)/stride+2)}
	n := 0
	for k := range len(text) {
		if k > 0 && k%stride == 0 {
			o.upTo = append(o.upTo, n)
		}
		if utf8.RuneStart(text[k]) {
			n++
		}
	}
	return o
}

// rune is the offset in runes of the byte at an offset.
func (o offsets) rune(at int) int {
	k := min(at/stride, len(o.upTo)-1)
	n := o.upTo[k]
	for j := k * stride; j < at; j++ {
		if utf8.RuneStart(o.text[j]) {
			n++
		}
	}
	return n
}
