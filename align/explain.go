package align

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A Reason is what one feature, or the shape's prior, says of a bead.
type Reason struct {
	Feature   string
	Value     float64 // what it measured; see the feature's doc
	Nats      float64 // weight of evidence: above 0 for the bead, below 0 against it; reasons add up
	Abstained bool    // it had nothing to say, and counts nothing
}

// A WordPair is two words of a bead that the lexicon takes for each other.
type WordPair struct {
	Src, Dst   string
	Similarity Similarity
}

// Similarity is how strongly two words are known to translate each other: 0 is
// not at all, 1 beyond doubt.
type Similarity float64

// An Explanation is why a bead was chosen.
type Explanation struct {
	Bead    corpus.Bead
	Reasons []Reason

	// RunnerUp is the likeliest other bead with the same first segment; nil if
	// there is none. RunnerUpNats is how much less likely it is, as the
	// difference of logs of the two probabilities.
	RunnerUp     *corpus.Bead
	RunnerUpNats float64

	Words []WordPair // those that carry most, at most [mostWords]
}

const mostWords = 12

// Explain says why [Align] chose bead n of its ladder, counted from 0.
func Explain(src, dst corpus.Document, opt Options, n int) (Explanation, error) {
	opt = opt.withDefaults()
	return explain([]solution{whole(src, dst, opt)}, opt.Vectors, n)
}

// ExplainBitext says why [Bitext] chose bead n of its ladder, counted from 0.
func ExplainBitext(src, dst corpus.Document, opt Options, n int) (Explanation, error) {
	if opt.Unit != corpus.Sentences {
		return Explain(src, dst, opt, n)
	}
	b := corpus.Bitext{Src: split.Document(src), Dst: split.Document(dst)}
	return explain(inside(src, dst, b, opt), opt.withDefaults().Vectors, n)
}

func explain(solutions []solution, table *vectors.Table, n int) (Explanation, error) {
	ladder := inOrder(solutions)
	if n < 0 || n >= len(ladder) {
		return Explanation{}, fmt.Errorf("there is no bead %d: the ladder has %d", n+1, len(ladder))
	}
	for _, s := range solutions {
		for _, b := range s.ladder {
			if sameText(b, ladder[n]) {
				return s.explain(b, table), nil
			}
		}
	}
	return Explanation{}, fmt.Errorf("bead %d was found in no part of the ladder", n+1)
}

// explain says why the solution has a bead of its ladder.
func (s *solution) explain(b corpus.Bead, table *vectors.Table) Explanation {
	e := Explanation{Bead: b}
	local := b
	local.Src, local.Dst = shift(b.Src, -s.from[0]), shift(b.Dst, -s.from[1])
	c, ok := s.pairing.candidate(local.Src, local.Dst)
	if !ok {
		return e
	}
	for i, f := range features {
		v, ok := f.of(&c)
		e.Reasons = append(e.Reasons, Reason{Feature: f.name, Value: v, Nats: s.model.weights[i] * v, Abstained: !ok})
	}
	k := shapeIndex(local)
	e.Reasons = append(e.Reasons, Reason{Feature: "prior of " + b.Shape(), Value: 1, Nats: s.model.priors[k]})
	if b.Moved {
		e.Reasons = append(e.Reasons, Reason{Feature: "prior of a move", Value: 1, Nats: s.model.move})
	} else if other, p, ok := s.runnerUp(local); ok {
		other.Src, other.Dst = shift(other.Src, s.from[0]), shift(other.Dst, s.from[1])
		e.RunnerUp, e.RunnerUpNats = &other, math.Log(max(s.posterior.of(s.lattice, local), tiny)/p)
	}
	e.Words = s.words(local, table)
	return e
}

// tiny keeps the logs of probabilities finite.
const tiny = 1e-12

func shift(r corpus.Range, by int) corpus.Range { return corpus.Range{Lo: r.Lo + by, Hi: r.Hi + by} }

// runnerUp is the likeliest other bead with the first segment of b, and its
// probability.
func (s *solution) runnerUp(b corpus.Bead) (best corpus.Bead, p float64, ok bool) {
	l := s.lattice
	l.edges(func(i, j, k, from, _ int) {
		other := corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + shapes[k].src}, Dst: corpus.Range{Lo: j, Hi: j + shapes[k].dst}}
		if sameBead(other, b) || !other.Src.Holds(b.Src.Lo) && (!b.Src.Empty() || !other.Dst.Holds(b.Dst.Lo)) {
			return
		}
		if q := s.posterior.of(l, other); q > p && q > tiny {
			best, p, ok = other, q, true
		}
	})
	best.Confidence = chance(p)
	return best, p, ok
}

// sameBead tells whether two beads hold the same segments, wherever an
// omission or addition is told.
func sameBead(a, b corpus.Bead) bool {
	return (a.Src == b.Src || a.Src.Empty() && b.Src.Empty()) && (a.Dst == b.Dst || a.Dst.Empty() && b.Dst.Empty())
}

// words are the words of a bead that translate each other.
func (s *solution) words(b corpus.Bead, table *vectors.Table) []WordPair {
	if b.Src.Empty() || b.Dst.Empty() {
		return nil
	}
	type found struct {
		WordPair
		weight float64
	}
	var all []found
	reader := table.Reader()
	entries := lookUp(s.pairing, table)
	src, srcWords := reader.Words(textOf(s.pairing.src, b.Src))
	dst, dstWords := reader.Words(textOf(s.pairing.dst, b.Dst))
	for f, t := range dst {
		best := found{}
		for _, e := range entries[t.ID] {
			i := slices.IndexFunc(src, func(x vectors.Token) bool { return x.ID == e.to })
			if w := float64(e.strength) / 255; i >= 0 && w > float64(best.Similarity) {
				best = found{WordPair{srcWords[i], dstWords[f], Similarity(w)}, w * float64(t.Weight)}
			}
		}
		if best.weight > 0 {
			all = append(all, best)
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.weight, a.weight) })
	var out []WordPair
	for _, w := range all[:min(len(all), mostWords)] {
		out = append(out, w.WordPair)
	}
	return out
}

// textOf is the text of a range, one segment a line.
func textOf(side []segment, r corpus.Range) string {
	text := ""
	for i := r.Lo; i < r.Hi; i++ {
		text += side[i].Text + "\n"
	}
	return text
}
