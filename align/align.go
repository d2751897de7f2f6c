package align

import (
	"cmp"
	"context"
	"fmt"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// Options tunes alignment. The zero value is what the command line uses. Many
// goroutines may use the same Options, table and model.
type Options struct {
	// Unit is what is paired, paragraphs or sentences, which are weighed
	// differently. The zero value means paragraphs.
	Unit corpus.Unit

	// Vectors is the table of token vectors; nil: the one inside the program.
	Vectors *vectors.Table

	// Model weighs the evidence about beads of the unit; nil: the one fitted for
	// it. A model of the other unit is an error. Where [Bitext] pairs sentences,
	// the paragraphs around them are weighed by the program's own model.
	Model *Model
}

// Verify says what is wrong with the options: a unit there is not, or a model of
// the other unit.
func (o Options) Verify() error {
	unit := cmp.Or(o.Unit, corpus.Paragraphs)
	if err := known(unit); err != nil {
		return err
	}
	if o.Model != nil && o.Model.unit != "" && o.Model.unit != unit {
		return fmt.Errorf("the model was fitted for the unit %q, not for %q", o.Model.unit, unit)
	}
	return nil
}

// aligner is what aligns texts of the options' unit.
func (o Options) aligner() (aligner, error) {
	if err := o.Verify(); err != nil {
		return aligner{}, err
	}
	unit := cmp.Or(o.Unit, corpus.Paragraphs)
	table := o.Vectors
	if table == nil {
		table = vectors.Default()
	}
	return aligner{unit, evidence.NewReader(unit, table), cmp.Or(o.Model, ownModel(unit))}, nil
}

// Align finds the ladder of two texts, each already cut into the segments to
// be paired, which are of the options' unit. It holds for any texts: the ladder
// covers every segment of both sides exactly once. Time and memory grow with
// the sum of the lengths. An error says what is wrong with the options, see
// [Options.Verify], or is that of ctx, at whose end the work is given up.
func Align(ctx context.Context, src, dst corpus.Document, opt Options) (corpus.Ladder, error) {
	a, err := opt.aligner()
	if err != nil {
		return nil, err
	}
	s, err := a.whole(ctx, src, dst)
	return s.ladder, err
}

// Bitext aligns two texts cut into paragraphs, at the unit of the options:
// paragraphs, or the sentences inside them. Sentences of one bead of
// paragraphs are paired with one another only, so that no mistake drifts
// beyond it; a sentence's confidence is that of both levels together. The errors
// are those of [Align].
func Bitext(ctx context.Context, src, dst corpus.Document, opt Options) (corpus.Bitext, error) {
	b, _, err := solveBitext(ctx, src, dst, opt)
	return b, err
}

// solveBitext is [Bitext] with the solutions that its ladder comes from.
func solveBitext(ctx context.Context, src, dst corpus.Document, opt Options) (corpus.Bitext, []solution, error) {
	a, err := opt.aligner()
	if err != nil {
		return corpus.Bitext{}, nil, err
	}
	if opt.Unit != corpus.Sentences {
		s, err := a.whole(ctx, src, dst)
		if err != nil {
			return corpus.Bitext{}, nil, err
		}
		return corpus.Bitext{Src: src, Dst: dst, Unit: corpus.Paragraphs, Ladder: s.ladder}, []solution{s}, nil
	}
	b := corpus.Bitext{Src: split.Document(src), Dst: split.Document(dst), Unit: corpus.Sentences}
	solutions, err := twoLevel{a.of(corpus.Paragraphs), a}.solve(ctx, src, dst, b.Src, b.Dst)
	if err != nil {
		return corpus.Bitext{}, nil, err
	}
	b.Ladder = inOrder(solutions)
	return b, solutions, nil
}
