package evidence

import (
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A mention is something a text names that the other text should name too: a
// figure, by its value (4.3 billion is 43亿 and 4,3 млрд), or a name, by its
// sound.
type mention struct {
	key    string
	weight float64 // how telling it is, 0 to 1
}

// softWeight is the weight of small words for numbers, which come and go in
// translation.
const softWeight = 0.3

// figuresOf are the values of a text: of a date its year, month and day apart.
func figuresOf(text string, tag corpus.Tag) []mention {
	var out []mention
	put := func(kind, value string, weight float64) {
		out = append(out, mention{kind + value, weight})
	}
	for _, f := range facts.Find(text, tag) {
		if !f.IsValue() || f.Class == facts.Period {
			continue
		}
		weight := 1.0
		if f.Soft {
			weight = softWeight
		}
		if f.Class == facts.Date {
			for _, part := range []struct {
				kind  string
				value int
			}{{"y", int(f.Day.Year)}, {"m", int(f.Day.Month)}, {"d", int(f.Day.Day)}, {"w", int(f.Day.Weekday)}} {
				if part.value != 0 {
					put(part.kind, facts.Int(int64(part.value)).String(), weight)
				}
			}
			continue
		}
		for _, end := range f.Ends() {
			if end.Value.IsNumber() {
				put("", end.Value.String(), weight)
			}
		}
	}
	return out
}

// namesOf are the capitalised words of a text of the Latin or Cyrillic script,
// each once, by the consonants of their sound: Путина is Putin. Words of the
// Latin script inside Chinese or Russian stand for themselves. A word at the
// start of a sentence may be no name; it then finds no partner and, being one
// of many, does little harm.
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
