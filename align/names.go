package align

import (
	"math"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// Names are compared as they sound, by their consonants: Путина is Putin. Words
// of the Latin script inside Chinese or Russian stand for themselves. What of
// the side with fewer names the other does not have speaks against a bead; the
// rest of the longer list does not, as Chinese writes most names in Han.
var (
	namesShared = feature{
		name: "names-shared",
		doc:  "log of the number of names that both sides have",
		of: paired(func(c *candidate) (float64, bool) {
			shared, _, ok := common(c.pairing, c.src, c.dst, func(s *segment) []mention { return s.names })
			return math.Log1p(shared), ok
		}),
	}
	namesApart = feature{
		name: "names-apart",
		doc:  "log of the number of names of the side with fewer names that the other does not have",
		of: paired(func(c *candidate) (float64, bool) {
			of := func(s *segment) []mention { return s.names }
			shared, _, ok := common(c.pairing, c.src, c.dst, of)
			a, b := tally(c.pairing.src, c.src, of), tally(c.pairing.dst, c.dst, of)
			return math.Log1p(math.Max(0, float64(min(a, b))-shared)), ok && min(a, b) > 0
		}),
	}
)

// namesOf are the capitalised words of a text of the Latin or Cyrillic script,
// each once, by the consonants of their sound. A word at the start of a
// sentence may be no name; it then finds no partner and, being one of many,
// does little harm.
func namesOf(text string) []mention {
	var out []mention
	seen := map[string]bool{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.Latin, unicode.Cyrillic) }) {
		if first := []rune(word)[0]; !unicode.IsUpper(first) {
			continue
		}
		if key := consonants(lang.Sound(lang.Stem(word))); len(key) >= 2 && !seen[key] {
			seen[key] = true
			out = append(out, mention{key, 1})
		}
	}
	return out
}

// consonants is a sound without its vowels, but for the first letter.
func consonants(sound string) string {
	var b strings.Builder
	for i, r := range sound {
		if i == 0 || !strings.ContainsRune("aeiou", r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
