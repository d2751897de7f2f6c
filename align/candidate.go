package align

import "github.com/bitext-tools/bitext/corpus"

// A candidate is a would-be bead, with what several features ask of it.
type candidate struct {
	*pairing
	src, dst corpus.Range
	cos      float64 // of the two sides' sums
}

// paired tells whether the candidate has text on both sides.
func (c *candidate) paired() bool { return !c.src.Empty() && !c.dst.Empty() }

// candidate looks at a would-be bead; false where part of it lies outside the
// band.
func (p *pairing) candidate(src, dst corpus.Range) (candidate, bool) {
	c := candidate{pairing: p, src: src, dst: dst}
	if !c.paired() {
		return c, true
	}
	var ok bool
	c.cos, ok = p.cos(src, dst)
	return c, ok
}

// wider calls yield with the candidate's ranges after each of the four
// neighbours is taken in, where there is one and the side is not full.
func (c *candidate) wider(yield func(src, dst corpus.Range)) {
	s, d := c.src, c.dst
	moreSrc, moreDst := s.Len() < reach, d.Len() < reach
	if moreSrc && s.Lo > 0 {
		yield(corpus.Range{Lo: s.Lo - 1, Hi: s.Hi}, d)
	}
	if moreSrc && s.Hi < len(c.pairing.src) {
		yield(corpus.Range{Lo: s.Lo, Hi: s.Hi + 1}, d)
	}
	if moreDst && d.Lo > 0 {
		yield(s, corpus.Range{Lo: d.Lo - 1, Hi: d.Hi})
	}
	if moreDst && d.Hi < len(c.pairing.dst) {
		yield(s, corpus.Range{Lo: d.Lo, Hi: d.Hi + 1})
	}
}

// narrower calls yield with the candidate's ranges after each of its end
// segments is left out, on sides that have more than one.
func (c *candidate) narrower(yield func(src, dst corpus.Range)) {
	s, d := c.src, c.dst
	if s.Len() > 1 {
		yield(corpus.Range{Lo: s.Lo + 1, Hi: s.Hi}, d)
		yield(corpus.Range{Lo: s.Lo, Hi: s.Hi - 1}, d)
	}
	if d.Len() > 1 {
		yield(s, corpus.Range{Lo: d.Lo + 1, Hi: d.Hi})
		yield(s, corpus.Range{Lo: d.Lo, Hi: d.Hi - 1})
	}
}
