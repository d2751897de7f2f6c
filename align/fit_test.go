package align

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// fewCases are small bitexts whose gold is plain.
func fewCases() []Case {
	all := []int{0, 1, 2, 3, 4, 5}
	less := []int{0, 1, 3, 4, 5}
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	var same, dropped corpus.Ladder
	for i := range all {
		same = append(same, corpus.Bead{Src: one(i), Dst: one(i)})
		switch {
		case i < 2:
			dropped = append(dropped, corpus.Bead{Src: one(i), Dst: one(i)})
		case i == 2:
			dropped = append(dropped, corpus.Bead{Src: one(2), Dst: r(2, 2)})
		default:
			dropped = append(dropped, corpus.Bead{Src: one(i), Dst: one(i - 1)})
		}
	}
	english := ferry(corpus.English, ferryEnglish, all...)
	return []Case{
		{"the same in Chinese", english, ferry(corpus.Chinese, ferryChinese, all...), same},
		{"the same in Russian", english, ferry(corpus.Russian, ferryRussian, all...), same},
		{"less in Chinese", english, ferry(corpus.Chinese, ferryChinese, less...), dropped},
		{"less in Russian", english, ferry(corpus.Russian, ferryRussian, less...), dropped},
	}
}

// examplesOf prepares cases as [Fit] does.
func examplesOf(t *testing.T, cases []Case) []*example {
	t.Helper()
	var out []*example
	for _, c := range cases {
		a, err := Options{}.aligner()
		if err != nil {
			t.Fatal(err)
		}
		s, err := a.whole(t.Context(), c.Src, c.Dst)
		if err != nil {
			t.Fatal(err)
		}
		e, err := newExample(s.evidence, evidence.Adaptation{}, c.Gold)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func TestFitLowersTheLoss(t *testing.T) {
	cases := fewCases()
	m, skipped, err := Fit(t.Context(), cases, Fitting{Steps: 30})
	if err != nil || len(skipped) > 0 {
		t.Fatal(skipped, err)
	}
	examples := examplesOf(t, cases)
	before, _ := totalLoss(t.Context(), examples, modelOf(make([]float64, len(names))), 1)
	after, _ := totalLoss(t.Context(), examples, m, 1)
	if after > before/2 {
		t.Errorf("the loss is %.2f nats, and was %.2f without weights", after, before)
	}
	for _, c := range cases {
		if got := aligned(t, c.Src, c.Dst, Options{Model: m}); write(got) != write(c.Gold) {
			t.Errorf("%s: the fitted model finds %s, want %s", c.Name, write(got), write(c.Gold))
		}
	}
}

func TestFitIsDeterministic(t *testing.T) {
	first, _, err := Fit(t.Context(), fewCases(), Fitting{Steps: 5})
	if err != nil {
		t.Fatal(err)
	}
	second, _, err := Fit(t.Context(), fewCases(), Fitting{Steps: 5})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(first.vector(), second.vector()) {
		t.Errorf("fitted\n%s\nand then\n%s", first, second)
	}
}

// Weights that cannot be fitted stay as they were.
func TestFitLeavesAlone(t *testing.T) {
	m, _, err := Fit(t.Context(), fewCases(), Fitting{Unit: corpus.Sentences, Steps: 3})
	if err != nil {
		t.Fatal(err)
	}
	if m.Unit() != corpus.Sentences {
		t.Errorf("the model is for the unit %q", m.Unit())
	}
	if want := modelFor(t, corpus.Sentences).move; m.move != want {
		t.Errorf("a move is worth %v, want %v", m.move, want)
	}
	if m.chains != (lattice.Chains{}) {
		t.Errorf("chains of sentences are worth %v, want nothing", m.chains)
	}
	if m, _, err = Fit(t.Context(), fewCases(), Fitting{Steps: 3}); err != nil {
		t.Fatal(err)
	}
	for k, f := range evidence.Features() {
		if low := f.Name == "cosine-low" || f.Name == "margin-low"; low && m.weights[k] != 0 {
			t.Errorf("%s of paragraphs is worth %v, want nothing", f.Name, m.weights[k])
		}
	}
}

func TestFitWithoutCases(t *testing.T) {
	if _, _, err := Fit(t.Context(), nil, Fitting{}); err == nil || err.Error() != "no case to fit the model on" {
		t.Errorf("got %v", err)
	}
}

// Gold that leaves the strip searched is named, and the rest is fitted.
func TestFitSkips(t *testing.T) {
	n := 300
	long := Case{
		Name: "twisted",
		Src:  text(corpus.English, strings.Repeat(strings.Join(ferryEnglish, "\n")+"\n", n/6)),
		Dst:  text(corpus.Chinese, strings.Repeat(strings.Join(ferryChinese, "\n")+"\n", n/6)),
		Gold: corpus.Ladder{{Src: one(0), Dst: one(n - 1)}},
	}
	_, skipped, err := Fit(t.Context(), append(fewCases(), long), Fitting{Steps: 1})
	if err != nil || len(skipped) != 1 || !strings.HasPrefix(skipped[0], "twisted: the gold is outside what is searched") {
		t.Errorf("skipped %q, %v, want the twisted case", skipped, err)
	}
}

// The gradient is the slope of the loss, for every weight that is fitted: it is
// held against small steps.
func TestGradient(t *testing.T) {
	examples := examplesOf(t, fewCases())
	at := modelFor(t, corpus.Paragraphs).vector()
	_, grad := totalLoss(t.Context(), examples, modelOf(at), 0.5)
	const step = 1e-4
	for i, name := range names {
		if slices.Contains(fixedWeights(corpus.Paragraphs), name) {
			continue
		}
		up, down := slices.Clone(at), slices.Clone(at)
		up[i], down[i] = up[i]+step, down[i]-step
		high, _ := totalLoss(t.Context(), examples, modelOf(up), 0.5)
		low, _ := totalLoss(t.Context(), examples, modelOf(down), 0.5)
		if slope := (high - low) / (2 * step); math.Abs(slope-grad[i]) > 1e-3*(1+math.Abs(slope)) {
			t.Errorf("the gradient of %s is %v, the slope %v", name, grad[i], slope)
		}
	}
}

func TestGoldPath(t *testing.T) {
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	tests := []struct {
		name string
		gold corpus.Ladder
		n, m int
		want string // shapes
	}{
		{"nothing", nil, 0, 0, ""},
		{"no gold: all stands alone", nil, 1, 2, "1-0 0-1 0-1"},
		{"omissions come before additions", corpus.Ladder{{Src: r(0, 0), Dst: one(0)}, {Src: one(0), Dst: r(1, 1)}, {Src: one(1), Dst: one(1)}},
			2, 2, "1-0 0-1 1-1"},
		{"what is moved stands alone on both sides", corpus.Ladder{{Src: one(0), Dst: one(2), Moved: true}, {Src: r(1, 3), Dst: one(0)}, {Src: one(3), Dst: one(1)}},
			4, 3, "1-0 2-1 1-1 0-1"},
		{"so does a bead larger than any searched", corpus.Ladder{{Src: r(0, 2), Dst: r(0, 6)}}, 2, 6,
			"1-0 1-0 0-1 0-1 0-1 0-1 0-1 0-1"},
	}
	for _, tt := range tests {
		path := corpus.Ladder(goldPath(tt.gold, tt.n, tt.m))
		if err := path.Verify(tt.n, tt.m); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		var got []string
		for _, b := range path {
			got = append(got, b.Shape())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, got, tt.want)
		}
	}
}
