package check

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus/growth"
)

// costly are files of weights of chances.
func costly() (cases []growth.Case) {
	for name, text := range map[string]func(n int) string{
		"weights": growth.Fill("w%d\t0.5\n"), "one weight": growth.Times("w\t0.5\n"), "comments": growth.Times("# x\n"), "blank lines": growth.Times("\n"),
		"one line": growth.Times("x"), "a number": growth.Within("w\t", growth.Times("1"), "\n"),
	} {
		cases = append(cases, growth.Case{Name: name, Text: text, Read: func(input string) error {
			j, err := ParseJudge(input)
			if err == nil {
				_ = j.String()
			}
			return err
		}})
	}
	return cases
}

// TestGrowth: what a file of chances takes in time and memory grows with its size.
func TestGrowth(t *testing.T) { growth.Check(t, costly()) }

// BenchmarkGrowth reads larger ones: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, costly()) }
