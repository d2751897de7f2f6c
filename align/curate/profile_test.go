package curate

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// profiled is the profile of units, in English and Chinese.
func profiled(units ...placed) Profile {
	p := NewProfiler()
	for _, u := range units {
		p.Add(u.TU, exchange.Header{Src: "en", Dst: "zh"}, u.document)
	}
	return p.Profile()
}

// filled are the bins that have units, by their low ends.
func filled(bins []Bin) map[float64]int {
	some := map[float64]int{}
	for _, b := range bins {
		if b.Units > 0 {
			some[b.Low] = b.Units
		}
	}
	return some
}

func TestProfile(t *testing.T) {
	sure := func(u exchange.TU, confidence float64, state exchange.State) exchange.TU {
		u.Confidence, u.State = confidence, state
		return u
	}
	british := unit("Costs fell.", "费用下降了。")
	british.Src.Tag = "en-GB"
	p := profiled(
		placed{sure(unit("Costs fell.", "成本下降了。"), 1, exchange.Final), "a"},
		placed{sure(unit("Costs fell.", "成本下降了。"), 0.95, exchange.Final), "a"},
		placed{sure(british, 0.1, ""), "b"},
		placed{unit("The iPhone 17 is here", ""), ""},
		placed{unit("", "成本下降了。"), "b"},
	)
	if p.Units != 5 || p.Both != 3 || p.Documents != 2 || p.Largest != 2 || p.Unplaced != 1 || p.Unsaid != 2 {
		t.Errorf("%+v", p)
	}
	if want := map[By]int{Both: 1, Source: 2, Target: 2}; !reflect.DeepEqual(p.Repeated, want) {
		t.Errorf("repeated %v, want %v", p.Repeated, want)
	}
	if want := []Counted{{"", 3}, {"final", 2}}; !reflect.DeepEqual(p.States, want) {
		t.Errorf("states %v, want %v", p.States, want)
	}
	src, dst := p.Sides[corpus.Source], p.Sides[corpus.Target]
	if src.Texts != 4 || src.Characters != 3*10+17 || src.Words != 3*2+5 || src.Longest != 17 {
		t.Errorf("source %+v", src)
	}
	if dst.Texts != 4 || dst.Characters != 4*6 || dst.Words != 4*5 || dst.Longest != 6 {
		t.Errorf("target %+v", dst)
	}
	if want := []Counted{{"en", 3}, {"en-GB", 1}}; !reflect.DeepEqual(src.Languages, want) {
		t.Errorf("languages %v, want %v", src.Languages, want)
	}
	for _, c := range []struct {
		name string
		bins []Bin
		want map[float64]int
	}{
		{"lengths of the source", src.Lengths, map[float64]int{8: 3, 16: 1}},
		{"lengths of the target", dst.Lengths, map[float64]int{16: 4}}, // 6 characters are 20.7 letters
		{"ratios", p.Ratios, map[float64]int{2: 3}},
		{"confidence", p.Confidence, map[float64]int{0.1: 1, 0.9: 2}},
	} {
		if got := filled(c.bins); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestMeasure(t *testing.T) {
	for text, want := range map[string][2]int{
		"":                    {0, 0},
		" \n":                 {0, 0},
		"Costs fell.":         {10, 2},
		"don't":               {5, 2},
		"成本 下降":               {4, 4},
		"安装Docker 27版":        {11, 5},
		"й и\u0306 э\u0301то": {7, 3}, // an accent is of its letter
	} {
		if characters, words := measure(text); [2]int{characters, words} != want {
			t.Errorf("%q: %d characters, %d words, want %v", text, characters, words, want)
		}
	}
}

// TestProfileLaws: every unit is in one bin of each kind, and bins go from one to the
// next.
func TestProfileLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var units []placed
		for range rapid.IntRange(0, 20).Draw(t, "units") {
			u := unit(rapid.SampledFrom([]string{"", "a", "Costs fell.", "费"}).Draw(t, "source"), rapid.StringN(0, 300, -1).Draw(t, "target"))
			u.Confidence = rapid.Float64Range(0, 1).Draw(t, "confidence")
			units = append(units, placed{u, rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "document")})
		}
		p := profiled(units...)
		for _, c := range []struct {
			bins []Bin
			all  int
		}{
			{p.Ratios, p.Both},
			{p.Confidence, p.Units - p.Unsaid},
			{p.Sides[0].Lengths, p.Sides[0].Texts},
			{p.Sides[1].Lengths, p.Sides[1].Texts},
		} {
			sum := 0
			for k, b := range c.bins {
				sum += b.Units
				if b.High <= b.Low || k > 0 && b.Low != c.bins[k-1].High {
					t.Fatalf("bin %d is %+v", k, b)
				}
			}
			if sum != c.all {
				t.Fatalf("%d in bins, of %d: %+v", sum, c.all, c.bins)
			}
		}
		if p.Units != len(units) || p.Repeated[Both] > p.Repeated[Source] || p.Repeated[Both] > p.Repeated[Target] {
			t.Fatalf("%+v", p)
		}
	})
}
