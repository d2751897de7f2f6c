package fullscreen

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// news is what was worked out beside a desk.
type news struct {
	of *desk.Desk
	desk.News
}

// await waits for what is worked out beside the desk.
func (m *Model) await() tea.Cmd {
	d, ctx := m.desk, m.ctx
	return func() tea.Msg {
		select {
		case n := <-d.Fresh():
			return news{d, n}
		case <-ctx.Done():
			return nil
		}
	}
}

// take shows what was worked out; what is in hand stays there.
func (m *Model) take(n news) tea.Cmd {
	if n.of != m.desk {
		return nil // of a desk that was left
	}
	aligned, known := m.desk.Aligned(), m.desk.Whole()
	hold := m.hold()
	shown, err := m.desk.Take(n.News)
	switch {
	case err != nil && !aligned:
		m.broken = err
		return tea.Quit
	case err != nil:
		m.fail(err)
	case shown:
		m.load()
		hold()
		if !aligned {
			m.arrive()
		}
		if !known && m.desk.Whole() && !m.touched {
			m.first()
		}
	}
	return m.await()
}

// hold remembers what is in hand, and gives what takes it in hand again.
func (m *Model) hold() func() {
	if !m.desk.Aligned() {
		return func() {}
	}
	side, segment := m.anchor()
	print := ""
	if n := m.note(); n != nil {
		print = n.finding.Fingerprint
	}
	return func() {
		m.goTo(place{m.desk.BeadOf(side)[min(segment, len(m.desk.On(side).Segments)-1)], -1})
		for k, n := range m.notes[m.place.bead] {
			if print != "" && n.finding.Fingerprint == print {
				m.place.note = k
			}
		}
		m.sift()
	}
}

// waiting is what stands on the screen before there are pairs.
func (m *Model) beforePairs() string {
	unit := func(s corpus.Side) string {
		return lang.Count(len(m.desk.On(s).Segments), string(corpus.Paragraphs)) + " of " + m.name(s)
	}
	return fmt.Sprintf("aligning %s with %s …", unit(corpus.Source), unit(corpus.Target))
}
