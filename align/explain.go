package align

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// A Reason is what one feature, or the shape's prior, says of a bead.
type Reason struct {
	Feature   string
	Topic     string  // what it is about, in words; see [evidence.Feature]
	Value     float64 // what it measured; see the feature's doc
	Nats      float64 // weight of evidence: above 0 for the bead, below 0 against it; reasons add up
	Abstained bool    // it had nothing to say, and counts nothing
}

// An Explanation is why a bead was chosen.
type Explanation struct {
	Bead    corpus.Bead
	Reasons []Reason

	// RunnerUp is the likeliest other bead with the same first segment; nil if
	// there is none. RunnerUpNats is how much less likely it is, as the
	// difference of logs of the two probabilities.
	RunnerUp     *corpus.Bead
	RunnerUpNats float64

	// ByPieces tells that segments were joined here on one side: their pieces, the
	// sentences of paragraphs or the clauses of sentences, were aligned, and the
	// bead follows from them. It then has neither reasons nor a runner-up.
	ByPieces bool

	// Repeats tells that one side repeats the line of the other beside its
	// translation.
	Repeats bool

	Words []evidence.WordPair // those that carry most, at most [mostWords]
}

const mostWords = 12

// Explain says why [Align] chose bead n of its ladder, counted from 0. A bead
// that the ladder does not have is an error, and so are wrong options and the end of ctx.
func Explain(ctx context.Context, src, dst corpus.Document, opt Options, n int) (Explanation, error) {
	a, err := opt.aligner()
	if err != nil {
		return Explanation{}, err
	}
	s, err := a.whole(ctx, src, dst)
	if err != nil {
		return Explanation{}, err
	}
	return explain(ctx, s.ladder, []solution{s}, a.reader, n)
}

// ExplainBitext says why [Bitext] chose bead n of its ladder, counted from 0.
// The errors are those of [Explain].
func ExplainBitext(ctx context.Context, src, dst corpus.Document, opt Options, n int) (Explanation, error) {
	a, err := opt.aligner()
	if err != nil {
		return Explanation{}, err
	}
	b, solutions, err := solveBitext(ctx, src, dst, opt)
	if err != nil {
		return Explanation{}, err
	}
	return explain(ctx, b.Ladder, solutions, a.reader, n)
}

// explain looks for the solution that bead n of the ladder comes from.
func explain(ctx context.Context, ladder corpus.Ladder, solutions []solution, reader *evidence.Reader, n int) (Explanation, error) {
	if n < 0 || n >= len(ladder) {
		return Explanation{}, fmt.Errorf("there is no bead %d: the ladder has %d", n+1, len(ladder))
	}
	for _, s := range solutions {
		for _, b := range s.ladder {
			if sameBead(b, ladder[n]) {
				e := s.explain(ctx, b, reader)
				if err := ctx.Err(); err != nil {
					return Explanation{}, err
				}
				return e, nil
			}
		}
	}
	return Explanation{}, fmt.Errorf("bead %d was found in no part of the ladder", n+1)
}

// explain says why the solution has a bead of its ladder.
func (s *solution) explain(ctx context.Context, b corpus.Bead, reader *evidence.Reader) Explanation {
	e := Explanation{Bead: b}
	local := s.inLattice(b)
	if slices.ContainsFunc(s.byPieces, func(x corpus.Bead) bool { return sameBead(x, local) }) {
		e.ByPieces, e.Words = true, reader.Words(s.evidence, local, mostWords)
		return e
	}
	e.Repeats = slices.ContainsFunc(s.copies, func(x corpus.Bead) bool { return sameBead(x, local) })
	c := s.candidate(ctx, local, reader)
	for i, f := range evidence.Features() {
		v, ok := f.Value(&c)
		e.Reasons = append(e.Reasons, Reason{Feature: f.Name, Topic: f.Topic, Value: v, Nats: s.model.weights[i] * v, Abstained: !ok})
	}
	prior := s.model.priors[lattice.ShapeOf(local)]
	e.Reasons = append(e.Reasons, Reason{Feature: "prior of " + b.Shape(), Topic: "how often there are such beads", Value: 1, Nats: prior})
	if b.Moved {
		e.Reasons = append(e.Reasons, Reason{Feature: "prior of a move", Topic: "how seldom text is moved", Value: 1, Nats: s.model.move})
	} else if other, p, ok := s.runnerUp(local); ok {
		other = s.inDocuments(other)
		e.RunnerUp, e.RunnerUpNats = &other, math.Log(max(s.posterior.Of(local), tiny)/p)
	}
	e.Words = reader.Words(s.evidence, local, mostWords)
	if s.turned {
		for k, w := range e.Words {
			e.Words[k].Src, e.Words[k].Dst = w.Dst, w.Src
		}
	}
	return e
}

// candidate looks at a bead of the ladder; only a move takes one out of the band.
func (s *solution) candidate(ctx context.Context, b corpus.Bead, reader *evidence.Reader) evidence.Candidate {
	if c, ok := s.evidence.Candidate(b, s.taught); ok {
		return c
	}
	return reader.Far(ctx, s.evidence, b, s.taught)
}

// inLattice is a bead of the documents as the lattice counts it, and inDocuments
// the reverse.
func (s *solution) inLattice(b corpus.Bead) corpus.Bead {
	b.Src, b.Dst = shift(b.Src, -s.from[0]), shift(b.Dst, -s.from[1])
	if s.turned {
		b = turn(b)
	}
	return b
}

func (s *solution) inDocuments(b corpus.Bead) corpus.Bead {
	if s.turned {
		b = turn(b)
	}
	b.Src, b.Dst = shift(b.Src, s.from[0]), shift(b.Dst, s.from[1])
	return b
}

func shift(r corpus.Range, by int) corpus.Range { return corpus.Range{Lo: r.Lo + by, Hi: r.Hi + by} }

// runnerUp is the likeliest other bead with the first segment of b, and its
// probability.
func (s *solution) runnerUp(b corpus.Bead) (best corpus.Bead, p float64, ok bool) {
	n, _ := s.lattice.Band().Size()
	for i := range n + 1 {
		for _, other := range s.lattice.Band().Beads(i) {
			if sameBead(other, b) || !other.Src.Holds(b.Src.Lo) && (!b.Src.Empty() || !other.Dst.Holds(b.Dst.Lo)) {
				continue
			}
			if q := s.posterior.Of(other); q > p && q > tiny {
				best, p, ok = other, q, true
			}
		}
	}
	best.Confidence = p
	return best, p, ok
}

// sameBead tells whether two beads hold the same segments, wherever an
// omission or addition is told.
func sameBead(a, b corpus.Bead) bool {
	return (a.Src == b.Src || a.Src.Empty() && b.Src.Empty()) && (a.Dst == b.Dst || a.Dst.Empty() && b.Dst.Empty())
}
