package align

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/evaluate"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/source"
)

// articles is where the articles with gold are; see testdata/README.md.
const articles = "../testdata/bitext"

// article reads one version of an article: "en", "zh", "zh-Hant" or "ru".
func article(t testing.TB, name, version string) corpus.Document {
	t.Helper()
	doc, err := source.Read(filepath.Join(articles, name, version+".txt"), nil, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return lang.Detect(doc)
}

// gold reads the hand-made beads between the English article and a version,
// "[0, 1]:[0]" a line.
func gold(t testing.TB, name, version string) []corpus.Link {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(articles, name, version+".beads"))
	if err != nil {
		t.Fatal(err)
	}
	var out []corpus.Link
	for line := range strings.Lines(string(data)) {
		src, dst, _ := strings.Cut(strings.TrimSpace(line), ":")
		var l corpus.Link
		if err := errors.Join(json.Unmarshal([]byte(src), &l.Src), json.Unmarshal([]byte(dst), &l.Dst)); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		out = append(out, l)
	}
	return out
}

// aligned is the ladder of two texts, with options that are right.
func aligned(t failer, src, dst corpus.Document, opt Options) corpus.Ladder {
	t.Helper()
	l, err := Align(t.Context(), src, dst, opt)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return l
}

// paired is the bitext of two texts, with options that are right.
func paired(t failer, src, dst corpus.Document, opt Options) corpus.Bitext {
	t.Helper()
	b, err := Bitext(t.Context(), src, dst, opt)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return b
}

// one is the range of a single segment.
func one(i int) corpus.Range { return corpus.Range{Lo: i, Hi: i + 1} }

// text makes a document of plain paragraphs, a line each. Blank lines and the
// white space around lines do not count.
func text(tag corpus.Tag, lines string) corpus.Document {
	doc := corpus.Document{Path: "-", Tag: tag}
	at := 0
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line != "" {
			n := len(doc.Segments)
			doc.Segments = append(doc.Segments, corpus.Segment{
				Text: line, Tag: tag, Block: n,
				Place: corpus.Place{Path: "-", Line: n + 1, Column: 1, Start: at, End: at + len([]rune(line))},
			})
			at += len([]rune(line)) + 1
		}
	}
	return doc
}

// write is a ladder as people write it: "0:0 1:1,2 3: :3 4:5*", where a star
// marks what was moved.
func write(l corpus.Ladder) string {
	var out []string
	for k, link := range l.Links() {
		out = append(out, ids(link.Src)+":"+ids(link.Dst)+map[bool]string{true: "*"}[l[k].Moved])
	}
	return strings.Join(out, " ")
}

// ids is a list of segments as people write it: "1,2".
func ids(list []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(list), "[]"), " ", ",")
}

// A failer is a test of the standard library, or one of rapid's.
type failer interface {
	Helper()
	Context() context.Context
	Fatalf(format string, args ...any)
}

// verified fails the test unless the ladder covers both sides.
func verified(t failer, l corpus.Ladder, src, dst corpus.Document) {
	t.Helper()
	if err := l.Verify(len(src.Segments), len(dst.Segments)); err != nil {
		t.Fatalf("%v\n%s", err, write(l))
	}
}

// compare scores a ladder against gold.
func compare(gold []corpus.Link, l corpus.Ladder, src, dst corpus.Document) evaluate.Result {
	return evaluate.Compare(gold, l.Links(), len(src.Segments), len(dst.Segments))
}

// compose follows two alignments of one English text: segments of its two
// translations belong together where English segments lead from one to the
// other, by however many steps.
func compose(first, second []corpus.Link) []corpus.Link {
	var out []corpus.Link // of English and the first translation, as it grows
	for _, l := range first {
		out = append(out, corpus.Link{Src: l.Src, Dst: l.Dst})
	}
	targets := make([][]int, len(out))
	for _, l := range second {
		home := -1
		for k := 0; k < len(out); k++ {
			if !slices.ContainsFunc(l.Src, func(i int) bool { return slices.Contains(out[k].Src, i) }) {
				continue
			}
			if home < 0 {
				home = k
				targets[k] = slices.Concat(targets[k], l.Dst)
				continue
			}
			out[home] = corpus.Link{Src: slices.Concat(out[home].Src, out[k].Src), Dst: slices.Concat(out[home].Dst, out[k].Dst)}
			targets[home] = slices.Concat(targets[home], targets[k])
			out, targets = slices.Delete(out, k, k+1), slices.Delete(targets, k, k+1)
			k--
		}
	}
	for k := range out {
		out[k] = corpus.Link{Src: out[k].Dst, Dst: targets[k]}
	}
	return out
}
