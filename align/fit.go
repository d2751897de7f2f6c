package align

import (
	"errors"
	"fmt"
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
