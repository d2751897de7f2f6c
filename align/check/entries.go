package check

import (
	"fmt"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
)

// both makes findings of the entries of a status that have text on both sides
// of one bead, where judge wants them. What is soft on either side is a remark.
func (r *reading) both(status Status, judge func(Entry) (Finding, bool)) []Finding {
	var found []Finding
	for _, e := range r.entries() {
		if e.Status != status || e.Source == nil || e.Target == nil {
			continue
		}
		f, ok := judge(e)
		if !ok {
			continue
		}
		full := r.about(e)
		full.Message, full.Severity = r.worded(e, f.Message), f.Severity
		if e.Source.Soft || e.Target.Soft {
			full.Severity = Info
		}
		found = append(found, full)
	}
	return found
}

// alonely makes findings of the facts that side s of a paired bead has and the
// whole other text has not.
func (r *reading) alonely(s Side, wanted func(Entry) bool, severity Severity) []Finding {
	var found []Finding
	for _, e := range r.entries() {
		m := e.on(s)
		if e.Status != OnlyOne || m == nil || !r.beads[e.bead].paired() || !wanted(e) {
			continue
		}
		f := r.about(e)
		f.Severity = severity
		if m.Soft || !m.telling() {
			f.Severity = Info
		}
		f.Message = fmt.Sprintf("%q only in the %s", r.surface(s, m), s)
		found = append(found, f)
	}
	return found
}

// about starts a finding about an entry: its bead, spans and values.
func (r *reading) about(e Entry) Finding {
	f := about(r.beads[e.bead])
	for _, s := range []Side{Source, Target} {
		if m := e.on(s); m != nil {
			f.Spans = append(f.Spans, r.span(s, m.Segment, stretch{m.Start, m.End}))
			f.Values = append(f.Values, m.Canonical())
		}
	}
	return f
}

// surface is a fact as the text writes it.
func (r *reading) surface(s Side, m *Mention) string {
	return r.side[s].cut(m.Segment, stretch{m.Start, m.End})
}

// worded is the message about two facts in each other's place.
func (r *reading) worded(e Entry, note string) string {
	text := fmt.Sprintf("%q in the source, %q in the target", r.surface(Source, e.Source), r.surface(Target, e.Target))
	if note != "" {
		text += ": " + note
	}
	return text
}

// against is what a message adds to the two surfaces: their values, where they
// say more than the surfaces do, and a remark.
func (e Entry) against(note string) string {
	values := e.Source.Canonical() + " against " + e.Target.Canonical()
	if note == "" {
		return values
	}
	return values + ", " + note
}

// of tells whether either side of the entry is of the class.
func (e Entry) of(c facts.Class) bool {
	return e.Source != nil && e.Source.Class == c || e.Target != nil && e.Target.Class == c
}

// temporals are the classes that the checks of dates and times divide up. Of
// two facts of different classes the one listed first decides whose they are.
var temporals = []facts.Class{facts.Relative, facts.Date, facts.Time, facts.Decade, facts.Century, facts.Duration, facts.Age}

// about tells whether the entry belongs to the check of some temporal classes.
func (e Entry) about(classes ...facts.Class) bool {
	k := slices.IndexFunc(temporals, e.of)
	return k >= 0 && slices.Contains(classes, temporals[k])
}

// temporal tells whether the entry belongs to the checks of dates and times.
func (e Entry) temporal() bool { return slices.ContainsFunc(temporals, e.of) }

// numeric tells whether the entry belongs to the checks of numbers.
func (e Entry) numeric() bool {
	for _, s := range []Side{Source, Target} {
		if m := e.on(s); m != nil && !m.IsValue() {
			return false
		}
	}
	return !e.temporal()
}

// ranged tells whether either side is a range.
func (e Entry) ranged() bool { return e.Source.IsRange() || e.Target.IsRange() }

// sameThing tells whether both sides count the same thing by its unit.
func (e Entry) sameThing() bool {
	p, q := e.Source, e.Target
	return p.Class == q.Class && p.Class != facts.Number && p.Unit == q.Unit
}
