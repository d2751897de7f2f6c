package align

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// A Model weighs the evidence: the log-odds of a bead are the sum of its
// features' values times their weights, plus its shape's prior. It is the
// semi-Markov conditional random field of Sarawagi and Cohen, "Semi-Markov
// Conditional Random Fields for Information Extraction" (2004), over the
// lattice: the probability of a ladder is e to the sum of its beads' log-odds,
// divided by the same sum over all ladders. [Fit] learns the weights from gold.
type Model struct {
	weights []float64 // of features, in their order
	priors  []float64 // of shapes, in their order; 1-1 is 0
	chains  [states]float64
	move    float64 // what pairing a moved block costs, below 0
}

// parameters is the number of a model's weights.
func parameters() int { return len(features) + len(shapes) + int(states) + 1 }

// names are the names of a model's weights, in the order of [Model.vector].
func names() []string {
	var out []string
	for _, f := range features {
		out = append(out, f.name)
	}
	for _, s := range shapes {
		out = append(out, fmt.Sprintf("shape %d-%d", s.src, s.dst))
	}
	return append(out, "chain pair", "chain omission", "chain addition", "move")
}

func (m *Model) vector() []float64 {
	out := append([]float64(nil), m.weights...)
	out = append(out, m.priors...)
	return append(append(out, m.chains[:]...), m.move)
}

func modelOf(v []float64) *Model {
	f, s := len(features), len(features)+len(shapes)
	m := &Model{weights: v[:f:f], priors: v[f:s:s]}
	copy(m.chains[:], v[s:])
	m.move = v[len(v)-1]
	return m
}

// String writes the model as [ParseModel] reads it: a name, a tab and a weight
// a line.
func (m *Model) String() string {
	var b strings.Builder
	for i, x := range m.vector() {
		fmt.Fprintf(&b, "%s\t%.4f\n", names()[i], x)
	}
	return b.String()
}

// ParseModel reads a model. Weights it does not name are 0; a name that is no
// weight of this program's is an error.
func ParseModel(text string) (*Model, error) {
	index := map[string]int{}
	for i, n := range names() {
		index[n] = i
	}
	v := make([]float64, parameters())
	line := 0
	for l := range strings.Lines(text) {
		line++
		l = strings.TrimSpace(l)
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		name, number, _ := strings.Cut(l, "\t")
		i, ok := index[name]
		x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if !ok || err != nil {
			return nil, fmt.Errorf("%d: %q is not a weight of the model", line, l)
		}
		v[i] = x
	}
	return modelOf(v), nil
}

// evidence writes the values of all features of a candidate; what abstains is 0.
func evidence(c *candidate, out []float64) {
	for i, f := range features {
		out[i] = 0
		if v, ok := f.of(c); ok {
			out[i] = v
		}
	}
}

// odds is the log-odds of a candidate of shape k; values is scratch space for
// the features.
func (m *Model) odds(c *candidate, k int, values []float64) float64 {
	evidence(c, values)
	sum := m.priors[k]
	for i, v := range values {
		sum += m.weights[i] * v
	}
	return sum
}

// weigh gives every bead in the band its log-odds.
func (m *Model) weigh(p *pairing) *lattice {
	l := newLattice(p)
	l.chain = m.chains
	values := make([]float64, len(features))
	p.beads(func(number int, c *candidate) {
		if c == nil {
			l.odds[number] = math.Inf(-1)
			return
		}
		l.odds[number] = m.odds(c, number%len(shapes), values)
	})
	return l
}

// beads calls yield with the number of every bead that may start in the band,
// which is its node's number times len(shapes) and its shape's added, and the
// candidate, good until yield returns; nil where the bead would leave the band.
func (p *pairing) beads(yield func(number int, c *candidate)) {
	n, m := len(p.src), len(p.dst)
	var c candidate // one for all: millions of them are looked at
	for i := 0; i <= n; i++ {
		for j := p.band.lo[i]; j <= p.band.hi[i]; j++ {
			for k, s := range shapes {
				var in *candidate
				if i+s.src <= n && j+s.dst <= m && p.band.holds(i+s.src, j+s.dst) {
					var ok bool
					if c, ok = p.candidate(corpus.Range{Lo: i, Hi: i + s.src}, corpus.Range{Lo: j, Hi: j + s.dst}); ok {
						in = &c
					}
				}
				yield(p.band.node(i, j)*len(shapes)+k, in)
			}
		}
	}
}
