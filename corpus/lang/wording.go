package lang

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/bitext-tools/bitext/corpus"
)

// Count writes a number with its English noun, as messages do: "1 finding",
// "3 findings". The noun is one that takes an s.
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// List writes words as an English sentence lists them, the conjunction before
// the last: "en, ru and zh". No words are the empty string.
func List[S ~string](conjunction string, words []S) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" " + conjunction + " ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}

// NameOf is what English calls a language, whether bitext aligns it or not:
// "Ukrainian" of uk. Of a tag that is none it is "Unknown language".
func NameOf(tag corpus.Tag) string {
	return display.English.Tags().Name(language.Make(string(tag)))
}

// Names names the languages that bitext aligns in a sentence: "English, Russian
// and Chinese".
func Names() string {
	var names []string
	for _, l := range All {
		names = append(names, l.Name)
	}
	return List("and", names)
}

// Pairs names the languages that bitext checks in a sentence: "English with
// Russian or Chinese".
func Pairs() string {
	var others []string
	for _, l := range All {
		if l.Tag != Pivot {
			others = append(others, l.Name)
		}
	}
	return For(Pivot).Name + " with " + List("or", others)
}
