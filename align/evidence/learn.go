package evidence

import "github.com/bitext-tools/bitext/corpus"

// A text teaches about itself: how much longer and how much freer its
// translation is than usual. Both are learnt from the beads of a first search
// that are trusted, and used in a second. (Word pairs learnt in the same way,
// as hunalign's realign does, were tried and did not help.)
const (
	trusted = 0.7 // confidence from which a bead teaches
	pull    = 10  // beads' worth that the usual levels count for

	// What trusted beads of news texts have in the mean.
	usualCosine   = 0.65
	usualCoverage = 0.45
)

// Learn is what the beads of a search teach. A free translation is less alike
// everywhere, and that is no evidence against a bead. Each is drawn to 0 where
// few beads are trusted.
func (e *Evidence) Learn(beads []corpus.Bead) Adaptation {
	var a Adaptation
	var logs []float64
	n := 0.0
	for _, b := range beads {
		if b.Confidence < trusted || b.Src.Empty() || b.Dst.Empty() {
			continue
		}
		c, ok := e.Candidate(b, Adaptation{})
		logs = append(logs, Lengths.LogRatio(c.srcLength, c.dstLength))
		if s := c.covered(); ok && s.ok {
			n++
			a.Cosine += c.cos - usualCosine
			a.Coverage += (s.src+s.dst)/2 - usualCoverage
		}
	}
	a.LengthRatio = Lengths.Usual(logs)
	a.Cosine, a.Coverage = a.Cosine/(n+pull), a.Coverage/(n+pull)
	return a
}
