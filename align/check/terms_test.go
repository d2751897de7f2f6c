package check

import (
	"testing"
)

// Endings do not matter, other words do.
func TestSameStem(t *testing.T) {
	for _, c := range []struct {
		term, w string
		want    bool
	}{
		{"плотина", "плотины", true}, {"плотина", "плотиной", true}, {"гидроузел", "гидроузла", true}, {"мост", "мостами", true},
		{"dam", "dams", true}, {"dam", "damage", false}, {"мост", "мозг", false}, {"reservoir", "reserve", false},
	} {
		if sameStem(c.term, c.w) != c.want {
			t.Errorf("sameStem(%q, %q) is not %v", c.term, c.w, c.want)
		}
	}
}
