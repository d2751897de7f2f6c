package review

import (
	"slices"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// An origin is where a segment comes from: the paragraph in the file, and the
// stretch of its runes, white space not counted; to is 0 where it is all of it.
type origin struct{ paragraph, from, to int }

// A cutting is a document whose paragraphs were cut, and the index of those
// paragraphs.
type cutting struct {
	index
	whole   corpus.Document // as it stands in the file
	at      map[int][]int   // of each paragraph that was cut where, in runes without white space
	doc     corpus.Document // its parts
	starts  []int           // of each paragraph, the first of its parts; after the last, how many parts there are
	origins []origin        // of each part
}

// cutAt cuts the paragraphs of a document: at maps a paragraph to the places, in
// runes without white space.
func cutAt(x index, doc corpus.Document, at map[int][]int) cutting {
	n := len(doc.Segments) + len(at)
	c := cutting{index: x, whole: doc, at: at, doc: doc, starts: make([]int, 0, n+1), origins: make([]origin, 0, n)}
	if len(at) > 0 {
		c.doc.Segments = make([]corpus.Segment, 0, n)
	}
	for k, s := range doc.Segments {
		c.starts = append(c.starts, len(c.origins))
		if len(at[k]) == 0 {
			c.part(s, nil, corpus.Range{}, origin{paragraph: k})
			continue
		}
		places := slices.Sorted(slices.Values(at[k]))
		text := []rune(s.Text)
		from, before := 0, 0
		for _, n := range slices.Compact(places) {
			to := afterRunes(text, n)
			if to <= from || to >= len(text) {
				continue
			}
			c.part(s, text, corpus.Range{Lo: from, Hi: to}, origin{k, before, n})
			from, before = to, n
		}
		end := 0
		if from > 0 {
			end = runesBefore(text, len(text))
		}
		c.part(s, text, corpus.Range{Lo: from, Hi: len(text)}, origin{k, before, end})
	}
	c.starts = append(c.starts, len(c.origins))
	return c
}

// part appends a stretch of a paragraph, without the white space at its ends.
// Where paragraphs were cut their parts are counted as paragraphs.
func (c *cutting) part(s corpus.Segment, text []rune, span corpus.Range, from origin) {
	if span.Len() < len(text) {
		for span.Lo < span.Hi && unicode.IsSpace(text[span.Lo]) {
			span.Lo++
		}
		for span.Lo < span.Hi && unicode.IsSpace(text[span.Hi-1]) {
			span.Hi--
		}
		s = s.Part(text, span)
	}
	if len(c.at) > 0 {
		s.Block = len(c.doc.Segments)
		c.doc.Segments = append(c.doc.Segments, s)
	}
	c.origins = append(c.origins, from)
}

// anchors are those of the parts in a range.
func (c *cutting) anchors(r corpus.Range) []Anchor {
	var list []Anchor
	for k := r.Lo; k < r.Hi; k++ {
		from := c.origins[k]
		a := c.anchor(from.paragraph)
		a.From, a.To = from.from, from.to
		list = append(list, a)
	}
	return list
}

// parts are those that an anchor names, or why they cannot be told.
func (c *cutting) parts(a Anchor) (corpus.Range, string) {
	k, why := c.find(a)
	if why != "" {
		return corpus.Range{}, why
	}
	all := corpus.Range{Lo: c.starts[k], Hi: c.starts[k+1]}
	if a.To == 0 {
		return all, ""
	}
	r := corpus.Range{Lo: -1, Hi: -1}
	for p := all.Lo; p < all.Hi; p++ {
		if c.origins[p].from == a.From {
			r.Lo = p
		}
		if c.origins[p].to == a.To {
			r.Hi = p + 1
		}
	}
	if r.Lo < 0 || r.Hi <= r.Lo {
		return corpus.Range{}, whyParted
	}
	return r, ""
}

// run is the parts of a row of anchors, which must stand one after another.
func (c *cutting) run(list []Anchor) (corpus.Range, string) {
	var all corpus.Range
	for k, a := range list {
		r, why := c.parts(a)
		switch {
		case why != "":
			return corpus.Range{}, why
		case k == 0:
			all = r
		case r.Lo != all.Hi:
			return corpus.Range{}, whyBetween
		default:
			all.Hi = r.Hi
		}
	}
	return all, ""
}

// afterRunes is the index behind n runes of a text that are no white space.
func afterRunes(text []rune, n int) int {
	for i, r := range text {
		if n == 0 {
			return i
		}
		if !unicode.IsSpace(r) {
			n--
		}
	}
	return len(text)
}

// runesBefore counts the runes before i that are no white space.
func runesBefore(text []rune, i int) int {
	n := 0
	for _, r := range text[:i] {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// moved is a range of paragraphs as the parts are counted.
func (c *cutting) moved(r corpus.Range) corpus.Range {
	return corpus.Range{Lo: c.starts[r.Lo], Hi: c.starts[r.Hi]}
}

// cutLadder is a ladder as the parts are counted.
func cutLadder(ladder corpus.Ladder, src, dst *cutting) corpus.Ladder {
	out := make(corpus.Ladder, 0, len(ladder))
	for _, b := range ladder {
		b.Src, b.Dst = src.moved(b.Src), dst.moved(b.Dst)
		out = append(out, eachAlone(b)...)
	}
	return out
}

// eachAlone is a bead, or where it has text of one side only a bead for each of
// its segments.
func eachAlone(b corpus.Bead) []corpus.Bead {
	if !b.Src.Empty() && !b.Dst.Empty() || b.Src.Len()+b.Dst.Len() == 1 {
		return []corpus.Bead{b}
	}
	var out []corpus.Bead
	for k := b.Src.Lo; k < b.Src.Hi; k++ {
		out = append(out, corpus.Bead{Src: corpus.Range{Lo: k, Hi: k + 1}, Dst: corpus.Range{Lo: b.Dst.Lo, Hi: b.Dst.Lo}, Confidence: b.Confidence})
	}
	for k := b.Dst.Lo; k < b.Dst.Hi; k++ {
		out = append(out, corpus.Bead{Src: corpus.Range{Lo: b.Src.Lo, Hi: b.Src.Lo}, Dst: corpus.Range{Lo: k, Hi: k + 1}, Confidence: b.Confidence})
	}
	return out
}

// sideNamed is the side of a name in a file.
func sideNamed(name string) (corpus.Side, bool) {
	k := slices.IndexFunc(corpus.Sides[:], func(s corpus.Side) bool { return s.String() == name })
	return corpus.Side(max(k, 0)), k >= 0
}

// first is the lowest segment that a bead holds, those of the source before those
// of the target.
func first(b corpus.Bead) (corpus.Side, int) {
	if !b.Src.Empty() {
		return corpus.Source, b.Src.Lo
	}
	return corpus.Target, b.Dst.Lo
}
