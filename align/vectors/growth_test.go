package vectors

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/growth"
)

// tableOf is a table of n tokens with vectors of a length that is given, each with
// a translation.
func tableOf(dims int) func(n int) string {
	return func(n int) string {
		b := []byte(magic)
		put := func(x int) { b = binary.LittleEndian.AppendUint32(b, uint32(x)) }
		for _, x := range []int{dims, n, n, n, 0, 0, 0, 0} {
			put(x)
		}
		for k := range n + 1 {
			put(8 * k)
		}
		b = append(b, make([]byte, 4*n)...)
		for k := range n + 1 {
			put(k)
		}
		b = append(b, make([]byte, 4*n+dims*n)...)
		for k := range n {
			b = append(b, "token"+string(rune('a'+k/676%26))+string(rune('a'+k/26%26))+string(rune('a'+k%26))...)
		}
		return string(b)
	}
}

// costly are tables of vectors, which read a text, and tables of pairs.
func costly() (cases []growth.Case) {
	times, numbered, within := growth.Times, growth.Fill, growth.Within
	for name, text := range map[string]func(n int) string{
		"tokens": tableOf(8), "long vectors": tableOf(1024), "nothing but tokens": tableOf(1), "cut short": within(magic+strings.Repeat("\x01\x00\x00\x00", 8), times("x"), ""),
	} {
		cases = append(cases, growth.Case{Name: "table of " + name, Text: text, Read: func(input string) error {
			table, err := Open([]byte(input))
			if err == nil {
				table.Reader().Read("The dam was closed. Плотину закрыли. 成本下降。")
			}
			return err
		}})
	}
	table, err := Open([]byte(tableOf(8)(100)))
	if err != nil {
		panic(err) // it was made for this
	}
	for name, text := range map[string]func(n int) string{
		"words": times("dam плотина 水坝 "), "one word": times("dam"), "words that differ": numbered("dam%d плотина%[1]d "), "Chinese": times("成本下降"), "marks": times("!?,."),
	} {
		cases = append(cases, growth.Case{Name: "text of " + name, Text: text, Read: func(input string) error { table.Reader().Read(input); return nil }})
	}
	for name, text := range map[string]func(n int) string{
		"rows": times("Costs fell.\tРасходы упали.\n"), "labels": times("Costs fell.\tРасходы упали.\tnews\tmt\n"), "columns": times("a\t"), "blank lines": times("\n"),
		"rows under a header": within("source\ttarget\n", times("Costs fell.\tРасходы упали.\n"), ""),
	} {
		cases = append(cases, growth.Case{Name: "pairs: " + name, Text: text, Read: func(input string) error {
			for _, err := range ReadRows(strings.NewReader(input), "x") {
				if err != nil {
					return err
				}
			}
			return nil
		}})
	}
	return cases
}

// TestGrowth: what a table takes in time and memory grows with its size, not with
// the square, or it is refused in one line.
func TestGrowth(t *testing.T) { growth.Check(t, costly()) }

// BenchmarkGrowth reads larger ones: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, costly()) }
