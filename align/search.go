package align

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
	from state
}

// best is the likeliest path, as beads without confidence.
func (l *lattice) best() []corpus.Bead {
	at := make([][states]step, l.band.nodes())
	for x := range at {
		for s := range at[x] {
			at[x][s].sum = math.Inf(-1)
		}
	}
	at[0][afterPair].sum = 0
	l.edges(func(_, _, k, from, to int) {
		t := follow(k)
		for s := range states {
			gain, ok := l.succession(s, k)
			if sum := at[from][s].sum + gain + l.edge(from, k); ok && sum > at[to][t].sum {
				at[to][t] = step{sum, int8(k), s}
			}
		}
	})
	return l.retrace(at)
}

// retrace follows the best steps back from the last node.
func (l *lattice) retrace(at [][states]step) []corpus.Bead {
	i, j, s := l.n, l.m, afterPair
	for t, end := range at[l.band.node(i, j)] {
		if end.sum > at[l.band.node(i, j)][s].sum {
			s = state(t)
		}
	}
	var out []corpus.Bead
	for i > 0 || j > 0 {
		last := at[l.band.node(i, j)][s]
		sh := shapes[last.k]
		out = append(out, corpus.Bead{Src: corpus.Range{Lo: i - sh.src, Hi: i}, Dst: corpus.Range{Lo: j - sh.dst, Hi: j}})
		i, j, s = i-sh.src, j-sh.dst, last.from
	}
	slices.Reverse(out)
	return out
}
