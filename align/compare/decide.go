package compare

import (
	"context"
	"slices"
	"sync"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A texts is two texts as they were read, and what the aligner made of them before
// anything that people decided.
type texts struct {
	src, dst corpus.Document // cut into paragraphs
	opt      Options
	base     corpus.Bitext // at the unit of the options

	filling    sync.Mutex
	paragraphs *corpus.Bitext // the same at that of paragraphs, where the unit is another and somebody asks
}

// A decided is what people made of it.
type decided struct {
	applied    *review.Applied // at the unit
	paragraphs *review.Applied // sentences: the paragraphs around them; nil where nothing was decided about any
	inside     *corpus.Bitext  // the sentences inside those
}

// With is the comparison of the same texts with other decisions. Nothing is read
// again, and nothing aligned but sentences inside paragraphs that are paired
// otherwise; facts and findings are looked for anew.
func (c *Comparison) With(ctx context.Context, r review.Review) (*Comparison, error) {
	x, err := c.Laid(ctx, r)
	if err != nil {
		return nil, err
	}
	return c.opt.look(ctx, x)
}

// Laid is [Comparison.With] without facts and findings.
func (c *Comparison) Laid(ctx context.Context, r review.Review) (*Comparison, error) {
	x := &Comparison{Notes: c.Notes, Review: r, opt: c.opt, texts: c.texts}
	under, err := x.under(ctx, r, c.decided)
	if err != nil {
		return nil, err
	}
	x.decided.applied = r.To(*under)
	x.Bitext, x.Marks, x.Unfit = x.applied.Bitext, x.applied.Marks, x.applied.Unfit
	x.src, x.dst = c.texts.src, c.texts.dst
	switch {
	case x.decided.paragraphs != nil:
		x.src, x.dst = x.decided.paragraphs.Src, x.decided.paragraphs.Dst
		x.Unfit = slices.Concat(x.decided.paragraphs.Unfit, x.Unfit)
	case x.Unit != corpus.Sentences:
		x.src, x.dst = x.Src, x.Dst
	}
	return x, nil
}

// under is the bitext that decisions about its unit apply to: what the aligner
// made, or the sentences inside paragraphs that people paired. What was made of
// them before is used again where it is the same.
func (c *Comparison) under(ctx context.Context, r review.Review, before decided) (*corpus.Bitext, error) {
	if !c.texts.twoLevels() || !r.OfParagraphs() {
		return &c.texts.base, nil
	}
	paragraphs, err := c.texts.ofParagraphs(ctx)
	if err != nil {
		return nil, err
	}
	p := r.To(*paragraphs)
	c.decided.paragraphs = p
	if old := before.paragraphs; old != nil && slices.Equal(old.Ladder, p.Ladder) && len(old.Src.Segments) == len(p.Src.Segments) {
		c.decided.inside = before.inside
		return c.decided.inside, nil
	}
	b, err := align.Sentences(ctx, p.Bitext, c.opt.alignment())
	c.decided.inside = &b
	return &b, err
}

// twoLevels tells whether sentences are aligned inside the beads of paragraphs.
func (t *texts) twoLevels() bool {
	return t.base.Unit == corpus.Sentences && !t.opt.asTheyStand() && !t.base.Loose
}

// ofParagraphs is the bitext of the paragraphs, where the unit is another.
func (t *texts) ofParagraphs(ctx context.Context) (*corpus.Bitext, error) {
	t.filling.Lock()
	defer t.filling.Unlock()
	if t.paragraphs == nil {
		opt := t.opt
		opt.Unit, opt.Align.Unit, opt.Align.Model = corpus.Paragraphs, "", nil
		b, err := Align(ctx, t.src, t.dst, opt)
		if err != nil {
			return nil, err
		}
		t.paragraphs = &b
	}
	return t.paragraphs, nil
}

// indexOf is the number of a bead in the ladder that the aligner made; -1 where it
// has none such, or the segments are others.
func (c *Comparison) indexOf(bead corpus.Bead) int {
	b := c.texts.base
	if c.decided.paragraphs != nil || len(b.Src.Segments) != len(c.Src.Segments) || len(b.Dst.Segments) != len(c.Dst.Segments) {
		return -1
	}
	return slices.IndexFunc(b.Ladder, func(b corpus.Bead) bool { return b.SameText(bead) })
}

// Work is the bitext with its decisions, on which operations are made; see
// [review.Applied].
func (c *Comparison) Work() *review.Applied { return c.applied }

// Kept is the review as its file should keep it: without what later decisions
// replaced.
func (c *Comparison) Kept() review.Review {
	r := c.Review
	if p := c.decided.paragraphs; p != nil {
		r = p.Compacted(r)
		return r.To(*c.inside).Compacted(r)
	}
	return c.applied.Compacted(r)
}

// Realign aligns anew what nobody has settled, between what somebody has; false
// where nothing comes out otherwise.
func (c *Comparison) Realign(ctx context.Context) (review.Decision, bool, error) {
	ladder, err := c.between(ctx, c.applied.Settled())
	if err != nil {
		return review.Decision{}, false, err
	}
	d, other := c.applied.Realigned(ladder)
	return d, other, nil
}

// around is how many beads on either side of a pair that a person set are aligned
// anew with it.
const around = 8

// Pair says that two passages belong together, and aligns anew what is around
// them.
func (c *Comparison) Pair(ctx context.Context, src, dst corpus.Range) (review.Decision, error) {
	d, err := c.applied.Pair(src, dst)
	if err != nil {
		return d, err
	}
	before := c.applied
	free := map[int]bool{}
	for s, r := range [2]corpus.Range{src, dst} {
		of := c.BeadOf(corpus.Side(s))
		for i := r.Lo; i < r.Hi; i++ {
			for k := of[i] - around; k <= of[i]+around; k++ {
				free[k] = true
			}
		}
	}
	pair := corpus.Bead{Src: src, Dst: dst, Confidence: 1, Moved: true}
	known := []corpus.Bead{pair}
	for k, b := range c.Ladder {
		if (!free[k] || before.Marks[k].Settled()) && !b.Overlaps(pair) {
			known = append(known, b)
		}
	}
	ladder, err := c.between(ctx, known)
	if err != nil {
		return d, err
	}
	return before.With(d, slices.DeleteFunc(ladder, func(b corpus.Bead) bool { return b.SameText(pair) })), nil
}

// between aligns what known beads leave.
func (c *Comparison) between(ctx context.Context, known []corpus.Bead) (corpus.Ladder, error) {
	var paragraphs corpus.Ladder
	switch {
	case c.decided.paragraphs != nil:
		paragraphs = c.decided.paragraphs.Ladder
	case c.texts.twoLevels():
		b, err := c.texts.ofParagraphs(ctx)
		if err != nil {
			return nil, err
		}
		paragraphs = b.Ladder
	}
	return align.Between(ctx, c.Src, c.Dst, known, paragraphs, c.opt.alignment())
}
