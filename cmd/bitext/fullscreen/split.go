package fullscreen

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/desk"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// cutting is a pair that is being parted. What is to be the first part stands out.
type cutting struct {
	bead      corpus.Bead
	sentences [2][]desk.Sentence // by side
	at        [2]int             // how many of them are in the first part
}

// part begins to part the pair in hand: after the first sentence of each side, until
// somebody says where.
func (m *Model) part() {
	c := &cutting{bead: m.bead()}
	for _, s := range corpus.Sides {
		c.sentences[s] = m.desk.Sentences(s, c.bead.On(s))
		c.at[s] = min(1, len(c.sentences[s]))
	}
	if len(c.sentences[corpus.Source]) < 2 && len(c.sentences[corpus.Target]) < 2 {
		m.fail(errors.New("each side is one sentence: there is no place to part them; a says that they do not belong together"))
		return
	}
	m.mode = c
	m.drawn = nil
}

func (c *cutting) key(m *Model, p press) tea.Cmd {
	m.drawn = nil
	switch p.name {
	case "h", "left", "k", "up":
		c.at[m.side] = max(0, c.at[m.side]-1)
	case "l", "right", "j", "down":
		c.at[m.side] = min(len(c.sentences[m.side]), c.at[m.side]+1)
	case "tab", "shift+tab":
		if !c.bead.On(m.side.Other()).Empty() {
			m.side = m.side.Other()
		}
	case "enter", "s":
		m.mode = nil
		d, err := m.desk.Work().Split(m.place.bead, [2]review.Spot{c.spot(corpus.Source), c.spot(corpus.Target)})
		m.try(d, err, "parted:")
	case "esc", "q":
		m.mode = nil
		m.say("given up")
	}
	return nil
}

// spot is where the second part begins on a side.
func (c *cutting) spot(s corpus.Side) review.Spot {
	if c.at[s] == 0 {
		return review.Spot{Segment: c.bead.On(s).Lo}
	}
	return c.sentences[s][c.at[s]-1].End
}

// first is what of a segment is in the first part.
func (c *cutting) first(s corpus.Side, segment int) []corpus.Range {
	const all = 1 << 30 // runes; no segment has so many
	end := c.spot(s)
	switch {
	case segment < end.Segment:
		return []corpus.Range{{Hi: all}}
	case segment == end.Segment && end.Rune > 0:
		return []corpus.Range{{Hi: end.Rune}}
	}
	return nil
}

func (c *cutting) line(m *Model, width int) (string, int) {
	text := "first part:"
	for _, side := range corpus.Sides {
		text += fmt.Sprintf(" %d of %d in %s,", c.at[side], len(c.sentences[side]), m.name(side))
	}
	text = strings.TrimSuffix(text, ",") + "  Enter parts  ← → where  Tab other side  Esc"
	return m.sheet.Cut(text, width), -1
}
