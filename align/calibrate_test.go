package align

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// judgedAs draws beads of a kind said with all sorts of confidence, of which the
// share right is such that the correction is the best there is.
func judgedAs(b corpus.Bead, c correction, n int) []judgement {
	r := rand.New(rand.NewPCG(7, 8))
	out := make([]judgement, n)
	for i := range out {
		b.Confidence = logistic(8*r.Float64() - 3)
		out[i] = judgement{b, r.Float64() < c.of(b.Confidence)}
	}
	return out
}

func TestCalibratedFindsTheCorrection(t *testing.T) {
	omission := corpus.Bead{Src: one(0)}
	want := correction{sharper: -0.5, surer: -0.8}
	found := correctionsFrom(judgedAs(omission, want, 4000))
	if got := found[omissions]; math.Abs(got.sharper-want.sharper) > 0.05 || math.Abs(got.surer-want.surer) > 0.1 {
		t.Errorf("the correction of omissions is %+v, want %+v", got, want)
	}
	for _, k := range []kind{pairs, additions, moves} {
		if found[k] != (correction{}) {
			t.Errorf("of %s nothing was judged, and yet they are corrected: %+v", kindNames[k], found[k])
		}
	}
	ladder := corpus.Ladder{
		{Src: one(0), Dst: one(0), Confidence: 0.9},
		{Src: one(1), Dst: corpus.Range{Lo: 1, Hi: 1}, Confidence: 0.9},
	}
	found.apply(ladder)
	if ladder[0].Confidence != 0.9 || ladder[1].Confidence > 0.65 {
		t.Errorf("a pair at .9 is now %.2f, an omission %.2f", ladder[0].Confidence, ladder[1].Confidence)
	}
}

// Few beads hardly move the confidences, and none moves them out of 0 to 1 or out
// of their order.
func TestCorrectionsAreCautious(t *testing.T) {
	addition := corpus.Bead{Dst: one(0), Confidence: 0.99}
	if c := correctionsFrom([]judgement{{addition, false}, {addition, false}})[additions]; c.of(0.99) < 0.8 {
		t.Errorf("after two wrong ones .99 is %.2f", c.of(0.99))
	}
	c := correctionsFrom(judgedAs(addition, correction{2, 1}, 1000))[additions]
	last := -1.0
	for _, p := range []float64{0, 1e-9, 0.1, 0.5, 0.9, 1 - 1e-9, 1} {
		q := c.of(p)
		if q < last || q < 0 || q > 1 || math.IsNaN(q) {
			t.Errorf("%v is corrected to %v, after %v", p, q, last)
		}
		last = q
	}
}

func TestJudge(t *testing.T) {
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	gold := corpus.Ladder{{Src: one(0), Dst: one(0)}, {Src: one(1), Dst: r(1, 1)}, {Src: r(2, 4), Dst: one(1)}, {Src: r(4, 4), Dst: one(2)}}
	for _, tt := range []struct {
		name string
		bead corpus.Bead
		want bool
	}{
		{"a pair of gold", corpus.Bead{Src: r(2, 4), Dst: one(1)}, true},
		{"half of one", corpus.Bead{Src: one(2), Dst: one(1)}, false},
		{"an omission of gold, told elsewhere", corpus.Bead{Src: one(1), Dst: r(3, 3)}, true},
		{"an addition of gold", corpus.Bead{Src: r(9, 9), Dst: one(2)}, true},
		{"an omission of what gold pairs", corpus.Bead{Src: one(3), Dst: r(1, 1)}, false},
		{"an addition of what gold pairs", corpus.Bead{Src: r(0, 0), Dst: one(0)}, false},
	} {
		if got := judge(corpus.Ladder{tt.bead}, gold)[0].right; got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
