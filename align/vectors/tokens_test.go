package vectors

import (
	"slices"
	"strings"
	"testing"
)

// tokensOf are the tokens of a text, words as their stems.
func tokensOf(text string) (tokens []string) {
	newTokenizer().each(text,
		func(stem, _ string) { tokens = append(tokens, stem) },
		func(token string) { tokens = append(tokens, token) })
	return tokens
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"— … 。", ""},
		{"The bridges were closed.", "the bridg were close"},
		{"Мосты были закрыты.", "мост был закрыт"},
		{"大桥", "大 桥 大桥"},
		{"大桥封闭了。", "大 桥 大桥 封 桥封 闭 封闭 了 闭了"},
		{"大橋封閉了。", "大 桥 大桥 封 桥封 闭 封闭 了 闭了"},           // Traditional is folded
		{"用iPhone拍照", "用 iphon 拍 照 拍照"},               // Latin in Chinese is the English token
		{"COVID-19疫情", "covid 19 疫 情 疫情"},             // figures stand for themselves
		{"В 2024 году на IKEA", "в 2024 год на ikea"}, // Latin in Russian
		{"café Café cafe\u0301", "cafe cafe cafe"},    // marks, composed or not
		{"ёлка елка Ёлка", "елк елк елк"},             // ё is written е
		{"й и\u0306", "й й"},                          // but й stays
		{"1,5 и 1.5", "1 5 и 1 5"},
		{"日本語と한국어", "日 本 日本 语 本语"}, // kana and hangul have no tokens
	}
	for _, test := range tests {
		if got := strings.Join(tokensOf(test.text), " "); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestTokenizerSaysWhatWasWritten(t *testing.T) {
	var written []string
	newTokenizer().each("The Мосты 大桥", func(_, w string) { written = append(written, w) }, func(string) {})
	if want := []string{"The", "Мосты"}; !slices.Equal(written, want) {
		t.Errorf("got %q, want %q", written, want)
	}
}

// spelt are the tokens that a word is spelt with.
func spelt(word string) (tokens []string) {
	spell(word, func(s string) { tokens = append(tokens, s) })
	return tokens
}

func TestSpell(t *testing.T) {
	if got, want := strings.Join(spelt("Путин"), " "), "~^pu ~put ~uti ~tin ~in$"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, word := range []string{"", "й", "北京"} {
		if got := spelt(word); got != nil {
			t.Errorf("%q has not two sounds to spell, got %v", word, got)
		}
	}
	// Of the two names, half the trigrams of the shorter one are shared.
	a, b := spelt("Schwarzenegger"), spelt("Шварценеггер")
	shared := 0
	for _, s := range a {
		if slices.Contains(b, s) {
			shared++
		}
	}
	if 2*shared < len(a) {
		t.Errorf("%v and %v share %d", a, b, shared)
	}
}
