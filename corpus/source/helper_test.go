package source

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// outline writes segments one a line, as kind and text.
func outline(segments []corpus.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		kind := s.Kind
		if kind == corpus.Paragraph {
			kind = "paragraph"
		}
		b.WriteString(string(kind) + ": " + strings.ReplaceAll(s.Text, "\n", "⏎") + "\n")
	}
	return b.String()
}

// readAs reads a text in a format, with the laws of places checked.
func readAs(t testing.TB, format, text string) []corpus.Segment {
	t.Helper()
	doc, err := Read("-", strings.NewReader(text), Options{Format: format})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	checkPlaces(t, text, doc.Segments)
	return doc.Segments
}

// checkPlaces checks the law of offsets against the decoded file: each rune of
// a segment stands where its runs say, except the spaces that join lines and
// the characters that references stand for; segments do not overlap; lines and
// columns agree with the offsets.
func checkPlaces(t testing.TB, text string, segments []corpus.Segment) {
	t.Helper()
	decoded := []rune(text)
	end := 0
	for k, s := range segments {
		if s.Block != k {
			t.Errorf("segment %d has block %d", k, s.Block)
		}
		if s.Place.Start < end || s.Place.End > len(decoded) || s.Place.Start >= s.Place.End {
			t.Fatalf("segment %d: place %d:%d after %d of %d in\n%q", k, s.Place.Start, s.Place.End, end, len(decoded), text)
		}
		end = s.Place.End
		for i, r := range []rune(s.Text) {
			at := s.Offset(i)
			if at < s.Place.Start || at >= s.Place.End || decoded[at] != r && r != ' ' && decoded[at] != '&' {
				t.Fatalf("segment %d %q: rune %d %q is said to stand at %d in\n%q", k, s.Text, i, r, at, text)
			}
		}
		before := string(decoded[:s.Place.Start])
		nl := lineEnd(text)
		line := 1 + strings.Count(before, nl)
		column := 1 + len([]rune(before[strings.LastIndex(before, nl)+1:]))
		if s.Place.Line != line || s.Place.Column != column {
			t.Errorf("segment %d: at %d:%d, want %d:%d", k, s.Place.Line, s.Place.Column, line, column)
		}
	}
}

// outlineOf reads a file of any format, checks its places, and outlines it.
func outlineOf(t *testing.T, data string) string {
	t.Helper()
	doc, err := Read("-", strings.NewReader(data), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return outline(doc.Segments)
}

// kept is the runes of a text that segments must hold: no white space, and in
// plain text no marks of quotation, bullets or ornaments.
func kept(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(">-*+•·◦▪●‣_=~#—–\u2028\u2029 \t\r\n\v\f\u0085\u00A0", r) || strings.TrimSpace(string(r)) == "" {
			return -1
		}
		return r
	}, text)
}

// zipped makes an archive of name, text, name, text …
func zipped(t testing.TB, parts ...string) string {
	t.Helper()
	var b strings.Builder
	w := zip.NewWriter(&b)
	for k := 0; k < len(parts); k += 2 {
		f, err := w.Create(parts[k])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[k+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares what was got with a file, which -update rewrites.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", filepath.Base(path), got, want)
	}
}
