package check_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// bitext is an example as it is written in package check.
func bitext(t testing.TB, e check.Example) corpus.Bitext {
	t.Helper()
	b := corpus.Bitext{Unit: corpus.Paragraphs, Src: corpus.Document{Path: "en.txt"}, Dst: corpus.Document{Path: "xx.txt"}}
	for line := range strings.SplitSeq(e.Source, "\n") {
		addSegment(&b.Src, corpus.English, line)
	}
	for line := range strings.SplitSeq(e.Target, "\n") {
		addSegment(&b.Dst, e.Tag, line)
	}
	b.Ladder = ladder(t, strings.ReplaceAll(e.Beads, "?", "@0.2"), len(b.Src.Segments), len(b.Dst.Segments))
	return b
}

// earlier is what an example was; nil where it does not say.
func earlier(t testing.TB, e check.Example) *check.Earlier {
	t.Helper()
	if e.Before == "" {
		return nil
	}
	then := &check.Earlier{Since: "then"}
	for line := range strings.SplitSeq(e.Before, "\n") {
		addSegment(&then.Docs[corpus.Source], corpus.English, line)
	}
	then.Docs[corpus.Target] = bitext(t, e).Dst
	then.Ladder = ladder(t, "", len(then.Docs[corpus.Source].Segments), len(then.Docs[corpus.Target].Segments))
	return then
}

// glossary is the terms of an example.
func glossary(t testing.TB, e check.Example) *termbase.Termbase {
	t.Helper()
	g, err := termbase.Read("terms.tsv", strings.NewReader(e.Terms), corpus.English, e.Tag)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// graver are the checks whose example is graver than their findings as a rule.
var graver = map[string]check.Severity{"N211": check.Warning, "S107": check.Error, "S109": check.Warning}

// Every check finds something in its own example, once.
func TestExamples(t *testing.T) {
	for _, c := range check.All {
		t.Run(c.ID, func(t *testing.T) {
			opt := check.Options{Level: check.Info, Checks: []string{c.ID}, Earlier: earlier(t, c.Example)}
			if c.Example.Terms != "" {
				opt.Glossary = glossary(t, c.Example)
			}
			found := run(t, bitext(t, c.Example), opt)
			if len(found) != 1 || found[0].Check != c {
				t.Fatalf("%d findings in the example of %s, want 1: %v", len(found), c.ID, found)
			}
			if want := cmp.Or(graver[c.ID], c.Severity); found[0].Severity != want {
				t.Errorf("%s: %s in its example, want %s", c.ID, found[0].Severity, want)
			}
		})
	}
}

// Every check says what it is; IDs and slugs are unique and sorted.
func TestAll(t *testing.T) {
	if !slices.IsSortedFunc(check.All, func(a, b *check.Check) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("All is not sorted by ID")
	}
	seen := map[string]bool{}
	for _, c := range check.All {
		for _, name := range []string{c.ID, c.Slug} {
			if seen[name] {
				t.Errorf("%s is there twice", name)
			}
			seen[name] = true
			if check.Lookup(strings.ToLower(name)) != c {
				t.Errorf("Lookup(%q) does not find it", name)
			}
		}
		if c.Title == "" || c.Doc == "" || c.MQM == "" || c.Family() == "" || !slices.Contains(check.Severities, c.Severity) {
			t.Errorf("%s is not complete", c.ID)
		}
		if words := jargon.FindString(c.Doc + " " + c.Title); words != "" && !strings.ContainsAny(words, "×÷~<>") {
			t.Errorf("%s: %q is no plain word", c.ID, words)
		}
	}
	if check.Lookup("N999") != nil {
		t.Error("Lookup finds N999")
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
	if n != len(check.All) {
		t.Errorf("the folder has %d checks, All %d", n, len(check.All))
	}
}
