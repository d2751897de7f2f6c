package check

import (
	"fmt"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// both makes findings of the entries of a status that have text on both sides
// of one bead, where judge wants them. What is soft on either side is a remark.
func (r *reading) both(status ledger.Status, judge func(ledger.Entry) (Finding, bool)) []Finding {
	var found []Finding
	for _, e := range r.ledger.Entries {
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
func (r *reading) alonely(s corpus.Side, wanted func(ledger.Entry) bool, severity Severity) []Finding {
	var found []Finding
	for _, e := range r.ledger.Entries {
		m := e.On(s)
		if e.Status != ledger.OnlyOne || m == nil || !r.beads[e.Bead].paired() || !wanted(e) {
			continue
		}
		f := r.about(e)
		f.Severity = severity
		if m.Soft || !m.Telling() {
			f.Severity = Info
		}
		f.Message = fmt.Sprintf("%q only in the %s", r.surface(s, m), s)
		found = append(found, f)
	}
	return found
}

// about starts a finding about an entry: its bead, spans and values.
func (r *reading) about(e ledger.Entry) Finding {
	f := about(r.beads[e.Bead])
	for _, s := range corpus.Sides {
		if m := e.On(s); m != nil {
			f.Spans = append(f.Spans, r.span(s, m.Segment, stretch{m.Start, m.End}))
			f.Values = append(f.Values, m.Canonical())
		}
	}
	return f
}

// surface is a fact as the text writes it.
func (r *reading) surface(s corpus.Side, m *ledger.Mention) string {
	return r.side[s].cut(m.Segment, stretch{m.Start, m.End})
}

// worded is the message about two facts in each other's place.
func (r *reading) worded(e ledger.Entry, note string) string {
	text := fmt.Sprintf("%q in the source, %q in the target", r.surface(corpus.Source, e.Source), r.surface(corpus.Target, e.Target))
	if note != "" {
		text += ": " + note
	}
	return text
}

// against is what a message adds to the two surfaces: their values, where they
// say more than the surfaces do, and a remark.
func against(e ledger.Entry, note string) string {
	values := e.Source.Canonical() + " against " + e.Target.Canonical()
	if note == "" {
		return values
	}
	return values + ", " + note
}

// temporals are the classes that the checks of dates and times divide up. Of
// two facts of different classes the one listed first decides whose they are.
var temporals = []facts.Class{facts.Relative, facts.Date, facts.Time, facts.Decade, facts.Century, facts.Duration, facts.Age}

// about tells whether the entry belongs to the check of some temporal classes.
func isAbout(e ledger.Entry, classes ...facts.Class) bool {
	k := slices.IndexFunc(temporals, e.Has)
	return k >= 0 && slices.Contains(classes, temporals[k])
}

// temporal tells whether the entry belongs to the checks of dates and times.
func temporal(e ledger.Entry) bool { return slices.ContainsFunc(temporals, e.Has) }

// numeric tells whether the entry belongs to the checks of numbers.
func numeric(e ledger.Entry) bool {
	for _, s := range corpus.Sides {
		if m := e.On(s); m != nil && !m.IsValue() {
			return false
		}
	}
	return !temporal(e)
}

// ranged tells whether either side is a range.
func ranged(e ledger.Entry) bool { return e.Source.IsRange() || e.Target.IsRange() }

// sameThing tells whether both sides count the same thing by its unit.
func sameThing(e ledger.Entry) bool {
	p, q := e.Source, e.Target
	return p.Class == q.Class && p.Class != facts.Number && p.Unit == q.Unit
}

// lost is the hard facts of a segment that the other text has nowhere, in
// canonical form.
func (r *reading) lost(s corpus.Side, i int) []string {
	var list []string
	for _, e := range r.ledger.Bead(r.side[s].beadOf[i]) {
		if m := e.On(s); e.Status == ledger.OnlyOne && m != nil && m.Segment == i && m.Hard() && m.IsValue() {
			list = append(list, m.Canonical())
		}
	}
	return list
}
