package evidence

import "testing"

func TestQuoteAfter(t *testing.T) {
	tests := []struct {
		text         string
		open, wanted bool
	}{
		{"", false, false},
		{"", true, true},
		{"“We did not sell it,", false, true},
		{"we never will,” she said.", true, false},
		{"“No,” he said. “Never", false, true},
		{`"We did not sell it," he said.`, false, false},
		{`he said. "We never`, false, true},
		{"She doesn't know", false, false},
		{"the workers’ union", false, false},
		{"'Never,' she said.", false, false},
		{"‘Never, said", false, true},
		{"I don’t,’ she said.", true, false},
		{"“我们没有卖，", false, true},
		{"也不会卖，”她说。", true, false},
		{"「我們沒有賣，", false, true},
		{"也不會賣。」", true, false},
		{"«Мы не продали", false, true},
		{"и не продадим», — сказала она.", true, false},
		{"„Мы не продали“", false, true}, // “ opens in English: the mark after it decides nothing
	}
	for _, tt := range tests {
		if got := quoteAfter(tt.text, tt.open); got != tt.wanted {
			t.Errorf("after %q, open before: %v: %v, want %v", tt.text, tt.open, got, tt.wanted)
		}
	}
}

func TestPunctuationOf(t *testing.T) {
	for _, text := range []string{`Why? "No!" Note: this.`, "为什么？“不！”注：这个。", "Почему? «Нет!» Итак: это."} {
		if got, want := punctuationOf(text), (punctuation{questions: 1, exclamations: 1, quotes: 2, colons: 1}); got != want {
			t.Errorf("%q has %+v, want %+v", text, got, want)
		}
	}
}
