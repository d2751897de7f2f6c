package fullscreen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/corpus"
)

// toggle shows sentences where paragraphs are shown, and paragraphs else. The same
// passage stays in hand.
func (m *Model) toggle() tea.Cmd {
	unit := corpus.Sentences
	if m.desk.Unit == corpus.Sentences {
		unit = corpus.Paragraphs
	}
	side, segment := m.anchor()
	block := m.desk.On(side).Segments[segment].Block
	d, err := m.desk.At(m.ctx, unit)
	if err != nil {
		m.fail(err)
		return nil
	}
	m.desk, m.marked, m.filter = d, nil, filters[0]
	m.arrive = func() {
		m.arrive = func() {}
		k := slices.IndexFunc(d.On(side).Segments, func(s corpus.Segment) bool { return s.Block >= block })
		m.goSegment(side, max(k, 0))
		m.say("these are " + string(unit) + "s; t goes back")
	}
	m.load()
	return m.await()
}
