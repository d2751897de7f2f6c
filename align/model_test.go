package align

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// modelFor is the model inside the program for a unit.
func modelFor(t *testing.T, unit corpus.Unit) *Model {
	t.Helper()
	m, err := ModelFor(unit)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestParseModelReadsWhatStringWrites(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	v := make([]float64, len(names))
	for i := range v {
		v[i] = math.Round(20000*r.Float64()-10000) / 10000 // String writes four decimals
	}
	for _, m := range []*Model{modelOf(v), modelFor(t, corpus.Paragraphs), modelFor(t, corpus.Sentences)} {
		back, err := ParseModel(m.String())
		if err != nil {
			t.Fatal(err)
		}
		if back.String() != m.String() {
			t.Errorf("read back:\n%s\nwant\n%s", back, m)
		}
	}
}

func TestParseModel(t *testing.T) {
	m, err := ParseModel("# weights\n\n  cosine\t2.5\nshape 2-1\t-1\r\nmove\t-4\n")
	if err != nil {
		t.Fatal(err)
	}
	if m.weights[0] != 2.5 || m.priors[lattice.ShapeOf(corpus.Bead{Src: corpus.Range{Hi: 2}, Dst: one(0)})] != -1 || m.move != -4 {
		t.Errorf("got\n%s", m)
	}
	empty, err := ParseModel("")
	if err != nil || strings.Contains(strings.ReplaceAll(empty.String(), "\t0.0000", ""), "\t") {
		t.Errorf("weights that are not named are not all 0: %v\n%s", err, empty)
	}
}

func TestParseModelErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a name of no weight", "cosine\t1\nsine\t2\n", `2: "sine\t2" is not a weight of the model`},
		{"no number", "# a note\ncosine\tmuch\n", `2: "cosine\tmuch" is not a weight of the model`},
		{"no number to reckon with", "cosine\tNaN\n", `1: "cosine\tNaN" is not a weight of the model`},
		{"a number without end", "move\t-Inf\n", `1: "move\t-Inf" is not a weight of the model`},
		{"no tab", "cosine 1\n", `1: "cosine 1" is not a weight of the model`},
		{"a unit there is not", "# unit: sentences\n", `1: unknown unit "sentences"; did you mean "sentence"?`},
	}
	for _, tt := range tests {
		if _, err := ParseModel(tt.text); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

// Names and weights are as many as the model has, and stand in one order.
func TestModelNames(t *testing.T) {
	if n := len(modelFor(t, corpus.Paragraphs).vector()); n != len(names) {
		t.Errorf("%d weights, and %d names", n, len(names))
	}
	v := make([]float64, len(names))
	for i := range v {
		v[i] = float64(i)
	}
	for i, x := range modelOf(v).vector() {
		if x != float64(i) {
			t.Errorf("weight %d, %s, comes back as %v", i, names[i], x)
		}
	}
}

// The weights in the program are finite, and a pair needs no prior.
func TestModelsInside(t *testing.T) {
	for _, unit := range units {
		m := modelFor(t, unit)
		for i, x := range m.vector() {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("%s: %s is %v", unit, names[i], x)
			}
		}
		if x := m.priors[lattice.Pair]; x != 0 {
			t.Errorf("%s: the prior of 1-1 is %v, want 0", unit, x)
		}
		if m.move >= 0 {
			t.Errorf("%s: a move is worth %v, want it to cost", unit, m.move)
		}
	}
}
