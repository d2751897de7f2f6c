package align

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"gonum.org/v1/gonum/optimize"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A Case is two texts with gold.
type Case struct {
	Name     string
	Src, Dst corpus.Document
	Gold     corpus.Ladder
}

// Fitting tunes [Fit]. The zero value is how the program's own weights were
// fitted.
type Fitting struct {
	Unit    corpus.Unit    // what the segments are; "": paragraphs
	Vectors *vectors.Table // nil: the table inside the program

	// Ridge holds the weights back: half of it times their squares is added to
	// the loss, which is in nats. 0: 0.5.
	Ridge float64

	// Steps bounds the steps of the search for the minimum; 0: 150.
	Steps int
}

// Fit finds the model under which the gold of the cases is likeliest, by
// L-BFGS over the gradients that forward and backward passes give (gonum's
// optimize). The adaptation to each text starts from the model that the
// program has. Cases whose gold leaves the strip searched are left out and
// named in skipped. It fails where no case is left.
//
// Two things are not fitted: the price of a move, which is outside the lattice
// and kept from the program's model, and, for sentences, what a chain of
// omissions gains, as hand-aligned sentences have too few of them to tell.
func Fit(cases []Case, f Fitting) (m *Model, skipped []string, err error) {
	opt := Options{Unit: f.Unit, Vectors: f.Vectors}.withDefaults()
	if f.Ridge == 0 {
		f.Ridge = 0.5
	}
	if f.Steps == 0 {
		f.Steps = 150
	}
	r := reader{opt.Vectors.Reader()}
	var examples []*example
	for _, c := range cases {
		s := solve(r.segments(c.Src, opt.Unit), r.segments(c.Dst, opt.Unit), opt)
		e, err := newExample(s.pairing, c.Gold)
		if err != nil {
			skipped = append(skipped, fmt.Sprintf("%s: %v", c.Name, err))
			continue
		}
		examples = append(examples, e)
	}
	if len(examples) == 0 {
		return nil, skipped, errors.New("no case to fit the model on")
	}
	m, err = minimize(examples, fixedWeights(opt.Unit), f)
	if err == nil {
		m.move = opt.Model.move
	}
	return m, skipped, err
}

// fixedWeights are the weights that stay 0: those of 1-1, which the other
// shapes are measured against, and those that [Fit] names.
func fixedWeights(unit corpus.Unit) []string {
	fixed := []string{"shape 1-1", "chain pair", "move"}
	if unit == corpus.Sentences {
		fixed = append(fixed, "chain omission", "chain addition")
	}
	return fixed
}

// minimize searches for the weights with the least loss.
func minimize(examples []*example, fixed []string, f Fitting) (*Model, error) {
	var free []int
	for i, name := range names() {
		if !slices.Contains(fixed, name) {
			free = append(free, i)
		}
	}
	all := func(v []float64) []float64 {
		out := make([]float64, parameters())
		for k, i := range free {
			out[i] = v[k]
		}
		return out
	}
	var at, slope []float64 // the last place looked at, and the gradient there
	var height float64
	look := func(v []float64) {
		if slices.Equal(at, v) {
			return
		}
		at = slices.Clone(v)
		var grad []float64
		height, grad = totalLoss(examples, modelOf(all(v)), f.Ridge)
		slope = make([]float64, len(free))
		for k, i := range free {
			slope[k] = grad[i]
		}
	}
	problem := optimize.Problem{
		Func: func(v []float64) float64 { look(v); return height },
		Grad: func(grad, v []float64) { look(v); copy(grad, slope) },
	}
	settings := &optimize.Settings{
		MajorIterations: f.Steps,
		Converger:       &optimize.FunctionConverge{Relative: 1e-5, Iterations: 5},
	}
	result, err := optimize.Minimize(problem, make([]float64, len(free)), settings, &optimize.LBFGS{})
	if result == nil {
		return nil, fmt.Errorf("fitting the model: %w", err)
	}
	return modelOf(all(result.X)), nil
}

// totalLoss is the loss of all examples with the ridge, and its gradient.
func totalLoss(examples []*example, m *Model, ridge float64) (float64, []float64) {
	losses, grads := make([]float64, len(examples)), make([][]float64, len(examples))
	var wg sync.WaitGroup
	const workers = 2
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(examples); i += workers {
				grads[i] = make([]float64, parameters())
				losses[i] = examples[i].loss(m, grads[i])
			}
		})
	}
	wg.Wait()
	total, grad := 0.0, make([]float64, parameters())
	for i := range examples { // in order, so that sums round alike in every run
		total += losses[i]
		for k, g := range grads[i] {
			grad[k] += g
		}
	}
	for k, x := range m.vector() {
		total += ridge / 2 * x * x
		grad[k] += ridge * x
	}
	return total, grad
}

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
