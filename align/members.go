package align

import (
	"math"

	"github.com/bitext-tools/bitext/corpus"
)

// Joined segments must all belong, and nothing that belongs may stay outside:
// these features hold each end and each member of a bead against the rest.
var (
	weakest = feature{
		name: "weakest",
		doc:  "lowest cosine of a member with the whole other side",
		of:   joined(func(c *candidate) (float64, bool) { return c.weakestMember(false), true }),
	}
	weakestMargin = feature{
		name: "weakest-margin",
		doc:  "the same above each member's best rival outside the bead",
		of:   joined(func(c *candidate) (float64, bool) { return c.weakestMember(true), true }),
	}
	widen = feature{
		name: "widen",
		doc:  "what taking in the best neighbour would add to the cosine",
		of:   paired(func(c *candidate) (float64, bool) { return c.bestGain((*candidate).wider, (*candidate).alike) }),
	}
	narrow = feature{
		name: "narrow",
		doc:  "what leaving out the worst end would add to the cosine",
		of:   joined(func(c *candidate) (float64, bool) { return c.bestGain((*candidate).narrower, (*candidate).alike) }),
	}
)

// leastGain bounds what a feature says of a change that only does harm.
const leastGain = -0.2

// bestGain is the most that one of the changes adds to a measure of the bead;
// false where no change can be measured.
func (c *candidate) bestGain(changes func(*candidate) ([4]sides, int), measure func(c *candidate, src, dst corpus.Range) (float64, bool)) (float64, bool) {
	now, ok := measure(c, c.src, c.dst)
	if !ok {
		return 0, false
	}
	gain := math.Inf(-1)
	list, n := changes(c)
	for _, x := range list[:n] {
		if y, ok := measure(c, x.src, x.dst); ok {
			gain = math.Max(gain, y-now)
		}
	}
	return math.Max(gain, leastGain), !math.IsInf(gain, -1)
}

// weakestMember is the lowest cosine of a member of a joined side with the
// other side, above its best rival outside the bead if margin.
func (c *candidate) weakestMember(margin bool) float64 {
	least := math.Inf(1)
	weigh := func(src, dst corpus.Range, rival float64) {
		x, _ := c.pairing.cos(src, dst)
		if margin {
			x -= rival
		}
		least = math.Min(least, x)
	}
	if c.src.Len() > 1 {
		for i := c.src.Lo; i < c.src.Hi; i++ {
			weigh(one(i), c.dst, c.srcRivals[i].best(c.dst))
		}
	}
	if c.dst.Len() > 1 {
		for j := c.dst.Lo; j < c.dst.Hi; j++ {
			weigh(c.src, one(j), c.dstRivals[j].best(c.src))
		}
	}
	return least
}
