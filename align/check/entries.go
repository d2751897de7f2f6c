package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// between makes findings of the entries of a status that have a fact on both
// sides, where judge wants them. Its message, if it has one, is added to the
// two facts as they are quoted. What is soft on either side is an info, or a
// warning where the change is plain to see.
func (r *reading) between(status ledger.Status, judge func(ledger.Entry) (Finding, bool)) []Finding {
	return r.firmly(status, func(e ledger.Entry) (Finding, bool) {
		f, ok := judge(e)
		switch {
		case !e.Source.Soft && !e.Target.Soft:
		case r.plain(e):
			f.Severity = Warning
		default:
			f.Severity = Info
		}
		return f, ok
	})
}

// plain tells whether a change of small words for numbers is plain to see: both
// texts count the same thing, and nothing else in the bead could be meant.
func (r *reading) plain(e ledger.Entry) bool {
	p, q := e.Source, e.Target
	kin := p.Class == q.Class || isOf(e, facts.Duration) && p.Unit == q.Unit || // three years old, «четыре года»
		!temporal(e) && e.Has(facts.Ordinal) && e.Has(facts.Number) // Louis XIV, 路易十五
	if e.Status != ledger.Changed || !kin || p.Class == facts.Relative || p.Class == facts.Date {
		return false
	}
	if p.IsRange() != q.IsRange() || p.Class == facts.Number && (isOne(p) || isOne(q) || r.side[corpus.Source].lang.isFunction(r.surface(corpus.Source, p))) {
		return false
	}
	if r.strays(e) > 0 {
		return false
	}
	if len(r.ledger.Bead(e.Bead)) == 1 {
		return r.likeness(p, q) >= loneLikeness
	}
	return r.likeness(p, q) >= plainLikeness
}

// How alike the words around two figures are, from which on they count the same
// thing: among other figures of the bead, and where they are the only ones.
const (
	plainLikeness = 0.15
	loneLikeness  = 0.05
)

// isOne tells whether a figure is one, which is an article as often.
func isOne(m *ledger.Mention) bool { return m.Value == facts.Int(1) || m.Value == facts.Int(0) }

// strays counts the figures of the entry's bead, other than its own, that have
// no counterpart.
func (r *reading) strays(e ledger.Entry) int {
	n := 0
	for _, s := range corpus.Sides {
		for _, i := range indices(r.beads[e.Bead].On(s)) {
			for k := range r.ledger.Facts(s, i) {
				m := &r.ledger.Facts(s, i)[k]
				if !m.IsValue() || isOne(m) || temporal(ledger.Entry{Source: m}) && m.Class != e.Source.Class {
					continue
				}
				if !slices.ContainsFunc(r.ledger.Bead(e.Bead), func(o ledger.Entry) bool {
					return o.On(s) != nil && o.On(s).Segment == m.Segment && o.On(s).Start == m.Start
				}) {
					n++
				}
			}
		}
	}
	return n
}

// firmly is [reading.between] for what is telling however small its words.
func (r *reading) firmly(status ledger.Status, judge func(ledger.Entry) (Finding, bool)) []Finding {
	var found []Finding
	for _, e := range r.ledger.Entries {
		if e.Status != status || e.Source == nil || e.Target == nil {
			continue
		}
		judged, ok := judge(e)
		if !ok {
			continue
		}
		f := r.aboutEntry(e)
		f.Severity = judged.Severity
		f.say(r.quoted(corpus.Source, e.Source), r.quoted(corpus.Target, e.Target), judged.Message)
		found = append(found, f)
	}
	return found
}

// onlyOn makes findings of the wanted facts that side s of a paired bead has
// and the whole other text has not. What says little where it is missing (see
// [ledger.Mention.Telling]) is an info.
func (r *reading) onlyOn(s corpus.Side, wanted func(ledger.Entry) bool, severity Severity) []Finding {
	var found []Finding
	for _, e := range r.ledger.Entries {
		m := e.On(s)
		if e.Status != ledger.OnlyOne || m == nil || !r.beads[e.Bead].paired() || !wanted(e) {
			continue
		}
		f := r.aboutEntry(e)
		f.Severity = severity
		if m.Soft || !m.Telling() {
			f.Severity = Info
		}
		f.Message = fmt.Sprintf("%s only in the %s", r.quoted(s, m), s)
		found = append(found, f)
	}
	return found
}

// onlyOnEither is [reading.onlyOn] for both sides, the source first.
func (r *reading) onlyOnEither(wanted func(ledger.Entry) bool, source, target Severity) []Finding {
	return append(r.onlyOn(corpus.Source, wanted, source), r.onlyOn(corpus.Target, wanted, target)...)
}

// aboutEntry starts a finding about an entry: its bead, spans and values.
func (r *reading) aboutEntry(e ledger.Entry) Finding {
	f := about(r.beads[e.Bead])
	for _, s := range corpus.Sides {
		if m := e.On(s); m != nil {
			f.Spans = append(f.Spans, r.spanOf(s, m))
			f.Values = append(f.Values, m.Canonical())
		}
	}
	return f
}

// lost is the facts within a stretch of segment i of side s that the other text
// has nowhere, where they are wanted.
func (r *reading) lost(s corpus.Side, i int, at stretch, wanted func(ledger.Mention) bool) []ledger.Mention {
	var list []ledger.Mention
	for _, e := range r.ledger.Bead(r.side[s].beadOf[i]) {
		if m := e.On(s); e.Status == ledger.OnlyOne && m != nil && m.Segment == i && at.holds(m.Start) && m.IsValue() && wanted(*m) {
			list = append(list, *m)
		}
	}
	return list
}

// hard tells whether a fact is evidence by itself.
func hard(m ledger.Mention) bool { return m.Hard() }

// losing is what the message about a missing passage says of the facts that are
// lost with it.
func losing(lost []ledger.Mention) string {
	if len(lost) == 0 {
		return ""
	}
	var words []string
	for _, m := range lost {
		words = append(words, m.InWords())
	}
	return ", with it " + strings.Join(words, ", ")
}

// canonical is the values of some facts as findings keep them.
func canonical(list []ledger.Mention) []string {
	var values []string
	for _, m := range list {
		values = append(values, m.Canonical())
	}
	return values
}

// quoted is a fact as its text has it, in quotation marks, and in English behind
// it where the text does not say it so itself: "43亿美元" (4.3 billion US dollars).
func (r *reading) quoted(s corpus.Side, m *ledger.Mention) string {
	written := r.surface(s, m)
	if words := m.InWords(); m.IsValue() && !says(written, words) {
		return fmt.Sprintf("%q (%s)", written, words)
	}
	return strconv.Quote(written)
}

// says tells whether a fact as it is written tells an English reader what the
// words do: it is in Latin letters and has all figures of them, or is the
// figures alone.
func says(written, words string) bool {
	plain := strings.NewReplacer(",", "", "\u00a0", "", "\u202f", "")
	have := plain.Replace(strings.ToLower(written))
	foreign := strings.IndexFunc(have, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) >= 0
	words = plain.Replace(strings.ToLower(words))
	if foreign {
		return false
	}
	for word := range strings.FieldsSeq(words) {
		if strings.ContainsAny(word, "0123456789") && !strings.Contains(have, strings.TrimRight(word, "stndrh%")) {
			return false
		}
	}
	return true
}

// temporals are the classes that the checks of dates and times divide up. Of
// two facts of different classes the one listed first decides whose they are.
var temporals = []facts.Class{facts.Period, facts.Relative, facts.Date, facts.Time, facts.Decade, facts.Century, facts.Duration, facts.Age}

// isOf tells whether an entry belongs to the check of some temporal classes.
func isOf(e ledger.Entry, classes ...facts.Class) bool {
	k := slices.IndexFunc(temporals, e.Has)
	return k >= 0 && slices.Contains(classes, temporals[k])
}

// temporal tells whether an entry belongs to the checks of dates and times.
func temporal(e ledger.Entry) bool { return slices.ContainsFunc(temporals, e.Has) }

// numeric tells whether an entry belongs to the checks of numbers.
func numeric(e ledger.Entry) bool {
	for _, s := range corpus.Sides {
		if m := e.On(s); m != nil && !m.IsValue() {
			return false
		}
	}
	return !temporal(e)
}

// both tells whether both facts of an entry are of the class.
func both(e ledger.Entry, c facts.Class) bool { return e.Source.Class == c && e.Target.Class == c }
