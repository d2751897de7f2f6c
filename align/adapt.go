package align

import (
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A text teaches about itself: how much longer and how much freer its
// translation is than usual. Both are learnt from the beads of a first search
// that are trusted, and used in a second. (Word pairs learnt in the same way,
// as hunalign's realign does, were tried and did not help.)
const (
	trusted = 0.7 // confidence from which a bead teaches
	usual   = 10  // beads' worth that the ratio of the languages counts for

	enoughToTeach = 1500 // source segments from which a text is judged by its first so many

	// What trusted beads of news texts have in the mean.
	usualCosine   = 0.65
	usualCoverage = 0.45
)

// textRatio is the log of how much longer the source is than these languages
// make it, in English runes on both sides: the median over the trusted beads,
// drawn to 0 as if [usual] more beads had said so. A free translation of
// fiction may be far from 0.
func textRatio(p *pairing, beads []corpus.Bead) float64 {
	var logs []float64
	for _, b := range beads {
		if teaches(b) {
			logs = append(logs, math.Log((size(p.src, b.Src)+3)/(size(p.dst, b.Dst)+3)))
		}
	}
	if len(logs) == 0 {
		return 0
	}
	slices.Sort(logs)
	n := float64(len(logs))
	return logs[len(logs)/2] * n / (n + usual)
}

// textLevels is how far the cosine and the coverage of these texts' trusted
// beads are from what is usual, each drawn to 0 like the ratio: a free
// translation is less alike everywhere, and that is no evidence against a bead.
func textLevels(p *pairing, beads []corpus.Bead) (cosine, coverage float64) {
	n := 0.0
	for _, b := range beads {
		if !teaches(b) {
			continue
		}
		c, ok := p.candidate(b.Src, b.Dst)
		src, dst, ok2 := p.cover.of(p, b.Src, b.Dst)
		if ok && ok2 {
			n++
			cosine += c.cos - usualCosine
			coverage += (src+dst)/2 - usualCoverage
		}
	}
	return cosine / (n + usual), coverage / (n + usual)
}

func teaches(b corpus.Bead) bool {
	return b.Confidence >= trusted && !b.Src.Empty() && !b.Dst.Empty()
}
