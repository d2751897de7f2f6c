package evaluate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A Link ties source segments to target segments; see [corpus.Link].
type Link = corpus.Link

// A Score is the counts behind precision and recall: of beads, or of single
// segments.
type Score struct {
	Right int // of Test, those that are right
	Test  int // in the alignment under test
	Met   int // of Gold, those that were found; equal to Right in all but the lax score
	Gold  int // in gold
}

// Precision is the share of what was found that is right, 0 to 1; 1 where
// nothing was found.
func (s Score) Precision() float64 { return share(s.Right, s.Test) }

// Recall is the share of what was to be found that was found, 0 to 1; 1 where
// there was nothing to find.
func (s Score) Recall() float64 { return share(s.Met, s.Gold) }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// share is a part of a whole, 1 of nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// plus is the sum of two scores.
func (s Score) plus(o Score) Score {
	return Score{s.Right + o.Right, s.Test + o.Test, s.Met + o.Met, s.Gold + o.Gold}
}

// A Shape is how many source and target segments a bead has.
type Shape struct{ Src, Dst int }

// String is the shape as the field writes it: "2-1".
func (s Shape) String() string { return fmt.Sprintf("%d-%d", s.Src, s.Dst) }

// A Result is the figures of one comparison, or of several added up.
type Result struct {
	Strict, Lax          Score           // over beads with text on both sides
	Omissions, Additions Score           // over single segments
	Shapes               map[Shape]Score // strict, by the bead's shape

	Calibration [Kinds]Calibration // see [Result.Calibrate]
}

// Add adds the counts of another comparison, so that figures over many texts
// weigh every bead alike.
func (r *Result) Add(o Result) {
	r.Strict, r.Lax = r.Strict.plus(o.Strict), r.Lax.plus(o.Lax)
	r.Omissions, r.Additions = r.Omissions.plus(o.Omissions), r.Additions.plus(o.Additions)
	if r.Shapes == nil {
		r.Shapes = make(map[Shape]Score)
	}
	for shape, s := range o.Shapes {
		r.Shapes[shape] = r.Shapes[shape].plus(s)
	}
	for k := range r.Calibration {
		r.Calibration[k].plus(o.Calibration[k])
	}
}

// Compare scores test against gold on a text of n source and m target
// segments. The order of links, and of indices in a link, does not matter; a
// link said twice counts once. Segments outside 0 to n and 0 to m still make
// beads, but are neither omissions nor additions.
func Compare(gold, test []Link, n, m int) Result {
	g, t := setOf(gold), setOf(test)
	r := Result{Shapes: make(map[Shape]Score)}
	for _, key := range slices.Sorted(maps.Keys(t)) {
		_, right := g[key]
		r.count(t[key], Score{Right: truth(right), Test: 1})
	}
	for _, key := range slices.Sorted(maps.Keys(g)) {
		_, met := t[key]
		r.count(g[key], Score{Met: truth(met), Gold: 1})
	}
	r.Lax.Right, r.Lax.Test = touching(t, g), len(t)
	r.Lax.Met, r.Lax.Gold = touching(g, t), len(g)
	r.Omissions = compareLoose(loose(g, n, source), loose(t, n, source))
	r.Additions = compareLoose(loose(g, m, target), loose(t, m, target))
	return r
}

// count adds a score to the strict figures, by the shape of a link.
func (r *Result) count(l Link, s Score) {
	shape := Shape{len(l.Src), len(l.Dst)}
	r.Strict = r.Strict.plus(s)
	r.Shapes[shape] = r.Shapes[shape].plus(s)
}

// truth is 1 of what is true.
func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// setOf is the links with text on both sides, each once, under a key that two
// links share when they hold the same segments.
func setOf(links []Link) map[string]Link {
	set := make(map[string]Link, len(links))
	for _, l := range links {
		l = Link{Src: sorted(l.Src), Dst: sorted(l.Dst)}
		if len(l.Src) > 0 && len(l.Dst) > 0 {
			set[fmt.Sprint(l.Src, l.Dst)] = l
		}
	}
	return set
}

// sorted is a copy in rising order, each index once.
func sorted(ids []int) []int {
	ids = slices.Clone(ids)
	slices.SortFunc(ids, cmp.Compare[int])
	return slices.Compact(ids)
}

// touching counts the links that share a source and a target segment with one
// of the others.
func touching(links, others map[string]Link) int {
	pairs := make(map[[2]int]bool)
	for _, l := range others {
		for _, i := range l.Src {
			for _, j := range l.Dst {
				pairs[[2]int{i, j}] = true
			}
		}
	}
	count := 0
	for _, l := range links {
		count += truth(slices.ContainsFunc(l.Src, func(i int) bool {
			return slices.ContainsFunc(l.Dst, func(j int) bool { return pairs[[2]int{i, j}] })
		}))
	}
	return count
}

func source(l Link) []int { return l.Src }
func target(l Link) []int { return l.Dst }

// loose tells of each of a side's n segments whether no link holds it.
func loose(links map[string]Link, n int, side func(Link) []int) []bool {
	free := slices.Repeat([]bool{true}, max(0, n))
	for _, l := range links {
		for _, i := range side(l) {
			if 0 <= i && i < n {
				free[i] = false
			}
		}
	}
	return free
}

// compareLoose scores segments: gold and test tell of each whether it is loose.
func compareLoose(gold, test []bool) Score {
	var s Score
	for i := range gold {
		both := truth(gold[i] && test[i])
		s = s.plus(Score{both, truth(test[i]), both, truth(gold[i])})
	}
	return s
}
