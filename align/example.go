package align

import (
	"fmt"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// example is one bitext with gold, ready for fitting.
type example struct {
	lattice *lattice
	values  []float32 // of the features of a bead, from the bead's number times len(features) on
	gold    []int     // numbers of the gold path's beads
	chains  [states]float64
}

// newExample reads the features of every bead in the band. It fails where the
// gold path leaves the band.
func newExample(p *pairing, gold corpus.Ladder) (*example, error) {
	e := &example{lattice: newLattice(p)}
	e.values = make([]float32, len(e.lattice.odds)*len(features))
	values := make([]float64, len(features))
	p.beads(func(number int, c *candidate) {
		if c == nil {
			e.lattice.odds[number] = math.Inf(-1)
			return
		}
		evidence(c, values)
		for f, v := range values {
			e.values[number*len(features)+f] = float32(v)
		}
	})
	return e, e.follow(gold)
}

// follow notes the beads of the gold path.
func (e *example) follow(gold corpus.Ladder) error {
	l := e.lattice
	i, j, before := 0, 0, afterPair
	for _, k := range goldPath(gold, l.n, l.m) {
		s := shapes[k]
		if !l.band.holds(i, j) || math.IsInf(l.edge(l.band.node(i, j), k), -1) {
			return fmt.Errorf("the gold is outside what is searched at segments %d, %d", i, j)
		}
		e.gold = append(e.gold, l.band.node(i, j)*len(shapes)+k)
		after := follow(k)
		if after == before && after != afterPair {
			e.chains[after]++
		}
		i, j, before = i+s.src, j+s.dst, after
	}
	return nil
}

// goldPath turns a gold ladder into the shapes along the lattice's path: moved
// beads and beads of unknown shape become omissions and additions, and between
// two pairs the omissions come first.
func goldPath(gold corpus.Ladder, n, m int) []int {
	var out []int
	i, j := 0, 0
	gap := func(toSrc, toDst int) {
		for ; i < toSrc; i++ {
			out = append(out, omission)
		}
		for ; j < toDst; j++ {
			out = append(out, addition)
		}
	}
	for _, b := range gold {
		if k := shapeIndex(b); k > addition && !b.Moved {
			gap(b.Src.Lo, b.Dst.Lo)
			out = append(out, k)
			i, j = b.Src.Hi, b.Dst.Hi
		}
	}
	gap(n, m)
	return out
}

// shapeIndex is the number of a bead's shape; -1 if the search does not use it.
func shapeIndex(b corpus.Bead) int {
	return slices.Index(shapes, shape{b.Src.Len(), b.Dst.Len()})
}

// loss is minus the log-probability of the gold path; its gradient is added to
// grad.
func (e *example) loss(m *Model, grad []float64) float64 {
	l := &lattice{n: e.lattice.n, m: e.lattice.m, band: e.lattice.band, chain: m.chains, odds: slices.Clone(e.lattice.odds)}
	for x := range l.odds {
		if !math.IsInf(l.odds[x], -1) {
			l.odds[x] = m.priors[x%len(shapes)] + weighted32(m.weights, e.of(x))
		}
	}
	p := l.posterior()
	loss := p.total
	for x, share := range p.edges {
		if share > 1e-6 {
			e.count(x, share, grad)
		}
	}
	for _, x := range e.gold {
		e.count(x, -1, grad)
		loss -= l.odds[x]
	}
	for s := range states {
		grad[len(features)+len(shapes)+int(s)] += p.chains[s] - e.chains[s]
		loss -= m.chains[s] * e.chains[s]
	}
	return loss
}

// of is the values of the features of bead x.
func (e *example) of(x int) []float32 { return e.values[x*len(features) : (x+1)*len(features)] }

// count adds share of bead x to the gradient.
func (e *example) count(x int, share float64, grad []float64) {
	for f, v := range e.of(x) {
		grad[f] += share * float64(v)
	}
	grad[len(features)+x%len(shapes)] += share
}

func weighted32(weights []float64, values []float32) float64 {
	sum := 0.0
	for i, v := range values {
		sum += weights[i] * float64(v)
	}
	return sum
}
