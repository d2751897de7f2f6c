package check

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/growth"
)

// spanned is a finding with these spans, of a passage as a whole or not.
func spanned(whole bool, spans ...Span) Finding {
	k := slices.IndexFunc(All, func(c *Check) bool { return c.whole == whole && c.Family() != "terms" })
	return Finding{Check: All[k], Severity: Warning, Spans: spans}
}

// What holds a finding, or explains it, is among those that point at its place,
// wherever the blocks begin; and they rise.
func TestPointed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := rapid.Custom(func(t *rapid.T) Span {
			start := rapid.IntRange(0, 4*block).Draw(t, "start")
			return Span{Side: rapid.SampledFrom(corpus.Sides[:]).Draw(t, "side"), Segment: rapid.IntRange(0, 1).Draw(t, "segment"),
				Start: start, End: start + rapid.IntRange(0, 3*block).Draw(t, "length")}
		})
		finding := rapid.Custom(func(t *rapid.T) Finding {
			return spanned(rapid.Bool().Draw(t, "whole"), rapid.SliceOfN(span, 0, 3).Draw(t, "spans")...)
		})
		found, g := rapid.SliceOfN(finding, 0, 20).Draw(t, "findings"), finding.Draw(t, "finding")
		p := pointed{}
		for n, f := range found {
			p.add(n, f.Spans)
		}
		about := p.about(g.Spans)
		for n, f := range found {
			if (g.inside(f) || f.explains(g)) && !slices.Contains(about, n) {
				t.Fatalf("%v, about %v is %v", found, g, about)
			}
		}
		if !slices.IsSorted(about) {
			t.Fatalf("%v do not rise", about)
		}
	})
}

// TestFindingsGrow: folding findings into one takes time and memory in proportion
// to how many there are: of one place, of places in a row, of passages.
func TestFindingsGrow(t *testing.T) {
	at := func(s corpus.Side, segment, start, length int) Span {
		return Span{Side: s, Segment: segment, Start: start, End: start + length}
	}
	var cases []growth.Case
	for name, finding := range map[string]func(k int) Finding{
		"one side of one place": func(k int) Finding { return spanned(false, at(corpus.Source, 0, 0, 0)) },
		"places in one segment": func(k int) Finding {
			return spanned(false, at(corpus.Source, 0, 5*k, 4), at(corpus.Target, 0, 5*k, 4))
		},
		"segments":                func(k int) Finding { return spanned(k%2 == 0, at(corpus.Source, k/2, 0, 90)) },
		"passages of one segment": func(k int) Finding { return spanned(k%2 == 0, at(corpus.Source, 0, 45*k, 90)) },
	} {
		cases = append(cases, growth.Case{Name: name, Text: growth.Times("a finding"), Read: func(input string) error {
			var found []Finding
			for k := range len(input) / len("a finding") {
				found = append(found, finding(k))
			}
			explained(collapse(found))
			return nil
		}})
	}
	growth.Check(t, cases)
}
