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

// NearestTwo is [Nearest] for two wanted tags, which never get the same one: a
// tag that is there as it is wanted is kept for whoever wants it, and of the
// others the first chooses first. Of an unknown tag the index is -1.
func NearestTwo(first, second corpus.Tag, have []corpus.Tag) (i, j int) {
	without := func(taken int) []corpus.Tag {
		if taken < 0 {
			return have
		}
		rest := slices.Clone(have)
		rest[taken] = corpus.Unknown
		return rest
	}
	exact := -1
	if second != first && second != corpus.Unknown {
		exact = slices.Index(have, second)
	}
	if i = -1; first != corpus.Unknown {
		i = Nearest(first, without(exact))
	}
	if j = -1; second != corpus.Unknown {
		j = Nearest(second, without(i))
	}
	return i, j
}

// Serves tells whether text in a language can stand for the one wanted: it is
// the same language, and in the same script where both name one.
func Serves(want, have corpus.Tag) bool {
	return want.Base() == have.Base() && (want == have || script(want) == "" || script(have) == "" || script(want) == script(have))
}

// Same tells whether a label says as much as a tag: the same language, script
// and region, those that it does not name as CLDR's likely subtags have them.
func Same(tag corpus.Tag, label string) bool {
	back, err := Parse(label)
	if err != nil {
		return true // a name of one's own
	}
	a, b := language.Make(string(tag)), language.Make(string(back))
	scriptA, _ := a.Script()
	scriptB, _ := b.Script()
	regionA, _ := a.Region()
	regionB, _ := b.Region()
	return tag.Base() == back.Base() && scriptA == scriptB && regionA == regionB
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
