package align

import "github.com/bitext-tools/bitext/corpus"

// headings holds headings against headings. Where a reader could not tell
// headings from text (plain lines), it abstains.
var headings = feature{
	name: "headings",
	doc:  "1 where a heading stands against a heading, -1 where it stands against text",
	of: paired(func(c *candidate) (float64, bool) {
		a, b := isHeading(c.pairing.src, c.src), isHeading(c.pairing.dst, c.dst)
		if !a && !b || !c.hasHeadings {
			return 0, false
		}
		if a == b {
			return 1, true
		}
		return -1, true
	}),
}

// isHeading tells whether the range is one heading.
func isHeading(side []segment, r corpus.Range) bool {
	return r.Len() == 1 && heading(side[r.Lo].Kind)
}

func heading(k corpus.Kind) bool { return k == corpus.Heading || k == corpus.Title }

// hasHeading tells whether a side has a heading at all.
func hasHeading(side []segment) bool {
	for _, s := range side {
		if heading(s.Kind) {
			return true
		}
	}
	return false
}
