package curate

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus/exchange"
)

// draw draws from units of which each has the number in its text.
func draw(most int, seed uint64, strata []string) (drawn []int) {
	s := NewSample(most, seed)
	for n, name := range strata {
		s.Add(unit(fmt.Sprint(n), "да"), name)
	}
	for _, u := range s.Units() {
		var n int
		fmt.Sscan(u.Src.Text(), &n)
		drawn = append(drawn, n)
	}
	return drawn
}

// TestSampleLaws: as many are drawn as can be, in their order; the same seed draws the
// same; no stratum has two more than another that still has some.
func TestSampleLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata := rapid.SliceOfN(rapid.SampledFrom([]string{"", "", "", "a", "a", "b"}), 0, 60).Draw(t, "strata")
		most, seed := rapid.IntRange(1, 40).Draw(t, "most"), rapid.Uint64().Draw(t, "seed")
		drawn := draw(most, seed, strata)
		if len(drawn) != min(most, len(strata)) {
			t.Fatalf("%d drawn of %d, at most %d", len(drawn), len(strata), most)
		}
		if !slices.IsSorted(drawn) || len(slices.Compact(slices.Clone(drawn))) != len(drawn) {
			t.Fatalf("not in their order, or twice: %v", drawn)
		}
		if !slices.Equal(drawn, draw(most, seed, strata)) {
			t.Fatal("the same seed draws others")
		}
		all, of := map[string]int{}, map[string]int{}
		for _, name := range strata {
			all[name]++
		}
		for _, n := range drawn {
			of[strata[n]]++
		}
		for a := range all {
			for b := range all {
				if of[a] > of[b]+1 && of[b] < all[b] {
					t.Fatalf("%d of %q, %d of %q of %d", of[a], a, of[b], b, all[b])
				}
			}
		}
	})
}

// TestSampleIsFair: over many seeds each unit of a stratum is drawn about as often as
// the others, early or late, in whatever order strata come.
func TestSampleIsFair(t *testing.T) {
	var strata []string
	for n := range 100 { // a few of b first, in between and at the end
		strata = append(strata, map[bool]string{true: "b", false: "a"}[n%10 == 0 || n > 95])
	}
	const seeds, most = 4000, 20
	counts := make([]int, len(strata))
	for seed := range seeds {
		for _, n := range draw(most, uint64(seed), strata) {
			counts[n]++
		}
	}
	of := map[string]int{}
	for _, name := range strata {
		of[name]++
	}
	for n, name := range strata {
		want := float64(seeds) * most / 2 / float64(of[name])
		if got := float64(counts[n]); got < 0.85*want || got > 1.15*want {
			t.Errorf("unit %d of %s was drawn %v times, want about %v", n, name, got, want)
		}
	}
}

// TestStrata says which units are of one stratum.
func TestStrata(t *testing.T) {
	sure := func(c float64) exchange.TU {
		u := unit("a", "б")
		u.Confidence = c
		return u
	}
	long := func(text string) exchange.TU {
		u := unit(text, "б")
		u.Src.Tag = "en"
		return u
	}
	for _, c := range []struct {
		kind Stratum
		a, b exchange.TU
		same bool
	}{
		{ByLength, long("1234567"), long("1234"), true},
		{ByLength, long("1234567"), long("12345678"), false},
		{ByLength, long(""), long("1"), true},
		{ByConfidence, sure(0.41), sure(0.49), true},
		{ByConfidence, sure(0.49), sure(0.5), false},
		{ByConfidence, sure(0.95), sure(1), true},
		{ByConfidence, sure(0), sure(0.01), false},
		{ByDocument, sure(0), sure(1), true},
	} {
		if got := c.kind.Of(c.a, "x") == c.kind.Of(c.b, "x"); got != c.same {
			t.Errorf("%s of %q (%v) and %q (%v): the same %v", c.kind, c.a.Src.Text(), c.a.Confidence, c.b.Src.Text(), c.b.Confidence, got)
		}
	}
	if ByDocument.Of(sure(0), "x") == ByDocument.Of(sure(0), "y") {
		t.Error("two documents are one stratum")
	}
	for _, name := range []string{"length", "size"} {
		if _, ok := StratumNamed(name); ok != (name == "length") {
			t.Errorf("%s: %v", name, ok)
		}
	}
}
