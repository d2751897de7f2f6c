package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

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

// harbour is the sample article and its version in another language.
func harbour(t testing.TB, tag corpus.Tag) corpus.Bitext {
	t.Helper()
	base := string(tag.Base())
	b := corpus.Bitext{
		Src:    document(t, "harbour.en.md", corpus.English),
		Dst:    document(t, "harbour."+base+".md", tag),
		Unit:   corpus.Paragraphs,
		Ladder: ladder(t, "harbour."+base+".beads"),
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
