package check

import "testing"

// TestWeighing holds each bound of what stands around two figures from both sides.
func TestWeighing(t *testing.T) {
	for _, x := range []struct {
		name string
		w    weighing
		want bool
	}{
		{"they cross, and the words fit", weighing{crossed: true, gain: 0.16, least: 0.11}, true},
		{"hardly better", weighing{crossed: true, gain: 0.15, least: 0.11}, false},
		{"one of them not at all", weighing{crossed: true, gain: 0.16, least: 0.1}, false},
		{"one alone, clearly", weighing{crossed: true, gain: 0.43}, true},
		{"one alone", weighing{crossed: true, gain: 0.42}, false},
		{"in order, and clearly", weighing{gain: 0.41, least: 0.31}, true},
		{"in order, hardly better", weighing{gain: 0.4, least: 0.31}, false},
		{"in order, one of them hardly", weighing{gain: 0.41, least: 0.3}, false},
		{"in order, all of it shared", weighing{gain: 0.41, least: 0.31, shared: true}, false},
		{"they cross, all of it shared", weighing{crossed: true, gain: 0.16, least: 0.11, shared: true}, true},
		{"a unit is left out", weighing{crossed: true, gain: 0.5, least: 0.5, mute: true}, false},
		{"single words", weighing{gain: -0.09, traded: true, mute: true, shared: true}, true},
		{"single words, and the rest against them", weighing{gain: -0.1, traded: true}, false},
		{"nothing", weighing{}, false},
	} {
		if got := x.w.exchanged(); got != x.want {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}
