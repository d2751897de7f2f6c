package fullscreen

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/review"
)

// A filter says which pairs are shown.
type filter struct {
	key   string // that chooses it
	name  string
	shows func(m *Model, bead int) bool
}

// filters are all of them; the first shows everything.
var filters = []filter{
	{"a", "all", func(*Model, int) bool { return true }},
	{"d", "differences", func(m *Model, k int) bool { return m.sheet.Differs(k) || m.hasOpen(k) }},
	{"b", "doubtful", func(m *Model, k int) bool { return m.doubt[k] }},
	{"u", "undecided", func(m *Model, k int) bool { return m.waiting[k] }},
	{"c", "decided", (*Model).decided},
}

// hasOpen tells whether there is a finding about a bead that nobody dismissed.
func (m *Model) hasOpen(k int) bool {
	return slices.ContainsFunc(m.notes[k], func(n note) bool { return !n.dismissed })
}

// decided tells whether anything was decided about a bead, or said of it.
func (m *Model) decided(k int) bool {
	return m.desk.Marks[k] != (review.Mark{}) || slices.ContainsFunc(m.notes[k], func(n note) bool {
		return n.dismissed || n.mark != (review.Mark{})
	})
}

// sift lists the pairs that are shown. The one in hand is among them whatever the
// filter says, so that nothing goes away under the hands of who decided about it.
func (m *Model) sift() {
	m.place.bead = min(m.place.bead, len(m.desk.Ladder)-1)
	m.rows = m.rows[:0]
	for k := range m.desk.Ladder {
		if k == m.place.bead || m.filter.shows == nil || m.filter.shows(m, k) {
			m.rows = append(m.rows, k)
		}
	}
	if m.place.note >= len(m.notes[m.place.bead]) {
		m.place.note = len(m.notes[m.place.bead]) - 1
	}
}

// show shows the pairs that a filter chooses, if there are any.
func (m *Model) show(f filter) {
	any := false
	near := -1 // the pair of them nearest to the one in hand
	for k := range m.desk.Ladder {
		if f.shows(m, k) {
			any = true
			if near < 0 || abs(k-m.place.bead) < abs(near-m.place.bead) {
				near = k
			}
		}
	}
	if !any {
		m.fail(errors.New("no pair is " + f.describes() + "; all stay as they were"))
		return
	}
	m.filter = f
	m.place = place{near, -1}
	m.sift()
	m.top = top{row: m.row()}
	m.say("shown: " + f.name)
}

// describes says what a pair is that the filter shows.
func (f filter) describes() string {
	if f.name == "differences" {
		return "different"
	}
	return f.name
}

func abs(n int) int { return max(n, -n) }

// choosing asks for one of the filters.
type choosing struct{}

func (choosing) key(m *Model, p press) tea.Cmd {
	m.mode = nil
	for _, f := range filters {
		if p.name == f.key {
			m.show(f)
			return nil
		}
	}
	if p.name != "esc" {
		m.fail(errors.New("no such filter: a, d, b, u and c are"))
	}
	return nil
}

func (choosing) line(m *Model, width int) (string, int) {
	text := "show:"
	for _, f := range filters {
		text += "  " + f.key + " " + f.name
	}
	return m.sheet.Cut(text, width), -1
}
