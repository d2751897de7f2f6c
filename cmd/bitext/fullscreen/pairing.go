package fullscreen

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// A passage is what is to be paired with one of the other side.
type passage struct {
	side corpus.Side
	at   corpus.Range
}

// pin marks the passage in hand, or pairs it with what is marked: as a pair around
// which the texts are aligned anew, or, across, as one that stands elsewhere.
func (m *Model) pin(across bool) tea.Cmd {
	if m.marked == nil {
		m.mark()
		return nil
	}
	known, other := *m.marked, m.marked.side.Other()
	at := m.bead().On(other)
	if at.Empty() {
		m.fail(fmt.Errorf("this pair has no text in %s; go to the passage that belongs to what is marked", m.name(other)))
		return nil
	}
	if m.bead().On(known.side) == known.at {
		m.fail(errors.New("these are a pair already; go to the passage that belongs to what is marked, or Esc"))
		return nil
	}
	src, dst := known.at, at
	if known.side == corpus.Target {
		src, dst = at, known.at
	}
	m.marked = nil
	m.side = known.side
	if across {
		d, err := m.desk.Work().Cross(src, dst)
		return m.try(d, err, "paired across")
	}
	d, err := m.desk.Pair(m.ctx, src, dst)
	return m.try(d, err, "paired")
}

// mark marks the passage in hand.
func (m *Model) mark() {
	at := m.bead().On(m.side)
	if at.Empty() {
		m.fail(errors.New("there is no text to mark on this side"))
		return
	}
	m.marked = &passage{m.side, at}
	m.say(m.waitsFor())
}

// waitsFor says what is to be done with what is marked.
func (m *Model) waitsFor() string {
	other := m.name(m.marked.side.Other())
	return fmt.Sprintf("%s ¶%s is marked: at its passage in %s p pairs them, x only across; Esc gives up",
		m.name(m.marked.side), m.sheet.Numbers(m.marked.side)[m.marked.at.Lo], other)
}

// merge joins the pair in hand with the next.
func (m *Model) merge() tea.Cmd {
	d, err := m.desk.Work().Merge(m.place.bead)
	return m.try(d, err, "joined:")
}

// alone says that what the pair in hand holds stands in one of the texts only.
func (m *Model) alone() tea.Cmd {
	return m.do(m.desk.Work().Alone(m.place.bead), "only here:")
}

// shift gives the first passage of the side in hand to the pair above, or its last
// to the pair below.
func (m *Model) shift(up bool) tea.Cmd {
	move, how := (*review.Applied).Down, "moved down:"
	if up {
		move, how = (*review.Applied).Up, "moved up:"
	}
	d, err := move(m.desk.Work(), m.place.bead, m.side)
	return m.try(d, err, how)
}

// realign aligns anew what nobody has decided.
func (m *Model) realign() tea.Cmd {
	d, other, err := m.desk.Realign(m.ctx)
	if err == nil && !other {
		err = errors.New("nothing comes out otherwise")
	}
	return m.try(d, err, "aligned anew what nobody decided;")
}
