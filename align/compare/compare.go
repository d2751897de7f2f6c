package compare

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

// Options says what is compared, and how. The zero value is what the command
// line does. A value that makes no sense is an error that names the option and
// the nearest right value.
type Options struct {
	Unit           corpus.Unit // what is aligned; "": paragraphs
	Source, Target Text        // what the caller knows better of the first and of the second text
	KeepOrder      bool        // the first text is the source even where the second is the English one
	Stdin          io.Reader   // what the path "-" reads; nil: no text has that path

	UpTo  Stage      // how far to go; the zero value: all the way to findings
	Watch func(Step) // is told of each step when it is done, by the goroutine that made it; nil: nobody is

	Align    align.Options  // of these the unit is [Options.Unit]
	Check    check.Options  // of these Level is what is shown; nil Checks: all that are on by default
	Glossary string         // path of agreed translations, see [termbase.Read]; "": none
	Earlier  *Earlier       // what both texts were, for the checks of history; nil: not known
	Review   *review.Review // decisions to honour; nil: those of the review file beside the target, if there is one
}

// valid refuses options that make no sense, before any text is read. What the
// options of packages align and check make no sense of, those refuse.
func (o Options) valid() error {
	if o.Align.Unit != "" && o.Align.Unit != o.unit() {
		return fmt.Errorf("options: Unit is %q and Align.Unit %q: set Unit only", o.unit(), o.Align.Unit)
	}
	if o.unit() == corpus.Sentences && o.Source.Lines != o.Target.Lines {
		return errors.New("options: Source.Lines and Target.Lines differ: lines that are sentences have no counterpart in a text of paragraphs; set both or none")
	}
	if o.Earlier != nil && o.unit() == corpus.Sentences {
		return errors.New("options: Earlier is of paragraphs, and Unit is sentences: leave one out")
	}
	return cmp.Or(o.alignment().Verify(), o.Check.Verify())
}

// text is what the caller knows better of the text of a side.
func (o Options) text(s corpus.Side) Text {
	if s == corpus.Source {
		return o.Source
	}
	return o.Target
}

// unit is the unit that is aligned.
func (o Options) unit() corpus.Unit { return cmp.Or(o.Unit, corpus.Paragraphs) }

// alignment is what package align is asked for.
func (o Options) alignment() align.Options {
	opt := o.Align
	opt.Unit = o.unit()
	return opt
}

// asTheyStand tells whether the segments are of the unit already.
func (o Options) asTheyStand() bool { return o.Source.Lines }

// A Stage is how far a comparison goes, for those who do not want all of it.
type Stage int

// The stages, from the last: each needs those after it.
const (
	Findings  Stage = iota // ladder, ledger and findings
	Facts                  // ladder and ledger
	Alignment              // the ladder only
	Texts                  // what was read, which nothing stands against aligning and checking
)

// A Comparison is what corresponds and what differs. It is not changed by
// reading it, so several goroutines may.
type Comparison struct {
	corpus.Bitext // source, target, ladder

	Ledger    ledger.Ledger      // the facts of both texts beside one another
	Findings  []check.Finding    // where the texts differ, in reading order, less those dismissed
	Dismissed []review.Dismissed // findings that somebody wanted no more of
	Stale     []review.Decision  // dismissals whose finding is gone; none where not all checks were made
	Notes     []Note             // what was left out while reading

	Review review.Review  // what people decided, which is honoured
	Marks  []review.Mark  // of each bead
	Unfit  []review.Unfit // decisions about beads that fit the texts no more

	src, dst corpus.Document // cut into paragraphs, as they were aligned
	opt      Options
	found    []check.Finding // all there are
	texts    *texts
	rest     func(context.Context, Options) (*Comparison, error) // aligns the texts, where they are not aligned yet
	decided
}

// Files reads two texts in either order and compares them. One of the paths may
// be "-", for [Options.Stdin]. Where the options bring no review, the review
// file beside the target is honoured; see [review.Beside].
func Files(ctx context.Context, source, target string, opt Options) (*Comparison, error) {
	if err := opt.valid(); err != nil {
		return nil, err
	}
	src, dst, notes, err := readPair(ctx, source, target, opt)
	if err != nil {
		return nil, err
	}
	return opt.pair(ctx, src, dst, notes, honoured)
}

// Documents compares two texts read by whatever means and cut into paragraphs,
// in either order. A document without a language is given one, or refused; see
// [Identify]. No file is read but the glossary: a review that counts is in the
// options.
func Documents(ctx context.Context, source, target corpus.Document, opt Options) (*Comparison, error) {
	if err := opt.valid(); err != nil {
		return nil, err
	}
	src, err := Identify(source, opt.Source.Language, corpus.Source)
	if err != nil {
		return nil, err
	}
	dst, err := Identify(target, opt.Target.Language, corpus.Target)
	if err != nil {
		return nil, err
	}
	if opt.Review == nil {
		opt.Review = noReview
	}
	return opt.pair(ctx, src, dst, nil, honoured)
}

// Bitext compares two texts that are aligned already. The sides keep their
// order; a side without a language is given one, or refused.
func Bitext(ctx context.Context, b corpus.Bitext, opt Options) (*Comparison, error) {
	if err := opt.valid(); err != nil {
		return nil, err
	}
	var err error
	if b.Src, err = Identify(b.Src, opt.Source.Language, corpus.Source); err != nil {
		return nil, err
	}
	if b.Dst, err = Identify(b.Dst, opt.Target.Language, corpus.Target); err != nil {
		return nil, err
	}
	if err := Translations(b.Src, b.Dst); err != nil {
		return nil, err
	}
	if opt.Review == nil {
		opt.Review = noReview
	}
	return opt.given(ctx, b, nil)
}

// given looks for what differs in a bitext that has its ladder.
func (o Options) given(ctx context.Context, b corpus.Bitext, notes []Note) (*Comparison, error) {
	r, err := o.review(b.Dst.Path)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Notes: notes, opt: o, texts: &texts{src: b.Src, dst: b.Dst, opt: o, base: review.On(b), given: true}}
	return c.With(ctx, r)
}

// pair orients two identified documents, refuses what cannot be a text and its
// translation, aligns and compares them. What is honoured of the review is up to
// the caller.
func (o Options) pair(ctx context.Context, src, dst corpus.Document, notes []Note, honour func(review.Review) review.Review) (*Comparison, error) {
	if !o.KeepOrder {
		src, dst = Orient(src, dst)
	}
	if err := Translations(src, dst); err != nil {
		return nil, err
	}
	if o.UpTo == Texts {
		return o.unaligned(src, dst, notes, func(ctx context.Context, o Options) (*Comparison, error) {
			return o.pair(ctx, src, dst, notes, honour)
		})
	}
	src, dst, notes, err := o.settle(ctx, src, dst, notes)
	if err != nil {
		return nil, err
	}
	return o.compare(ctx, src, dst, notes, honour)
}

// compare aligns two documents that are a text and its translation, and looks
// for what differs.
func (o Options) compare(ctx context.Context, src, dst corpus.Document, notes []Note, honour func(review.Review) review.Review) (*Comparison, error) {
	r, err := o.review(dst.Path)
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	b, err := Align(ctx, src, dst, o)
	if err != nil {
		return nil, err
	}
	o.step(begun, func() string { return o.describedPair(b) })
	c := &Comparison{Notes: notes, opt: o, texts: &texts{src: src, dst: dst, opt: o, base: review.On(b)}}
	return c.With(ctx, honour(r))
}

// honoured is a review as it is.
func honoured(r review.Review) review.Review { return r }

// Align pairs the segments of two documents that have languages, at the unit
// of the options. The documents keep their order.
func Align(ctx context.Context, src, dst corpus.Document, opt Options) (corpus.Bitext, error) {
	if !opt.asTheyStand() {
		return align.Bitext(ctx, src, dst, opt.alignment())
	}
	ladder, err := align.Align(ctx, src, dst, opt.alignment())
	return corpus.Bitext{Src: src, Dst: dst, Unit: opt.unit(), Ladder: ladder}, err
}

// look fills in the ledger, the findings and what a review says of them.
func (o Options) look(ctx context.Context, c *Comparison) (*Comparison, error) {
	if o.UpTo >= Alignment {
		return c, nil
	}
	var err error
	begun := time.Now()
	if c.Ledger, err = ledger.Of(ctx, c.Bitext, ledger.Options{Dateline: o.Check.Dateline}); err != nil {
		return nil, err
	}
	o.step(begun, c.describedFacts)
	if o.UpTo == Facts {
		return c, nil
	}
	if err := checked(c.Bitext); err != nil {
		return nil, err
	}
	checks, err := o.checks(c)
	if err != nil {
		return nil, err
	}
	begun = time.Now()
	if checks.Earlier, err = o.earlier(ctx, c); err != nil {
		return nil, err
	}
	if c.found, err = check.Run(ctx, c.Bitext, checks); err != nil {
		return nil, err
	}
	c.sift()
	o.step(begun, c.describedChecks)
	return c, nil
}

// sift parts what was found by what was decided about it.
func (c *Comparison) sift() {
	open, dismissed, stale := c.Review.Apply(c.found)
	c.Findings = slices.DeleteFunc(open, func(f check.Finding) bool { return !c.opt.Check.Shows(f) })
	c.Dismissed, c.Stale = dismissed, nil
	if c.opt.UpTo == Findings && len(c.opt.Check.Checks)+len(c.opt.Check.Ignore) == 0 {
		c.Stale = stale
	}
}

// checks is what package check is asked for: findings of every severity, as a
// review may dismiss any, with the ledger, the agreed translations, and unless it has
// its own the table of vectors that the texts are aligned with.
func (o Options) checks(c *Comparison) (check.Options, error) {
	opt := o.Check
	if opt.Vectors == nil {
		opt.Vectors = o.Align.Vectors
	}
	opt.Level, opt.Ledger = check.Info, &c.Ledger
	if o.Glossary == "" {
		return opt, nil
	}
	var err error
	opt.Glossary, err = openGlossary(o.Glossary, c.Src.Tag, c.Dst.Tag)
	return opt, err
}

// openGlossary reads the agreed translations at path that are in the languages
// of the texts.
func openGlossary(path string, src, dst corpus.Tag) (*termbase.Termbase, error) {
	f, err := os.Open(path)
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, fmt.Errorf("%s: %w", path, e.Err)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return termbase.Read(path, f, src, dst)
}

// noReview dismisses nothing, whatever file there is.
var noReview = &review.Review{}

// review is the options' review, else the file beside the target; a file that is
// not there dismisses nothing.
func (o Options) review(target string) (review.Review, error) {
	if o.Review != nil {
		return *o.Review, nil
	}
	begun, path := time.Now(), review.Find(target)
	r, err := review.Open(path)
	o.step(begun, func() string { return describedReview(path, r) })
	return r, err
}

// Explain says why bead n of the ladder, counted from 0, was chosen: the
// evidence, the runner-up and the words that correspond. Of a ladder that was
// not worked out here ([Bitext]) it says why the aligner would choose the bead
// that it has in its place.
func (c *Comparison) Explain(ctx context.Context, n int) (align.Explanation, error) {
	if c.Review.OfBeads() && n >= 0 && n < len(c.Ladder) {
		k := c.indexOf(c.Ladder[n])
		if k < 0 {
			return align.Explanation{}, refusal{fmt.Sprintf("bead %d comes from a review, and the aligner has no such bead", n+1), "--no-review shows what the aligner has"}
		}
		n = k
	}
	if c.opt.asTheyStand() {
		return align.Explain(ctx, c.texts.src, c.texts.dst, c.opt.alignment(), n)
	}
	return align.ExplainBitext(ctx, c.texts.src, c.texts.dst, c.opt.alignment(), n)
}
