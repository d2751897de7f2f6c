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
		if !slices.IsSorted(l.Words) {
			t.Errorf("the words of %s are not sorted", l.Name)
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
