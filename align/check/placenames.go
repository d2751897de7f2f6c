package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// places reports places that are named on one side only.
func (r *reading) places() []Finding {
	src, dst := r.gazette(corpus.Source), r.gazette(corpus.Target)
	if src == nil || dst == nil {
		return nil
	}
	named := [2][][]place{src, dst}
	var found []Finding
	for _, b := range r.beads {
		if !b.paired() {
			continue
		}
		only := [2][]mention{r.unanswered(named, b, corpus.Source), r.unanswered(named, b, corpus.Target)}
		for _, s := range corpus.Sides {
			if len(only[s]) == 0 && len(only[s.Other()]) > 0 {
				only[s] = r.rarer(named, b, s)
			}
		}
		if alike(only[corpus.Source], only[corpus.Target]) {
			found = append(found, r.swapped(b, only[corpus.Source], only[corpus.Target]))
		} else {
			found = append(found, r.strangers(named, b, only)...)
		}
	}
	return found
}

// A mention is a place named in a segment.
type mention struct {
	place
	segment int
}

// country tells whether the place is one: countries go by two capitals.
func (p place) country() bool { return len(p.name) == 2 }

// alike tells whether a place of one list could stand for one of the other: a
// country for a country, a city for a city.
func alike(p, q []mention) bool {
	for _, m := range p {
		if slices.ContainsFunc(q, func(n mention) bool { return m.country() == n.country() }) {
			return true
		}
	}
	return false
}

// gazette lists the places of every segment of a side; nil if the table does
// not know the side's language.
func (r *reading) gazette(s corpus.Side) [][]place {
	g := gazetteers()[r.side[s].lang.Tag]
	if g == nil {
		return nil
	}
	out := make([][]place, len(r.side[s].doc.Segments))
	for i, seg := range r.side[s].doc.Segments {
		out[i] = g.find(seg.Text)
	}
	return out
}

// unanswered is the places firmly named in the bead on side s that the other
// side of the bead does not name, not even by a form that may stand for them.
func (r *reading) unanswered(named [2][][]place, b bead, s corpus.Side) []mention {
	answers := map[string]bool{}
	for _, j := range indices(b.On(s.Other())) {
		for _, p := range named[s.Other()][j] {
			answers[p.name] = true
		}
	}
	var out []mention
	for _, i := range indices(b.On(s)) {
		for _, p := range named[s][i] {
			if p.firm && !answers[p.name] {
				answers[p.name] = true
				out = append(out, mention{p, i})
			}
		}
	}
	return out
}

// rarer is the first place that side s of the bead firmly names more often than
// the other side does: where that side names a stranger, it may stand for this
// one, whatever else there could pass for an answer.
func (r *reading) rarer(named [2][][]place, b bead, s corpus.Side) []mention {
	times := map[string]int{}
	for _, j := range indices(b.On(s.Other())) {
		for _, p := range named[s.Other()][j] {
			if p.firm {
				times[p.name]++
			}
		}
	}
	for _, i := range indices(b.On(s)) {
		for _, p := range named[s][i] {
			if !p.firm {
				continue
			}
			if times[p.name]--; times[p.name] < 0 {
				return []mention{{p, i}}
			}
		}
	}
	return nil
}

// swapped reports places of a bead that stand on the source side only beside
// ones that stand on the target side only.
func (r *reading) swapped(b bead, src, dst []mention) Finding {
	f := about(b)
	var texts [2][]string
	for s, list := range [2][]mention{src, dst} {
		for _, m := range list {
			sp := r.span(corpus.Side(s), m.segment, m.stretch)
			f.Spans = append(f.Spans, sp)
			f.Values = append(f.Values, m.name)
			texts[s] = append(texts[s], fmt.Sprintf("%q", sp.Text))
		}
	}
	f.Message = fmt.Sprintf("%s in the source, %s in the target", strings.Join(texts[0], ", "), strings.Join(texts[1], ", "))
	return f
}

// strangers reports places of a bead that the whole other text never names.
func (r *reading) strangers(named [2][][]place, b bead, only [2][]mention) []Finding {
	var found []Finding
	for _, s := range corpus.Sides {
		for _, m := range only[s] {
			if mentions(named[s.Other()], m.name) {
				continue
			}
			f := about(b)
			f.Severity = Info
			f.Spans = []Span{r.span(s, m.segment, m.stretch)}
			f.Values = []string{m.name}
			f.Message = fmt.Sprintf("%q only in the %s", f.Spans[0].Text, s)
			found = append(found, f)
		}
	}
	return found
}

func mentions(named [][]place, name string) bool {
	for _, list := range named {
		for _, p := range list {
			if p.name == name {
				return true
			}
		}
	}
	return false
}
