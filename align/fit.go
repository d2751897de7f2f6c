package align

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gonum.org/v1/gonum/optimize"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
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
// program has. Cases of one name are one case, which counts as often as it is
// named. Cases whose gold leaves the strip searched are left out and named in
// skipped. It fails where no case is left, or the unit is unknown, and when ctx
// is done.
//
// Three things are not fitted: the price of a move, which is outside the lattice
// and kept from the program's model; for sentences, what a chain of omissions
// gains, as hand-aligned sentences have too few of them to tell; and for
// paragraphs, what a very low cosine or margin says apart, as it was found to
// speak for a bead: texts that have nothing to do with each other are rare among
// the cases, and were paired for it.
func Fit(ctx context.Context, cases []Case, f Fitting) (m *Model, skipped []string, err error) {
	a, err := Options{Unit: f.Unit, Vectors: f.Vectors}.aligner()
	if err != nil {
		return nil, nil, err
	}
	if f.Ridge == 0 {
		f.Ridge = 0.5
	}
	if f.Steps == 0 {
		f.Steps = 150
	}
	var examples []*example
	read := map[string]*example{}
	for _, c := range cases {
		if e := read[c.Name]; e != nil && c.Name != "" {
			e.times++
			continue
		}
		s, err := a.whole(ctx, c.Src, c.Dst)
		if err != nil {
			return nil, nil, err
		}
		e, err := newExample(a.reader.Complete(ctx, s.evidence, s.evidence.Sketched()), s.taught, c.Gold)
		if err != nil {
			skipped = append(skipped, fmt.Sprintf("%s: %v", c.Name, err))
			continue
		}
		examples, read[c.Name] = append(examples, e), e
	}
	if len(examples) == 0 {
		return nil, skipped, errors.New("no case to fit the model on")
	}
	m, err = minimize(ctx, examples, fixedWeights(a.model.unit), f)
	if err != nil {
		return nil, skipped, err
	}
	m.unit, m.move = a.model.unit, a.model.move
	return m, skipped, nil
}

// fixedWeights are the weights that stay 0: those of 1-1, which the other
// shapes are measured against, and those that [Fit] names.
func fixedWeights(unit corpus.Unit) []string {
	fixed := []string{"shape 1-1", "chain pair"}
	if unit == corpus.Sentences {
		return append(fixed, "chain omission", "chain addition")
	}
	return append(fixed, "cosine-low", "margin-low")
}

// minimize searches for the weights with the least loss.
func minimize(ctx context.Context, examples []*example, fixed []string, f Fitting) (*Model, error) {
	var free []int
	for i, name := range names[:moveAt] {
		if !slices.Contains(fixed, name) {
			free = append(free, i)
		}
	}
	all := func(v []float64) []float64 {
		out := make([]float64, len(names))
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
		height, grad = totalLoss(ctx, examples, modelOf(all(v)), f.Ridge)
		slope = make([]float64, len(free))
		for k, i := range free {
			slope[k] = grad[i]
		}
	}
	problem := optimize.Problem{
		Func: func(v []float64) float64 { look(v); return height },
		Grad: func(grad, v []float64) { look(v); copy(grad, slope) },
		Status: func() (optimize.Status, error) {
			if err := ctx.Err(); err != nil {
				return optimize.Failure, err
			}
			return optimize.NotTerminated, nil
		},
	}
	settings := &optimize.Settings{
		MajorIterations: f.Steps,
		Converger:       &optimize.FunctionConverge{Relative: 1e-5, Iterations: 5},
	}
	result, err := optimize.Minimize(problem, make([]float64, len(free)), settings, &optimize.LBFGS{})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if result == nil {
		return nil, fmt.Errorf("fitting the model: %w", err)
	}
	return modelOf(all(result.X)), nil
}

// totalLoss is the loss of all examples with the ridge, and its gradient.
func totalLoss(ctx context.Context, examples []*example, m *Model, ridge float64) (float64, []float64) {
	losses, grads := make([]float64, len(examples)), make([][]float64, len(examples))
	parallel.Each(ctx, len(examples), func(i int) {
		grads[i] = make([]float64, len(names))
		losses[i] = examples[i].loss(m, grads[i])
	})
	total, grad := 0.0, make([]float64, len(names))
	for i := range examples { // in order, so that sums round alike in every run
		total += examples[i].times * losses[i]
		for k, g := range grads[i] {
			grad[k] += examples[i].times * g
		}
	}
	for k, x := range m.vector() {
		total += ridge / 2 * x * x
		grad[k] += ridge * x
	}
	return total, grad
}

// An example is one bitext with gold, ready for fitting.
type example struct {
	times  float64 // that it counts
	band   lattice.Band
	values []float32      // of the features of each edge; see [example.of]
	gold   []lattice.Edge // of the gold path
	chains lattice.Chains // how often the gold path has each
}

// newExample reads the features of every bead in the band. It fails where the
// gold path leaves the band.
func newExample(e *evidence.Evidence, taught evidence.Adaptation, gold corpus.Ladder) (*example, error) {
	x := &example{times: 1, band: e.Band()}
	x.values = make([]float32, x.band.Edges()*priorsAt)
	values := make([]float64, priorsAt)
	x.each(func(edge lattice.Edge, bead corpus.Bead) {
		if c, ok := e.Candidate(bead, taught); ok {
			c.Values(values)
			for f, v := range values {
				x.of(edge)[f] = float32(v)
			}
		}
	})
	return x, x.follow(gold)
}

// each calls look with every bead in the band.
func (x *example) each(look func(lattice.Edge, corpus.Bead)) {
	n, _ := x.band.Size()
	for i := range n + 1 {
		for edge, bead := range x.band.Beads(i) {
			look(edge, bead)
		}
	}
}

// of is the values of the features of an edge.
func (x *example) of(e lattice.Edge) []float32 {
	return x.values[int(e)*priorsAt : (int(e)+1)*priorsAt]
}

// follow notes the edges of the gold path.
func (x *example) follow(gold corpus.Ladder) error {
	before := lattice.AfterPair
	n, m := x.band.Size()
	for _, b := range goldPath(gold, n, m) {
		edge, ok := x.band.EdgeOf(b)
		if !ok {
			return fmt.Errorf("the gold is outside what is searched at segments %d, %d", b.Src.Lo, b.Dst.Lo)
		}
		x.gold = append(x.gold, edge)
		after := lattice.Follow(edge.Shape())
		if after == before && after != lattice.AfterPair {
			x.chains[after]++
		}
		before = after
	}
	return nil
}

// goldPath turns a gold ladder into a path of the lattice: moved beads and
// beads of a shape it does not use become omissions and additions, and between
// two pairs the omissions come first.
func goldPath(gold corpus.Ladder, n, m int) []corpus.Bead {
	var out []corpus.Bead
	i, j := 0, 0
	gap := func(toSrc, toDst int) {
		for ; i < toSrc; i++ {
			out = append(out, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}, Dst: corpus.Range{Lo: j, Hi: j}})
		}
		for ; j < toDst; j++ {
			out = append(out, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i}, Dst: corpus.Range{Lo: j, Hi: j + 1}})
		}
	}
	for _, b := range gold {
		if lattice.ShapeOf(b) > lattice.Addition && !b.Moved {
			gap(b.Src.Lo, b.Dst.Lo)
			out = append(out, b)
			i, j = b.Src.Hi, b.Dst.Hi
		}
	}
	gap(n, m)
	return out
}

// loss is minus the log-probability of the gold path; its gradient is added to
// grad.
func (x *example) loss(m *Model, grad []float64) float64 {
	l := lattice.New(x.band, m.chains)
	x.each(func(edge lattice.Edge, _ corpus.Bead) {
		odds := 0.0
		for f, v := range x.of(edge) {
			odds += m.weights[f] * float64(v)
		}
		l.Set(edge, m.priors[edge.Shape()]+odds)
	})
	p := l.Posterior()
	loss := p.Total
	x.each(func(edge lattice.Edge, _ corpus.Bead) {
		if share := p.Edge(edge); share > 1e-6 {
			x.count(edge, share, grad)
		}
	})
	for _, edge := range x.gold {
		x.count(edge, -1, grad)
		loss -= l.Odds(edge)
	}
	for s := range x.chains {
		grad[chainsAt+s] += p.Chains[s] - x.chains[s]
		loss -= m.chains[s] * x.chains[s]
	}
	return loss
}

// count adds share of an edge to the gradient.
func (x *example) count(e lattice.Edge, share float64, grad []float64) {
	for f, v := range x.of(e) {
		grad[f] += share * float64(v)
	}
	grad[priorsAt+e.Shape()] += share
}
