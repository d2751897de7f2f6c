package corpus_test

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestShown(t *testing.T) {
	for _, c := range []struct {
		text  string
		codes []corpus.InlineCode
		want  string
	}{
		{"大桥关闭了。", nil, "大桥关闭了。"},
		{"你好，有封信。", []corpus.InlineCode{{At: 2, Text: " {{имя}}"}, {At: 4, Text: "{0}"}}, "你好 {{имя}}，有{0}封信。"},
		{"Мост закрыт.", []corpus.InlineCode{{At: 0, Text: "<b>"}, {At: 4, ID: "1"}, {At: 12, Text: "</b>"}}, "<b>Мост закрыт.</b>"},
		{"", []corpus.InlineCode{{Text: "%s"}, {Text: "%d"}}, "%s%d"},
		{"ab", []corpus.InlineCode{{At: 9, Text: "x"}, {At: 1, Text: "y"}}, "abxy"}, // places that cannot be
	} {
		if got := (corpus.Segment{Text: c.text, Codes: c.codes}).Shown(); got != c.want {
			t.Errorf("%q with %v: got %q, want %q", c.text, c.codes, got, c.want)
		}
	}
}
