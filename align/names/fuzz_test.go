package names

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// FuzzFind finds the names of any text: in their order, none over another, each
// of something; a table of names is learnt from any pair, twice the same.
func FuzzFind(f *testing.F) {
	f.Add("President Xi Jinping of China met Angela Merkel; the U.N. said so.", "习近平主席与安格拉·默克尔会面，联合国表示。")
	f.Add("Anna Petrova", "Анна Петрова")
	f.Add("O'Neill-van der Berg Jr.", "О’Нил — ван дер Берг-младший, США, ООН")
	f.Fuzz(func(t *testing.T, source, target string) {
		for _, text := range []string{source, target} {
			for _, tag := range []corpus.Tag{corpus.English, corpus.Simplified, corpus.Traditional, corpus.Russian, "ja"} {
				end := 0
				for _, n := range Find(text, tag) {
					if n.Start < end || n.Start >= n.End || len(n.Senses) == 0 || !n.Meets(n) {
						t.Fatalf("%s: %q: %+v after %d", tag, text, n, end)
					}
					end = n.End
				}
				if end > utf8.RuneCountInString(text) {
					t.Fatalf("%s: %q: a name ends at %d", tag, text, end)
				}
			}
		}
		pairs := []Pair{{source, target, corpus.Russian}, {source, target, corpus.Chinese}, {source, target, corpus.Russian}}
		var tables [8]bytes.Buffer // an order by chance shows in one of a few
		for k := range tables {
			if err := Learn(t.Context(), pairs, &tables[k]); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(tables[0].Bytes(), tables[k].Bytes()) {
				t.Fatalf("learnt\n%s\nand then\n%s", &tables[0], &tables[k])
			}
		}
	})
}
