package evidence

import (
	"math"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// Joined segments must all belong, and nothing that belongs may stay outside:
// here each end and each member of a bead is held against the rest.

// A change is a candidate's ranges after one segment was taken in or left out.
type change struct{ src, dst corpus.Range }

// changes lists up to four of them.
type changes struct {
	list [4]change
	n    int
}

func (x *changes) put(srcLo, srcHi, dstLo, dstHi int) {
	x.list[x.n] = change{corpus.Range{Lo: srcLo, Hi: srcHi}, corpus.Range{Lo: dstLo, Hi: dstHi}}
	x.n++
}

// wider takes in each of the four neighbours, where there is one and the side
// is not full.
func (c *Candidate) wider() (x changes) {
	s, d := c.src, c.dst
	if s.Len() < lattice.Reach {
		if s.Lo > 0 {
			x.put(s.Lo-1, s.Hi, d.Lo, d.Hi)
		}
		if s.Hi < len(c.e.src) {
			x.put(s.Lo, s.Hi+1, d.Lo, d.Hi)
		}
	}
	if d.Len() < lattice.Reach {
		if d.Lo > 0 {
			x.put(s.Lo, s.Hi, d.Lo-1, d.Hi)
		}
		if d.Hi < len(c.e.dst) {
			x.put(s.Lo, s.Hi, d.Lo, d.Hi+1)
		}
	}
	return x
}

// narrower leaves out each end segment, on sides that have more than one.
func (c *Candidate) narrower() (x changes) {
	s, d := c.src, c.dst
	if s.Len() > 1 {
		x.put(s.Lo+1, s.Hi, d.Lo, d.Hi)
		x.put(s.Lo, s.Hi-1, d.Lo, d.Hi)
	}
	if d.Len() > 1 {
		x.put(s.Lo, s.Hi, d.Lo+1, d.Hi)
		x.put(s.Lo, s.Hi, d.Lo, d.Hi-1)
	}
	return x
}

// leastGain bounds what a feature says of a change that only does harm.
const leastGain = -0.2

// bestGain is the most that one of some changes adds to a measure of the bead;
// false where no change can be measured.
func (c *Candidate) bestGain(x changes, measure func(src, dst corpus.Range) (float64, bool)) (float64, bool) {
	now, ok := measure(c.src, c.dst)
	if !ok {
		return 0, false
	}
	gain := math.Inf(-1)
	for _, o := range x.list[:x.n] {
		if y, ok := measure(o.src, o.dst); ok {
			gain = math.Max(gain, y-now)
		}
	}
	return math.Max(gain, leastGain), !math.IsInf(gain, -1)
}

// cosineOf and coverageOf (0 to 2) are measures of a bead.
func (c *Candidate) cosineOf(src, dst corpus.Range) (float64, bool) {
	return c.e.similarity.of(src, dst)
}

func (c *Candidate) coverageOf(src, dst corpus.Range) (float64, bool) {
	s := c.e.coverage.of(src, dst)
	return s.src + s.dst, s.ok
}

// weakestMember is the lowest cosine of a member of a joined side with the
// other side, above its best rival outside the bead if margin.
func (c *Candidate) weakestMember(margin bool) float64 {
	least := math.Inf(1)
	weigh := func(src, dst corpus.Range, rival float64) {
		x, _ := c.e.similarity.of(src, dst)
		if margin {
			x -= rival
		}
		least = math.Min(least, x)
	}
	if c.src.Len() > 1 {
		for i := c.src.Lo; i < c.src.Hi; i++ {
			weigh(one(i), c.dst, c.e.similarity.srcRivals[i].outside(c.dst))
		}
	}
	if c.dst.Len() > 1 {
		for j := c.dst.Lo; j < c.dst.Hi; j++ {
			weigh(c.src, one(j), c.e.similarity.dstRivals[j].outside(c.src))
		}
	}
	return least
}
