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

// sides are the ranges of a would-be bead.
type sides struct{ src, dst corpus.Range }

// wider is the candidate's ranges after each of the four neighbours is taken
// in, where there is one and the side is not full: the first n of the list.
func (c *candidate) wider() (list [4]sides, n int) {
	put := func(s, d corpus.Range) { list[n] = sides{s, d}; n++ }
	s, d := c.src, c.dst
	moreSrc, moreDst := s.Len() < reach, d.Len() < reach
	if moreSrc && s.Lo > 0 {
		put(corpus.Range{Lo: s.Lo - 1, Hi: s.Hi}, d)
	}
	if moreSrc && s.Hi < len(c.pairing.src) {
		put(corpus.Range{Lo: s.Lo, Hi: s.Hi + 1}, d)
	}
	if moreDst && d.Lo > 0 {
		put(s, corpus.Range{Lo: d.Lo - 1, Hi: d.Hi})
	}
	if moreDst && d.Hi < len(c.pairing.dst) {
		put(s, corpus.Range{Lo: d.Lo, Hi: d.Hi + 1})
	}
	return list, n
}

// narrower is the candidate's ranges after each of its end segments is left
// out, on sides that have more than one: the first n of the list.
func (c *candidate) narrower() (list [4]sides, n int) {
	put := func(s, d corpus.Range) { list[n] = sides{s, d}; n++ }
	s, d := c.src, c.dst
	if s.Len() > 1 {
		put(corpus.Range{Lo: s.Lo + 1, Hi: s.Hi}, d)
		put(corpus.Range{Lo: s.Lo, Hi: s.Hi - 1}, d)
	}
	if d.Len() > 1 {
		put(s, corpus.Range{Lo: d.Lo + 1, Hi: d.Hi})
		put(s, corpus.Range{Lo: d.Lo, Hi: d.Hi - 1})
	}
	return list, n
}

// alike is the cosine of two ranges of the candidate's texts.
func (c *candidate) alike(src, dst corpus.Range) (float64, bool) { return c.pairing.cos(src, dst) }
