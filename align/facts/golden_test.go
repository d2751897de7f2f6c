package facts

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

var update = flag.Bool("update", false, "rewrite the golden files under testdata")

// TestGolden reads testdata/en.tsv, zh.tsv and ru.tsv: a text, a tab, and its
// facts as class and canonical form, soft ones in brackets. Names and
// quotations have tests of their own.
func TestGolden(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.English, corpus.Chinese, corpus.Russian} {
		path := "testdata/" + string(tag) + ".tsv"
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for line := range strings.Lines(string(data)) {
			text, want, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			got := values(text, tag)
			if got != want && !*update {
				t.Errorf("%s: %s: got %s, want %s", path, text, got, want)
			}
			out.WriteString(text + "\t" + got + "\n")
		}
		if *update {
			if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// values is the facts of a text but names and quotations, soft ones in brackets.
func values(text string, tag corpus.Tag) string {
	var s []string
	for _, f := range Find(text, tag) {
		if f.Class == Name || f.Class == Quotation {
			continue
		}
		v := f.Class.String() + " " + f.Canonical()
		if f.Soft {
			v = "(" + v + ")"
		}
		s = append(s, v)
	}
	return strings.Join(s, "; ")
}
