package links

import (
	"cmp"
	"slices"
	"sort"

	"github.com/bitext-tools/bitext/corpus"
)

// Arrange makes a ladder over n source and m target segments of beads in any
// order. Segments in no bead become omissions and additions where they stand;
// one-sided beads keep their place among the others where the order allows it;
// beads that cannot stay in the target's order are marked moved. Beads that
// overlap or lie outside make a ladder that does not verify.
func Arrange(beads []corpus.Bead, n, m int) corpus.Ladder {
	a := arranger{beads: beads, m: m, placed: make([]bool, m)}
	a.cut()
	a.sort()
	a.markMoved()
	for _, b := range a.beads {
		if !b.Src.Empty() {
			a.mark(b.Dst)
		}
	}
	for k, b := range a.beads {
		switch {
		case b.Src.Empty():
			a.addition(b, a.beads[k+1:])
		default:
			a.omit(b.Src.Lo)
			a.pair(b)
		}
	}
	a.omit(n)
	a.add(m)
	return a.ladder
}

// An arranger lays beads down one after the other.
type arranger struct {
	beads      []corpus.Bead
	ladder     corpus.Ladder
	placed     []bool // target segments that a bead has, or that were laid down
	next, last int    // source and target segments behind us
	m          int
}

// cut cuts beads with one empty side into one bead a segment.
func (a *arranger) cut() {
	var out []corpus.Bead
	for _, b := range a.beads {
		switch {
		case b.Dst.Empty():
			for i := b.Src.Lo; i < b.Src.Hi; i++ {
				out = append(out, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}, Confidence: b.Confidence})
			}
		case b.Src.Empty():
			for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
				out = append(out, corpus.Bead{Dst: corpus.Range{Lo: j, Hi: j + 1}, Confidence: b.Confidence})
			}
		default:
			out = append(out, b)
		}
	}
	a.beads = out
}

// sort sorts by the source; an addition stays behind its predecessor.
func (a *arranger) sort() {
	type keyed struct {
		bead corpus.Bead
		key  int
	}
	list := make([]keyed, len(a.beads))
	key := -1
	for k, b := range a.beads {
		if !b.Src.Empty() {
			key = b.Src.Lo
		}
		list[k] = keyed{b, key}
	}
	slices.SortStableFunc(list, func(x, y keyed) int { return cmp.Compare(x.key, y.key) })
	for k := range list {
		a.beads[k] = list[k].bead
	}
}

// markMoved marks the two-sided beads outside the longest run of beads that
// rise on the target side too.
func (a *arranger) markMoved() {
	beads := a.beads
	var tails []int // tails[l] is the bead that ends the best rising run of l+1 beads
	before := make([]int, len(beads))
	for k := range beads {
		if beads[k].Moved = false; beads[k].Src.Empty() || beads[k].Dst.Empty() {
			continue
		}
		l := sort.Search(len(tails), func(l int) bool { return beads[tails[l]].Dst.Lo >= beads[k].Dst.Lo })
		if before[k] = -1; l > 0 {
			before[k] = tails[l-1]
		}
		if beads[k].Moved = true; l == len(tails) {
			tails = append(tails, k)
		}
		tails[l] = k
	}
	if len(tails) == 0 {
		return
	}
	for k := tails[len(tails)-1]; k >= 0; k = before[k] {
		beads[k].Moved = false
	}
}

// mark says that the target segments of a range are placed.
func (a *arranger) mark(r corpus.Range) {
	for j := max(0, r.Lo); j < min(r.Hi, a.m); j++ {
		a.placed[j] = true
	}
}

// omit lays down the source segments before i as omissions.
func (a *arranger) omit(i int) {
	for ; a.next < i; a.next++ {
		a.ladder = append(a.ladder, corpus.Bead{
			Src: corpus.Range{Lo: a.next, Hi: a.next + 1},
			Dst: corpus.Range{Lo: a.last, Hi: a.last},
		})
	}
}

// add lays down the target segments before j that no bead has as additions.
func (a *arranger) add(j int) {
	for a.last < j {
		if !a.placed[a.last] {
			a.lay(corpus.Bead{Dst: corpus.Range{Lo: a.last, Hi: a.last + 1}})
		} else {
			a.last++
		}
	}
}

// lay puts down a bead with an empty source side.
func (a *arranger) lay(b corpus.Bead) {
	b.Src = corpus.Range{Lo: a.next, Hi: a.next}
	a.ladder = append(a.ladder, b)
	a.mark(b.Dst)
	a.last = b.Dst.Hi
}

// pair puts down a bead with source text.
func (a *arranger) pair(b corpus.Bead) {
	switch {
	case b.Dst.Empty():
		b.Dst = corpus.Range{Lo: a.last, Hi: a.last}
	case !b.Moved:
		a.add(min(b.Dst.Lo, a.m))
		a.last = b.Dst.Hi
	}
	a.ladder = append(a.ladder, b)
	a.next = b.Src.Hi
}

// addition puts down an addition where it stands in the list, if the target's
// order allows; else it is left to be found missing and laid where it belongs.
func (a *arranger) addition(b corpus.Bead, rest []corpus.Bead) {
	if b.Dst.Lo < a.last || b.Dst.Hi > a.m || a.placed[b.Dst.Lo] {
		return
	}
	for _, r := range rest {
		if !r.Moved && !r.Src.Empty() && !r.Dst.Empty() {
			if b.Dst.Lo > r.Dst.Lo {
				return
			}
			break
		}
	}
	a.add(b.Dst.Lo)
	a.lay(b)
}
