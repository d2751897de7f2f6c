package evaluate_test

import (
	"os"

	"github.com/bitext-tools/bitext/align/evaluate"
)

// An alignment of four source and four target segments beside gold: one bead is as
// in gold, one joins what gold keeps apart.
func ExampleCompare() {
	gold := []evaluate.Link{{Src: []int{0}, Dst: []int{0}}, {Src: []int{1}, Dst: []int{1}}, {Src: []int{2}, Dst: []int{2}}, {Src: []int{3}}, {Dst: []int{3}}}
	test := []evaluate.Link{{Src: []int{0}, Dst: []int{0}}, {Src: []int{1, 2}, Dst: []int{1, 2}}, {Src: []int{3}}, {Dst: []int{3}}}
	evaluate.Text(os.Stdout, evaluate.Compare(gold, test, 4, 4))
	// Output:
	// precision recall     F1     right   test   gold
	// strict         0.500  0.333  0.400         1      2      3
	// lax            1.000  1.000  1.000       2/3      2      3
	// omissions      1.000  1.000  1.000         1      1      1
	// additions      1.000  1.000  1.000         1      1      1
	//
	// strict, by shape
	// 1-1            1.000  0.333  0.500         1      1      3
	// 2-2            0.000      -  0.000         0      1      0
}
