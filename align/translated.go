package align

import (
	"math"

	"github.com/bitext-tools/bitext/corpus"
)

// Coverage is the second witness: which words have their translation on the
// other side, by the lexicon.
var (
	covered = feature{
		name: "covered",
		doc:  "share of the words with a translation on the other side, mean of both",
		of: paired(func(c *candidate) (float64, bool) {
			src, dst, ok := c.cover.of(c.pairing, c.src, c.dst)
			return (src+dst)/2 - c.coverLevel, ok
		}),
	}
	lessCovered = feature{
		name: "covered-less",
		doc:  "the same of the side that is covered less",
		of: paired(func(c *candidate) (float64, bool) {
			src, dst, ok := c.cover.of(c.pairing, c.src, c.dst)
			return math.Min(src, dst) - c.coverLevel, ok
		}),
	}
	coverWiden = feature{
		name: "cover-widen",
		doc:  "what taking in the best neighbour would add to the coverage",
		of:   paired(func(c *candidate) (float64, bool) { return c.bestGain((*candidate).wider, (*candidate).coverage) }),
	}
	coverNarrow = feature{
		name: "cover-narrow",
		doc:  "what leaving out the worst end would add to the coverage",
		of:   joined(func(c *candidate) (float64, bool) { return c.bestGain((*candidate).narrower, (*candidate).coverage) }),
	}
)

// coverage of both sides together, 0 to 2.
func (c *candidate) coverage(src, dst corpus.Range) (float64, bool) {
	a, b, ok := c.cover.of(c.pairing, src, dst)
	return a + b, ok
}
