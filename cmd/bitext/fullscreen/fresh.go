package fullscreen

import tea "charm.land/bubbletea/v2"

// fresh is what was found meanwhile.
type fresh struct{ err error }

// refresh looks for the findings of what was changed.
func (m *Model) refresh() tea.Cmd {
	if m.desk.Whole() {
		return nil
	}
	m.freshen(fresh{m.desk.Refresh(m.ctx)})
	return nil
}

// freshen shows what was found.
func (m *Model) freshen(f fresh) {
	if f.err != nil {
		m.fail(f.err)
		return
	}
	m.load()
}
