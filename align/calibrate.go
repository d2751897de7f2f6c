package align

import (
	"math"

	"github.com/bitext-tools/bitext/corpus"
)

// A posterior is as good as the model behind it, and no model is as good about
// what stands alone, or was moved, as about pairs. What the passes give is
// therefore corrected by kind of bead, as in Platt, "Probabilistic Outputs for
// Support Vector Machines" (1999): a line through the log-odds, fitted to beads
// of which it is known whether they are right.

// A kind is a kind of bead whose confidence is corrected apart.
type kind int

const (
	pairs kind = iota
	omissions
	additions
	moves

	kinds = 4 // how many there are
)

// kindNames are what a model's file calls them.
var kindNames = [kinds]string{"pair", "omission", "addition", "move"}

// kindOf is the kind of a bead.
func kindOf(b corpus.Bead) kind {
	switch {
	case b.Dst.Empty():
		return omissions
	case b.Src.Empty():
		return additions
	case b.Moved:
		return moves
	}
	return pairs
}

// A correction makes log-odds x to (1 + sharper) x + surer. The zero value leaves
// them as they are.
type correction struct{ sharper, surer float64 }

// farthest bounds the log-odds that are corrected: beyond it a probability says
// nothing that so many cases could have told.
const farthest = 9

func (c correction) of(p float64) float64 {
	if c == (correction{}) {
		return p
	}
	return logistic((1+c.sharper)*logit(p) + c.surer)
}

// tiny keeps the logs of probabilities finite.
const tiny = 1e-12

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// logit is the log-odds of a probability, at most [farthest] from 0.
func logit(p float64) float64 {
	return min(farthest, max(-farthest, math.Log(max(tiny, p)/max(tiny, 1-p))))
}

// corrections are those of all kinds.
type corrections [kinds]correction

// apply corrects the confidences of some beads.
func (c *corrections) apply(beads []corpus.Bead) {
	for k, b := range beads {
		beads[k].Confidence = c[kindOf(b)].of(b.Confidence)
	}
}

// A judgement is a bead that a model gave, and whether it is right.
type judgement struct {
	corpus.Bead
	right bool
}

// correctionsFrom learns from beads of models without corrections, fitted to
// other texts, each kind by itself. Of a kind with few beads the confidences stay
// nearly as they are.
func correctionsFrom(judged []judgement) (out corrections) {
	for k := range out {
		var logits []float64
		var right []bool
		for _, j := range judged {
			if kindOf(j.Bead) == kind(k) {
				logits, right = append(logits, logit(j.Confidence)), append(right, j.right)
			}
		}
		out[k] = fitCorrection(logits, right)
	}
	return out
}

// holdback is what holds a correction back: half of it times the squares of the
// slope's and the shift's difference from none is added to the loss, which is in
// nats.
const holdback = 20

// flattest keeps the order of confidences, whatever was seen.
const flattest = -0.9

// fitCorrection finds the line under which the right ones are likeliest, by
// Newton's method with steps that never raise the loss. The loss is convex.
func fitCorrection(logits []float64, right []bool) (c correction) {
	loss := func(c correction) float64 {
		sum := holdback / 2 * (c.sharper*c.sharper + c.surer*c.surer)
		for i, x := range logits {
			y := (1+c.sharper)*x + c.surer
			if right[i] {
				y = -y
			}
			sum += math.Max(y, 0) + math.Log1p(math.Exp(-math.Abs(y)))
		}
		return sum
	}
	for now := loss(c); ; {
		gx, g1 := holdback*c.sharper, holdback*c.surer // the gradient
		hxx, hx1, h11 := float64(holdback), 0.0, float64(holdback)
		for i, x := range logits {
			p := logistic((1+c.sharper)*x + c.surer)
			d, w := p, p*(1-p)
			if right[i] {
				d--
			}
			gx, g1 = gx+d*x, g1+d
			hxx, hx1, h11 = hxx+w*x*x, hx1+w*x, h11+w
		}
		det := hxx*h11 - hx1*hx1
		step := correction{(h11*gx - hx1*g1) / det, (hxx*g1 - hx1*gx) / det}
		next, before := c, now
		for size := 1.0; size > 1e-3; size /= 2 {
			if x := (correction{c.sharper - size*step.sharper, c.surer - size*step.surer}); loss(x) < now {
				next, now = x, loss(x)
				break
			}
		}
		if c = next; before-now < 1e-6 {
			c.sharper = max(c.sharper, flattest)
			return c
		}
	}
}
