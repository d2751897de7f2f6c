package evaluate

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
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

func TestText(t *testing.T) {
	const want = `           precision recall     F1     right   test   gold
strict         0.333  0.333  0.333         1      3      3
lax            1.000  1.000  1.000         3      3      3
omissions      0.500  1.000  0.667         1      2      1
additions      0.500  1.000  0.667         1      2      1

strict, by shape
1-1            0.333  1.000  0.500         1      3      1
1-2                -  0.000  0.000         0      0      1
2-1                -  0.000  0.000         0      0      1
`
	var b strings.Builder
	ladder := corpus.Ladder{
		{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}},
		{Src: corpus.Range{Lo: 1, Hi: 2}, Dst: corpus.Range{Lo: 1, Hi: 1}},
		{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 1, Hi: 2}},
		{Src: corpus.Range{Lo: 3, Hi: 4}, Dst: corpus.Range{Lo: 2, Hi: 2}},
		{Src: corpus.Range{Lo: 4, Hi: 4}, Dst: corpus.Range{Lo: 2, Hi: 3}},
		{Src: corpus.Range{Lo: 4, Hi: 5}, Dst: corpus.Range{Lo: 3, Hi: 4}},
		{Src: corpus.Range{Lo: 5, Hi: 5}, Dst: corpus.Range{Lo: 4, Hi: 5}},
	}
	if err := Text(&b, Compare(gold, ladder.Links(), 5, 5)); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
