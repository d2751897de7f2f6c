package names

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/growth"
)

// TestGrowth: what finding names takes in time and memory grows with the text.
func TestGrowth(t *testing.T) {
	var cases []growth.Case
	for _, c := range []struct {
		name  string
		tag   corpus.Tag
		text  func(n int) string
		large bool
	}{
		{"one word", corpus.English, growth.Times("x"), true},
		{"one word with a capital", corpus.Russian, growth.Within("П", growth.Times("а"), ""), true},
		{"names", corpus.English, growth.Times("Angela Merkel of Germany came. "), false},
		{"initials", corpus.English, growth.Times("U.N. "), false},
		{"names without spaces", corpus.Simplified, growth.Times("默克尔"), false},
		{"dots between names", corpus.Simplified, growth.Times("安·"), false},
	} {
		cases = append(cases, growth.Case{Name: c.name, Text: c.text, Large: c.large, Read: func(text string) error {
			Find(text, c.tag)
			return nil
		}})
	}
	growth.Check(t, cases)
}
