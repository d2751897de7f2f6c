package align

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/bitext-tools/bitext/corpus"
)

// TestCases aligns texts that users reported, a paragraph a line. Each file of
// testdata/cases says what it is about, and the ladder that a person gave it, as
// bitext align --format beads writes it.
func TestCases(t *testing.T) {
	paths, _ := filepath.Glob("testdata/cases/*.txtar")
	if len(paths) == 0 {
		t.Fatal("no cases")
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var sides []corpus.Document
			want := ""
			for _, f := range archive.Files {
				if f.Name == "want" {
					want = strings.ReplaceAll(string(f.Data), ", ", ",")
				} else {
					sides = append(sides, text(corpus.Tag(f.Name), string(f.Data)))
				}
			}
			src, dst := sides[0], sides[1]
			if got := beadLines(aligned(t, src, dst, Options{})); got != want {
				t.Errorf("%s\ngot\n%swant\n%s", archive.Comment, got, want)
			}
		})
	}
}

// beadLines is a ladder, a bead a line: "[0,1]:[0]".
func beadLines(l corpus.Ladder) string {
	var b strings.Builder
	for _, link := range l.Links() {
		b.WriteString("[" + ids(link.Src) + "]:[" + ids(link.Dst) + "]\n")
	}
	return b.String()
}
