package evidence

import (
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// An Adaptation is what two texts teach about themselves. The zero value is
// what texts of these languages are usually like.
type Adaptation struct {
	LengthRatio float64 // log of how much longer the source is than the languages make it
	Cosine      float64 // how far cosines of right beads are above the usual
	Coverage    float64 // how far coverage of right beads is above the usual
}

// A Candidate is a would-be bead that is looked at. It remembers what several
// features ask; it is not for use by two goroutines at once.
type Candidate struct {
	e                    *Evidence
	a                    Adaptation
	src, dst             corpus.Range
	is                   kinds
	cos                  float64 // of the two sides' sums
	srcLength, dstLength float64 // in English runes

	bestRivals    memo[[2]float64]
	unusual       memo[float64]
	coverage      memo[shares]
	pieces        memo[fit]
	endsHome      memo[home]
	sharedFigures memo[agreement]
	sharedNames   memo[agreement]
}

// kinds is a set of kinds of beads.
type kinds uint8

const (
	pairs  kinds = 1 << iota // text on both sides
	joins                    // and several segments on one side at least
	loners                   // omissions and additions
)

// A memo keeps a value once it was worked out.
type memo[T any] struct {
	value T
	known bool
}

func (m *memo[T]) get(work func() T) T {
	if !m.known {
		m.value, m.known = work(), true
	}
	return m.value
}

// Candidate looks at a would-be bead, whose ranges must lie inside the texts;
// false where part of it lies outside the band.
func (e *Evidence) Candidate(b corpus.Bead, a Adaptation) (Candidate, bool) {
	c := Candidate{e: e, a: a, src: b.Src, dst: b.Dst, is: loners}
	c.srcLength, c.dstLength = length(c.source()), length(c.target())
	if b.Src.Empty() || b.Dst.Empty() {
		return c, true
	}
	c.is = pairs
	if b.Src.Len()+b.Dst.Len() > 2 {
		c.is |= joins
	}
	var ok bool
	c.cos, ok = e.similarity.of(c.src, c.dst)
	return c, ok && e.band.HoldsCells(c.src, c.dst)
}

// source and target are its segments.
func (c *Candidate) source() []Segment { return c.e.src[c.src.Lo:c.src.Hi] }
func (c *Candidate) target() []Segment { return c.e.dst[c.dst.Lo:c.dst.Hi] }

// one is the range of a single segment.
func one(i int) corpus.Range { return corpus.Range{Lo: i, Hi: i + 1} }

// rivals is the highest cosine that a member of one side has with a segment
// outside the bead, for each side.
func (c *Candidate) rivals() (src, dst float64) {
	best := c.bestRivals.get(func() (best [2]float64) {
		for i := c.src.Lo; i < c.src.Hi; i++ {
			best[0] = math.Max(best[0], c.e.similarity.srcRivals[i].outside(c.dst))
		}
		for j := c.dst.Lo; j < c.dst.Hi; j++ {
			best[1] = math.Max(best[1], c.e.similarity.dstRivals[j].outside(c.src))
		}
		return best
	})
	return best[0], best[1]
}

// margin is the cosine above the mean of the best rivals.
func (c *Candidate) margin() float64 {
	src, dst := c.rivals()
	return c.cos - (src+dst)/2
}

// level is the cosine above what these texts have more than usual.
func (c *Candidate) level() float64 { return c.cos - c.a.Cosine }

// covered is the share of each side's words that the other side translates.
func (c *Candidate) covered() shares {
	return c.coverage.get(func() shares { return c.e.coverage.of(c.src, c.dst) })
}

// deviation is how unusual the ratio of the sides' lengths is.
func (c *Candidate) deviation() float64 {
	return c.unusual.get(func() float64 { return Lengths.Deviation(c.srcLength, c.dstLength, c.a.LengthRatio) })
}

// fit is how much better the bead's pieces are matched inside than outside.
func (c *Candidate) fit() fit {
	return c.pieces.get(func() fit {
		f := fit{worst: 1}
		f.add(c.e.srcPieces[c.src.Lo:c.src.Hi], c.dst)
		f.add(c.e.dstPieces[c.dst.Lo:c.dst.Hi], c.src)
		f.mean /= f.total
		return f
	})
}

// figures and names compare what both sides mention.
func (c *Candidate) figures() agreement {
	return c.sharedFigures.get(func() agreement {
		return agree(c.source(), c.target(), func(s *Segment) []mention { return s.figures })
	})
}

func (c *Candidate) names() agreement {
	return c.sharedNames.get(func() agreement {
		return agree(c.source(), c.target(), func(s *Segment) []mention { return s.names })
	})
}

// A counterpart is what stands alone, and what is most like it on the other side.
type counterpart struct {
	rival
	partner float64 // cosine of the rival with its own best partner, the lone segment left out
}

// closest is what is most like the lone segment; false if there is nothing.
func (c *Candidate) closest() (o counterpart, ok bool) {
	s := &c.e.similarity
	if c.dst.Empty() {
		if o.rival = s.srcRivals[c.src.Lo][0]; o.at < 0 {
			return o, false
		}
		o.partner = s.dstRivals[o.at].outside(c.src)
		return o, true
	}
	if o.rival = s.dstRivals[c.dst.Lo][0]; o.at < 0 {
		return o, false
	}
	o.partner = s.srcRivals[o.at].outside(c.dst)
	return o, true
}

// coveredByClosest is the shares of the lone segment's words and of those of what
// is most like it.
func (c *Candidate) coveredByClosest() shares {
	if c.dst.Empty() {
		return c.e.coverage.srcClosest[c.src.Lo]
	}
	return c.e.coverage.dstClosest[c.dst.Lo]
}

// An agreement is how far two texts mention the same.
type agreement struct {
	shared   float64 // weight of what both mention
	apart    float64 // weight of what only one does
	src, dst int     // number of mentions on each side
}

// any tells whether anything is mentioned at all.
func (a agreement) any() bool { return a.shared+a.apart > 0 }

// agree compares the mentions of two ranges of segments, one with one.
func agree(src, dst []Segment, of func(*Segment) []mention) (a agreement) {
	var room [2][32]mention // most beads mention less, and need no memory
	here, there := collect(room[0][:0], src, of), collect(room[1][:0], dst, of)
	a.src, a.dst = len(here), len(there)
	for _, x := range here {
		if k := slices.IndexFunc(there, func(y mention) bool { return y.key == x.key }); k >= 0 {
			a.shared += math.Max(x.weight, there[k].weight)
			there = slices.Delete(there, k, k+1)
		} else {
			a.apart += x.weight
		}
	}
	for _, y := range there {
		a.apart += y.weight
	}
	return a
}

// collect appends what some segments mention.
func collect(out []mention, segments []Segment, of func(*Segment) []mention) []mention {
	for i := range segments {
		out = append(out, of(&segments[i])...)
	}
	return out
}
