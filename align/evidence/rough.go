package evidence

import (
	"math"
	"slices"
)

// All evidence of a bead is dear, and most beads can be seen to be hopeless by
// their vectors and lengths: [Candidate.Rough] is what these say. For features
// that look at the words stands what usually goes with a cosine or a margin.

// coverageOfCosine is what the lexicon usually covers for each unit of cosine.
const coverageOfCosine = usualCoverage / usualCosine

// seenAtOnce are the features that need nothing but vectors and lengths.
var seenAtOnce = []string{
	"cosine", "cosine-low", "margin", "margin-worse", "margin-low", "length", "length-far", "substance",
	"lone-substance", "lone-rival", "lone-margin",
}

// standIns are about the values of some others.
var standIns = map[string]func(*Candidate) float64{
	"covered":      func(c *Candidate) float64 { return coverageOfCosine * c.level() },
	"covered-less": func(c *Candidate) float64 { return coverageOfCosine * c.level() },
	"pieces-home":  func(c *Candidate) float64 { return math.Max(-1, math.Min(1, c.margin()/clearly)) },
}

// Rough is about what [Candidate.Fixed] and [Candidate.Taught] are together; a
// sketch is enough for it. The beads of a right path are hardly ever ten nats
// worse by it than those of another.
func (c *Candidate) Rough(weights []float64) float64 {
	sum := 0.0
	for _, r := range roughly {
		if f := &features[r.feature]; c.is&f.about != 0 {
			sum += weights[r.feature] * r.value(c)
		}
	}
	return sum
}

// A look is the value that [Candidate.Rough] takes for a feature.
type look struct {
	feature int // in the order of [Features]
	value   func(*Candidate) float64
}

// roughly lists the features that [Candidate.Rough] sums.
var roughly = func() (out []look) {
	for i := range features {
		f := &features[i]
		if value, ok := standIns[f.Name]; ok {
			out = append(out, look{i, value})
		} else if slices.Contains(seenAtOnce, f.Name) {
			out = append(out, look{i, func(c *Candidate) float64 {
				v, _ := f.value(c)
				return v
			}})
		}
	}
	return out
}()
