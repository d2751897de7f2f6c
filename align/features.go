package align

import (
	"math"

	"github.com/bitext-tools/bitext/corpus"
)

// A feature is one source of evidence about a would-be bead. Its value grows
// with how much the bead looks right or, where its weight is negative, wrong;
// ok is false when it has nothing to say.
type feature struct {
	name string
	doc  string
	of   func(*candidate) (value float64, ok bool)
}

// paired makes a feature of beads with text on both sides.
func paired(of func(*candidate) (float64, bool)) func(*candidate) (float64, bool) {
	return func(c *candidate) (float64, bool) {
		if !c.paired() {
			return 0, false
		}
		return of(c)
	}
}

var features = []feature{
	{"cosine", "", paired(func(c *candidate) (float64, bool) { return c.cos, true })},
	{"margin", "", paired(func(c *candidate) (float64, bool) {
		a, b := c.backgrounds()
		return c.cos - (a+b)/2, true
	})},
	{"margin-min", "", paired(func(c *candidate) (float64, bool) {
		a, b := c.backgrounds()
		return math.Min(c.cos-a, c.cos-b), true
	})},
	{"margin-low", "", paired(func(c *candidate) (float64, bool) {
		a, b := c.backgrounds()
		return math.Min(0, c.cos-(a+b)/2-0.1), true
	})},
	{"cosine-low", "", paired(func(c *candidate) (float64, bool) { return math.Min(0, c.cos-0.3), true })},
	{"weakest", "", paired(func(c *candidate) (float64, bool) { return c.weakest(false), c.src.Len()+c.dst.Len() > 2 })},
	{"weakest-margin", "", paired(func(c *candidate) (float64, bool) { return c.weakest(true), c.src.Len()+c.dst.Len() > 2 })},
	{"widen", "", paired(func(c *candidate) (float64, bool) {
		g := math.Inf(-1)
		c.wider(func(s, d corpus.Range) {
			if s.Len() > reach || d.Len() > reach {
				return
			}
			if x, ok := c.pairing.cos(s, d); ok {
				g = math.Max(g, x-c.cos)
			}
		})
		return math.Max(g, -0.2), !math.IsInf(g, -1)
	})},
	{"narrow", "", paired(func(c *candidate) (float64, bool) {
		g := math.Inf(-1)
		c.narrower(func(s, d corpus.Range) {
			if x, ok := c.pairing.cos(s, d); ok {
				g = math.Max(g, x-c.cos)
			}
		})
		return math.Max(g, -0.2), !math.IsInf(g, -1)
	})},
	{"cover-min", "", paired(func(c *candidate) (float64, bool) {
		a, b, ok := c.covers(c.src, c.dst)
		return math.Min(a, b), ok
	})},
	{"cover", "", paired(func(c *candidate) (float64, bool) {
		a, b, ok := c.covers(c.src, c.dst)
		return (a + b) / 2, ok
	})},
	{"cover-widen", "", paired(func(c *candidate) (float64, bool) {
		a, b, ok := c.covers(c.src, c.dst)
		g := math.Inf(-1)
		c.wider(func(s, d corpus.Range) {
			if s.Len() > reach || d.Len() > reach {
				return
			}
			if x, y, ok := c.covers(s, d); ok {
				g = math.Max(g, x+y-a-b)
			}
		})
		return math.Max(g, -0.3), ok && !math.IsInf(g, -1)
	})},
	{"cover-narrow", "", paired(func(c *candidate) (float64, bool) {
		a, b, ok := c.covers(c.src, c.dst)
		g := math.Inf(-1)
		c.narrower(func(s, d corpus.Range) {
			if x, y, ok := c.covers(s, d); ok {
				g = math.Max(g, x+y-a-b)
			}
		})
		return math.Max(g, -0.3), ok && !math.IsInf(g, -1)
	})},
	{"length", "", paired(func(c *candidate) (float64, bool) {
		z := c.lengthDeviation()
		return -math.Min(z*z, 16), true
	})},
	{"length-abs", "", paired(func(c *candidate) (float64, bool) {
		z := c.lengthDeviation()
		return -math.Min(math.Abs(z), 6), true
	})},
	{"size", "", paired(func(c *candidate) (float64, bool) {
		return math.Log1p(math.Min(size(c.pairing.src, c.src), size(c.pairing.dst, c.dst)) / 50), true
	})},
	{"question", "", paired(func(c *candidate) (float64, bool) {
		a, b := c.marks()
		return agree(a.question, b.question)
	})},
	{"exclamation", "", paired(func(c *candidate) (float64, bool) {
		a, b := c.marks()
		return agree(a.exclamation, b.exclamation)
	})},
	{"quote", "", paired(func(c *candidate) (float64, bool) {
		a, b := c.marks()
		return agree((a.quote+1)/2, (b.quote+1)/2)
	})},
	{"colon", "", paired(func(c *candidate) (float64, bool) {
		a, b := c.marks()
		return agree(a.colon, b.colon)
	})},
	{"alone-size", "", func(c *candidate) (float64, bool) {
		return math.Log1p((size(c.pairing.src, c.src) + size(c.pairing.dst, c.dst)) / 50), !c.paired()
	}},
	{"alone-rival", "", func(c *candidate) (float64, bool) { return c.alone(false), !c.paired() }},
	{"alone-margin", "", func(c *candidate) (float64, bool) { return c.alone(true), !c.paired() }},
}

func agree(a, b int) (float64, bool) {
	if a+b == 0 {
		return 0, false
	}
	return 1 - 2*math.Abs(float64(a-b))/float64(a+b), true
}

func (c *candidate) marks() (a, b marks) {
	sum := func(side []segment, r corpus.Range) (m marks) {
		for i := r.Lo; i < r.Hi; i++ {
			x := side[i].marks
			m.question += x.question
			m.exclamation += x.exclamation
			m.quote += x.quote
			m.colon += x.colon
		}
		return
	}
	return sum(c.pairing.src, c.src), sum(c.pairing.dst, c.dst)
}

func (c *candidate) covers(s, d corpus.Range) (float64, float64, bool) {
	return c.cover.of(c.pairing, s, d)
}

// alone is how like its best partner a lone segment is.
func (c *candidate) alone(margin bool) float64 {
	r, others := &rivals{}, c.dstRivals
	var i int
	if c.dst.Empty() {
		i = c.src.Lo
		r, others = &c.srcRivals[i], c.dstRivals
	} else {
		i = c.dst.Lo
		r, others = &c.dstRivals[i], c.srcRivals
	}
	if r[0].at < 0 {
		return 0
	}
	if !margin {
		return r[0].cos
	}
	return r[0].cos - others[r[0].at].best(corpus.Range{Lo: i, Hi: i + 1})
}

func (c *candidate) backgrounds() (src, dst float64) {
	for i := c.src.Lo; i < c.src.Hi; i++ {
		src = math.Max(src, c.srcRivals[i].best(c.dst))
	}
	for j := c.dst.Lo; j < c.dst.Hi; j++ {
		dst = math.Max(dst, c.dstRivals[j].best(c.src))
	}
	return
}

func (c *candidate) weakest(margin bool) float64 {
	w := math.Inf(1)
	if c.src.Len() > 1 {
		for i := c.src.Lo; i < c.src.Hi; i++ {
			x, _ := c.pairing.cos(corpus.Range{Lo: i, Hi: i + 1}, c.dst)
			if margin {
				x -= c.srcRivals[i].best(c.dst)
			}
			w = math.Min(w, x)
		}
	}
	if c.dst.Len() > 1 {
		for j := c.dst.Lo; j < c.dst.Hi; j++ {
			x, _ := c.pairing.cos(c.src, corpus.Range{Lo: j, Hi: j + 1})
			if margin {
				x -= c.dstRivals[j].best(c.src)
			}
			w = math.Min(w, x)
		}
	}
	return w
}

func (c *candidate) lengthDeviation() float64 {
	a, b := size(c.pairing.src, c.src), size(c.pairing.dst, c.dst)
	return math.Log((a+3)/(b+3)) / math.Sqrt(0.03+6/(a+b+6))
}
