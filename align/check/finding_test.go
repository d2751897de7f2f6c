package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// harbour is three findings, the first two about paragraphs that are alike.
const harbour = `checks N201
en The port has 418 ships.
en The port has 418 ships.
en It is old. It has 35 cranes.
zh 港口有481艘船。
zh 港口有481艘船。
zh 它很旧。它有53台起重机。
silent
`

// prints is the fingerprints of what is found in a text after some words of it
// were replaced.
func prints(t *testing.T, text string, replace ...string) []string {
	t.Helper()
	x := parseCase(t, strings.NewReplacer(replace...).Replace(text), nil)
	var list []string
	for _, f := range run(t, x.bitext, x.options) {
		list = append(list, f.Fingerprint)
	}
	return list
}

// A fingerprint lasts while the text around its sentences changes; two findings
// have two, even where all they say is the same.
func TestFingerprints(t *testing.T) {
	before := prints(t, harbour)
	if len(before) != 3 || before[0] == before[1] || before[0] == before[2] || before[1] == before[2] {
		t.Fatalf("fingerprints %v, want three", before)
	}
	for name, replace := range map[string][]string{
		"another sentence of the paragraph": {"It is old.", "It is very old.", "它很旧", "它非常旧"},
		"a paragraph before":                {"checks N201\n", "checks N201\nen The harbor is wide.\n", "zh 港口有481艘船。\nzh 港", "zh 海港很宽。\nzh 港口有481艘船。\nzh 港"},
		"another spelling in Unicode":       {"cranes", "cranes"},
	} {
		if after := prints(t, harbour, replace...); !slices.Equal(before, after) {
			t.Errorf("%s: %v became %v", name, before, after)
		}
	}
	moved := prints(t, `checks N201
en It is old. It has 35 cranes.
en The port has 418 ships.
en The port has 418 ships.
zh 它很旧。它有53台起重机。
zh 港口有481艘船。
zh 港口有481艘船。
silent
`)
	if !slices.Equal(moved, []string{before[2], before[0], before[1]}) {
		t.Errorf("%v moved to %v", before, moved)
	}
}

// A fingerprint changes with its sentences and with its values.
func TestFingerprintsChange(t *testing.T) {
	before := prints(t, harbour)
	for name, replace := range map[string][]string{
		"a word of the source":   {"cranes", "lifts"},
		"a word of the target":   {"台起重机", "部起重机"},
		"the figure of a target": {"53", "56"},
	} {
		after := prints(t, harbour, replace...)
		if len(after) != 3 || after[2] == before[2] || !slices.Equal(after[:2], before[:2]) {
			t.Errorf("%s: %v became %v", name, before, after)
		}
	}
	if one := prints(t, harbour, "418", "450", "481", "405"); one[0] == before[0] {
		t.Errorf("both figures: %v became %v", before, one)
	}
}

// Without spans a finding goes by its segments.
func TestFingerprintsOfSegments(t *testing.T) {
	const joined = "checks S104\nen The bridge is old.\nen The river is wide.\nru Мост стар, а река широка.\nbeads 0,1:0\nsilent\n"
	before := prints(t, joined)
	for _, replace := range [][]string{{"old", "new"}, {"wide", "deep"}, {"стар", "нов"}} {
		if after := prints(t, joined, replace...); len(after) != 1 || after[0] == before[0] {
			t.Errorf("%v: %v became %v", replace, before, after)
		}
	}
}

// Two checks that look at the same words have two fingerprints.
func TestFingerprintsOfChecks(t *testing.T) {
	const text = "checks N206\nen There came 1,230 people.\nzh 超过1200人到场。\nsilent\n"
	rounded, hedged := prints(t, text), prints(t, text, "N206", "N211")
	if len(rounded) != 1 || len(hedged) != 1 || rounded[0] == hedged[0] {
		t.Errorf("fingerprints %v and %v", rounded, hedged)
	}
}

// At is the first span on a side, else the head of the first segment.
func TestAt(t *testing.T) {
	f := check.Finding{Source: []int{2, 3}, Target: []int{4}, Spans: []check.Span{{Side: corpus.Target, Segment: 5, Start: 7}, {Side: corpus.Target, Segment: 6}}}
	for _, c := range []struct {
		f             check.Finding
		side          corpus.Side
		segment, rune int
		ok            bool
	}{
		{f, corpus.Source, 2, 0, true},
		{f, corpus.Target, 5, 7, true},
		{check.Finding{Target: []int{4}}, corpus.Target, 4, 0, true},
		{check.Finding{Target: []int{4}}, corpus.Source, 0, 0, false},
		{check.Finding{}, corpus.Target, 0, 0, false},
	} {
		if segment, rune, ok := c.f.At(c.side); segment != c.segment || rune != c.rune || ok != c.ok {
			t.Errorf("%+v on the %s: %d, %d, %v", c.f, c.side, segment, rune, ok)
		}
	}
}

func TestAtLeast(t *testing.T) {
	for i, s := range check.Severities {
		for j, least := range check.Severities {
			if s.AtLeast(least) != (i >= j) {
				t.Errorf("%s is at least %s: %v", s, least, !(i >= j))
			}
		}
	}
	if check.Info.AtLeast("") || !check.Warning.AtLeast("") {
		t.Error("the zero severity is no warning")
	}
}
