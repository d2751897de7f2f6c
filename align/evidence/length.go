package evidence

import (
	"math"
	"slices"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A LengthModel says how far the lengths of a text and its translation may be
// apart, as Gale and Church, "A Program for Aligning Sentences in Bilingual
// Corpora" (1993), say it: the log of their ratio is normally distributed. Both
// lengths are in English runes of the same meaning, so that its usual value is
// 0 between any two languages.
type LengthModel struct {
	Smoothing float64 // runes added to each length, which keep the ratio of short texts tame
	Spread    float64 // variance of the log ratio of long texts
	Noise     float64 // what the variance has more, times the mean smoothed length
	Trust     float64 // pairs' worth that the languages' usual ratio counts for; see Usual
}

// Lengths is the model measured on the pairs of news texts that the vectors are
// learnt from.
var Lengths = LengthModel{Smoothing: 3, Spread: 0.03, Noise: 3, Trust: 10}

// LogRatio is the log of how much longer the source is than the target.
func (l LengthModel) LogRatio(src, dst float64) float64 {
	return math.Log((src + l.Smoothing) / (dst + l.Smoothing))
}

// Usual is the usual log ratio of two texts, given those of pairs that are
// trusted, which it sorts: their median, drawn to 0 as if Trust more pairs had
// had that. A free translation of fiction may be far from 0.
func (l LengthModel) Usual(logs []float64) float64 {
	if len(logs) == 0 {
		return 0
	}
	slices.Sort(logs)
	n := float64(len(logs))
	return logs[len(logs)/2] * n / (n + l.Trust)
}

// Deviation is how far the log ratio of two lengths is from the usual one, in
// standard deviations: above 0 where the source is longer than that.
func (l LengthModel) Deviation(src, dst, usual float64) float64 {
	mean := (src + dst + 2*l.Smoothing) / 2
	return (l.LogRatio(src, dst) - usual) / math.Sqrt(l.Spread+l.Noise/mean)
}

// EnglishRunes is the length of a text in English runes of the same meaning,
// spaces left out.
func EnglishRunes(text string, tag corpus.Tag) float64 {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	density := 1.0
	if l := lang.For(tag); l != nil {
		density = l.Density
	}
	return float64(n) / density
}
