// Package desk is a review in hand: two texts compared, what is to be looked at,
// and what is done about it, each step on the disk before the next.
//
//	d := desk.Open(comparison, journal)
//	for _, item := range d.Items() { … }                     // a finding, or a pair in doubt
//	err := d.Do(ctx, d.Work().Confirm(item.Bead))            // d.Undo(ctx) takes it back
//	err = d.Close()
//
// It knows no screen: a prompt and a page are two views of it.
package desk

import (
	"context"
	"reflect"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A Desk is a comparison and the journal of what is decided about it. Only one
// goroutine may use it.
type Desk struct {
	*compare.Comparison
	journal *review.Journal
	whole   bool // all findings are known, not only those of beads that stayed
}

// Open takes a comparison in hand, with what the journal says of it now.
func Open(ctx context.Context, c *compare.Comparison, j *review.Journal) (*Desk, error) {
	if reflect.DeepEqual(c.Review, j.Review()) { // as nearly always: nobody wrote in between
		return &Desk{c, j, true}, nil
	}
	c, err := c.With(ctx, j.Review())
	return &Desk{c, j, true}, err
}

// Do decides something. The findings of beads that it changes are known after
// [Desk.Refresh] only.
func (d *Desk) Do(ctx context.Context, decision review.Decision) error {
	if err := d.journal.Do(decision); err != nil {
		return err
	}
	return d.follow(ctx)
}

// Undo takes back the last decision of the session, and says which it was; false
// where there is none.
func (d *Desk) Undo(ctx context.Context) (review.Decision, bool, error) {
	return d.step(ctx, d.journal.Undo)
}

// Redo decides again what was taken back.
func (d *Desk) Redo(ctx context.Context) (review.Decision, bool, error) {
	return d.step(ctx, d.journal.Redo)
}

func (d *Desk) step(ctx context.Context, step func() (review.Decision, bool, error)) (review.Decision, bool, error) {
	decision, ok, err := step()
	if err != nil || !ok {
		return decision, ok, err
	}
	return decision, true, d.follow(ctx)
}

// follow makes the comparison that of the journal.
func (d *Desk) follow(ctx context.Context) error {
	before := d.Bitext
	c, err := d.Comparison.Kept(ctx, d.journal.Review())
	if err != nil {
		return err
	}
	d.Comparison = c
	d.whole = d.whole && sameBeads(before, c.Bitext)
	return nil
}

// sameBeads tells whether two bitexts pair the same segments alike.
func sameBeads(a, b corpus.Bitext) bool {
	if len(a.Ladder) != len(b.Ladder) || len(a.Src.Segments) != len(b.Src.Segments) || len(a.Dst.Segments) != len(b.Dst.Segments) {
		return false
	}
	for k := range a.Ladder {
		if !a.Ladder[k].SameText(b.Ladder[k]) {
			return false
		}
	}
	return true
}

// Whole tells whether all findings are known.
func (d *Desk) Whole() bool { return d.whole }

// Refresh looks for the findings of beads that were changed.
func (d *Desk) Refresh(ctx context.Context) error {
	if d.whole {
		return nil
	}
	c, err := d.Comparison.With(ctx, d.journal.Review())
	if err != nil {
		return err
	}
	d.Comparison, d.whole = c, true
	return nil
}

// Close writes what was decided as it is to be kept, and lets others review.
func (d *Desk) Close() error { return d.journal.Close(d.Compacted()) }

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
