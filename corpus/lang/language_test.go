package lang

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestLanguagesAreComplete(t *testing.T) {
	if !slices.IsSortedFunc(All, func(a, b *Language) int { return strings.Compare(string(a.Tag), string(b.Tag)) }) {
		t.Error("All is not sorted by tag")
	}
	for _, l := range All {
		if l.Tag == "" || l.Tag != l.Tag.Base() || l.Name == "" || l.Script == NoScript || l.Density <= 0 {
			t.Errorf("%s lacks a base tag, a name, a script or a density", l.Name)
		}
		for _, r := range l.Letters {
			if !strings.ContainsRune(l.Alphabet, r) {
				t.Errorf("%s: %c is not in the alphabet", l.Name, r)
			}
		}
	}
}

func TestFor(t *testing.T) {
	for tag, want := range map[corpus.Tag]*Language{
		"en": English, "en-GB": English, "ru": Russian, "zh": Chinese,
		"zh-Hans": Chinese, "zh-Hant": Chinese, "uk": nil, "": nil,
	} {
		if got := For(tag); got != want {
			t.Errorf("For(%q) = %v, want %v", tag, got, want)
		}
	}
}

// The lists are searched by halving.
func TestListsAreSorted(t *testing.T) {
	for _, l := range All {
		for i, list := range [][]string{
			l.Words, l.Starters, l.Says,
			l.Abbrevs.Titles, l.Abbrevs.Numbers, l.Abbrevs.Closing, l.Abbrevs.Years,
		} {
			if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
				t.Errorf("%s: list %d is not sorted, or has an entry twice: %q", l.Name, i, list)
			}
		}
	}
}
