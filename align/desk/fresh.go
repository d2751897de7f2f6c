package desk

import (
	"context"
	"slices"
	"sync"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/review"
)

// A work is what is worked out beside the desk: of one state of it at a time, and
// given up where that changes.
type work struct {
	ctx     context.Context // of all of it
	close   context.CancelFunc
	halt    context.CancelFunc // of what is in hand
	run     int                // its number
	running bool
	whole   bool // all findings are known, not only those of beads that stayed
	news    chan News
	hands   sync.WaitGroup
}

func newWork(ctx context.Context) *work {
	w := &work{news: make(chan News, 1), halt: func() {}}
	w.ctx, w.close = context.WithCancel(ctx)
	return w
}

// News is what was worked out, for [Desk.Take].
type News struct {
	run        int
	comparison *compare.Comparison
	err        error
}

// Fresh is where news comes from: first the pairs, where the texts were not aligned
// yet, then all findings, and these anew whenever a step changed pairs. Any goroutine
// may receive from it; the one that uses the desk takes it in hand with
// [Desk.Take]. It is never closed.
func (d *Desk) Fresh() <-chan News { return d.news }

// Take takes news in hand. False: it is outdated, as a step changed the pairs
// meanwhile, and was thrown away; what replaces it is on its way. An error says that
// there will be no news until the next step.
func (d *Desk) Take(n News) (bool, error) {
	if n.run != d.run {
		return false, nil
	}
	d.running = n.err == nil && n.comparison.Reached() != compare.Findings
	if n.err != nil {
		return false, n.err
	}
	sure := n.comparison.Ladder
	if d.Aligned() {
		n.comparison = d.Comparison.Informed(n.comparison)
	}
	d.Comparison = n.comparison
	d.whole = !d.running
	if d.whole && !slices.Equal(d.Ladder, sure) {
		d.begin()
	}
	return true, nil
}

// Whole tells whether the findings of all pairs are known. News may be on its way
// even so: where somebody is sure of a pair that was in doubt, more may be said of it.
func (d *Desk) Whole() bool { return d.whole }

// Busy tells whether news is on its way.
func (d *Desk) Busy() bool { return d.running }

// Pairs waits until there are pairs.
func (d *Desk) Pairs(ctx context.Context) error { return d.until(ctx, d.Aligned) }

// Refresh waits for all news, and takes it in hand.
func (d *Desk) Refresh(ctx context.Context) error {
	return d.until(ctx, func() bool { return d.whole && !d.running })
}

// until takes news in hand until something is so.
func (d *Desk) until(ctx context.Context, so func() bool) error {
	for !so() {
		if !d.running {
			d.begin()
		}
		select {
		case n := <-d.news:
			if _, err := d.Take(n); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// begin works out what is not known of the desk as it stands.
func (d *Desk) begin() {
	d.halt()
	var ctx context.Context
	ctx, d.halt = context.WithCancel(d.ctx)
	d.run++
	d.running = true
	run, c, r := d.run, d.Comparison, d.journal.Review()
	d.hands.Go(func() {
		for {
			var err error
			c, err = further(ctx, c, r)
			select {
			case d.news <- News{run, c, err}:
			case <-ctx.Done():
				return
			}
			if err != nil || c.Reached() == compare.Findings {
				return
			}
		}
	})
}

// further is a comparison gone to the next stage that is worth showing.
func further(ctx context.Context, c *compare.Comparison, r review.Review) (*compare.Comparison, error) {
	if c.Reached() != compare.Texts {
		return c.Further(ctx, compare.Findings)
	}
	c, err := c.Further(ctx, compare.Alignment)
	if err != nil {
		return nil, err
	}
	return inLine(ctx, c, r)
}

// end gives up what is worked out, and waits until it is.
func (d *Desk) end() {
	d.close()
	d.halt()
	d.hands.Wait()
}
