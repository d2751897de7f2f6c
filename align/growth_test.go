package align

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus/growth"
)

// costly are files of a model.
func costly() (cases []growth.Case) {
	for name, text := range map[string]func(n int) string{
		"one weight": growth.Times("move\t4\n"), "comments": growth.Times("# x\n"), "units": growth.Times("# unit: sentence\n"), "blank lines": growth.Times("\n"),
		"a weight that is none": growth.Within("", growth.Times("x"), "\t1\n"), "a number": growth.Within("move\t", growth.Times("1"), "\n"),
	} {
		cases = append(cases, growth.Case{Name: name, Text: text, Read: func(input string) error {
			m, err := ParseModel(input)
			if err == nil {
				_ = m.String()
			}
			return err
		}})
	}
	return cases
}

// TestGrowth: what a model takes in time and memory grows with its file.
func TestGrowth(t *testing.T) { growth.Check(t, costly()) }

// BenchmarkGrowth reads larger ones: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, costly()) }
