package align

import (
	"context"
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A twoLevel aligns paragraphs, and the sentences inside each of their beads.
type twoLevel struct{ paragraphs, sentences aligner }

// solve aligns the sentences of two texts inside each bead of their paragraphs:
// a solution a bead, in their order.
func (a twoLevel) solve(ctx context.Context, src, dst, srcSentences, dstSentences corpus.Document) ([]solution, error) {
	whole, err := a.paragraphs.whole(ctx, src, dst)
	if err != nil {
		return nil, err
	}
	return a.sentences.inside(ctx, whole.ladder, srcSentences, dstSentences, whole.turned)
}

// inside aligns the sentences of two texts inside each bead of the segments they
// were cut from: a solution a bead, in their order. It is searched the other way
// round if backwards is set.
func (a aligner) inside(ctx context.Context, beads corpus.Ladder, src, dst corpus.Document, backwards bool) ([]solution, error) {
	srcs, dsts := a.read(ctx, src), a.read(ctx, dst)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	n, m := 0, 0
	for _, bead := range beads {
		n, m = max(n, bead.Src.Hi), max(m, bead.Dst.Hi)
	}
	srcAt, dstAt := firstOf(srcs.segments, n), firstOf(dsts.segments, m)
	out := make([]solution, len(beads))
	for k, bead := range beads {
		i, j := srcAt[bead.Src.Lo], dstAt[bead.Dst.Lo]
		var err error
		if out[k], err = a.solve(ctx, srcs.part(i, srcAt[bead.Src.Hi]), dsts.part(j, dstAt[bead.Dst.Hi]), backwards); err != nil {
			return nil, err
		}
		out[k].within(bead, i, j)
	}
	return out, nil
}

// Sentences aligns the sentences of two texts inside the beads of their
// paragraphs, as [Bitext] does with a ladder of its own. The errors are those of
// [Align].
func Sentences(ctx context.Context, paragraphs corpus.Bitext, opt Options) (corpus.Bitext, error) {
	opt.Unit = corpus.Sentences
	a, err := opt.aligner()
	if err != nil {
		return corpus.Bitext{}, err
	}
	b := corpus.Bitext{Src: split.Document(paragraphs.Src), Dst: split.Document(paragraphs.Dst), Unit: corpus.Sentences}
	solutions, err := a.inside(ctx, paragraphs.Ladder, b.Src, b.Dst, backwards(paragraphs.Src, paragraphs.Dst))
	if err != nil {
		return corpus.Bitext{}, err
	}
	b.Ladder = inOrder(solutions)
	return b, nil
}

// A Passage is a bead of segments whose sentences are aligned with one another.
type Passage struct {
	// Ladder pairs the sentences, as they are counted in the documents of
	// sentences. A confidence is that of both levels together.
	Ladder corpus.Ladder

	// Alone is, by side and for each sentence of the passage, the probability that
	// the passage holds no counterpart of it, given that the bead is right.
	Alone [2][]float64
}

// Inside aligns the sentences of two texts inside each bead of a ladder of the
// segments that they were cut from: passage k is about bead k. The Block of a
// sentence is the segment it comes from, and sentences stand in the order of
// segments. The ladder is taken as it is. Of the options the unit is not looked
// at; the errors are those of [Align].
func Inside(ctx context.Context, beads corpus.Ladder, src, dst corpus.Document, opt Options) ([]Passage, error) {
	opt.Unit = corpus.Sentences
	a, err := opt.aligner()
	if err != nil {
		return nil, err
	}
	solutions, err := a.inside(ctx, beads, src, dst, backwards(src, dst))
	if err != nil {
		return nil, err
	}
	out := make([]Passage, len(beads))
	for k, s := range solutions {
		out[k] = Passage{Ladder: s.ladder, Alone: [2][]float64{s.posterior.Omitted(), s.posterior.Added()}}
		if s.turned {
			slices.Reverse(out[k].Alone[:])
		}
	}
	return out, nil
}

// within places the solution at sentences i and j, in a bead of paragraphs.
func (s *solution) within(bead corpus.Bead, i, j int) {
	s.from, s.moved = [2]int{i, j}, bead.Moved
	for k := range s.ladder {
		x := &s.ladder[k]
		x.Src.Lo, x.Src.Hi = x.Src.Lo+i, x.Src.Hi+i
		x.Dst.Lo, x.Dst.Hi = x.Dst.Lo+j, x.Dst.Hi+j
		x.Confidence *= bead.Confidence
		x.Moved = x.Moved || bead.Moved && !x.Src.Empty() && !x.Dst.Empty()
	}
}

// firstOf says at which sentence each paragraph starts, and after the last
// where the text ends.
func firstOf(side []evidence.Segment, paragraphs int) []int {
	starts := make([]int, paragraphs+1)
	at := 0
	for p := range starts {
		for at < len(side) && side[at].Block < p {
			at++
		}
		starts[p] = at
	}
	starts[paragraphs] = len(side)
	return starts
}

// inOrder is the ladder of sentences, given the solutions inside each bead of
// the paragraphs. What a moved paragraph's source has for itself is left where
// its target was passed; what its target has for itself is laid down where it
// stands in the target, since only pairs may be marked as moved.
func inOrder(solutions []solution) corpus.Ladder {
	var beads, additions []corpus.Bead
	for _, s := range solutions {
		for _, b := range s.ladder {
			if s.moved && b.Src.Empty() {
				additions = append(additions, b)
			} else {
				beads = append(beads, b)
			}
		}
	}
	if len(additions) == 0 && !slices.ContainsFunc(solutions, func(s solution) bool { return s.moved }) {
		return beads
	}
	return lay(beads, additions)
}
