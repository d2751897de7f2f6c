package align

import "math"

// What stands alone should be like nothing on the other side.
var (
	loneSubstance = feature{
		name: "lone-substance",
		doc:  "log of the length of an omission or addition",
		of: lone(func(c *candidate) (float64, bool) {
			return math.Log1p((size(c.pairing.src, c.src) + size(c.pairing.dst, c.dst)) / 50), true
		}),
	}
	loneRival = feature{
		name: "lone-rival",
		doc:  "cosine of an omission or addition with what is most like it",
		of: lone(func(c *candidate) (float64, bool) {
			r, _, _ := c.closest()
			return r.cos, r.at >= 0
		}),
	}
	loneMargin = feature{
		name: "lone-margin",
		doc:  "the same above what its partner has better",
		of: lone(func(c *candidate) (float64, bool) {
			r, partners, i := c.closest()
			if r.at < 0 {
				return 0, false
			}
			return r.cos - partners[r.at].best(one(i)), true
		}),
	}
	loneCover = feature{
		name: "lone-cover",
		doc:  "coverage of an omission or addition together with what is most like it, mean of both",
		of: lone(func(c *candidate) (float64, bool) {
			r, _, i := c.closest()
			if r.at < 0 {
				return 0, false
			}
			src, dst := one(i), one(r.at)
			if c.src.Empty() {
				src, dst = dst, src
			}
			a, b, ok := c.cover.of(c.pairing, src, dst)
			return (a + b) / 2, ok
		}),
	}
)

// closest is the segment of the other side most like a lone one, the rivals of
// that other side, and the lone segment's index.
func (c *candidate) closest() (best rival, partners []rivals, i int) {
	if c.dst.Empty() {
		return c.srcRivals[c.src.Lo][0], c.dstRivals, c.src.Lo
	}
	return c.dstRivals[c.dst.Lo][0], c.srcRivals, c.dst.Lo
}
