package desk

import (
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// Doubtful is the confidence of a bead below which somebody should look at it.
const Doubtful = 0.5

// An Item is something to look at: a finding, or a bead.
type Item struct {
	Bead    int            // that it is about, or that its first segment is in; -1: the texts as a whole
	Finding *check.Finding // nil: the bead is in doubt
	Mark    review.Mark    // what was decided about it
}

// Decided tells whether somebody decided about the item.
func (i Item) Decided() bool { return i.Mark.State != review.Undecided }

// Items are what is to be looked at, in the order of the ladder: findings, and beads
// in doubt: that stand alone without a finding that says so, that were moved, that
// the aligner or somebody else is not sure of. With every the other beads too.
func (d *Desk) Items(every bool) []Item {
	remarks := d.Review.Remarks()
	of := [2][]int{d.BeadOf(corpus.Source), d.BeadOf(corpus.Target)}
	found := make([][]Item, len(d.Ladder)+1)
	for k := range d.Findings {
		f := &d.Findings[k]
		bead := home(f, of)
		found[bead+1] = append(found[bead+1], Item{bead, f, remarks[f.Fingerprint]})
	}
	list := found[0]
	for k, b := range d.Ladder {
		alone := b.Src.Empty() || b.Dst.Empty()
		if every || alone && len(found[k+1]) == 0 || b.Moved || b.Confidence < Doubtful || d.Marks[k].State == review.Doubted {
			list = append(list, Item{k, nil, d.Marks[k]})
		}
		list = append(list, found[k+1]...)
	}
	return list
}

// home is the bead of a finding: that of its first segment in the target, else in
// the source; -1 where it is about the texts as a whole.
func home(f *check.Finding, of [2][]int) int {
	for _, s := range []corpus.Side{corpus.Target, corpus.Source} {
		if at, _, ok := f.At(s); ok {
			return of[s][at]
		}
	}
	return -1
}
