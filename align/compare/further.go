package compare

import (
	"context"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/source"
)

// Reached is how far the comparison has gone.
func (c *Comparison) Reached() Stage {
	if c.rest == nil && c.opt.UpTo == Texts { // what is paired already needs no aligning
		return Alignment
	}
	return c.opt.UpTo
}

// Further is the comparison gone further, to a stage that it has not reached: for
// those who show what is known while the rest is worked out.
func (c *Comparison) Further(ctx context.Context, to Stage) (*Comparison, error) {
	opt := c.opt
	opt.UpTo = to
	if c.rest != nil {
		return c.rest(ctx, opt)
	}
	x := *c
	x.opt = opt
	return opt.look(ctx, &x)
}

// Informed is the comparison with the facts and findings of another of the same
// beads, made while decisions were taken that changed none.
func (c *Comparison) Informed(by *Comparison) *Comparison {
	x := *c
	x.opt.UpTo, x.Ledger, x.found = by.opt.UpTo, by.Ledger, by.found
	x.sift()
	return &x
}

// unaligned is two texts before they are aligned, which rest does. What would be
// refused when they are checked is refused now. Of asides nobody knows yet whether
// they are part of the text; they are not shown.
func (o Options) unaligned(src, dst corpus.Document, notes []Note, rest func(context.Context, Options) (*Comparison, error)) (*Comparison, error) {
	b := corpus.Bitext{Src: source.Without(src, corpus.Aside), Dst: source.Without(dst, corpus.Aside), Unit: corpus.Paragraphs}
	if o.asTheyStand() {
		b.Unit = o.unit()
	}
	c := &Comparison{Bitext: b, Notes: notes, opt: o, src: b.Src, dst: b.Dst, rest: rest}
	if err := checked(b); err != nil {
		return nil, err
	}
	_, err := o.checks(c)
	return c, err
}
