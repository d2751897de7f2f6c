package desk

import (
	"context"

	"github.com/bitext-tools/bitext/corpus"
)

// At is the same review of the texts in another unit, paragraphs or sentences. It
// takes the place of the desk, which is not used any more, not even closed, unless
// there is an error. Steps of either unit can be undone in both.
func (d *Desk) At(ctx context.Context, unit corpus.Unit) (*Desk, error) {
	c, err := d.Comparison.At(unit)
	if err != nil {
		return nil, err
	}
	d.end()
	next, err := Open(ctx, c, d.journal)
	if err == nil {
		next.before = d.before
	}
	return next, err
}
