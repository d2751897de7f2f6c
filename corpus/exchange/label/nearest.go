package label

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/bitext-tools/bitext/corpus"
)

// Nearest is the index of the tag that serves best for a wanted one: the same
// tag, else among those of the same language and script the one that CLDR's
// rules of language matching put first (en-AU finds en-GB before en-US), else
// the first; -1 where none is of the language, or all name another script. A
// tag without script or region stands for any.
func Nearest(want corpus.Tag, have []corpus.Tag) int {
	if i := slices.Index(have, want); i >= 0 {
		return i
	}
	var tags []language.Tag
	var at []int
	for i, tag := range have {
		if Serves(want, tag) {
			tags = append(tags, language.Make(string(tag)))
			at = append(at, i)
		}
	}
	switch len(at) {
	case 0:
		return -1
	case 1:
		return at[0]
	}
	_, i, _ := language.NewMatcher(tags).Match(language.Make(string(want)))
	return at[i]
}

// Serves tells whether text in a language can stand for the one wanted: it is
// the same language, and in the same script where both name one.
func Serves(want, have corpus.Tag) bool {
	return want.Base() == have.Base() && (want == have || script(want) == "" || script(have) == "" || script(want) == script(have))
}

// script is the script that a tag names, or "".
func script(tag corpus.Tag) string {
	t, err := language.Raw.Parse(string(tag))
	if err != nil {
		return ""
	}
	if _, s, _ := t.Raw(); s.String() != "Zzzz" {
		return s.String()
	}
	return ""
}
