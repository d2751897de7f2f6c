package curate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// A placed unit is one with its document.
type placed struct {
	exchange.TU
	document string
}

// parted divides units.
func parted(plan Plan, units ...placed) []Part {
	s := NewSplitter(Near)
	for _, u := range units {
		s.Add(u.TU, u.document)
	}
	return s.Split(plan)
}

// TestSplitLaws: every unit has one part, or none where some are left out; no document
// is in two, and no text that is the same once folded, on either side; the small parts
// are no larger than they are to be; the same seed divides in the same way.
func TestSplitLaws(t *testing.T) {
	source := rapid.StringMatching(`(the |The )?(bridge|river|road|ferry|school|museum)( is| was| will be)? (closed|open|new)[.!]?( 1| 25)?`)
	target := rapid.StringMatching(`(大桥|河流|道路|学校|博物馆)(是|曾经|将)?(关闭|开放|新的)[。！]?`)
	rapid.Check(t, func(t *rapid.T) {
		var units []placed
		for range rapid.IntRange(0, 40).Draw(t, "units") {
			document := rapid.SampledFrom([]string{"", "a", "b", "c", "d", "e", "f"}).Draw(t, "document")
			units = append(units, placed{unit(source.Draw(t, "source"), target.Draw(t, "target")), document})
		}
		size := rapid.Custom(func(t *rapid.T) Size {
			return Size{rapid.IntRange(0, 8).Draw(t, "units"), rapid.SampledFrom([]float64{0, 0.1, 0.3}).Draw(t, "share")}
		})
		plan := Plan{size.Draw(t, "dev"), size.Draw(t, "test"), rapid.Uint64().Draw(t, "seed"), rapid.Bool().Draw(t, "leave out")}
		parts := parted(plan, units...)
		if len(parts) != len(units) || !slices.Equal(parts, parted(plan, units...)) {
			t.Fatalf("%d parts of %d units, or others the second time", len(parts), len(units))
		}
		known := slices.ContainsFunc(units, func(u placed) bool { return u.document != "" })
		counts := map[Part]int{}
		for n, part := range parts {
			counts[part]++
			if part == NoOne && !plan.LeaveOut || part != NoOne && !slices.Contains(Parts, part) {
				t.Fatalf("unit %d has the part %q", n, part)
			}
			for m := range n {
				a, b := units[m], units[n]
				same := groupsOf(Likeness{Source, 1}, a.TU, b.TU)[1] == 0 || groupsOf(Likeness{Target, 1}, a.TU, b.TU)[1] == 0
				if (known && a.document == b.document || same) && parts[m] != part && parts[m] != NoOne && part != NoOne {
					t.Fatalf("units %d (%s) and %d (%s) are in %s and %s", m, a.document, n, b.document, parts[m], part)
				}
			}
		}
		if counts[Dev] > plan.Dev.Of(len(units)) || counts[Test] > plan.Test.Of(len(units)) {
			t.Fatalf("%v, wanted %+v", counts, plan)
		}
	})
}

// corpusOf is units of so many documents of ten, all different.
func corpusOf(documents int) (units []placed) {
	for d := range documents {
		for n := range 10 {
			text := strings.Repeat(string(rune('a'+d%26)), 3) + strings.Repeat(string(rune('a'+d/26)), 3) + strings.Repeat(string(rune('k'+n)), 9)
			units = append(units, placed{unit(text, "т"+text), fmt.Sprint("d", d)})
		}
	}
	return units
}

// count is how many units each part has.
func count(parts []Part) map[Part]int {
	counts := map[Part]int{}
	for _, p := range parts {
		counts[p]++
	}
	return counts
}

// TestSplitSizes divides a corpus of documents of ten units.
func TestSplitSizes(t *testing.T) {
	units := corpusOf(100)
	for _, c := range []struct {
		dev, test Size
		want      map[Part]int
	}{
		{Size{Units: 50}, Size{Units: 100}, map[Part]int{Train: 850, Dev: 50, Test: 100}},
		{Size{Share: 0.02}, Size{Share: 0.1}, map[Part]int{Train: 880, Dev: 20, Test: 100}},
		{Size{Units: 55}, Size{Units: 9}, map[Part]int{Train: 950, Dev: 50}}, // whole documents
		{Size{}, Size{}, map[Part]int{Train: 1000}},
		{Size{Units: 500, Share: 0.1}, Size{Share: 1}, map[Part]int{Test: 1000}},
	} {
		got := count(parted(Plan{Dev: c.dev, Test: c.test}, units...))
		for _, p := range Parts {
			if got[p] != c.want[p] {
				t.Errorf("dev %+v, test %+v: %v, want %v", c.dev, c.test, got, c.want)
				break
			}
		}
	}
	if slices.Equal(parted(Plan{Test: Size{Units: 100}, Seed: 1}, units...), parted(Plan{Test: Size{Units: 100}, Seed: 2}, units...)) {
		t.Error("two seeds divide in the same way")
	}
}

// TestSplitTies: a heading that stands in every document ties all of them, or is left
// out of what is learnt from.
func TestSplitTies(t *testing.T) {
	units := corpusOf(20)
	for d := range 20 {
		units = append(units, placed{unit("Further reading", "Что ещё почитать"), fmt.Sprint("d", d)})
	}
	if got := count(parted(Plan{Test: Size{Units: 55}}, units...)); got[Train] != len(units) {
		t.Errorf("tied: %v", got)
	}
	parts := parted(Plan{Test: Size{Units: 55}, Dev: Size{Units: 22}, LeaveOut: true}, units...)
	got := count(parts)
	if got[Test] != 55 || got[Dev] != 20 || got[Train] != 130 || got[NoOne] != 15 {
		t.Errorf("left out: %v", got)
	}
	for n := 200; n < len(units); n++ {
		if parts[n] != Test && parts[n] != NoOne {
			t.Errorf("the heading of document %d is in %s", n-200, parts[n])
		}
	}
}

// TestSplitterDocuments counts documents; where none is named units are by themselves.
func TestSplitterDocuments(t *testing.T) {
	units := corpusOf(2)
	for _, c := range []struct {
		documents []string
		want      int
	}{{[]string{"", ""}, 0}, {[]string{"a", ""}, 2}, {[]string{"a", "a"}, 1}, {nil, 0}} {
		s := NewSplitter(Near)
		for n, d := range c.documents {
			s.Add(units[n].TU, d)
		}
		if got := s.Documents(); got != c.want {
			t.Errorf("%q: %d documents, want %d", c.documents, got, c.want)
		}
	}
	for k := range units {
		units[k].document = ""
	}
	if got := count(parted(Plan{Test: Size{Units: 3}}, units...)); got[Test] != 3 {
		t.Errorf("without documents %v", got)
	}
	units[0].document = "a" // the others are one then: it is not known which
	if got := count(parted(Plan{Test: Size{Units: 3}}, units...)); got[Test] != 1 {
		t.Errorf("with one document %v", got)
	}
}

// TestDocumentOf says where a unit's document is named.
func TestDocumentOf(t *testing.T) {
	with := func(src, dst string, properties ...exchange.Property) exchange.TU {
		u := unit("Costs fell.", "Расходы упали.")
		u.Src.Segments[0].Place.Path, u.Dst.Segments[0].Place.Path = src, dst
		u.Properties = properties
		return u
	}
	file, document := exchange.Property{Name: "file", Value: "f"}, exchange.Property{Name: "document", Value: "d"}
	for _, c := range []struct {
		u          exchange.TU
		name, want string
	}{
		{with("", ""), "", ""},
		{with("", "t"), "", "t"},
		{with("s", "t"), "", "s"},
		{with("s", "t", file), "", "f"},
		{with("s", "t", file, document), "", "d"},
		{with("s", "t", file, document), "file", "f"},
		{with("s", "t", file), "domain", ""}, // nothing in place of what was asked for
		{exchange.TU{Dst: exchange.Side{Tag: corpus.Russian}}, "", ""},
	} {
		if got := DocumentOf(c.u, c.name); got != c.want {
			t.Errorf("%v by %q: %q, want %q", c.u.Properties, c.name, got, c.want)
		}
	}
}
