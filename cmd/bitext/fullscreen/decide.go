package fullscreen

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// about is the decision of an operation about what is in hand.
func (m *Model) about(op review.Op, pair func(k int) review.Decision) review.Decision {
	if n := m.note(); n != nil {
		return review.About(n.finding, op, "")
	}
	return pair(m.place.bead)
}

// confirm says that what is in hand is right.
func (m *Model) confirm() {
	m.do(m.about(review.Confirm, m.desk.Work().Confirm), "confirmed")
}

// unsure says that somebody should look again.
func (m *Model) unsure() {
	m.do(m.about(review.Unsure, m.desk.Work().Unsure), "unsure")
}

// reopen takes back what was decided about what is in hand.
func (m *Model) reopen() {
	m.do(m.about(review.Reopen, m.desk.Work().Reopen), "open again")
}

// dismiss dismisses the finding in hand; where a pair is, the only one it has.
func (m *Model) dismiss() {
	if m.note() == nil && len(m.notes[m.place.bead]) == 1 {
		m.place.note = 0
	}
	n := m.note()
	switch {
	case n == nil && len(m.notes[m.place.bead]) > 1:
		m.fail(errors.New("which of the findings? Tab takes one in hand"))
	case n == nil:
		m.fail(errors.New("there is no finding to dismiss; a says that a text stands alone, p pairs it with another"))
	case n.dismissed:
		m.fail(errors.New("that is dismissed already; o opens it again"))
	default:
		m.do(review.About(n.finding, review.Dismiss, ""), "dismissed")
	}
}

// comment asks for a comment on what is in hand.
func (m *Model) comment() {
	note, place := m.desk.Marks[m.place.bead].Note, m.place
	n := m.note()
	if n != nil {
		note = n.mark.Note
	}
	m.ask("comment: ", note, func(text string) tea.Cmd {
		m.place = place
		d := m.desk.Work().Comment(place.bead, text)
		if n != nil {
			d = review.About(n.finding, review.Comment, text)
		}
		said := "comment kept"
		if text == "" {
			said = "comment taken off"
		}
		m.do(d, said)
		return nil
	})
}

// try does what an operation decided, or says why it cannot be.
func (m *Model) try(d review.Decision, err error, said string) {
	if err != nil {
		m.fail(err)
		return
	}
	m.do(d, said)
}

// do decides, and shows what came of it: the same text stays in hand.
func (m *Model) do(d review.Decision, said string) {
	side, segment := m.anchor()
	if err := m.desk.Do(m.ctx, d); err != nil {
		m.fail(err)
		return
	}
	m.place.bead = m.desk.BeadOf(side)[min(segment, len(m.desk.On(side).Segments)-1)]
	m.load()
	m.goTo(m.place)
	m.say(said + " " + m.sheet.Place(m.place.bead))
}

// anchor is the first segment in hand.
func (m *Model) anchor() (corpus.Side, int) {
	side := m.side
	if m.bead().On(side).Empty() {
		side = side.Other()
	}
	return side, m.bead().On(side).Lo
}

// step takes a step back or forward, and goes to what it changed.
func (m *Model) step(how string, step func(context.Context) (review.Decision, bool, error)) {
	before, marks := m.desk.Ladder, m.desk.Marks
	d, ok, err := step(m.ctx)
	switch {
	case err != nil:
		m.fail(err)
		return
	case !ok:
		m.fail(errors.New("nothing is left to be " + how))
		return
	}
	m.place.bead = min(m.place.bead, len(m.desk.Ladder)-1)
	m.load()
	m.goTo(m.changed(d, before, marks))
	m.sift()
	m.say(how + ": " + string(d.Op) + " " + report.OneLine(d.About+d.Message))
}

// changed is what a decision was about: its finding, else the first pair that is
// not as it was.
func (m *Model) changed(d review.Decision, before corpus.Ladder, marks []review.Mark) place {
	if d.Fingerprint != "" {
		for k, list := range m.notes {
			if n := slices.IndexFunc(list, func(n note) bool { return n.finding.Fingerprint == d.Fingerprint }); n >= 0 {
				return place{k, n}
			}
		}
	}
	was := map[corpus.Bead]review.Mark{}
	for k, b := range before {
		was[b.Text()] = marks[k]
	}
	for k, b := range m.desk.Ladder {
		if mark, ok := was[b.Text()]; !ok || mark != m.desk.Marks[k] {
			return place{k, -1}
		}
	}
	return m.place
}

// waitsAlone tells whether a pair is a difference that no finding tells of, and
// nobody decided about it.
func (m *Model) waitsAlone(k int) bool {
	b := m.desk.Ladder[k]
	return m.doubt[k] && !m.decidedPair(k) && (b.Src.Empty() || b.Dst.Empty() || b.Moved)
}

// decidedPair tells whether somebody decided about a pair itself.
func (m *Model) decidedPair(k int) bool { return m.desk.Marks[k].State != review.Undecided }
