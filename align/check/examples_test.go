package check

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// paragraphs reads the lines of an example: "## " makes a heading, "- " an item.
func paragraphs(path, text string, tag corpus.Tag) corpus.Document {
	doc := corpus.Document{Path: path, Tag: tag}
	for i, line := range strings.Split(text, "\n") {
		seg := corpus.Segment{Text: line, Tag: tag, Block: i, Place: corpus.Place{Path: path, Line: i + 1, Column: 1}}
		if rest, ok := strings.CutPrefix(line, "## "); ok {
			seg.Text, seg.Kind, seg.Level = rest, corpus.Heading, 2
		} else if rest, ok := strings.CutPrefix(line, "- "); ok {
			seg.Text, seg.Kind = rest, corpus.Item
		}
		doc.Segments = append(doc.Segments, seg)
	}
	return doc
}

// ladderOf reads "0:0 1: 2,3:1* 4:2?": "*" marks a moved bead, "?" a doubtful
// one. Empty is one to one.
func ladderOf(t *testing.T, beads string, n, m int) corpus.Ladder {
	t.Helper()
	var l corpus.Ladder
	if beads == "" {
		if n != m {
			t.Fatalf("%d paragraphs beside %d, and no beads", n, m)
		}
		for i := range n {
			l = append(l, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}, Dst: corpus.Range{Lo: i, Hi: i + 1}, Confidence: 0.98})
		}
		return l
	}
	next := [2]int{}
	for _, word := range strings.Fields(beads) {
		b := corpus.Bead{Confidence: 0.98}
		b.Moved = strings.Contains(word, "*")
		if strings.Contains(word, "?") {
			b.Confidence = 0.2
		}
		for s, list := range strings.Split(strings.Trim(word, "*?"), ":") {
			r := corpus.Range{Lo: next[s], Hi: next[s]}
			for k, id := range strings.FieldsFunc(list, func(c rune) bool { return c == ',' }) {
				var i int
				if _, err := fmt.Sscan(id, &i); err != nil {
					t.Fatal(err)
				}
				if k == 0 {
					r.Lo = i
				}
				r.Hi = i + 1
			}
			if s == 0 || !b.Moved {
				next[s] = r.Hi
			}
			if s == 0 {
				b.Src = r
			} else {
				b.Dst = r
			}
		}
		l = append(l, b)
	}
	if err := l.Verify(n, m); err != nil {
		t.Fatal(err)
	}
	return l
}

func (e Example) bitext(t *testing.T) corpus.Bitext {
	t.Helper()
	b := corpus.Bitext{Src: paragraphs("en.txt", e.Source, corpus.English), Dst: paragraphs("xx.txt", e.Target, e.Tag), Unit: corpus.Paragraphs}
	b.Ladder = ladderOf(t, e.Beads, len(b.Src.Segments), len(b.Dst.Segments))
	return b
}

// mustRun is [Run] on a bitext and options that make sense.
func mustRun(t testing.TB, b corpus.Bitext, opt Options) []Finding {
	t.Helper()
	found, err := Run(b, opt)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Every check finds something in its own example, once.
func TestExamples(t *testing.T) {
	for _, c := range All {
		t.Run(c.ID, func(t *testing.T) {
			opt := Options{Level: Info, Checks: []string{c.ID}}
			if c.Example.Terms != "" {
				g, err := termbase.Read("terms.tsv", strings.NewReader(c.Example.Terms), corpus.English, c.Example.Tag)
				if err != nil {
					t.Fatal(err)
				}
				opt.Glossary = g
			}
			found := mustRun(t, c.Example.bitext(t), opt)
			if len(found) != 1 {
				t.Fatalf("%d findings in the example of %s, want 1: %v", len(found), c.ID, found)
			}
			f := found[0]
			if f.Check != c || f.Message == "" || len(f.Fingerprint) != 16 || f.Severity.rank() < 0 {
				t.Errorf("%+v", f)
			}
			if f.Message != strings.TrimSpace(f.Message) || strings.HasSuffix(f.Message, ".") {
				t.Errorf("message %q", f.Message)
			}
		})
	}
}

// Every check says what it is; IDs and slugs are unique and sorted.
func TestAll(t *testing.T) {
	if !slices.IsSortedFunc(All, func(a, b *Check) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("All is not sorted by ID")
	}
	seen := map[string]bool{}
	for _, c := range All {
		for _, name := range []string{c.ID, c.Slug} {
			if seen[name] {
				t.Errorf("%s is there twice", name)
			}
			seen[name] = true
			if Lookup(strings.ToLower(name)) != c {
				t.Errorf("Lookup(%q) does not find it", name)
			}
		}
		if c.Title == "" || c.Doc == "" || c.MQM == "" || c.Family() == "" || c.Severity.rank() < 0 {
			t.Errorf("%s is not complete", c.ID)
		}
	}
}

// A check that is written in the folder is in All.
func TestAllIsComplete(t *testing.T) {
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if lit, ok := node.(*ast.CompositeLit); ok {
				if id, ok := lit.Type.(*ast.Ident); ok && id.Name == "Check" {
					n++
				}
			}
			return true
		})
	}
	if n != len(All) {
		t.Errorf("the folder has %d checks, All %d", n, len(All))
	}
}
