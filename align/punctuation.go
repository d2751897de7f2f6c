package align

import "math"

// Translators keep questions questions and quotations quotations.
var (
	questions    = markFeature("questions", "question marks", func(m marks) int { return m.question })
	exclamations = markFeature("exclamations", "exclamation marks", func(m marks) int { return m.exclamation })
	quotations   = markFeature("quotations", "quotations", func(m marks) int { return (m.quote + 1) / 2 })
	colons       = markFeature("colons", "colons", func(m marks) int { return m.colon })

	speech = feature{
		name: "speech",
		doc:  "at each end of the bead, 1 where both texts are inside a quotation, -1 where one is",
		of: paired(func(c *candidate) (float64, bool) {
			src, dst := c.pairing.src, c.pairing.dst
			a, ok := together(src[c.src.Lo].marks.inside, dst[c.dst.Lo].marks.inside)
			b, ok2 := together(src[c.src.Hi-1].marks.leaves, dst[c.dst.Hi-1].marks.leaves)
			return a + b, ok || ok2
		}),
	}
)

func together(a, b bool) (float64, bool) {
	switch {
	case a && b:
		return 1, true
	case a || b:
		return -1, true
	}
	return 0, false
}

func markFeature(name, what string, count func(marks) int) feature {
	return feature{
		name: name,
		doc:  "whether both sides have as many " + what + ": 1 as many, -1 only one side has",
		of: paired(func(c *candidate) (float64, bool) {
			a, b := 0, 0
			for i := c.src.Lo; i < c.src.Hi; i++ {
				a += count(c.pairing.src[i].marks)
			}
			for j := c.dst.Lo; j < c.dst.Hi; j++ {
				b += count(c.pairing.dst[j].marks)
			}
			if a+b == 0 {
				return 0, false
			}
			return 1 - 2*math.Abs(float64(a-b))/float64(a+b), true
		}),
	}
}
