// Package desk is a review in hand: two texts compared, what is to be looked at,
// and what is done about it, each step on the disk before the next.
//
//	d, err := desk.Open(ctx, comparison, journal)            // of texts that may not be aligned yet
//	for _, item := range d.Items(false) { … }                // a finding, or a pair in doubt
//	err = d.Do(ctx, d.Work().Confirm(item.Bead))             // d.Undo(ctx) takes it back
//	news := <-d.Fresh()                                      // pairs or findings that were worked out meanwhile
//	shown, err := d.Take(news)
//	err = d.Close()
//
// Each step is answered at once with the pairs as they are then. What takes longer,
// aligning at the beginning and the findings of pairs that changed, is worked out
// beside it.
//
// It knows no screen: a prompt and a page are two views of it.
//
//	desk.go    the review and its steps
//	fresh.go   what is worked out beside it
//	items.go   what is to be looked at
//	keys.go    letters of keys
package desk

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A Desk is a comparison and the journal of what is decided about it. Only one
// goroutine may use it.
type Desk struct {
	*compare.Comparison
	journal *review.Journal
	before  int // decisions that were there when it was opened
	*work
}

// Open takes a comparison in hand, with what the journal says of it now. One that
// has not gone all the way is taken further beside it, until ctx ends or the desk
// is closed; see [Desk.Fresh].
func Open(ctx context.Context, c *compare.Comparison, j *review.Journal) (*Desk, error) {
	d := &Desk{Comparison: c, journal: j, before: len(j.Review().Decisions), work: newWork(ctx)}
	if d.Aligned() {
		var err error
		if d.Comparison, err = inLine(ctx, c, j.Review()); err != nil {
			return nil, err
		}
	}
	d.whole = d.Reached() == compare.Findings
	if !d.whole {
		d.begin()
	}
	return d, nil
}

// inLine is a comparison with what a review says; as nearly always it is so already,
// as nobody wrote in between.
func inLine(ctx context.Context, c *compare.Comparison, r review.Review) (*compare.Comparison, error) {
	if reflect.DeepEqual(c.Review, r) {
		return c, nil
	}
	return c.With(ctx, r)
}

// Aligned tells whether there are pairs yet. Before there are, the texts stand in
// the bitext without a ladder, and nothing can be decided.
func (d *Desk) Aligned() bool { return d.Reached() != compare.Texts }

// errEarly is that of a step before there are pairs.
var errEarly = errors.New("the texts are being aligned; there are no pairs yet")

// Do decides something. The findings of beads that it changes are known when the
// next news was taken; see [Desk.Fresh].
func (d *Desk) Do(ctx context.Context, decision review.Decision) error {
	if !d.Aligned() {
		return errEarly
	}
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
	if !d.Aligned() {
		return review.Decision{}, false, errEarly
	}
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
	switch {
	case !sameBeads(before, c.Bitext):
		d.whole = false
		d.begin()
	case !d.running && !slices.Equal(before.Ladder, c.Ladder): // somebody is sure of what was in doubt
		d.begin()
	}
	return nil
}

// sameBeads tells whether two bitexts pair the same segments alike.
func sameBeads(a, b corpus.Bitext) bool {
	if len(a.Src.Segments) != len(b.Src.Segments) || len(a.Dst.Segments) != len(b.Dst.Segments) {
		return false
	}
	return slices.EqualFunc(a.Ladder, b.Ladder, corpus.Bead.SameText)
}

// Close writes what was decided as it is to be kept, and lets others review.
func (d *Desk) Close() error {
	d.end()
	r := d.journal.Review()
	if !d.Aligned() || !reflect.DeepEqual(d.Review, r) { // what could not be followed is not lost
		return d.journal.Close(r)
	}
	return d.journal.Close(d.Compacted())
}

// Path is that of the review file.
func (d *Desk) Path() string { return d.journal.Path() }

// Decided is how many decisions more there are than when the desk was opened; less
// than 0 where earlier ones were taken back.
func (d *Desk) Decided() int { return len(d.journal.Review().Decisions) - d.before }
