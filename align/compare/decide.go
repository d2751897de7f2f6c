package compare

import (
	"context"
	"slices"
	"sync"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A texts is two texts as they were read, and what the aligner made of them before
// anything that people decided.
type texts struct {
	src, dst corpus.Document // cut into paragraphs
	opt      Options
	base     *review.Ground // at the unit of the options
	given    bool           // it was paired elsewhere

	filling    sync.Mutex
	paragraphs *review.Ground // the same at that of paragraphs, where the unit is another and somebody asks
}

// A decided is what people made of it.
type decided struct {
	applied    *review.Applied // at the unit
	paragraphs *review.Applied // sentences: the paragraphs around them; nil where nothing was decided about any
	inside     *review.Ground  // the sentences inside those
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
	x.decided.applied = under.With(r)
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

// Kept is the comparison with other decisions and those of its findings whose beads
// stay as they are: what [Comparison.With] finds, but for what the new beads show,
// and at once. None stay where paragraphs are cut otherwise.
func (c *Comparison) Kept(ctx context.Context, r review.Review) (*Comparison, error) {
	x, err := c.Laid(ctx, r)
	if err != nil {
		return nil, err
	}
	if len(x.Src.Segments) == len(c.Src.Segments) && len(x.Dst.Segments) == len(c.Dst.Segments) {
		x.Ledger = c.Ledger
		x.found = x.still(c)
	}
	x.sift()
	return x, nil
}

// still are the findings of another comparison of the same segments whose beads
// this one has.
func (x *Comparison) still(c *Comparison) []check.Finding {
	there := map[corpus.Bead]bool{}
	for _, b := range x.Ladder {
		there[b.Text()] = true
	}
	var of [2][]bool // of each segment, whether its bead is there
	for _, s := range corpus.Sides {
		of[s] = make([]bool, len(c.On(s).Segments))
		for _, b := range c.Ladder {
			for i := b.On(s).Lo; i < b.On(s).Hi; i++ {
				of[s][i] = there[b.Text()]
			}
		}
	}
	gone := func(s corpus.Side, segments []int) bool {
		return slices.ContainsFunc(segments, func(i int) bool { return !of[s][i] })
	}
	var list []check.Finding
	for _, f := range c.found {
		if !gone(corpus.Source, f.Source) && !gone(corpus.Target, f.Target) {
			list = append(list, f)
		}
	}
	return list
}

// under is the bitext that decisions about its unit apply to: what the aligner
// made, or the sentences inside paragraphs that people paired. What was made of
// them before is used again where it is the same.
func (c *Comparison) under(ctx context.Context, r review.Review, before decided) (*review.Ground, error) {
	if !c.texts.twoLevels() || !r.OfParagraphs() {
		return c.texts.base, nil
	}
	paragraphs, err := c.texts.ofParagraphs(ctx)
	if err != nil {
		return nil, err
	}
	p := paragraphs.With(r)
	c.decided.paragraphs = p
	if old := before.paragraphs; old != nil && slices.Equal(old.Ladder, p.Ladder) && len(old.Src.Segments) == len(p.Src.Segments) {
		c.decided.inside = before.inside
		return c.decided.inside, nil
	}
	b, err := align.Sentences(ctx, p.Bitext, c.opt.alignment())
	if err != nil {
		return nil, err
	}
	c.decided.inside = review.On(b)
	return c.decided.inside, nil
}

// twoLevels tells whether sentences are aligned inside the beads of paragraphs.
func (t *texts) twoLevels() bool {
	return t.base.Unit == corpus.Sentences && !t.opt.asTheyStand() && !t.base.Loose
}

// ofParagraphs is the bitext of the paragraphs, where the unit is another.
func (t *texts) ofParagraphs(ctx context.Context) (*review.Ground, error) {
	t.filling.Lock()
	defer t.filling.Unlock()
	if t.paragraphs == nil {
		opt := t.opt
		opt.Unit, opt.Align.Unit, opt.Align.Model = corpus.Paragraphs, "", nil
		b, err := Align(ctx, t.src, t.dst, opt)
		if err != nil {
			return nil, err
		}
		t.paragraphs = review.On(b)
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

// Compacted is the review as its file should keep it: without what later decisions
// replaced.
func (c *Comparison) Compacted() review.Review {
	r := c.Review
	if p := c.decided.paragraphs; p != nil {
		r = p.Compacted(r)
		return c.inside.With(r).Compacted(r)
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
