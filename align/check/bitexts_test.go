package check

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

const bitexts = "../../testdata/bitext"

// An edit is a line of an edits.tsv: what was done to a translation.
type edit struct {
	kind           string
	source, target []int
}

// quiet are the kinds of edits that are an editor's right and so may be told
// below the level of a warning, or, where a line was cut, in another finding.
var quiet = []string{"added-paragraph", "added-heading", "list-shape", "moved-paragraph", "identifier"}

// On the articles of testdata/bitext, aligned by hand, every edit is found and
// nothing else is reported above an info.
func TestBitexts(t *testing.T) {
	paths, err := filepath.Glob(bitexts + "/*/*.edits.tsv")
	if err != nil || len(paths) == 0 {
		t.Fatal("no bitexts", err)
	}
	for _, path := range paths {
		stem := strings.TrimSuffix(path, ".edits.tsv")
		t.Run(strings.TrimPrefix(filepath.ToSlash(stem), bitexts+"/"), func(t *testing.T) {
			b := readBitext(t, stem)
			edits := readEdits(t, path)
			found := mustRun(t, b, Options{Level: Info})
			for _, e := range edits {
				if !slices.ContainsFunc(found, func(f Finding) bool {
					return e.at(f) && (f.Severity.AtLeast(Warning) || slices.Contains(quiet, e.kind))
				}) {
					t.Errorf("%s %v:%v is not found", e.kind, e.source, e.target)
				}
			}
			for _, f := range found {
				if f.Severity.AtLeast(Warning) && !slices.ContainsFunc(edits, func(e edit) bool { return e.at(f) }) {
					t.Errorf("%s %v:%v: %s", f.Check.ID, f.Source, f.Target, f.Message)
				}
			}
		})
	}
}

// at tells whether a finding is about a paragraph of the edit.
func (e edit) at(f Finding) bool {
	for _, i := range e.source {
		if slices.Contains(f.Source, i) {
			return true
		}
	}
	for _, j := range e.target {
		if slices.Contains(f.Target, j) {
			return true
		}
	}
	return false
}

func readEdits(t *testing.T, path string) []edit {
	t.Helper()
	var edits []edit
	for _, line := range linesOf(t, path) {
		cells := strings.Split(line, "\t")
		if len(cells) < 3 || cells[0] == "kind" {
			continue
		}
		edits = append(edits, edit{cells[0], ids(t, cells[1]), ids(t, cells[2])})
	}
	return edits
}

// readBitext reads an article, its translation and the gold ladder.
func readBitext(t *testing.T, stem string) corpus.Bitext {
	t.Helper()
	b := corpus.Bitext{Unit: corpus.Paragraphs}
	for _, side := range []struct {
		path string
		doc  *corpus.Document
	}{{filepath.Join(filepath.Dir(stem), "en.txt"), &b.Src}, {stem + ".txt", &b.Dst}} {
		doc, err := source.Read(side.path, nil, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		*side.doc = lang.Detect(doc)
	}
	links, err := exchange.ReadLinks(stem+".beads", func(path string) (io.ReadCloser, error) { return os.Open(path) })
	if err != nil {
		t.Fatal(err)
	}
	if b.Ladder, err = links.Ladder(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		t.Fatal(err)
	}
	for k := range b.Ladder {
		b.Ladder[k].Confidence = 1 // gold says none
	}
	return b
}

func linesOf(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// ids reads "3, 4"; "-" and nothing are none.
func ids(t *testing.T, list string) []int {
	t.Helper()
	var out []int
	for word := range strings.FieldsFuncSeq(list, func(c rune) bool { return c == ',' || c == ' ' || c == '-' }) {
		var i int
		if _, err := fmt.Sscan(word, &i); err != nil {
			t.Fatal(err)
		}
		out = append(out, i)
	}
	return out
}
