package fullscreen

import (
	"errors"
	"fmt"

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
func (m *Model) pin(across bool) {
	if m.marked == nil {
		m.mark()
		return
	}
	known, other := *m.marked, m.marked.side.Other()
	at := m.bead().On(other)
	if at.Empty() {
		m.fail(fmt.Errorf("no text in %s here; go to the counterpart of ¶%s", m.name(other), m.markedNumber()))
		return
	}
	if m.bead().On(known.side) == known.at {
		m.fail(fmt.Errorf("that is paired with this already; go to the counterpart of ¶%s, or Esc", m.markedNumber()))
		return
	}
	src, dst := known.at, at
	if known.side == corpus.Target {
		src, dst = at, known.at
	}
	m.marked = nil
	m.side = known.side
	m.place = place{m.desk.BeadOf(known.side)[known.at.Lo], -1} // what was marked stays in hand
	if across {
		d, err := m.desk.Work().Cross(src, dst)
		m.try(d, err, "paired across")
		return
	}
	d, err := m.desk.Pair(m.ctx, src, dst)
	m.try(d, err, "paired")
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
	return fmt.Sprintf("¶%s of %s is marked; at its counterpart p pairs them, x only across",
		m.markedNumber(), m.name(m.marked.side))
}

// markedNumber is the number of what is marked.
func (m *Model) markedNumber() string {
	return m.sheet.Numbers(m.marked.side)[m.marked.at.Lo]
}

// merge joins the pair in hand with the next.
func (m *Model) merge() {
	d, err := m.desk.Work().Merge(m.place.bead)
	m.try(d, err, "joined:")
}

// alone says that what the pair in hand holds stands in one of the texts only.
func (m *Model) alone() {
	m.do(m.desk.Work().Alone(m.place.bead), "only here:")
}

// shift gives the first passage of the side in hand to the pair above, or its last
// to the pair below.
func (m *Model) shift(up bool) {
	move, how := (*review.Applied).Down, "moved down:"
	if up {
		move, how = (*review.Applied).Up, "moved up:"
	}
	d, err := move(m.desk.Work(), m.place.bead, m.side)
	m.try(d, err, how)
}

// realign aligns anew what nobody has decided.
func (m *Model) realign() {
	d, other, err := m.desk.Realign(m.ctx)
	if err == nil && !other {
		err = errors.New("nothing comes out otherwise")
	}
	m.try(d, err, "aligned anew what nobody decided;")
}
