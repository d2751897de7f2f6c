package align

import "math"

// How alike two texts are says little by itself: in an article on one subject
// everything is somewhat alike. The margin is what a bead's cosine has over
// that of the segments that would be its members' best partners outside it;
// see Artetxe and Schwenk, "Margin-based Parallel Corpus Mining with
// Multilingual Sentence Embeddings" (2019).
var (
	cosine = feature{
		name: "cosine",
		doc:  "cosine of the sums of both sides' vectors",
		of:   paired(func(c *candidate) (float64, bool) { return c.cos - c.cosineLevel, true }),
	}
	doubtfulCosine = feature{
		name: "cosine-low",
		doc:  "how far the cosine is below 0.3, where texts are mostly unrelated",
		of:   paired(func(c *candidate) (float64, bool) { return math.Min(0, c.cos-c.cosineLevel-0.3), true }),
	}
	margin = feature{
		name: "margin",
		doc:  "cosine above the mean of the best rivals on both sides",
		of: paired(func(c *candidate) (float64, bool) {
			src, dst := c.bestRivals()
			return c.cos - (src+dst)/2, true
		}),
	}
	worseMargin = feature{
		name: "margin-worse",
		doc:  "cosine above the better of the best rivals",
		of: paired(func(c *candidate) (float64, bool) {
			src, dst := c.bestRivals()
			return c.cos - math.Max(src, dst), true
		}),
	}
	doubtfulMargin = feature{
		name: "margin-low",
		doc:  "how far the margin is below 0.1",
		of: paired(func(c *candidate) (float64, bool) {
			src, dst := c.bestRivals()
			return math.Min(0, c.cos-(src+dst)/2-0.1), true
		}),
	}
)

// bestRivals is the highest cosine that a member of one side has with a segment
// outside the bead, for each side.
func (c *candidate) bestRivals() (src, dst float64) {
	for i := c.src.Lo; i < c.src.Hi; i++ {
		src = math.Max(src, c.srcRivals[i].best(c.dst))
	}
	for j := c.dst.Lo; j < c.dst.Hi; j++ {
		dst = math.Max(dst, c.dstRivals[j].best(c.src))
	}
	return src, dst
}
