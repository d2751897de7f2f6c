package fullscreen

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A search is what is looked for on both sides.
type search struct {
	text string
	what []rune // folded; none: nothing is looked for
}

// look begins a search, and goes to the first place from the pair in hand on.
func (m *Model) look(text string) {
	m.search = search{text, lang.Fold(text).Runes}
	m.drawn = nil
	if len(m.search.what) == 0 {
		m.say("the search is over: n and N go to differences again")
		return
	}
	if m.matches(m.place.bead) {
		m.sayFound()
		return
	}
	m.nextMatch(1)
}

// nextMatch goes to the next pair with what is looked for, or, with -1, to the one
// before; after the last comes the first.
func (m *Model) nextMatch(step int) {
	n := len(m.rows)
	for away := 1; away <= n; away++ {
		row := ((m.row()+step*away)%n + n) % n
		if !m.matches(m.rows[row]) {
			continue
		}
		from := m.row()
		m.goRow(row)
		m.sayFound()
		if (row-from)*step <= 0 {
			m.say(m.said + ", from the other end")
		}
		return
	}
	m.fail(fmt.Errorf("%q is in neither text%s", m.search.text, m.ofFilter()))
}

// sayFound says where something was found.
func (m *Model) sayFound() {
	m.say(fmt.Sprintf("%q in %s; n next, N before, Esc ends the search", m.search.text, m.sheet.Place(m.place.bead)))
}

// ofFilter says that not all pairs are looked at.
func (m *Model) ofFilter() string {
	if len(m.rows) < len(m.desk.Ladder) {
		return ", among the pairs that are shown (f)"
	}
	return ""
}

// matches tells whether a bead has what is looked for.
func (m *Model) matches(k int) bool {
	for _, s := range corpus.Sides {
		r := m.desk.Ladder[k].On(s)
		for i := r.Lo; i < r.Hi; i++ {
			if len(m.found(s, i)) > 0 {
				return true
			}
		}
	}
	return false
}

// found is where what is looked for stands in a segment.
func (m *Model) found(s corpus.Side, segment int) []corpus.Range {
	return lang.Fold(m.sheet.Text(s, segment)).Find(m.search.what)
}

// lookAt is how a pair is drawn.
func (m *Model) lookAt(key look) report.Look {
	l := report.Look{InHand: key.inHand, Side: key.side}
	if c, ok := m.mode.(*cutting); ok && key.inHand {
		l.Found = c.first
	} else if len(m.search.what) > 0 {
		l.Found = m.found
	}
	return l
}

// askSearch asks what to look for.
func (m *Model) askSearch() {
	m.ask("search both texts: ", "", func(text string) tea.Cmd { m.look(text); return nil })
}
