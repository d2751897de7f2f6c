package names

import (
	"strings"

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
