package align

import (
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

// aligner is what aligns texts of the options' unit.
func (o Options) aligner() (aligner, error) {
	if o.Unit == "" {
		o.Unit = corpus.Paragraphs
	}
	own, err := ModelFor(o.Unit)
	switch {
	case err != nil:
		return aligner{}, err
	case o.Model == nil:
		o.Model = own
	case o.Model.unit != "" && o.Model.unit != o.Unit:
		return aligner{}, fmt.Errorf("the model was fitted for the unit %q, not for %q", o.Model.unit, o.Unit)
	}
	if o.Vectors == nil {
		o.Vectors = vectors.Default()
	}
	return aligner{evidence.NewReader(o.Unit, o.Vectors), o.Model}, nil
}

// Align finds the ladder of two texts, each already cut into the segments to
// be paired, which are of the options' unit. It holds for any texts: the ladder
// covers every segment of both sides exactly once. Time and memory grow with
// the sum of the lengths. The error says what is wrong with the options.
func Align(src, dst corpus.Document, opt Options) (corpus.Ladder, error) {
	a, err := opt.aligner()
	if err != nil {
		return nil, err
	}
	return a.whole(src, dst).ladder, nil
}

// Bitext aligns two texts cut into paragraphs, at the unit of the options:
// paragraphs, or the sentences inside them. Sentences of one bead of
// paragraphs are paired with one another only, so that no mistake drifts
// beyond it; a sentence's confidence is that of both levels together. The error
// says what is wrong with the options.
func Bitext(src, dst corpus.Document, opt Options) (corpus.Bitext, error) {
	b, _, err := solveBitext(src, dst, opt)
	return b, err
}

// solveBitext is [Bitext] with the solutions that its ladder comes from.
func solveBitext(src, dst corpus.Document, opt Options) (corpus.Bitext, []solution, error) {
	a, err := opt.aligner()
	if err != nil {
		return corpus.Bitext{}, nil, err
	}
	if opt.Unit != corpus.Sentences {
		s := a.whole(src, dst)
		return corpus.Bitext{Src: src, Dst: dst, Unit: corpus.Paragraphs, Ladder: s.ladder}, []solution{s}, nil
	}
	paragraphs, err := Options{Vectors: opt.Vectors}.aligner()
	if err != nil {
		return corpus.Bitext{}, nil, err
	}
	b := corpus.Bitext{Src: split.Document(src), Dst: split.Document(dst), Unit: corpus.Sentences}
	solutions := twoLevel{paragraphs, a}.solve(src, dst, b.Src, b.Dst)
	b.Ladder = inOrder(solutions)
	return b, solutions, nil
}
