package align

import (
	"context"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/spell"
)

// A Model weighs the evidence: the log-odds of a bead are the sum of its
// features' values times their weights, plus its shape's prior. It is the
// semi-Markov conditional random field of Sarawagi and Cohen, "Semi-Markov
// Conditional Random Fields for Information Extraction" (2004), over the
// lattice: the probability of a ladder is e to the sum of its beads' log-odds,
// divided by the same sum over all ladders. [Fit] learns the weights from gold.
// A Model does not change.
type Model struct {
	unit    corpus.Unit // that it was fitted for; "": not known
	weights []float64   // of features, in their order
	priors  []float64   // of shapes, in their order; 1-1 is 0
	chains  lattice.Chains
	move    float64 // what pairing a moved block costs, below 0

	corrections corrections // of confidences
}

//go:embed paragraph.tsv
var paragraphWeights string

//go:embed sentence.tsv
var sentenceWeights string

var (
	paragraphModel = sync.OnceValue(func() *Model { return mustParse(paragraphWeights) })
	sentenceModel  = sync.OnceValue(func() *Model { return mustParse(sentenceWeights) })
)

func mustParse(text string) *Model {
	m, err := ParseModel(text)
	if err != nil {
		panic("the weights inside the program: " + err.Error())
	}
	return m
}

// ModelFor is the model inside the program for a unit. An unknown unit is an
// error that names the nearest one.
func ModelFor(unit corpus.Unit) (*Model, error) {
	if err := known(unit); err != nil {
		return nil, err
	}
	return ownModel(unit), nil
}

// ownModel is the same of a unit that there is.
func ownModel(unit corpus.Unit) *Model {
	if unit == corpus.Sentences {
		return sentenceModel()
	}
	return paragraphModel()
}

// units are the units that texts are aligned by.
var units = []corpus.Unit{corpus.Paragraphs, corpus.Sentences}

// known returns an error for a unit that is none, and names the nearest.
func known(unit corpus.Unit) error {
	if slices.Contains(units, unit) {
		return nil
	}
	var names []string
	for _, u := range units {
		names = append(names, string(u))
	}
	return spell.Unknown("unit", string(unit), names)
}

// Unit is what the model was fitted for; "" where its file does not say, and
// then it is taken for any unit.
func (m *Model) Unit() corpus.Unit { return m.unit }

// names are the names of a model's weights, in the order of [Model.vector].
var names = func() []string {
	var out []string
	for _, f := range evidence.Features() {
		out = append(out, f.Name)
	}
	for _, s := range lattice.Shapes() {
		out = append(out, fmt.Sprintf("shape %d-%d", s.Src, s.Dst))
	}
	out = append(out, "chain pair", "chain omission", "chain addition", "move")
	for _, kind := range kindNames {
		out = append(out, "sharper "+kind, "surer "+kind)
	}
	return out
}()

// Where the kinds of weights begin among them.
var (
	priorsAt = len(evidence.Features())
	chainsAt = priorsAt + len(lattice.Shapes())
	moveAt   = chainsAt + lattice.States
)

func (m *Model) vector() []float64 {
	v := append(slices.Concat(m.weights, m.priors, m.chains[:]), m.move)
	for _, c := range m.corrections {
		v = append(v, c.sharper, c.surer)
	}
	return v
}

func modelOf(v []float64) *Model {
	m := &Model{weights: v[:priorsAt:priorsAt], priors: v[priorsAt:chainsAt:chainsAt]}
	copy(m.chains[:], v[chainsAt:])
	m.move = v[moveAt]
	for k := range m.corrections {
		m.corrections[k] = correction{v[moveAt+1+2*k], v[moveAt+2+2*k]}
	}
	return m
}

// unitComment begins the comment that names the unit of a model's file.
const unitComment = "# unit: "

// String writes the model as [ParseModel] reads it: the unit as a comment, then
// a name, a tab and a weight a line.
func (m *Model) String() string {
	var b strings.Builder
	if m.unit != "" {
		fmt.Fprintf(&b, "%s%s\n", unitComment, m.unit)
	}
	for i, x := range m.vector() {
		fmt.Fprintf(&b, "%s\t%.4f\n", names[i], x)
	}
	return b.String()
}

// ParseModel reads a model. Weights it does not name are 0; a name that is no
// weight of this program's, or a unit it does not know, is an error. A text
// without a unit makes a model for any.
func ParseModel(text string) (*Model, error) {
	v := make([]float64, len(names))
	var unit corpus.Unit
	line := 0
	for l := range strings.Lines(text) {
		line++
		l = strings.TrimSpace(l)
		if name, ok := strings.CutPrefix(l, unitComment); ok {
			unit = corpus.Unit(strings.TrimSpace(name))
			if err := known(unit); err != nil {
				return nil, fmt.Errorf("%d: %w", line, err)
			}
		}
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		name, number, _ := strings.Cut(l, "\t")
		i := slices.Index(names, name)
		x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if i < 0 || err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("%d: %q is not a weight of the model", line, l)
		}
		v[i] = x
	}
	m := modelOf(v)
	m.unit = unit
	return m, nil
}

// odds is the log-odds of a bead, what was taught included; false outside the
// band of the evidence.
func (m *Model) odds(e *evidence.Evidence, b corpus.Bead, a evidence.Adaptation) (float64, bool) {
	c, ok := e.Candidate(b, a)
	if !ok {
		return 0, false
	}
	return m.weigh(&c, lattice.ShapeOf(b)), true
}

// weigh is the log-odds of a candidate of shape k, what was taught included.
func (m *Model) weigh(c *evidence.Candidate, k int) float64 {
	return m.priors[k] + c.Fixed(m.weights) + c.Taught(m.weights)
}

// rough gives every bead in the band of a sketch about its log-odds.
func (m *Model) rough(ctx context.Context, sketch *evidence.Evidence) *lattice.Lattice {
	l := lattice.New(sketch.Band(), m.chains)
	m.each(ctx, l, sketch, evidence.Adaptation{}, func(edge lattice.Edge, c *evidence.Candidate) {
		l.Set(edge, m.priors[edge.Shape()]+c.Rough(m.weights))
	})
	return l
}

// fixed gives every bead of a lattice its log-odds but for what a search
// teaches, which [Model.teach] adds.
func (m *Model) fixed(ctx context.Context, l *lattice.Lattice, e *evidence.Evidence) {
	m.each(ctx, l, e, evidence.Adaptation{}, func(edge lattice.Edge, c *evidence.Candidate) {
		l.Set(edge, m.priors[edge.Shape()]+c.Fixed(m.weights))
	})
}

// teach adds to every bead of a fixed lattice what depends on the adaptation.
func (m *Model) teach(ctx context.Context, l *lattice.Lattice, e *evidence.Evidence, a evidence.Adaptation) {
	m.each(ctx, l, e, a, func(edge lattice.Edge, c *evidence.Candidate) {
		l.Set(edge, l.Odds(edge)+c.Taught(m.weights))
	})
}

// each calls look with every bead of a lattice, rows at the same time on several
// processors. When ctx is done no more are looked at.
func (m *Model) each(ctx context.Context, l *lattice.Lattice, e *evidence.Evidence, a evidence.Adaptation, look func(lattice.Edge, *evidence.Candidate)) {
	n, _ := l.Band().Size()
	parallel.Each(ctx, n+1, func(i int) {
		var c evidence.Candidate // one for all: millions of them are looked at
		for edge, bead := range l.Beads(i) {
			c, _ = e.Candidate(bead, a)
			look(edge, &c)
		}
	})
}
