package check

import (
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A scale is what lengths of this bitext are measured by.
type scale struct {
	ratio  float64 // usual logarithm of target size by source size
	spread float64 // see [language]
}

// The variance of the logarithm of the ratio of sizes is spread + noise/size,
// with the size in English letters; smoothing keeps the ratio of short texts
// tame. Measured on the untouched dev cases from 30 to 700 letters a paragraph.
// A bitext's own ratio counts for as many beads as it has, against five with
// the languages' usual one.
const (
	noise     = 1.25
	smoothing = 5
	trust     = 5
)

// scaleOf measures the beads of a reading that are not doubtful.
func scaleOf(r *reading) scale {
	var ratios []float64
	for _, b := range r.pairs {
		if !b.doubtful {
			ratios = append(ratios, logRatio(b.size[corpus.Source], b.size[corpus.Target]))
		}
	}
	s := scale{spread: max(r.side[corpus.Source].lang.spread, r.side[corpus.Target].lang.spread)}
	if n := len(ratios); n > 0 {
		slices.Sort(ratios)
		s.ratio = (ratios[n/2] + ratios[(n-1)/2]) / 2 * float64(n) / float64(n+trust)
	}
	return s
}

// logRatio is the logarithm of two sizes' ratio, smoothed.
func logRatio(src, dst float64) float64 { return math.Log((dst + smoothing) / (src + smoothing)) }

// deviation is how many standard deviations the target is longer than the
// source lets expect; negative where it is shorter.
func (s scale) deviation(src, dst float64) float64 {
	size := math.Sqrt((src + smoothing) * (dst + smoothing))
	return (logRatio(src, dst) - s.ratio) / math.Sqrt(s.spread+noise/size)
}

// gain is by how many nats two sizes, source before target, fit better after
// one of them was changed. Extreme deviations are commoner than the bell curve
// has them: one in ten is drawn from a curve thrice as wide.
func (s scale) gain(sizes, changed [2]float64) float64 {
	density := func(z float64) float64 {
		return 0.9*math.Exp(-z*z/2) + 0.1/3*math.Exp(-z*z/18)
	}
	fits := func(sizes [2]float64) float64 {
		return math.Log(density(s.deviation(sizes[corpus.Source], sizes[corpus.Target])))
	}
	return fits(changed) - fits(sizes)
}
