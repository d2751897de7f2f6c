package report

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/bitext-tools/bitext/corpus"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares what was written with testdata/golden/name.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at it and run the test with -update:\n%s", path, got)
	}
}

// A shape is one way in which a page is laid out.
type shape struct {
	name string
	opt  Options
}

// shapes are those in which every page is golden.
var shapes = slices.Concat(
	inAllWidths("", Options{}),
	inAllWidths(", only differences", Options{OnlyDifferences: true}),
	[]shape{{"120 cells, colour, in a pager", Options{Width: 120, Color: true, Paged: true}}},
)

// inAllWidths are the shapes of a page of some kind: narrow, usual and wide, without
// colour, with colour, and in ASCII.
func inAllWidths(kind string, opt Options) (list []shape) {
	for _, look := range []string{"", ", colour", ", ASCII"} {
		opt.Color, opt.ASCII = look == ", colour", look == ", ASCII"
		for _, opt.Width = range []int{60, 80, 120, 160} {
			list = append(list, shape{fmt.Sprintf("%d cells%s%s", opt.Width, look, kind), opt})
		}
	}
	return list
}

// goldenShapes compares a page in all shapes with testdata/golden/name. Styles
// stand as ‹1;31› there.
func goldenShapes(t *testing.T, name string, shapes []shape, write func(w io.Writer, opt Options) error) {
	t.Helper()
	archive := &txtar.Archive{}
	for _, s := range shapes {
		var out bytes.Buffer
		if err := write(&out, s.opt); err != nil {
			t.Fatal(err)
		}
		archive.Files = append(archive.Files, txtar.File{Name: s.name, Data: regexp.MustCompile("\x1b\\[([0-9;]*)m").ReplaceAll(out.Bytes(), []byte("‹$1›"))})
	}
	golden(t, name, txtar.Format(archive))
}

// harbour is the sample article and its version in another language.
func harbour(t testing.TB, tag corpus.Tag) corpus.Bitext {
	t.Helper()
	name := map[corpus.Tag]string{corpus.Simplified: "zh", corpus.Traditional: "zh-Hant", corpus.Russian: "ru"}[tag]
	b := corpus.Bitext{
		Src:    document(t, "harbour.en.md", corpus.English),
		Dst:    document(t, "harbour."+name+".md", tag),
		Unit:   corpus.Paragraphs,
		Ladder: ladder(t, "harbour."+name+".beads"),
	}
	if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		t.Fatal(err)
	}
	return b
}

// document reads a sample: blocks between blank lines, marked as in Markdown.
func document(t testing.TB, name string, tag corpus.Tag) corpus.Document {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	doc := corpus.Document{Path: name, Tag: tag, Encoding: "utf-8"}
	lineNumber := 1
	for block := range strings.SplitSeq(strings.TrimSuffix(string(text), "\n"), "\n\n") {
		s := segment(block)
		s.Tag, s.Block = tag, len(doc.Segments)
		s.Place = corpus.Place{Path: name, Line: lineNumber, Column: 1}
		doc.Segments = append(doc.Segments, s)
		lineNumber += strings.Count(block, "\n") + 2
	}
	return doc
}

// segment takes the mark off a block.
func segment(block string) corpus.Segment {
	for _, m := range []struct {
		before, after string
		kind          corpus.Kind
		level         int
	}{
		{"# ", "", corpus.Title, 1},
		{"## ", "", corpus.Heading, 2},
		{"- ", "", corpus.Item, 0},
		{"> ", "", corpus.Quote, 0},
		{"~ ", "", corpus.Furniture, 0},
		{"```\n", "\n```", corpus.Code, 0},
	} {
		if text, ok := strings.CutPrefix(block, m.before); ok {
			return corpus.Segment{Text: strings.TrimSuffix(text, m.after), Kind: m.kind, Level: m.level}
		}
	}
	return corpus.Segment{Text: block}
}

// ladder reads beads; one that goes back in the target is moved.
func ladder(t testing.TB, name string) corpus.Ladder {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var l corpus.Ladder
	var next corpus.Range // Lo: in the source, Hi: in the target
	for row := range strings.Lines(string(text)) {
		fields := strings.SplitN(strings.TrimSpace(row), ":", 3)
		b := corpus.Bead{Src: indices(t, fields[0], next.Lo), Dst: indices(t, fields[1], next.Hi)}
		if _, err := fmt.Sscan(fields[2], &b.Confidence); err != nil {
			t.Fatalf("%s: %q: %v", name, row, err)
		}
		b.Moved = b.Dst.Lo < next.Hi
		next = corpus.Range{Lo: b.Src.Hi, Hi: max(next.Hi, b.Dst.Hi)}
		l = append(l, b)
	}
	return l
}

// indices reads "[3, 4]"; "[]" is the empty range at place.
func indices(t testing.TB, list string, place int) corpus.Range {
	t.Helper()
	list = strings.Trim(list, "[]")
	if list == "" {
		return corpus.Range{Lo: place, Hi: place}
	}
	numbers := strings.Split(list, ", ")
	var lo int
	if _, err := fmt.Sscan(numbers[0], &lo); err != nil {
		t.Fatalf("%q: %v", list, err)
	}
	return corpus.Range{Lo: lo, Hi: lo + len(numbers)}
}
