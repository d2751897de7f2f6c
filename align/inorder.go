package align

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// inOrder is the ladder of sentences, given the solutions inside each bead of
// the paragraphs. What a moved paragraph's source has for itself is left where
// its target was passed; what its target has for itself is laid down where it
// stands in the target, since only pairs may be marked as moved.
func inOrder(solutions []solution) corpus.Ladder {
	var beads, additions []corpus.Bead
	for _, s := range solutions {
		for _, b := range s.ladder {
			if s.moved && b.Src.Empty() {
				additions = append(additions, b)
			} else {
				beads = append(beads, b)
			}
		}
	}
	if len(additions) == 0 && !slices.ContainsFunc(solutions, func(s solution) bool { return s.moved }) {
		return beads
	}
	slices.SortFunc(additions, func(a, b corpus.Bead) int { return cmp.Compare(a.Dst.Lo, b.Dst.Lo) })
	return lay(beads, additions)
}

// lay puts the additions between the beads by their place in the target.
func lay(beads, additions []corpus.Bead) corpus.Ladder {
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

// sameText tells whether two beads hold the same segments, wherever their
// empty sides stand.
func sameText(a, b corpus.Bead) bool {
	same := func(a, b corpus.Range) bool { return a == b || a.Empty() && b.Empty() }
	return same(a.Src, b.Src) && same(a.Dst, b.Dst)
}
