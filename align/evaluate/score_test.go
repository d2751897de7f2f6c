package evaluate

import (
	"testing"
)

func link(src, dst []int) Link { return Link{Src: src, Dst: dst} }

// Five English paragraphs, five Chinese ones: gold joins the first two, drops
// the fourth English one and adds a note.
var gold = []Link{
	link([]int{0, 1}, []int{0}),
	link([]int{2}, []int{1}),
	link([]int{3}, nil),
	link(nil, []int{2}),
	link([]int{4}, []int{3, 4}),
}

func TestCompare(t *testing.T) {
	tests := []struct {
		name                              string
		test                              []Link
		strict, lax, omissions, additions Score
	}{
		{
			"gold itself", gold,
			Score{3, 3, 3, 3}, Score{3, 3, 3, 3}, Score{1, 1, 1, 1}, Score{1, 1, 1, 1},
		},
		{
			"the order of links and of indices does not matter, nor does saying one twice",
			[]Link{link([]int{4}, []int{4, 3}), link([]int{2}, []int{1}), link([]int{2}, []int{1}), link([]int{1, 0}, []int{0})},
			Score{3, 3, 3, 3}, Score{3, 3, 3, 3}, Score{1, 1, 1, 1}, Score{1, 1, 1, 1},
		},
		{
			"a bead cut in two is wrong strictly, and both halves are right laxly",
			[]Link{link([]int{0}, []int{0}), link([]int{2}, []int{1}), link([]int{4}, []int{3}), link(nil, []int{4})},
			Score{1, 3, 1, 3}, Score{3, 3, 3, 3}, Score{1, 2, 1, 1}, Score{1, 2, 1, 1},
		},
		{
			"one bead over everything is right laxly: read strict figures",
			[]Link{link([]int{0, 1, 2, 3, 4}, []int{0, 1, 2, 3, 4})},
			Score{0, 1, 0, 3}, Score{1, 1, 3, 3}, Score{0, 0, 0, 1}, Score{0, 0, 0, 1},
		},
		{
			"segments that gold ties apart do not meet",
			[]Link{link([]int{0, 2}, []int{3, 4})},
			Score{0, 1, 0, 3}, Score{0, 1, 0, 3}, Score{1, 3, 1, 1}, Score{1, 3, 1, 1},
		},
		{
			"nothing", nil,
			Score{0, 0, 0, 3}, Score{0, 0, 0, 3}, Score{1, 5, 1, 1}, Score{1, 5, 1, 1},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Compare(gold, tt.test, 5, 5)
			for _, c := range []struct {
				name      string
				got, want Score
			}{{"strict", r.Strict, tt.strict}, {"lax", r.Lax, tt.lax}, {"omissions", r.Omissions, tt.omissions}, {"additions", r.Additions, tt.additions}} {
				if c.got != c.want {
					t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
				}
			}
		})
	}
}

func TestScoreOfNothing(t *testing.T) {
	if s := (Score{}); s.Precision() != 1 || s.Recall() != 1 || s.F1() != 1 {
		t.Errorf("nothing to find and nothing found: %v %v %v, want 1 1 1", s.Precision(), s.Recall(), s.F1())
	}
	if s := (Score{Gold: 3}); s.F1() != 0 {
		t.Errorf("F1 with nothing found = %v, want 0", s.F1())
	}
}

func TestAddWeighsBeadsAlike(t *testing.T) {
	var sum Result
	sum.Add(Compare(gold, gold, 5, 5))
	sum.Add(Compare(gold, nil, 5, 5))
	if want := (Score{3, 3, 3, 6}); sum.Strict != want {
		t.Errorf("strict = %v, want %v", sum.Strict, want)
	}
	if want := (Score{1, 1, 1, 2}); sum.Shapes[Shape{2, 1}] != want {
		t.Errorf("2-1 = %v, want %v", sum.Shapes[Shape{2, 1}], want)
	}
}

// Segments outside of the texts are beads, but neither omitted nor added.
func TestCompareOutsideOfTheTexts(t *testing.T) {
	links := []Link{link([]int{0}, []int{0}), link([]int{-1, 9}, []int{9})}
	r := Compare(links, links, 2, 3)
	if want := (Score{2, 2, 2, 2}); r.Strict != want {
		t.Errorf("strict = %v, want %v", r.Strict, want)
	}
	if r.Omissions != (Score{1, 1, 1, 1}) || r.Additions != (Score{2, 2, 2, 2}) {
		t.Errorf("omissions %v, additions %v, want one and two", r.Omissions, r.Additions)
	}
}

func TestF1(t *testing.T) {
	s := Score{Right: 3, Test: 4, Met: 1, Gold: 2}
	if s.Precision() != 0.75 || s.Recall() != 0.5 || s.F1() != 0.6 {
		t.Errorf("%v %v %v, want 0.75 0.5 0.6", s.Precision(), s.Recall(), s.F1())
	}
}
