package align

import "math"

// Lengths are compared in English runes of the same meaning, with the ratio of
// the languages, or of these two texts where enough of them is paired; see
// [pairing.ratio].
var (
	length = feature{
		name: "length",
		doc:  "minus the squared deviation of the log length ratio, in standard deviations, to 16",
		of: paired(func(c *candidate) (float64, bool) {
			z := c.deviation()
			return -math.Min(z*z, 16), true
		}),
	}
	lengthFar = feature{
		name: "length-far",
		doc:  "minus the deviation itself, to 6",
		of:   paired(func(c *candidate) (float64, bool) { return -math.Min(math.Abs(c.deviation()), 6), true }),
	}
	substance = feature{
		name: "substance",
		doc:  "log of the shorter side's length: long texts agree by chance less often",
		of: paired(func(c *candidate) (float64, bool) {
			return math.Log1p(math.Min(size(c.pairing.src, c.src), size(c.pairing.dst, c.dst)) / 50), true
		}),
	}
)

// deviation is how far the log length ratio of the sides is from the usual, in
// standard deviations: the variance, 0.03 for long texts, grows as texts get
// shorter. Measured on the pairs of news texts that the vectors are learnt from.
func (c *candidate) deviation() float64 {
	a, b := size(c.pairing.src, c.src), size(c.pairing.dst, c.dst)
	return (math.Log((a+3)/(b+3)) - c.ratio) / math.Sqrt(0.03+6/(a+b+6))
}
