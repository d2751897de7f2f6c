package lattice

import (
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A step is the best way to a node in one state: what the beads up to there are
// worth, the shape of the last and the state before it.
type step struct {
	sum  float64
	k    int8
	from State
}

// Best is the likeliest path, as beads without confidence.
func (l *Lattice) Best() []corpus.Bead {
	at := make([][States]step, l.band.Nodes())
	for x := range at {
		for s := range at[x] {
			at[x][s].sum = math.Inf(-1)
		}
	}
	at[0][AfterPair].sum = 0
	for i := range l.band.lo {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			here := &at[l.band.Node(i, j)]
			l.from(i, j, func(_, k int, odds float64, to int) {
				best := &at[to][Follow(k)]
				for s := range State(States) {
					gain, ok := l.succession(s, k)
					if sum := here[s].sum + gain + odds; ok && sum > best.sum {
						*best = step{sum, int8(k), s}
					}
				}
			})
		}
	}
	return l.retrace(at)
}

// aloneCounts is what a segment alone counts for [Lattice.Surest], where one of a
// pair counts 1: who takes a pair for two left-overs has two segments wrong, and
// of a tie the pair is more use.
const aloneCounts = 0.9

// Surest is the path on which most segments are expected to stand right, by the
// posterior of the lattice: where the likeliest path is one of many unlikely ones
// it goes with what they have in common. See Holmes and Durbin, "Dynamic
// Programming Alignment Accuracy" (1998).
func (l *Lattice) Surest(p *Posterior) []corpus.Bead {
	expected := blank(l.band, Chains{}, l.net)
	for i := range l.band.lo {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			for at, end := l.net.of(l.band.Node(i, j)); at < end; at++ {
				k := int(l.net.kinds[at])
				segments := float64(shapes[k].Src + shapes[k].Dst)
				if k == Omission || k == Addition {
					segments *= aloneCounts
				}
				expected.odds[at] = forbidden
				if l.odds[at] != forbidden {
					expected.odds[at] = segments * p.at(at, beadAt(i, j, k))
				}
			}
		}
	}
	return expected.Best()
}

// retrace follows the best steps back from the last node.
func (l *Lattice) retrace(at [][States]step) []corpus.Bead {
	i, j := l.band.Size()
	s := AfterPair
	for t, end := range at[l.last()] {
		if end.sum > at[l.last()][s].sum {
			s = State(t)
		}
	}
	var out []corpus.Bead
	for i > 0 || j > 0 {
		last := at[l.band.Node(i, j)][s]
		sh := shapes[last.k]
		out = append(out, corpus.Bead{Src: corpus.Range{Lo: i - sh.Src, Hi: i}, Dst: corpus.Range{Lo: j - sh.Dst, Hi: j}})
		i, j, s = i-sh.Src, j-sh.Dst, last.from
	}
	slices.Reverse(out)
	return out
}
