package check

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// One event is one finding. Two rules say when a finding explains another, which
// then is not told:
//
//   - It reports a passage as a whole, and the other stands inside: [collapse],
//     before the alignment's doubts are weighed.
//   - It is at least as grave, and what the other points at is what it points at,
//     or is for the better part in the passage it reports: [explained], of what is left. A figure that changed and rises where it
//     fell is one changed figure; a quotation that is lost with its sentence is
//     one lost sentence.

// collapse drops what stands inside a passage that another finding reports
// as a whole.
func collapse(found []Finding) []Finding {
	wholes := pointed{}
	for k, f := range found {
		if f.Check.whole {
			wholes.add(k, f.Spans)
		}
	}
	var kept []Finding
	for _, f := range found {
		if f.Check.whole || !slices.ContainsFunc(wholes.about(f.Spans), func(k int) bool { return f.inside(found[k]) }) {
			kept = append(kept, f)
		}
	}
	return kept
}

// inside tells whether every span of f lies in a span of whole.
func (f Finding) inside(whole Finding) bool {
	return len(f.Spans) > 0 && !slices.ContainsFunc(f.Spans, func(s Span) bool {
		return !slices.ContainsFunc(whole.Spans, func(w Span) bool { return w.holds(s) })
	})
}

// explained drops what another finding explains, which then is at least as
// likely. The order of the others stays.
func explained(found []Finding) []Finding {
	order := make([]int, len(found))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return found[b].tells(found[a]) })
	gone := make([]bool, len(found))
	told := pointed{} // by their places in the order
	for n, k := range order {
		for _, m := range told.about(found[k].Spans) {
			if l := order[m]; found[l].explains(found[k]) {
				found[l].Chance = max(found[l].Chance, found[k].Chance)
				gone[k] = true
				break
			}
		}
		if !gone[k] && (found[k].Check.whole || onBoth(found[k].Spans)) {
			told.add(n, found[k].Spans)
		}
	}
	kept := found[:0]
	for k, f := range found {
		if !gone[k] {
			kept = append(kept, f)
		}
	}
	return kept
}

// tells compares how much two findings tell: by severity, then whether they report
// a passage as a whole or point at both sides, then by how many spans they point
// at and how likely they are.
func (f Finding) tells(g Finding) int {
	return cmp.Or(cmp.Compare(f.Severity.rank(), g.Severity.rank()), cmp.Compare(yes(f.Check.whole), yes(g.Check.whole)),
		cmp.Compare(yes(onBoth(f.Spans)), yes(onBoth(g.Spans))),
		cmp.Compare(len(f.Spans), len(g.Spans)), cmp.Compare(f.Chance, g.Chance))
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// explains tells whether f, which points at both sides or reports a passage as a
// whole, points at all that g points at, and g is not about the user's own terms.
func (f Finding) explains(g Finding) bool {
	if len(g.Spans) == 0 || g.Check.whole || g.Check.Family() == "terms" || g.Severity.rank() > f.Severity.rank() || !f.Check.whole && !onBoth(f.Spans) {
		return false
	}
	return !slices.ContainsFunc(g.Spans, func(s Span) bool {
		return !slices.ContainsFunc(f.Spans, func(w Span) bool { return w.covers(s) && (f.Check.whole || s.covers(w)) })
	})
}

// holds tells whether the other span lies in s.
func (s Span) holds(o Span) bool {
	return s.Side == o.Side && s.Segment == o.Segment && s.Start <= o.Start && o.End <= s.End
}

// covers tells whether s has at least half of the other span.
func (s Span) covers(o Span) bool {
	common := min(s.End, o.End) - max(s.Start, o.Start)
	return s.Side == o.Side && s.Segment == o.Segment && common > 0 && 2*common >= o.End-o.Start
}

// pointed knows which findings point at a stretch of a text, so that not all of
// them need to be held against each: their numbers by side, segment and block of
// runes, rising.
type pointed map[place][]int

type place struct {
	side           corpus.Side
	segment, block int
}

// block is how many runes a block has: about as many as a line.
const block = 64

// add enters finding n, larger than those before, by its spans.
func (p pointed) add(n int, spans []Span) {
	for _, s := range spans {
		for k := s.Start / block; k <= s.End/block; k++ {
			at := place{s.Side, s.Segment, k}
			if list := p[at]; len(list) == 0 || list[len(list)-1] != n {
				p[at] = append(list, n)
			}
		}
	}
}

// about lists the findings that may point at the first of the spans, rising: what
// covers half of it or more has one of the two runes in its middle.
func (p pointed) about(spans []Span) []int {
	if len(spans) == 0 {
		return nil
	}
	s := spans[0]
	lo, hi := (s.Start+s.End-1)/2/block, (s.Start+s.End)/2/block
	list := p[place{s.Side, s.Segment, lo}]
	if lo != hi {
		list = slices.Concat(list, p[place{s.Side, s.Segment, hi}])
		slices.Sort(list)
	}
	return list
}
