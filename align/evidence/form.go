package evidence

import "math"

// asMany tells whether both sides have as many marks of a kind, as a value from
// -1 (only one side has) to 1; false where neither has any.
func (c *Candidate) asMany(count func(*punctuation) int) (float64, bool) {
	a, b := 0, 0
	for i := c.src.Lo; i < c.src.Hi; i++ {
		a += count(&c.e.src[i].punctuation)
	}
	for j := c.dst.Lo; j < c.dst.Hi; j++ {
		b += count(&c.e.dst[j].punctuation)
	}
	if a+b == 0 {
		return 0, false
	}
	return 1 - 2*math.Abs(float64(a-b))/float64(a+b), true
}

// speech adds up, for both ends of the bead, 1 where both texts are inside a
// quotation and -1 where only one is; false where none is.
func (c *Candidate) speech() (float64, bool) {
	src, dst := c.source(), c.target()
	a, ok := together(src[0].punctuation.opensInside, dst[0].punctuation.opensInside)
	b, ok2 := together(src[len(src)-1].punctuation.endsInside, dst[len(dst)-1].punctuation.endsInside)
	return a + b, ok || ok2
}

func together(a, b bool) (float64, bool) {
	switch {
	case a && b:
		return 1, true
	case a || b:
		return -1, true
	}
	return 0, false
}

// headings is 1 where a heading stands against a heading and -1 where it stands
// against text. Where a reader could not tell headings from text (plain lines),
// it abstains.
func (c *Candidate) headings() (float64, bool) {
	a, b := onlyHeading(c.source()), onlyHeading(c.target())
	if !a && !b || !c.e.hasHeadings {
		return 0, false
	}
	if a == b {
		return 1, true
	}
	return -1, true
}

// onlyHeading tells whether some segments are one heading.
func onlyHeading(segments []Segment) bool { return len(segments) == 1 && segments[0].isHeading() }
