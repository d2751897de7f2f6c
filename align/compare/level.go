package compare

import (
	"context"
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
)

// At is the comparison of the same texts, with the same decisions, in another unit:
// not aligned yet, see [Comparison.Further]. Lines that are taken as they stand, and
// what was paired elsewhere, have no other unit.
func (c *Comparison) At(unit corpus.Unit) (*Comparison, error) {
	switch {
	case c.texts == nil:
		return nil, fmt.Errorf("the texts are being aligned; there are no pairs yet")
	case c.texts.given:
		return nil, refusal{"these are the units of a file, which have no other", ""}
	case c.opt.asTheyStand():
		return nil, refusal{"the lines of the texts are taken as they stand, and have no other unit", ""}
	}
	opt, r := c.opt, c.Review
	opt.Unit, opt.Align.Unit, opt.Align.Model, opt.UpTo, opt.Review = unit, "", nil, Texts, &r
	x, err := opt.unaligned(c.texts.src, c.texts.dst, c.Notes, func(ctx context.Context, o Options) (*Comparison, error) {
		return o.compare(ctx, c.texts.src, c.texts.dst, c.Notes, honoured)
	})
	if err == nil {
		x.Review = r
	}
	return x, err
}
