package evaluate

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A Kind is a kind of bead whose confidence is judged apart.
type Kind int

// The kinds. A pair is any bead with text on both sides that is not moved.
const (
	Pairs Kind = iota
	Moves
	Omissions
	Additions

	Kinds = 4 // how many there are
)

// String is the kind as a table names it.
func (k Kind) String() string { return [...]string{"pairs", "moves", "omissions", "additions"}[k] }

// tenths is how many classes of confidence are told apart.
const tenths = 10

// A Calibration holds how sure an alignment was of some beads against how many
// of them are right, by tenths of confidence.
type Calibration struct{ classes [tenths]class }

// A class is the beads of one tenth of confidence.
type class struct {
	beads, right int
	confidence   float64 // sum
}

// Beads is how many beads were judged.
func (c *Calibration) Beads() int {
	n := 0
	for _, x := range c.classes {
		n += x.beads
	}
	return n
}

// Right is how many of them are right.
func (c *Calibration) Right() int {
	n := 0
	for _, x := range c.classes {
		n += x.right
	}
	return n
}

// Confidence is their mean confidence, 0 to 1; 0 of none.
func (c *Calibration) Confidence() float64 {
	sum := 0.0
	for _, x := range c.classes {
		sum += x.confidence
	}
	return sum / float64(max(1, c.Beads()))
}

// Error is the expected calibration error, 0 to 1: how far confidence and the
// share of right beads are apart in a class, in the mean over the beads (Guo and
// others, "On Calibration of Modern Neural Networks", 2017). 0 of none.
func (c *Calibration) Error() float64 {
	sum := 0.0
	for _, x := range c.classes {
		sum += math.Abs(x.confidence - float64(x.right))
	}
	return sum / float64(max(1, c.Beads()))
}

func (c *Calibration) add(confidence float64, right bool) {
	x := &c.classes[min(tenths-1, max(0, int(confidence*tenths)))]
	x.beads++
	x.right += truth(right)
	x.confidence += confidence
}

func (c *Calibration) plus(o Calibration) {
	for k, x := range o.classes {
		c.classes[k].beads += x.beads
		c.classes[k].right += x.right
		c.classes[k].confidence += x.confidence
	}
}

// Calibrate judges the confidences of the links of test, in their order, and adds
// them to the result. A bead with text on both sides is right where gold has it,
// an omission or addition where gold leaves all its segments alone. Nothing is
// judged where no confidence is above 0, as in gold itself.
func (r *Result) Calibrate(gold, test []Link, confidence []float64) {
	if len(confidence) < len(test) || !slices.ContainsFunc(confidence, func(x float64) bool { return x > 0 }) {
		return
	}
	g := setOf(gold)
	told := [2]map[int]bool{{}, {}}
	for _, l := range g {
		for _, i := range l.Src {
			told[0][i] = true
		}
		for _, j := range l.Dst {
			told[1][j] = true
		}
	}
	moved := outOfOrder(test)
	for k, l := range test {
		switch {
		case len(l.Dst) == 0:
			r.Calibration[Omissions].add(confidence[k], noneOf(l.Src, told[0]))
		case len(l.Src) == 0:
			r.Calibration[Additions].add(confidence[k], noneOf(l.Dst, told[1]))
		default:
			_, right := g[fmt.Sprint(sorted(l.Src), sorted(l.Dst))]
			kind := Pairs
			if moved[k] {
				kind = Moves
			}
			r.Calibration[kind].add(confidence[k], right)
		}
	}
}

// noneOf tells whether no id is in a set.
func noneOf(ids []int, set map[int]bool) bool {
	return !slices.ContainsFunc(ids, func(i int) bool { return set[i] })
}

// outOfOrder tells of each link whether it is moved: has text on both sides, and
// is none of the most that follow one another on both sides.
func outOfOrder(links []Link) []bool {
	var order []int
	for k, l := range links {
		if len(l.Src) > 0 && len(l.Dst) > 0 {
			order = append(order, k)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(slices.Min(links[a].Src), slices.Min(links[b].Src)) })
	moved := make([]bool, len(links))
	var ends, before []int // by length less 1, of a chain that ends earliest: its last place in order; by place, that before
	for p, k := range order {
		moved[k] = true
		at, _ := slices.BinarySearchFunc(ends, slices.Min(links[k].Dst), func(end, dst int) int {
			return cmp.Compare(slices.Min(links[order[end]].Dst), dst)
		})
		previous := -1
		if at > 0 {
			previous = ends[at-1]
		}
		before = append(before, previous)
		ends = append(ends[:at], append([]int{p}, ends[min(at+1, len(ends)):]...)...)
	}
	if len(ends) > 0 {
		for p := ends[len(ends)-1]; p >= 0; p = before[p] {
			moved[order[p]] = false
		}
	}
	return moved
}
