package lang

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// What a reader takes for the same is found, in either of its forms; the stretch is
// that of the text as it stands.
func TestFoldFinds(t *testing.T) {
	tests := []struct {
		name, text, what, want string // "": not found
	}{
		{"the same", "Nobody counts the gulls.", "gulls", "gulls"},
		{"large letters", "The HARBOR is wide.", "harbor", "HARBOR"},
		{"large letters are looked for", "Гавань широка.", "ГАВАНЬ", "Гавань"},
		{"Traditional for Simplified", "市長沒有到場。", "市长没有到场", "市長沒有到場"},
		{"Simplified for Traditional", "市长没有到场。", "市長沒有", "市长没有"},
		{"е for ё", "Всё ещё стоят краны.", "все еще", "Всё ещё"},
		{"ё for е", "Все еще стоят краны.", "всё", "Все"},
		{"ё of two characters", "Все\u0308 стоит.", "всё", "Все\u0308"},
		{"й of two characters", "Синии\u0306 кран", "синий к", "Синии\u0306 к"},
		{"accents", "A café by the quay", "cafe", "café"},
		{"full-width digits and letters", "共４１８台ＡＢＣ", "418台abc", "４１８台ＡＢＣ"},
		{"half-width katakana and its whole form", "ｶﾅ", "カナ", "ｶﾅ"},
		{"a line feed is a blank", "first\nsecond", "first second", "first\nsecond"},
		{"a no-break space is one", "418\u00a0кранов", "418 кранов", "418\u00a0кранов"},
		{"another word", "Nobody counts the gulls.", "cranes", ""},
		{"longer than the text", "gull", "gulls", ""},
		{"nothing", "gull", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if list := Fold(tt.text).Find(Fold(tt.what).Runes); len(list) > 0 {
				got = string([]rune(tt.text)[list[0].Lo:list[0].Hi])
			}
			if got != tt.want {
				t.Errorf("%q in %q: %q, want %q", tt.what, tt.text, got, tt.want)
			}
		})
	}
}

// Stretches are inside the text, rising, and not over one another; what folds to
// itself is found where it stands.
func TestFoldLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, what := rapid.String().Draw(t, "text"), rapid.StringOfN(rapid.Rune(), 1, 3, -1).Draw(t, "what")
		text += what
		size, last := len([]rune(text)), 0
		folded := Fold(what).Runes
		list := Fold(text).Find(folded)
		for _, r := range list {
			if r.Lo < last || r.Empty() || r.Hi > size {
				t.Fatalf("%v in %d runes after %d", r, size, last)
			}
			last = r.Hi
		}
		if len(folded) > 0 && len(list) == 0 {
			t.Fatalf("%q is not found in %q", what, text)
		}
	})
}

// All places are found, side by side ones too.
func TestFoldFindsAll(t *testing.T) {
	got := Fold("ааАа а").Find(Fold("аа").Runes)
	want := []corpus.Range{{Lo: 0, Hi: 2}, {Lo: 2, Hi: 4}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%v, want %v", got, want)
	}
}
