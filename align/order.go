package align

import (
	"cmp"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A lattice tells omissions before additions, so what comes out of it may depend
// on which text is the source. Two texts are therefore always searched in the
// same direction, and the ladder is turned round where they were given in the
// other: what is found is the mirror image, confidences and all.

// backwards tells whether two texts are searched with the target as source: the
// language between all others comes first, then the languages and then the texts
// in the order of the alphabet.
func backwards(src, dst corpus.Document) bool {
	if a, b := lang.IsPivot(src.Tag), lang.IsPivot(dst.Tag); a != b {
		return b
	}
	return cmp.Or(cmp.Compare(src.Tag, dst.Tag), slices.CompareFunc(src.Segments, dst.Segments, func(a, b corpus.Segment) int {
		return strings.Compare(a.Text, b.Text)
	})) > 0
}

// turn is a bead seen from the other side.
func turn(b corpus.Bead) corpus.Bead {
	b.Src, b.Dst = b.Dst, b.Src
	return b
}

// turnLadder is a ladder seen from the other side.
func turnLadder(ladder corpus.Ladder) corpus.Ladder {
	out := make([]corpus.Bead, len(ladder))
	for k, b := range ladder {
		out[k] = turn(b)
	}
	return arrange(out)
}

// Arrange is the ladder of beads in any order, which hold every segment of two
// texts once and follow the laws of [corpus.Ladder.Verify] but for their order.
// As few beads as may be are marked as moved: the rest, those that hold most
// text, follow one another in both texts. Beads that were not marked before go
// first, so that of two that cross the one that a person set is the moved one.
func Arrange(beads []corpus.Bead) corpus.Ladder {
	beads = slices.Clone(beads)
	slices.SortFunc(beads, func(a, b corpus.Bead) int { return cmp.Compare(a.Src.Lo, b.Src.Lo) })
	var pairs []*corpus.Bead
	for k := range beads {
		beads[k].Moved = beads[k].Moved && !alone(beads[k])
		if !alone(beads[k]) {
			pairs = append(pairs, &beads[k])
		}
	}
	settled := inBothOrders(pairs)
	for k, b := range pairs {
		b.Moved = !settled[k]
	}
	return arrange(beads)
}

// inBothOrders chooses, of pairs in the order of the source, those that follow one
// another in the target too and weigh most together: one that is not marked as
// moved outweighs all that are, and the longer the heavier.
func inBothOrders(pairs []*corpus.Bead) []bool {
	all, end := 0, 0
	for _, b := range pairs {
		all += b.Src.Len() + b.Dst.Len()
		end = max(end, b.Dst.Hi)
	}
	type chain struct{ weight, last int }
	best := make([]chain, end+1) // a Fenwick tree: of the pairs that begin before a target segment the heaviest chain
	before, heaviest := make([]int, len(pairs)), chain{last: -1}
	for k, b := range pairs {
		c := chain{last: -1}
		for at := b.Dst.Lo; at > 0; at -= at & -at {
			if best[at].weight > c.weight {
				c = best[at]
			}
		}
		before[k] = c.last
		c = chain{c.weight + b.Src.Len() + b.Dst.Len(), k}
		if !b.Moved {
			c.weight += all
		}
		for at := b.Dst.Lo + 1; at <= end; at += at & -at {
			if c.weight > best[at].weight {
				best[at] = c
			}
		}
		if c.weight > heaviest.weight {
			heaviest = c
		}
	}
	chosen := make([]bool, len(pairs))
	for k := heaviest.last; k >= 0; k = before[k] {
		chosen[k] = true
	}
	return chosen
}

// arrange is the ladder of some beads in any order.
func arrange(all []corpus.Bead) corpus.Ladder {
	var beads, additions []corpus.Bead
	for _, b := range all {
		if b.Src.Empty() {
			additions = append(additions, b)
		} else {
			beads = append(beads, b)
		}
	}
	return lay(beads, additions)
}

// lay is the ladder of some beads in the order of the source, with the additions
// between them by their place in the target.
func lay(beads, additions []corpus.Bead) corpus.Ladder {
	slices.SortFunc(beads, func(a, b corpus.Bead) int { return cmp.Compare(a.Src.Lo, b.Src.Lo) })
	slices.SortFunc(additions, func(a, b corpus.Bead) int { return cmp.Compare(a.Dst.Lo, b.Dst.Lo) })
	ladder := make(corpus.Ladder, 0, len(beads)+len(additions))
	next, last := 0, 0 // source and target segments behind us
	add := func(before int) {
		for len(additions) > 0 && additions[0].Dst.Lo < before {
			a := additions[0]
			a.Src = corpus.Range{Lo: next, Hi: next}
			ladder, additions, last = append(ladder, a), additions[1:], a.Dst.Hi
		}
	}
	for _, b := range beads {
		switch {
		case b.Dst.Empty():
			b.Dst = corpus.Range{Lo: last, Hi: last}
		case !b.Moved:
			add(b.Dst.Lo)
			last = b.Dst.Hi
		}
		ladder = append(ladder, b)
		next = b.Src.Hi
	}
	if len(additions) > 0 {
		add(additions[len(additions)-1].Dst.Hi)
	}
	return ladder
}
