package ledger_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus/growth"
)

// crowded are paragraphs of n figures, and what the translation has of each: the
// dearest is where every figure may answer every other, and where none does.
var crowded = []struct {
	name           string
	source, target func(k int) string
}{
	{"the same figure", each("418 ships, "), each("418艘船，")},
	{"figures", filled("%d ships, ", 1000), filled("%d艘船，", 1000)},
	{"figures that all differ", filled("%d ships, ", 1000), filled("%d艘船，", 700000)},
	{"figures of one side", filled("%d ships, ", 1000), each("船，")},
	{"small figures", each("two men, 2 men, "), each("三人，两人，")},
	{"the same day", each("on May 4, "), each("5月4日，")},
	{"days and years", filled("In November %d people, ", 1900), filled("%d年11月，", 1900)},
	{"times of the day", each("in the morning, "), each("晚上，")},
	{"two units that nothing answers", each("80 km (50 miles), "), each("3艘船，")},
	{"ranges that half stand across", each("10-25 ships, "), each("10艘船，")},
	{"scores", each("9-4, "), each("9票赞成、4票反对，")},
	{"names", each("Anna Petrova, "), each("安娜·彼得罗娃，")},
	{"names that differ", each("Anna Petrova, "), each("约翰·史密斯，")},
}

func each(text string) func(int) string { return func(int) string { return text } }

func filled(pattern string, from int) func(int) string {
	return func(k int) string { return fmt.Sprintf(pattern, from+k) }
}

// crowdedCases are one paragraph and its translation, as two lines.
func crowdedCases(t testing.TB) (cases []growth.Case) {
	for _, c := range crowded {
		cases = append(cases, growth.Case{Name: c.name, Text: func(n int) string {
			var text [2]strings.Builder
			for k := range n {
				text[0].WriteString(c.source(k))
				text[1].WriteString(c.target(k))
			}
			return text[0].String() + "\n" + text[1].String()
		}, Read: func(input string) error {
			source, target, _ := strings.Cut(input, "\n")
			_, err := ledger.Of(t.Context(), oneToOne(source, target, "zh-Hans"), ledger.Options{})
			return err
		}})
	}
	return cases
}

// TestGrowth: what the ledger of one paragraph takes in time and memory grows with
// its figures, not with their square.
func TestGrowth(t *testing.T) { growth.Check(t, crowdedCases(t)) }

// BenchmarkGrowth makes the ledgers of larger ones: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, crowdedCases(b)) }
