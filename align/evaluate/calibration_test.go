package evaluate

import (
	"math"
	"slices"
	"testing"
)

// What stands out of order is moved, and no more than has to be.
func TestOutOfOrder(t *testing.T) {
	one := func(i, j int) Link { return link([]int{i}, []int{j}) }
	for _, tt := range []struct {
		name  string
		links []Link
		want  []bool
	}{
		{"in order", []Link{one(0, 0), one(1, 1), one(2, 2)}, []bool{false, false, false}},
		{"one went far ahead", []Link{one(0, 3), one(1, 0), one(2, 1), one(3, 2)}, []bool{true, false, false, false}},
		{"one came from the end", []Link{one(0, 1), one(1, 2), one(2, 3), one(3, 0)}, []bool{false, false, false, true}},
		{"what stands alone is not", []Link{one(0, 1), link([]int{1}, nil), one(2, 0), link(nil, []int{2}), one(3, 3)}, []bool{true, false, false, false, false}},
		{"none", nil, []bool{}},
	} {
		if got := outOfOrder(tt.links); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// The error is 0 where as many are right as was said, and each kind is judged
// apart.
func TestCalibrate(t *testing.T) {
	gold := []Link{link([]int{0}, []int{0}), link([]int{1}, []int{1})}
	test := []Link{link([]int{0}, []int{0}), link([]int{1}, []int{2}), link([]int{2}, nil), link(nil, []int{1})}
	var r Result
	r.Calibrate(gold, test, []float64{0.5, 0.5, 0.9, 0.8})
	for _, want := range []struct {
		kind         Kind
		beads, right int
		confidence   float64
		err          float64
	}{
		{Pairs, 2, 1, 0.5, 0},
		{Moves, 0, 0, 0, 0},
		{Omissions, 1, 1, 0.9, 0.1},
		{Additions, 1, 0, 0.8, 0.8},
	} {
		c := r.Calibration[want.kind]
		if c.Beads() != want.beads || c.Right() != want.right || math.Abs(c.Confidence()-want.confidence) > 1e-9 || math.Abs(c.Error()-want.err) > 1e-9 {
			t.Errorf("%s: %d beads, %d right, confidence %.2f, error %.2f; want %+v", want.kind, c.Beads(), c.Right(), c.Confidence(), c.Error(), want)
		}
	}
	var twice Result
	twice.Add(r)
	twice.Add(r)
	if c := twice.Calibration[Pairs]; c.Beads() != 4 || c.Error() != 0 {
		t.Errorf("added up: %d beads, error %v, want 4 and 0", c.Beads(), c.Error())
	}
	var none Result
	none.Calibrate(gold, gold, []float64{0, 0})
	none.Calibrate(gold, gold, nil)
	if c := none.Calibration[Pairs]; c.Beads() != 0 {
		t.Errorf("without confidences %d beads are judged, want none", c.Beads())
	}
}
