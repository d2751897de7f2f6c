package align

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// Text that was put elsewhere may have been cut or joined on the way, as any
// other. Moves are found one with one; then each takes in what stands alone beside
// it, as long as the model holds that for likelier. Two that are no pair by
// themselves may be one with a neighbour of either.

// nearlyMoved is how much two leftovers may lose as a move, in nats, for their
// neighbours to be looked at.
const nearlyMoved = 12

// mostNearly is of how many such pairs the neighbours are looked at: of two texts
// that have nothing to do with each other there are thousands.
const mostNearly = 100

// clearlyPart is how many nats a neighbour has to gain: a heading beside a moved
// paragraph gains one or two and is none of its parts, parts gain more.
const clearlyPart = 3

// A widening is how moved beads of a solution take in what stands alone.
type widening struct {
	*solution
	reader *evidence.Reader
	lone   [2]map[int]bool // segments that stand alone, by side
}

// widenMoves lets the moved beads of a ladder take in what stands alone beside
// them, and pairs leftovers that only do so together, until the end of ctx.
func (s *solution) widenMoves(ctx context.Context, reader *evidence.Reader, left *leftovers) {
	w := widening{s, reader, [2]map[int]bool{{}, {}}}
	for _, b := range s.ladder {
		for _, side := range corpus.Sides {
			if b.On(side.Other()).Empty() {
				w.lone[side][b.On(side).Lo] = true
			}
		}
	}
	before := w.count()
	for k := range s.ladder {
		if b := &s.ladder[k]; b.Moved {
			w.widen(ctx, b)
		}
	}
	var found []corpus.Bead
	for _, c := range left.nearly() {
		if b := c.bead(); ctx.Err() == nil && w.lone[corpus.Source][c.i] && w.lone[corpus.Target][c.j] {
			wide, gain := w.wider(ctx, b)
			gain += left.gains[c] + left.price - w.link(corpus.Source, c.i) - w.link(corpus.Target, c.j)
			if gain > 0 {
				wide.Moved, wide.Confidence = true, logistic(gain)
				w.take(wide)
				w.widen(ctx, &wide)
				found = append(found, wide)
			}
		}
	}
	if w.count() < before {
		s.ladder = arrange(append(found, slices.DeleteFunc(s.ladder, func(b corpus.Bead) bool {
			return b.Dst.Empty() && !w.lone[corpus.Source][b.Src.Lo] || b.Src.Empty() && !w.lone[corpus.Target][b.Dst.Lo]
		})...))
	}
}

// nearly lists the pairs of leftovers that are not much worse as a move than
// alone, the best first, at most [mostNearly].
func (l *leftovers) nearly() []cell {
	var out []cell
	for c, gain := range l.gains {
		if gain+l.price > -nearlyMoved {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b cell) int { return cmp.Or(cmp.Compare(l.gains[b], l.gains[a]), byPlace(a, b)) })
	return out[:min(len(out), mostNearly)]
}

// count is how many segments stand alone.
func (w *widening) count() int { return len(w.lone[corpus.Source]) + len(w.lone[corpus.Target]) }

// take notes that the segments of a bead no longer stand alone.
func (w *widening) take(b corpus.Bead) {
	for _, side := range corpus.Sides {
		maps.DeleteFunc(w.lone[side], func(i int, _ bool) bool { return b.On(side).Holds(i) })
	}
}

// widen lets a moved bead take in neighbours, the one that gains most first.
func (w *widening) widen(ctx context.Context, b *corpus.Bead) {
	for ctx.Err() == nil {
		wide, gain := w.wider(ctx, *b)
		if gain < clearlyPart {
			return
		}
		wide.Confidence *= logistic(gain)
		w.take(wide)
		*b = wide
	}
}

// wider is a bead with the neighbour that gains most, of those that stand alone,
// and what that gains over leaving it alone.
func (w *widening) wider(ctx context.Context, b corpus.Bead) (best corpus.Bead, most float64) {
	now := w.reader.Far(ctx, w.evidence, b, w.taught)
	odds := w.model.weigh(&now, lattice.ShapeOf(b))
	most = math.Inf(-1)
	for _, side := range corpus.Sides {
		for _, i := range []int{b.On(side).Lo - 1, b.On(side).Hi} {
			wide := widened(b, side, corpus.Range{Lo: i, Hi: i + 1})
			shape := lattice.ShapeOf(wide)
			if !w.lone[side][i] || shape < 0 {
				continue
			}
			c := w.reader.Far(ctx, w.evidence, wide, w.taught)
			if gain := w.model.weigh(&c, shape) - odds - w.alone(side, i); gain > most {
				best, most = wide, gain
			}
		}
	}
	return best, most
}

// alone is what it is worth that a segment stands alone: its log-odds, the link of
// its chain, and that the path may be wrong about it.
func (w *widening) alone(side corpus.Side, i int) float64 {
	b := corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}}
	if side == corpus.Target {
		b = turn(b)
	}
	odds, _ := w.model.odds(w.evidence, b, w.taught)
	return odds + w.link(side, i) - logOf(w.posterior.Of(b))
}

// link is what the link of a segment to others that stand alone beside it is worth.
func (w *widening) link(side corpus.Side, i int) float64 {
	if !w.lone[side][i-1] && !w.lone[side][i+1] {
		return 0
	}
	if side == corpus.Source {
		return w.model.chains[lattice.AfterOmission]
	}
	return w.model.chains[lattice.AfterAddition]
}
