package lang

import (
	"testing"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

func TestSimplify(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Plain English, 15 %.", "Plain English, 15 %."},
		{"Русский текст", "Русский текст"},
		{"總統府發言人說：「我們後天開會。」", "总统府发言人说：「我们后天开会。」"},
		{"頭髮、發展、皇后、後面", "头发、发展、皇后、后面"},
		{"乾淨的杯子，乾隆的杯子", "干净的杯子，干隆的杯子"}, // single characters, so the emperor is folded too
		{"已经是简体的文字", "已经是简体的文字"},
		{"壞\xffUTF-8", "坏\uFFFDUTF-8"}, // a broken byte is one rune, before and after
		{"薴烯和苧麻", "苎烯和苎麻"},             // 薴 is simplified to 苧, and that to 苎
	} {
		got := Simplify(c.text)
		if got != c.want {
			t.Errorf("Simplify(%q) = %q, want %q", c.text, got, c.want)
		}
		if n, m := utf8.RuneCountInString(c.text), utf8.RuneCountInString(got); n != m {
			t.Errorf("Simplify(%q) has %d runes, want %d", c.text, m, n)
		}
	}
}

// Folding twice is folding once, and the text keeps its length in runes.
func FuzzSimplify(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Simplify(s)
		if utf8.RuneCountInString(s) != utf8.RuneCountInString(once) {
			t.Errorf("%q changed its length: %q", s, once)
		}
		if twice := Simplify(once); twice != once {
			t.Errorf("%q becomes %q, and that %q", s, once, twice)
		}
	})
}

func TestWriting(t *testing.T) {
	for _, c := range []struct {
		want corpus.Tag
		text string
	}{
		{"zh-Hans", "我们认为这个问题还没有解决"},
		{"zh-Hant", "我們認為這個問題還沒有解決"},
		{"zh-Hant", "裡面有一隻貓"},
		{"zh", "今天天空晴朗"},  // the same characters in both
		{"zh", "皇后在台上"},   // 后 and 台 are Traditional as well
		{"zh", "简体 / 繁體"}, // as many of one as of the other
		{"zh", "2024 Apple"},
	} {
		if got := writing(c.text); got != c.want {
			t.Errorf("writing(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
