package evidence

import (
	"math"
	"slices"
)

// A Feature is one source of evidence about a would-be bead. Its value speaks
// for the bead where it is above 0 and against it below, or the other way
// round: the model's weight decides.
type Feature struct {
	Name  string // lower case, one word
	Topic string // what it is about, in words for people: several features share one
	Doc   string // what it measures, and its range

	// Taught tells that the value depends on the [Adaptation]; all others are
	// the same in every search of two texts.
	Taught bool

	about kinds // the beads it speaks of; it abstains on all others
	value func(*Candidate) (value float64, ok bool)
}

// Value is what the feature says of a candidate. ok is false when it has
// nothing to say, which counts as 0: two texts without numbers neither agree
// nor disagree.
func (f *Feature) Value(c *Candidate) (value float64, ok bool) {
	if c.is&f.about == 0 {
		return 0, false
	}
	if value, ok = f.value(c); !ok {
		return 0, false
	}
	return value, true
}

// The topics.
const (
	alike      = "how alike both sides are"
	rivalry    = "whether anything else is more like them"
	membership = "whether every part belongs, and no more"
	inner      = "where their sentences or clauses find their like"
	wording    = "which words translate one another"
	lengths    = "their lengths"
	figures    = "their figures"
	mentioned  = "the names in them"
	marks      = "their marks and quotations"
	titles     = "whether they are headings"
	loneliness = "whether anything on the other side is like it"
)

// Features lists the evidence in the order of a model's weights.
func Features() []Feature { return slices.Clone(features) }

// features is that list. To add a feature, write a line here, and a method of
// [Candidate] if it measures something new; then fit the weights.
//
// How alike two texts are says little by itself: in an article on one subject
// everything is somewhat alike. The margin is what a bead's cosine has over that
// of the segments that would be its members' best partners outside it; see
// Artetxe and Schwenk, "Margin-based Parallel Corpus Mining with Multilingual
// Sentence Embeddings" (2019).
var features = []Feature{
	{Name: "cosine", Topic: alike, Taught: true, about: pairs,
		Doc:   "cosine of the sums of both sides' vectors",
		value: func(c *Candidate) (float64, bool) { return c.level(), true }},
	{Name: "cosine-low", Topic: alike, Taught: true, about: pairs,
		Doc:   "how far the cosine is below 0.3, where texts are mostly unrelated",
		value: func(c *Candidate) (float64, bool) { return math.Min(0, c.level()-0.3), true }},
	{Name: "margin", Topic: rivalry, about: pairs,
		Doc:   "cosine above the mean of the best rivals on both sides",
		value: func(c *Candidate) (float64, bool) { return c.margin(), true }},
	{Name: "margin-worse", Topic: rivalry, about: pairs,
		Doc: "cosine above the better of the best rivals",
		value: func(c *Candidate) (float64, bool) {
			src, dst := c.rivals()
			return c.cos - math.Max(src, dst), true
		}},
	{Name: "margin-low", Topic: rivalry, about: pairs,
		Doc:   "how far the margin is below 0.1",
		value: func(c *Candidate) (float64, bool) { return math.Min(0, c.margin()-0.1), true }},

	{Name: "weakest", Topic: membership, about: joins,
		Doc:   "lowest cosine of a member with the whole other side",
		value: func(c *Candidate) (float64, bool) { return c.weakestMember(false), true }},
	{Name: "weakest-margin", Topic: membership, about: joins,
		Doc:   "the same above each member's best rival outside the bead",
		value: func(c *Candidate) (float64, bool) { return c.weakestMember(true), true }},
	{Name: "widen", Topic: membership, about: pairs,
		Doc:   "what taking in the best neighbour would add to the cosine",
		value: func(c *Candidate) (float64, bool) { return c.bestGain(c.wider(), c.cosineOf) }},
	{Name: "narrow", Topic: membership, about: joins,
		Doc:   "what leaving out the worst end would add to the cosine",
		value: func(c *Candidate) (float64, bool) { return c.bestGain(c.narrower(), c.cosineOf) }},

	{Name: "pieces-home", Topic: inner, about: pairs,
		Doc: "mean over the pieces of how much better each is matched inside the bead than outside, -1 to 1",
		value: func(c *Candidate) (float64, bool) {
			f := c.fit()
			return f.mean, f.total > 0
		}},
	{Name: "pieces-astray", Topic: inner, about: pairs,
		Doc: "the same of the piece that is matched better outside, if any",
		value: func(c *Candidate) (float64, bool) {
			f := c.fit()
			return math.Min(0, f.worst), f.total > 0
		}},

	{Name: "ends-like", Topic: inner, about: joins,
		Doc: "lowest cosine of an end member with as much of that end of the other side, where that is longer",
		value: func(c *Candidate) (float64, bool) {
			h := c.home()
			return h.like, h.ok
		}},
	{Name: "ends-home", Topic: inner, about: joins,
		Doc: "the same above its cosine with all of the segment there",
		value: func(c *Candidate) (float64, bool) {
			h := c.home()
			return h.gain, h.ok
		}},

	// Coverage is the second witness: which words have their translation on the
	// other side, by the lexicon.
	{Name: "covered", Topic: wording, Taught: true, about: pairs,
		Doc: "share of the words with a translation on the other side, mean of both",
		value: func(c *Candidate) (float64, bool) {
			s := c.covered()
			return (s.src+s.dst)/2 - c.a.Coverage, s.ok
		}},
	{Name: "covered-less", Topic: wording, Taught: true, about: pairs,
		Doc: "the same of the side that is covered less",
		value: func(c *Candidate) (float64, bool) {
			s := c.covered()
			return math.Min(s.src, s.dst) - c.a.Coverage, s.ok
		}},
	{Name: "cover-widen", Topic: membership, about: pairs,
		Doc:   "what taking in the best neighbour would add to the coverage",
		value: func(c *Candidate) (float64, bool) { return c.bestGain(c.wider(), c.coverageOf) }},
	{Name: "cover-narrow", Topic: membership, about: joins,
		Doc:   "what leaving out the worst end would add to the coverage",
		value: func(c *Candidate) (float64, bool) { return c.bestGain(c.narrower(), c.coverageOf) }},

	{Name: "length", Topic: lengths, Taught: true, about: pairs,
		Doc: "minus the squared deviation of the log length ratio, in standard deviations, to 16",
		value: func(c *Candidate) (float64, bool) {
			z := c.deviation()
			return -math.Min(z*z, 16), true
		}},
	{Name: "length-far", Topic: lengths, Taught: true, about: pairs,
		Doc:   "minus the deviation itself, to 6",
		value: func(c *Candidate) (float64, bool) { return -math.Min(math.Abs(c.deviation()), 6), true }},
	{Name: "substance", Topic: lengths, about: pairs,
		Doc: "log of the shorter side's length: long texts agree by chance less often",
		value: func(c *Candidate) (float64, bool) {
			return substance(math.Min(c.srcLength, c.dstLength)), true
		}},

	{Name: "figures-shared", Topic: figures, about: pairs,
		Doc: "log of the weight of the figures that both sides have",
		value: func(c *Candidate) (float64, bool) {
			a := c.figures()
			return math.Log1p(a.shared), a.any()
		}},
	{Name: "figures-apart", Topic: figures, about: pairs,
		Doc: "log of the weight of the figures that one side has alone",
		value: func(c *Candidate) (float64, bool) {
			a := c.figures()
			return math.Log1p(a.apart), a.any()
		}},
	{Name: "names-shared", Topic: mentioned, about: pairs,
		Doc: "log of the number of names that both sides have",
		value: func(c *Candidate) (float64, bool) {
			a := c.names()
			return math.Log1p(a.shared), a.any()
		}},
	// The rest of the longer list does not speak against a bead, as Chinese
	// writes most names in Han.
	{Name: "names-apart", Topic: mentioned, about: pairs,
		Doc: "log of the number of names of the side with fewer names that the other does not have",
		value: func(c *Candidate) (float64, bool) {
			a := c.names()
			fewer := min(a.src, a.dst)
			return math.Log1p(math.Max(0, float64(fewer)-a.shared)), fewer > 0
		}},

	// Translators keep questions questions and quotations quotations.
	sameMarks("questions", "question marks", func(p *punctuation) int { return p.questions }),
	sameMarks("exclamations", "exclamation marks", func(p *punctuation) int { return p.exclamations }),
	sameMarks("quotations", "quotations", func(p *punctuation) int { return (p.quotes + 1) / 2 }),
	sameMarks("colons", "colons", func(p *punctuation) int { return p.colons }),
	{Name: "speech", Topic: marks, about: pairs,
		Doc:   "at each end of the bead, 1 where both texts are inside a quotation, -1 where one is",
		value: (*Candidate).speech},
	{Name: "headings", Topic: titles, about: pairs,
		Doc:   "1 where a heading stands against a heading, -1 where it stands against text",
		value: (*Candidate).headings},

	// What stands alone should be like nothing on the other side.
	{Name: "lone-substance", Topic: loneliness, about: loners,
		Doc: "log of the length of an omission or addition",
		value: func(c *Candidate) (float64, bool) {
			return substance(c.srcLength + c.dstLength), true
		}},
	{Name: "lone-rival", Topic: loneliness, about: loners,
		Doc: "cosine of an omission or addition with what is most like it",
		value: func(c *Candidate) (float64, bool) {
			o, ok := c.closest()
			return float64(o.cos), ok
		}},
	{Name: "lone-margin", Topic: loneliness, about: loners,
		Doc: "the same above what its partner has better",
		value: func(c *Candidate) (float64, bool) {
			o, ok := c.closest()
			return float64(o.cos) - o.partner, ok
		}},
	{Name: "lone-end", Topic: loneliness, about: loners,
		Doc:   "cosine of an omission or addition with as much of the nearer end of a longer segment beside its place",
		value: (*Candidate).endsBeside},
	{Name: "lone-cover", Topic: loneliness, about: loners,
		Doc: "coverage of an omission or addition together with what is most like it, mean of both",
		value: func(c *Candidate) (float64, bool) {
			s := c.coveredByClosest()
			return (s.src + s.dst) / 2, s.ok
		}},
}

// substance is how much a length of that many English runes says.
func substance(runes float64) float64 { return math.Log1p(runes / 50) }

// sameMarks is the feature of one kind of mark.
func sameMarks(name, what string, count func(*punctuation) int) Feature {
	return Feature{
		Name:  name,
		Topic: marks,
		Doc:   "whether both sides have as many " + what + ": 1 as many, -1 only one side has",
		about: pairs,
		value: func(c *Candidate) (float64, bool) { return c.asMany(count) },
	}
}

// Fixed is the sum of the features that no search teaches, each times its
// weight; the weights are in the order of [Features].
func (c *Candidate) Fixed(weights []float64) float64 { return c.sum(weights, false) }

// Taught is the same sum of the features that depend on the [Adaptation].
func (c *Candidate) Taught(weights []float64) float64 { return c.sum(weights, true) }

func (c *Candidate) sum(weights []float64, taught bool) float64 {
	sum := 0.0
	for i := range features {
		if f := &features[i]; f.Taught == taught {
			v, _ := f.Value(c)
			sum += weights[i] * v
		}
	}
	return sum
}

// Values writes the values of all features, in the order of [Features]; what
// abstains is 0.
func (c *Candidate) Values(out []float64) {
	for i := range features {
		out[i], _ = features[i].Value(c)
	}
}

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
