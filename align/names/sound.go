package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// Skeleton is the consonants of a word as it sounds: Harris and Харриса both
// begin with hrs.
func Skeleton(word string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiou", r) {
			return -1
		}
		return r
	}, lang.Sound(word))
}

// SoundsLike tells whether a word may transcribe a name: the skeletons begin
// alike, as far as the shorter goes but for one sound, and for three sounds at
// least. Shorter names must have the same skeleton.
func SoundsLike(name, word string) bool {
	p, q := Skeleton(name), Skeleton(word)
	if p == "" || q == "" || p[0] != q[0] {
		return false
	}
	n := 0
	for n < len(p) && n < len(q) && p[n] == q[n] {
		n++
	}
	if len(p) < 3 {
		return p == q
	}
	return n >= 2 && n >= min(len(p), len(q))-1 && max(len(p), len(q))-n <= 3
}

// Heard is the capitalised words of texts by how they begin to sound, to find those
// that may transcribe a name.
type Heard struct {
	words map[string][]string // by the first two sounds of their skeletons
	known map[string]bool     // the words
}

// Hear takes in the capitalised words of texts.
func Hear(texts ...string) Heard {
	h := Heard{map[string][]string{}, map[string]bool{}}
	for _, text := range texts {
		for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) && !h.known[w] {
				h.known[w] = true
				k := begins(w)
				h.words[k] = append(h.words[k], w)
			}
		}
	}
	return h
}

// begins is the first two sounds of a word's skeleton, or the one: words that sound
// alike have them in common.
func begins(word string) string {
	k := Skeleton(word)
	return k[:min(2, len(k))]
}

// Has tells whether a word of the texts sounds like a name; see [SoundsLike].
func (h Heard) Has(name string) bool {
	return slices.ContainsFunc(h.words[begins(name)], func(w string) bool { return SoundsLike(name, w) })
}
