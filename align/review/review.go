package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// A Review is what was decided about one bitext, in the order in which it counts:
// of decisions about one thing the last. It lives in a file beside the target,
// TARGET.bitext.json; see [Beside]. Its methods give another review and leave it
// as it is.
type Review struct {
	Decisions []Decision

	undone []Decision // of a session that was not closed, the last first
	floor  int        // decisions that were there before it began
	more   string     // members of the file's first line that are not known here, as JSON
}

// A Dismissed finding is one that a review hides, with its note.
type Dismissed struct {
	check.Finding
	Note string
}

// standing is what counts of the decisions about one finding: the index of the
// last that says what it is, and of the last comment; -1 for none.
type standing struct{ decided, comment int }

// standings are those of all findings, by fingerprint.
func (r Review) standings() map[string]standing {
	all := map[string]standing{}
	for k, d := range r.Decisions {
		if !d.aboutFinding() {
			continue
		}
		s, ok := all[d.Fingerprint]
		if !ok {
			s = standing{-1, -1}
		}
		switch {
		case d.Op == Comment && d.Note == "":
			s.comment = -1
		case d.Op == Comment:
			s.comment = k
		case d.Op == Reopen:
			s.decided = -1
		default:
			s.decided = k
		}
		all[d.Fingerprint] = s
	}
	return all
}

// dismisses tells whether what counts about a finding is that it is dismissed.
func (r Review) dismisses(s standing) bool {
	return s.decided >= 0 && r.Decisions[s.decided].Op == Dismiss
}

// Apply parts findings into those still open and those the review dismisses.
// Stale are the dismissals whose finding is gone.
func (r Review) Apply(found []check.Finding) (open []check.Finding, dismissed []Dismissed, stale []Decision) {
	all := r.standings()
	met := map[string]bool{}
	for _, f := range found {
		met[f.Fingerprint] = true
		if s, ok := all[f.Fingerprint]; ok && r.dismisses(s) {
			dismissed = append(dismissed, Dismissed{f, r.Decisions[s.decided].Note})
		} else {
			open = append(open, f)
		}
	}
	for _, d := range r.Dismissals() {
		if !met[d.Fingerprint] {
			stale = append(stale, d)
		}
	}
	return open, dismissed, stale
}

// states of findings, by what was decided.
var findingStates = map[Op]State{Confirm: Confirmed, Unsure: Doubted}

// Remarks are what was decided about findings beside their dismissal, by
// fingerprint: one that is confirmed is a difference indeed.
func (r Review) Remarks() map[string]Mark {
	all := map[string]Mark{}
	for print, s := range r.standings() {
		var m Mark
		if s.decided >= 0 {
			m.State = findingStates[r.Decisions[s.decided].Op]
		}
		if s.comment >= 0 {
			m.Note = r.Decisions[s.comment].Note
		}
		if m != (Mark{}) {
			all[print] = m
		}
	}
	return all
}

// OfParagraphs tells whether anything was decided about paragraphs.
func (r Review) OfParagraphs() bool { return r.about(corpus.Paragraphs) }

// OfBeads tells whether anything was decided about beads.
func (r Review) OfBeads() bool { return r.about(corpus.Paragraphs) || r.about(corpus.Sentences) }

func (r Review) about(unit corpus.Unit) bool {
	return slices.ContainsFunc(r.Decisions, func(d Decision) bool {
		return d.raw == "" && !d.aboutFinding() && d.unit() == unit
	})
}

// Uncut is the review without the cuts of paragraphs: decisions about their parts
// will not fit.
func (r Review) Uncut() Review {
	r.Decisions = slices.Clone(r.Decisions)
	for k := range r.Decisions {
		r.Decisions[k].Cuts = nil
	}
	return r
}

// Dismissals are the decisions that dismiss a finding, one a finding, in the order
// of the file.
func (r Review) Dismissals() []Decision {
	var list []Decision
	for _, s := range r.standings() {
		if r.dismisses(s) {
			list = append(list, r.Decisions[s.decided])
		}
	}
	slices.SortFunc(list, func(a, b Decision) int { return strings.Compare(a.Fingerprint, b.Fingerprint) })
	return list
}

// About is a decision about a finding.
func About(f check.Finding, op Op, note string) Decision {
	return Decision{Op: op, Fingerprint: f.Fingerprint, Check: f.Check.ID, Message: f.Message, Note: note}
}

// With is the review with a further decision.
func (r Review) With(d Decision) Review {
	r.Decisions = append(slices.Clip(r.Decisions), d)
	return r
}

// Dismiss adds the findings to the review, with one note and date (YYYY-MM-DD).
// A finding that is there already gets the new note.
func (r Review) Dismiss(found []check.Finding, note, date string) Review {
	r.Decisions = slices.Clip(r.Decisions)
	all := r.standings()
	for _, f := range found {
		d := About(f, Dismiss, note)
		d.Date = date
		if s, ok := all[f.Fingerprint]; ok && r.dismisses(s) {
			d.more, d.By = r.Decisions[s.decided].more, r.Decisions[s.decided].By
		}
		r.Decisions = append(r.Decisions, d)
	}
	return r.compact(r.Decisions)
}

// Pruned is the review without the decisions about findings that are gone.
func (r Review) Pruned(found []check.Finding) Review {
	there := make(map[string]bool, len(found))
	for _, f := range found {
		there[f.Fingerprint] = true
	}
	return r.compact(slices.DeleteFunc(slices.Clone(r.Decisions), func(d Decision) bool { return d.aboutFinding() && !there[d.Fingerprint] }))
}

// Without is the review without decisions that fit a bitext no more.
func (r Review) Without(unfit []Unfit) Review {
	gone := map[string]bool{}
	for _, u := range unfit {
		gone[u.Decision.line()] = true
	}
	r.Decisions = slices.DeleteFunc(slices.Clone(r.Decisions), func(d Decision) bool { return gone[d.line()] })
	return r
}

// compact is the review with other decisions, of those about a finding only what
// counts, in the order of the file; nothing is left to undo.
func (r Review) compact(list []Decision) Review {
	r.Decisions = list
	needed := map[int]bool{}
	for _, s := range r.standings() {
		needed[s.decided], needed[s.comment] = true, true
	}
	var out []Decision
	for k, d := range list {
		if !d.aboutFinding() || needed[k] {
			out = append(out, d)
		}
	}
	return Review{Decisions: byDate(inFileOrder(out)), more: r.more}
}

// Compacted is the review of a bitext without what later decisions replaced.
func (a *Applied) Compacted(r Review) Review { return r.compact(a.kept) }

// Named picks the findings that go by a name: a fingerprint, the beginning of
// one (four digits and more), or what [check.Select] takes.
func Named(found []check.Finding, name string) ([]check.Finding, error) {
	var list []check.Finding
	for _, f := range found {
		if f.Check.GoesBy(name) || len(name) >= 4 && strings.HasPrefix(f.Fingerprint, strings.ToLower(name)) {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no finding goes by %q", name)
	}
	if len(list) > 1 && !list[0].Check.GoesBy(name) {
		return nil, errors.New(name + " begins more than one fingerprint; give more of its digits")
	}
	return list, nil
}
