package align

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/evaluate"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// shortfalls are the gold beads with text on both sides that the program does
// not find today. One that is found now must go from here; a new one must not
// come.
var shortfalls = map[string][]string{}

// A translation with gold is found bead for bead, but for the shortfalls.
func TestGold(t *testing.T) {
	for _, v := range translations(t) {
		t.Run(v.name+" "+v.version, func(t *testing.T) {
			src, dst, want := article(t, v.name, "en"), article(t, v.name, v.version), gold(t, v.name, v.version)
			ladder := aligned(t, src, dst, Options{})
			verified(t, ladder, src, dst)
			missing := missed(want, ladder)
			if !slices.Equal(missing, shortfalls[v.name+" "+v.version]) {
				t.Errorf("not found: %q, want %q\nladder: %s", missing, shortfalls[v.name+" "+v.version], write(ladder))
			}
			if r := compare(want, ladder, src, dst); len(missing) == 0 && r.Strict.F1() < 1 {
				t.Errorf("strict F1 %.3f: the ladder has beads that gold has not\n%s", r.Strict.F1(), write(ladder))
			}
		})
	}
}

// The Chinese and the Russian version of an article are aligned directly, as
// their vectors share one space; gold leads through the English one. Neither
// is a translation of the other: both editors dropped, moved and joined.
func TestGoldThroughEnglish(t *testing.T) {
	var sum evaluate.Result
	for _, name := range []string{"archive", "drones", "reservoir"} {
		zh, ru := article(t, name, "zh"), article(t, name, "ru")
		want := compose(gold(t, name, "zh"), gold(t, name, "ru"))
		ladder := aligned(t, zh, ru, Options{})
		verified(t, ladder, zh, ru)
		t.Logf("%s: not found: %q", name, missed(want, ladder))
		sum.Add(compare(want, ladder, zh, ru))
	}
	if f1 := sum.Strict.F1(); f1 < 0.85 {
		t.Errorf("strict F1 of Chinese with Russian is %.3f, want 0.85", f1)
	}
}

// Sentences are paired inside their paragraphs' beads, and none is lost.
func TestGoldSentences(t *testing.T) {
	for _, v := range translations(t) {
		t.Run(v.name+" "+v.version, func(t *testing.T) {
			src, dst := article(t, v.name, "en"), article(t, v.name, v.version)
			paragraphs := paired(t, src, dst, Options{})
			sentences := paired(t, src, dst, Options{Unit: corpus.Sentences})
			verified(t, paragraphs.Ladder, src, dst)
			verified(t, sentences.Ladder, sentences.Src, sentences.Dst)
			if n, m := len(split.Document(src).Segments), len(split.Document(dst).Segments); n != len(sentences.Src.Segments) || m != len(sentences.Dst.Segments) {
				t.Errorf("%d and %d sentences, want all %d and %d", len(sentences.Src.Segments), len(sentences.Dst.Segments), n, m)
			}
			if sentences.Unit != corpus.Sentences || paragraphs.Unit != corpus.Paragraphs {
				t.Errorf("units are %q and %q", sentences.Unit, paragraphs.Unit)
			}
			staysInside(t, sentences, paragraphs.Ladder)
		})
	}
}

// staysInside fails the test where a bead of sentences crosses the bead of
// paragraphs that it came from, or is surer than that.
func staysInside(t *testing.T, sentences corpus.Bitext, paragraphs corpus.Ladder) {
	t.Helper()
	home := func(blocks corpus.Range, side corpus.Document, side2 func(corpus.Bead) corpus.Range) int {
		if blocks.Empty() {
			return -1
		}
		return slices.IndexFunc(paragraphs, func(b corpus.Bead) bool {
			r := side2(b)
			return r.Holds(side.Segments[blocks.Lo].Block) && r.Holds(side.Segments[blocks.Hi-1].Block)
		})
	}
	for _, b := range sentences.Ladder {
		s := home(b.Src, sentences.Src, func(b corpus.Bead) corpus.Range { return b.Src })
		d := home(b.Dst, sentences.Dst, func(b corpus.Bead) corpus.Range { return b.Dst })
		switch {
		case !b.Src.Empty() && s < 0, !b.Dst.Empty() && d < 0, s >= 0 && d >= 0 && s != d:
			t.Errorf("bead %v:%v is not inside one bead of paragraphs", b.Src, b.Dst)
		case b.Confidence > paragraphs[max(s, d)].Confidence:
			t.Errorf("bead %v:%v is surer than its paragraphs: %.3f", b.Src, b.Dst, b.Confidence)
		}
	}
}

// A version is one translation of an article under testdata.
type version struct{ name, version string }

// translations lists every version that has gold.
func translations(t testing.TB) []version {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(articles, "*", "*.beads"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no gold under %s: %v", articles, err)
	}
	var out []version
	for _, p := range paths {
		out = append(out, version{filepath.Base(filepath.Dir(p)), strings.TrimSuffix(filepath.Base(p), ".beads")})
	}
	return out
}

// missed lists the gold beads with text on both sides that the ladder lacks,
// as [write] writes beads.
func missed(gold []corpus.Link, l corpus.Ladder) []string {
	have := map[string]bool{}
	for _, link := range l.Links() {
		have[fmt.Sprint(link.Src, link.Dst)] = true
	}
	var out []string
	for _, g := range gold {
		src, dst := slices.Compact(slices.Sorted(slices.Values(g.Src))), slices.Compact(slices.Sorted(slices.Values(g.Dst)))
		if len(src) > 0 && len(dst) > 0 && !have[fmt.Sprint(src, dst)] {
			out = append(out, ids(src)+":"+ids(dst))
		}
	}
	return out
}
