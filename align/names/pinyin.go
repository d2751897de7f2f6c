package names

import (
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// syllables is the sound of each character that has one, in Latin letters:
// Pinyin without tones.
var syllables = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	for _, l := range lang.All {
		for _, entry := range l.List("sounds", "syllables") {
			characters, sound, _ := strings.Cut(entry, "=")
			for _, r := range characters {
				m[r] = sound
			}
		}
	}
	return m
})

// spelt is a text in Latin letters, by the sound of its characters; "" if one
// has none.
func spelt(text string) string {
	var b strings.Builder
	for _, r := range lang.Simplify(text) {
		s, ok := syllables()[r]
		if !ok {
			return ""
		}
		b.WriteString(s)
	}
	return b.String()
}

// transcribes tells whether characters may write a name by its sound: most of
// their consonants, of coarse kinds, stand in the name in their order. Chinese
// has few syllables, so that r is l, and g, k and h are one.
func transcribes(name, form string) bool {
	p, q := coarse(lang.Sound(name)), coarse(spelt(form))
	return 3*subsequence(p, q) >= 2*max(len(p), len(q))-1
}

// Alike tells whether a name may be another by its sound, as far as the last
// word of the first goes: two spellings of one name in two languages.
func Alike(name, other string) bool {
	words, others := wordsOf(name), wordsOf(other)
	if len(words) == 0 || len(others) == 0 {
		return false
	}
	w, o := words[len(words)-1].text, others[len(others)-1].text
	if spelt(o) != "" {
		p, q := coarse(lang.Sound(w)), coarse(spelt(o))
		return 4*subsequence(p, q) >= 3*max(len(p), len(q)) // Assange and 斯诺登 have two consonants of three
	}
	return SoundsLike(w, o)
}

// coarse is the kinds of the consonants of a sound, none twice running.
func coarse(sound string) string {
	var out []byte
	for i := range len(sound) {
		if k := kindOf[sound[i]]; k != 0 && (len(out) == 0 || out[len(out)-1] != k) {
			out = append(out, k)
		}
	}
	return string(out)
}

// kindOf is the coarse kind of each consonant.
var kindOf = func() map[byte]byte {
	m := map[byte]byte{}
	for _, kind := range []string{"pbfvw", "td", "kgh", "lr", "nm", "szcSZCxjq"} {
		for i := range len(kind) {
			m[kind[i]] = kind[0]
		}
	}
	return m
}()

// subsequence is the length of the longest common subsequence of two strings.
func subsequence(p, q string) int {
	row := make([]int, len(q)+1)
	for i := range len(p) {
		diagonal := 0
		for j := range len(q) {
			above := row[j+1]
			if p[i] == q[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(q)]
}
