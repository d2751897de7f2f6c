package fullscreen

import (
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// A top is the line of the page at the top of the screen.
type top struct {
	row  int // in the model's rows
	line int // of its pair
}

// A look is a pair as it is drawn.
type look struct {
	bead   int
	inHand bool
	side   corpus.Side
}

// The heights of what stands around the page, in lines.
const (
	headLines = 2 // the files, and the strip
	footLines = 2 // the rule that names the pair, and the last line

	leastPane = 2 // lines for findings, at least
	mostPane  = 8 // and at most
)

// paneHeight is how many lines the findings have, always the same on a screen, so
// that the page stands still.
func (m *Model) paneHeight() int {
	return min(max(m.height/5, leastPane), mostPane, max(0, m.height-headLines-footLines-1))
}

// pageHeight is how many lines the page has.
func (m *Model) pageHeight() int {
	return max(1, m.height-headLines-footLines-m.paneHeight())
}

// row is the place of the pair in hand among the rows.
func (m *Model) row() int {
	k, _ := slices.BinarySearch(m.rows, m.place.bead)
	return min(k, len(m.rows)-1)
}

// scroll moves the page as little as is needed to show the pair in hand; of one that
// is longer than the page its beginning, until somebody scrolls in it.
func (m *Model) scroll() {
	row, room := m.row(), m.pageHeight()
	m.top.row = min(max(m.top.row, 0), len(m.rows)-1)
	m.top.line = min(m.top.line, m.size(m.top.row)) // on a wider screen a row has fewer
	own := m.size(row)
	switch {
	case row < m.top.row:
		m.top = top{row, 0}
	case row == m.top.row:
		m.top.line = min(m.top.line, max(0, own-room))
	default:
		m.fromBelow(row, own, room)
	}
}

// fromBelow moves the page so far that the end of a row below its top shows.
func (m *Model) fromBelow(row, own, room int) {
	used := -m.top.line
	for k := m.top.row; k < row && used <= room; k++ {
		used += len(m.lines(k))
	}
	if used+own <= room {
		return
	}
	if own >= room {
		m.top = top{row, 0}
		return
	}
	need := room - own // lines of the rows before that still have room
	k := row
	for k > 0 && need > 0 {
		k--
		need -= len(m.lines(k))
	}
	m.top = top{k, max(0, -need)}
}

// size is how many lines a row needs, without the blank one at its end.
func (m *Model) size(row int) int { return len(m.lines(row)) - 1 }

// lines are those of a row.
func (m *Model) lines(row int) []string {
	k := m.rows[row]
	key := look{k, k == m.place.bead, m.side}
	if !key.inHand {
		key.side = corpus.Source
	}
	if lines, ok := m.drawn[key]; ok {
		return lines
	}
	if m.drawn == nil || len(m.drawn) > 1000 {
		m.drawn = map[look][]string{}
	}
	lines := m.sheet.Pair(k, m.lookAt(key))
	m.drawn[key] = lines
	return lines
}

// page are the lines of the page that are on the screen.
func (m *Model) page() []string {
	m.scroll()
	var out []string
	room := m.pageHeight()
	skip := m.top.line
	for row := m.top.row; row < len(m.rows) && len(out) < room; row++ {
		lines := m.lines(row)
		out = append(out, lines[min(skip, len(lines)):]...)
		skip = 0
	}
	return out[:min(len(out), room)]
}

// down goes so many lines down: in a pair that goes on below the page it scrolls,
// else to the next.
func (m *Model) down(lines int) {
	m.scroll()
	row, room := m.row(), m.pageHeight()
	if row == m.top.row && m.size(row)-m.top.line > room {
		m.top.line = min(m.top.line+max(lines, room/2), m.size(row)-room)
		return
	}
	for used := 0; used < lines && row < len(m.rows)-1; row++ {
		used += len(m.lines(row))
	}
	m.goRow(row)
}

// up is the reverse of down.
func (m *Model) up(lines int) {
	m.scroll()
	row, room := m.row(), m.pageHeight()
	if row == m.top.row && m.top.line > 0 {
		m.top.line = max(0, m.top.line-max(lines, room/2))
		return
	}
	for used := 0; used < lines && row > 0; row-- {
		used += len(m.lines(row - 1))
	}
	m.goRow(row)
	if over := m.size(row) - room; over > 0 && lines == 1 { // from below one sees its end
		m.scroll()
		m.top = top{row, over}
	}
}

// goRow takes a row in hand.
func (m *Model) goRow(row int) { m.goTo(place{m.rows[row], -1}) }

// goTo takes a pair, or a finding about one, in hand.
func (m *Model) goTo(p place) {
	m.place = p
	if m.bead().On(m.side).Empty() {
		m.side = m.side.Other()
	}
}
