package termbase

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/growth"
)

// costly are glossaries of n parts that took, or might take, time or memory with
// the square of their size, by their path: its extension tells a table with commas
// from one with tabs, and TBX tells itself.
func costly() (cases []growth.Case) {
	const tbx, end = `<tbx><text><body>`, `</body></text></tbx>`
	times, numbered, within, inside := growth.Times, growth.Fill, growth.Within, growth.Inside
	for _, c := range []struct {
		name, path string
		text       func(n int) string
	}{
		{"TBX entries", "t.tbx", within(tbx, numbered(`<termEntry><langSet xml:lang="en"><tig><term>dam %[1]d</term></tig></langSet><langSet xml:lang="ru"><tig><term>плотина</term></tig></langSet></termEntry>`), end)},
		{"TBX terms of an entry", "t.tbx", within(tbx+`<termEntry><langSet xml:lang="en"><tig><term>dam</term></tig></langSet><langSet xml:lang="ru">`, numbered(`<tig><term>плотина %d</term></tig>`), `</langSet></termEntry>`+end)},
		{"TBX terms of both sides", "t.tbx", func(n int) string {
			return tbx + `<termEntry><langSet xml:lang="en">` + numbered(`<tig><term>dam %d</term></tig>`)(n) + `</langSet><langSet xml:lang="ru">` + numbered(`<tig><term>плотина %d</term></tig>`)(n) + `</langSet></termEntry>` + end
		}},
		{"TBX terms in the other script", "t.tbx", within(tbx+`<termEntry><langSet xml:lang="en"><tig><term>dam</term></tig></langSet>`, numbered(`<langSet xml:lang="ru-Latn"><tig><term>plotina %d</term></tig></langSet>`), `</termEntry>`+end)},
		{"TBX translations of a term", "t.tbx", within(tbx, numbered(`<termEntry><langSet xml:lang="en"><tig><term>dam</term></tig></langSet><langSet xml:lang="ru"><tig><term>плотина %[1]d</term></tig></langSet></termEntry>`), end)},
		{"TBX languages", "t.tbx", within(tbx, numbered(`<termEntry><langSet xml:lang="en-x-%d"><tig><term>dam</term></tig></langSet></termEntry>`), end)},
		{"TBX deep", "t.tbx", within(tbx, inside("<termEntry>", "</termEntry>"), end)},
		{"TBX notes", "t.tbx", within(tbx+`<termEntry><langSet xml:lang="en"><tig><term>dam</term>`, times(`<termNote type="administrativeStatus">x</termNote>`), `</tig></langSet></termEntry>`+end)},
		{"TBX entities", "t.tbx", within("<!DOCTYPE tbx [", numbered(`<!ENTITY a%d "x">`), "]>"+tbx+end)},
		{"TSV terms", "t.tsv", numbered("dam %[1]d\tплотина\n")},
		{"TSV translations of a term in rows", "t.tsv", numbered("dam\tплотина %d\n")},
		{"TSV translations of a term in a cell", "t.tsv", within("dam\tплотина", numbered("|щит %d"), "\n")},
		{"TSV cells", "t.tsv", within("dam\tплотина", times("\tx"), "\n")},
		{"TSV header of columns", "t.tsv", within("source\ttarget", times("\tforbidden"), "\ndam\tплотина\n")},
		{"TSV header of languages", "t.tsv", within("en\tru", times("\tfr"), "\ndam\tплотина\n")},
		{"TSV comments", "t.tsv", within("dam\tплотина\n", times("# x\n"), "")},
		{"TSV blank lines", "t.tsv", within("dam\tплотина\n", times("\n"), "")},
		{"OmegaT's terms", "t.utf8", numbered("dam %[1]d\tплотина\ta comment, and more\n")},
		{"OmegaT's comments", "t.txt", within("dam\tплотина\t", times("a comment, "), "\n")},
		{"CSV terms", "t.csv", numbered("dam %[1]d,плотина\n")},
		{"CSV translations of a term", "t.csv", numbered("dam,плотина %d\n")},
		{"CSV quotation marks", "t.csv", within("dam,\"", times(`""`), "\"\n")},
		{"CSV quotation not ended", "t.csv", within("dam,плотина\ndam,\"", times("x\n"), "")},
		{"another encoding", "t.tsv", times("\xef\xeb\xee\xf2\xe8\xed\xe0\t\xef\xeb\xee\xf2\xe8\xed\xe0\n")},
	} {
		cases = append(cases, growth.Case{Name: c.name, Text: c.text, Read: func(input string) error {
			_, err := Read(c.path, strings.NewReader(input), "en", "ru")
			return err
		}})
	}
	return cases
}

// TestGrowth: what a glossary takes in time and memory grows with its size, not
// with the square, or it is refused in one line.
func TestGrowth(t *testing.T) { growth.Check(t, costly()) }

// BenchmarkGrowth reads larger glossaries: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, costly()) }
