package align

import (
	"fmt"
	"testing"
)

// Each case comes back once, from a model that was fitted without it.
func TestCrossFit(t *testing.T) {
	cases := fewCases()
	twice := append(cases[:4:4], cases[0], cases[0])
	m, held, skipped, err := CrossFit(t.Context(), twice, 2, Fitting{Steps: 5})
	if err != nil || len(skipped) > 0 {
		t.Fatal(skipped, err)
	}
	found := map[string]int{}
	for _, h := range held {
		found[h.Name]++
		if err := h.Ladder.Verify(len(h.Src.Segments), len(h.Dst.Segments)); err != nil {
			t.Errorf("%s: %v", h.Name, err)
		}
	}
	for _, c := range cases {
		if found[c.Name] != 1 {
			t.Errorf("%s came back %d times", c.Name, found[c.Name])
		}
	}
	// The weights are those of all cases, the corrections those of the folds.
	whole, _, err := Fit(t.Context(), twice, Fitting{Steps: 5})
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range whole.vector()[:moveAt+1] {
		if y := m.vector()[i]; x != y {
			t.Errorf("%s is %v, of all cases %v", names[i], y, x)
		}
	}
	if m.corrections[pairs] == (correction{}) {
		t.Error("the confidences of pairs are not corrected")
	}
}

// Folds keep the cases of one name together: what a case is fitted to never comes
// back as held out.
func TestDeal(t *testing.T) {
	a, b, c := Case{Name: "a"}, Case{Name: "b"}, Case{Name: "c"}
	parts := deal([]Case{a, b, a, c, b}, 2)
	var got []string
	for _, p := range parts {
		line := ""
		for _, x := range p {
			line += x.Name
		}
		got = append(got, line)
	}
	if fmt.Sprint(got) != "[aac bb]" {
		t.Errorf("dealt %v", got)
	}
}

// A case that counts twice is fitted as two would be.
func TestCasesCountAsOftenAsNamed(t *testing.T) {
	cases := fewCases()
	named := append(cases[:4:4], cases[3])
	again := cases[3]
	again.Name = "less in Russian, once more"
	one, _, err := Fit(t.Context(), named, Fitting{Steps: 8})
	if err != nil {
		t.Fatal(err)
	}
	two, _, err := Fit(t.Context(), append(cases[:4:4], again), Fitting{Steps: 8})
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range one.vector() {
		if y := two.vector()[i]; x-y > 1e-6 || y-x > 1e-6 {
			t.Errorf("%s: %v named twice, %v as two cases", names[i], x, y)
		}
	}
}
