package align

import (
	"fmt"
	"math"
	"sync"

	"gonum.org/v1/gonum/optimize"

	"github.com/bitext-tools/bitext/corpus"
)

// example is one bitext with gold, ready for fitting.
type example struct {
	lattice *lattice
	values  []float32 // of the features of shape k at a node, from (node*len(shapes)+k)*len(features) on
	gold    []int     // node*len(shapes)+k of the gold path's beads
	chains  [states]float64
	weight  float64
}

// newExample reads the features of every bead in the band. It fails where the
// gold path leaves the band.
func newExample(p *pairing, gold corpus.Ladder, weight float64) (*example, error) {
	n, m := len(p.src), len(p.dst)
	e := &example{weight: weight}
	e.lattice = &lattice{n: n, m: m, band: p.band, odds: make([]float64, p.band.nodes()*len(shapes))}
	e.values = make([]float32, len(e.lattice.odds)*len(features))
	values := make([]float64, len(features))
	p.beads(func(node, k int, c *candidate) {
		x := node*len(shapes) + k
		if c == nil {
			e.lattice.odds[x] = math.Inf(-1)
			return
		}
		evidence(c, values)
		for f, v := range values {
			e.values[x*len(features)+f] = float32(v)
		}
	})
	i, j, s := 0, 0, afterPair
	for _, b := range path(gold, n, m) {
		k := b
		sh := shapes[k]
		if !p.band.holds(i, j) || !p.band.holds(i+sh.src, j+sh.dst) {
			return nil, fmt.Errorf("gold leaves the band at %d, %d", i, j)
		}
		x := p.band.node(i, j)*len(shapes) + k
		if math.IsInf(e.lattice.odds[x], -1) {
			return nil, fmt.Errorf("gold bead outside the band at %d, %d", i, j)
		}
		e.gold = append(e.gold, x)
		if t := follow(k); t == s && t != afterPair {
			e.chains[t]++
			s = t
		} else {
			s = t
		}
		i, j = i+sh.src, j+sh.dst
	}
	if i != n || j != m {
		return nil, fmt.Errorf("gold ends at %d, %d, want %d, %d", i, j, n, m)
	}
	return e, nil
}

// path turns a gold ladder into the shapes along the lattice's path: moved
// beads and beads of unknown shape become omissions and additions, and between
// two pairs the omissions come first.
func path(gold corpus.Ladder, n, m int) []int {
	type pair struct {
		b corpus.Bead
		k int
	}
	var pairs []pair
	for _, b := range gold {
		if k := shapeIndex(b); k > addition && !b.Moved {
			pairs = append(pairs, pair{b, k})
		}
	}
	var out []int
	i, j := 0, 0
	gap := func(i2, j2 int) {
		for ; i < i2; i++ {
			out = append(out, omission)
		}
		for ; j < j2; j++ {
			out = append(out, addition)
		}
	}
	for _, p := range pairs {
		gap(p.b.Src.Lo, p.b.Dst.Lo)
		out = append(out, p.k)
		i, j = p.b.Src.Hi, p.b.Dst.Hi
	}
	gap(n, m)
	return out
}

func shapeIndex(b corpus.Bead) int {
	for k, s := range shapes {
		if s.src == b.Src.Len() && s.dst == b.Dst.Len() {
			return k
		}
	}
	return -1
}

// loss is minus the log-probability of the gold path, and its gradient added
// to grad.
func (e *example) loss(m *Model, grad []float64) float64 {
	F := len(features)
	l := &lattice{n: e.lattice.n, m: e.lattice.m, band: e.lattice.band, chain: m.chains, odds: make([]float64, len(e.lattice.odds))}
	for x := range l.odds {
		if math.IsInf(e.lattice.odds[x], -1) {
			l.odds[x] = math.Inf(-1)
			continue
		}
		sum := m.priors[x%len(shapes)]
		for f, v := range e.values[x*F : (x+1)*F] {
			sum += m.weights[f] * float64(v)
		}
		l.odds[x] = sum
	}
	p := l.posterior()
	out := p.total
	count := func(x int, share float64) {
		for f, v := range e.values[x*F : (x+1)*F] {
			grad[f] += share * float64(v)
		}
		grad[F+x%len(shapes)] += share
	}
	for x, share := range p.edges {
		if share > 1e-6 {
			count(x, e.weight*share)
		}
	}
	for _, x := range e.gold {
		count(x, -e.weight)
		out -= l.odds[x]
	}
	for s := range states {
		grad[F+len(shapes)+int(s)] += e.weight * (p.chains[s] - e.chains[s])
		out -= m.chains[s] * e.chains[s]
	}
	return e.weight * out
}

// fit finds the weights that make the gold likeliest, held back by ridge times
// half their squares.
func fit(examples []*example, start *Model, ridge float64, iterations int) (*Model, float64) {
	const workers = 2
	problem := func(v []float64, grad []float64) float64 {
		m := modelOf(v)
		var wg sync.WaitGroup
		sums := make([]float64, workers)
		grads := make([][]float64, workers)
		for w := range workers {
			grads[w] = make([]float64, len(v))
			wg.Go(func() {
				for i := w; i < len(examples); i += workers {
					sums[w] += examples[i].loss(m, grads[w])
				}
			})
		}
		wg.Wait()
		total := 0.0
		clear(grad)
		for w := range workers {
			total += sums[w]
			for i, g := range grads[w] {
				grad[i] += g
			}
		}
		for i, x := range v {
			total += ridge / 2 * x * x
			grad[i] += ridge * x
		}
		// 1-1 is what the other shapes are measured against; a chain of pairs is nothing special
		grad[len(features)+2] = 0
		grad[len(features)+len(shapes)] = 0
		grad[len(v)-1] = 0 // moves are not in the lattice
		return total
	}
	var lastV, lastG []float64
	var lastF float64
	eval := func(v []float64) {
		if lastV != nil {
			same := true
			for i := range v {
				if v[i] != lastV[i] {
					same = false
					break
				}
			}
			if same {
				return
			}
		}
		lastV = append([]float64(nil), v...)
		lastG = make([]float64, len(v))
		lastF = problem(lastV, lastG)
	}
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(v []float64) float64 { eval(v); return lastF },
		Grad: func(g, v []float64) { eval(v); copy(g, lastG) },
	}, start.vector(), &optimize.Settings{MajorIterations: iterations, Converger: &optimize.FunctionConverge{Relative: 1e-5, Iterations: 5}}, &optimize.LBFGS{})
	if result == nil {
		panic(err)
	}
	return modelOf(result.X), result.F
}
