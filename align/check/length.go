package check

import (
	"fmt"
	"math"
	"slices"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// LengthOutlier is S109.
var LengthOutlier = &Check{
	ID: "S109", Slug: "length-outlier", Title: "one side is far longer than the other",
	Doc: `The lengths of the two sides of a bead, in English letters of the same meaning, are compared with their
usual ratio in this bitext. A remark from three standard deviations on, a warning from four. It tells that
something was cut or added where no single sentence explains it. Wrong for lists of names and figures, and
for passages quoted in the original.`,
	Example: Example{
		Source: "The mayor spoke to reporters on Monday, and she told them at great length how the old bridge came to be closed, who had known of the cracks, and when.",
		Target: "Мэр выступила.", Tag: corpus.Russian,
	},
	Severity: Info, MQM: "omission",
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.beads {
			if !b.paired() {
				continue
			}
			src, dst := r.size(b, corpus.Source), r.size(b, corpus.Target)
			z := r.scale.deviation(src, dst)
			if b.Confidence < hopeless || max(src, dst) < measurable || math.Abs(z) < outlying || r.loners(corpus.Source)[b.index] != nil || r.loners(corpus.Target)[b.index] != nil {
				continue
			}
			f := about(b)
			longer := corpus.Target
			if z < 0 {
				longer = corpus.Source
			}
			f.Message = fmt.Sprintf("the %s is %.1f standard deviations longer than the other side would have it", longer, math.Abs(z))
			if math.Abs(z) >= farOutlying {
				f.Severity = Warning
			}
			found = append(found, f)
		}
		return found
	},
}

// How many standard deviations make a length remarkable, and a warning; below
// so many English letters a ratio of lengths is chance.
const (
	measurable  = 40
	outlying    = 3
	farOutlying = 4
)

// size is the length of a text in English letters of the same meaning: a
// letter of the language's own writing says what 1/density English ones say,
// digits and foreign letters say the same everywhere.
func (l *language) size(text string) float64 {
	letters := table(l.Script)
	total := 0.0
	for _, r := range text {
		switch {
		case unicode.Is(letters, r):
			total += 1 / l.Density
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			total++
		}
	}
	return total
}

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

// scaleOf measures the beads of a reading.
func scaleOf(r *reading) scale {
	var ratios []float64
	for _, b := range r.beads {
		if b.paired() && !b.doubtful {
			ratios = append(ratios, logRatio(r.size(b, corpus.Source), r.size(b, corpus.Target)))
		}
	}
	s := scale{spread: max(r.side[corpus.Source].lang.spread, r.side[corpus.Target].lang.spread)}
	if n := len(ratios); n > 0 {
		slices.Sort(ratios)
		s.ratio = (ratios[n/2] + ratios[(n-1)/2]) / 2 * float64(n) / float64(n+trust)
	}
	return s
}

func logRatio(src, dst float64) float64 { return math.Log((dst + smoothing) / (src + smoothing)) }

// deviation is how many standard deviations the target is longer than the
// source lets expect; negative where it is shorter.
func (s scale) deviation(src, dst float64) float64 {
	size := math.Sqrt((src + smoothing) * (dst + smoothing))
	return (logRatio(src, dst) - s.ratio) / math.Sqrt(s.spread+noise/size)
}

// gain is by how many nats two sizes fit better after one was changed. Extreme
// deviations are commoner than the bell curve has them: one in ten is drawn
// from a curve thrice as wide.
func (s scale) gain(src, dst, newSrc, newDst float64) float64 {
	density := func(z float64) float64 {
		return 0.9*math.Exp(-z*z/2) + 0.1/3*math.Exp(-z*z/18)
	}
	return math.Log(density(s.deviation(newSrc, newDst))) - math.Log(density(s.deviation(src, dst)))
}
