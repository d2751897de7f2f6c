package fullscreen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/bitext-tools/bitext/align/review"
)

// View implements [tea.Model].
func (m *Model) View() tea.View {
	lines, cursor := m.screen()
	if m.Options.Wide {
		for k := range lines {
			lines[k] += unsettled
		}
	}
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen = true
	if cursor >= 0 {
		v.Cursor = tea.NewCursor(cursor, m.height-1)
	}
	return v
}

// unsettled is a blank of which the renderer cannot know how wide the terminal draws
// it. It rewrites lines that have one as a whole, and never moves the cursor into
// them, which it could not where letters take two cells that it counts as one.
const unsettled = " \ufe0f"

// screen are the lines of the screen, as many as it has, and the cell on the last
// that the cursor is at; -1: none.
func (m *Model) screen() (lines []string, cursor int) {
	last, cursor := m.lastLine()
	if body, ok := m.mode.(*helping); ok {
		lines = body.lines(m)
	} else if !m.desk.Aligned() {
		lines = []string{m.title(""), "", m.sheet.Cut(m.beforePairs(), m.width)}
	} else {
		lines = append(m.head(), pad(m.page(), m.pageHeight())...)
		lines = append(lines, m.foot()...)
	}
	lines = pad(lines, m.height-1)[:max(0, m.height-1)]
	return append(lines, last), cursor
}

// pad adds empty lines up to a number.
func pad(lines []string, n int) []string {
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines
}

// head are the lines above the page: which texts, how far one is, the strip.
func (m *Model) head() []string {
	right := fmt.Sprintf("%d left  %d/%d", m.left, m.place.bead+1, len(m.desk.Ladder))
	if m.desk.Busy() {
		right = "comparing  " + right
	}
	if m.filter.name != "" && m.filter.name != filters[0].name {
		right = m.filter.name + "  " + right
	}
	return []string{m.title(right), m.sheet.Strip(m.place.bead, m.width)}
}

// title names the texts, with what is said at the right.
func (m *Model) title(right string) string {
	right = m.sheet.Cut(right, m.width)
	room := m.width - m.sheet.Cells(right) - 2
	half := (room - 3) / 2
	left := ""
	if half >= 8 {
		left = m.sheet.Path(m.desk.Src.Path, half) + " / " + m.sheet.Path(m.desk.Dst.Path, half)
	} else if room >= 8 {
		left = m.sheet.Path(m.desk.Dst.Path, room)
	}
	fill := max(0, m.width-m.sheet.Cells(left)-m.sheet.Cells(right))
	return m.paint(bold, left) + strings.Repeat(" ", fill) + m.paint(dim, right)
}

// foot are the lines below the page: a rule that names the pair in hand, and what
// was found about it.
func (m *Model) foot() []string {
	room := m.paneHeight()
	rule := m.sheet.Rule(m.sheet.Rule("", 2)+" "+m.sheet.Cut(m.inHand(), m.width-6)+" ", m.width)
	if room == 0 {
		return []string{rule}
	}
	var all []string
	from, to := 0, 1 // the lines of what is in hand
	if note := m.desk.Marks[m.place.bead].Note; note != "" {
		all = append(all, m.indented(false, m.sheet.Wrapped("comment: "+note, m.width-2))...)
	}
	for k, n := range m.notes[m.place.bead] {
		held := k == m.place.note
		lines := m.sheet.Finding(n.finding, n.state(), m.width-2)
		if n.mark.Note != "" {
			for _, text := range m.sheet.Wrapped("comment: "+n.mark.Note, m.width-4) {
				lines = append(lines, "  "+text)
			}
		}
		if held {
			from, to = len(all), len(all)+len(lines)
		}
		all = append(all, m.indented(held, lines)...)
	}
	if len(all) == 0 {
		all = []string{"  " + m.paint(dim, m.sheet.Cut("no finding about this pair", m.width-2))}
	}
	return append([]string{rule}, window(all, from, to, room)...)
}

// state says what was decided about a finding.
func (n note) state() string {
	if n.dismissed {
		return "dismissed"
	}
	return string(n.mark.State)
}

// inHand names the pair in hand, and what was decided about it.
func (m *Model) inHand() string {
	b, mark := m.bead(), m.desk.Marks[m.place.bead]
	words := []string{m.sheet.Place(m.place.bead)}
	switch {
	case mark.State != review.Undecided:
		words = append(words, string(mark.State))
	case b.Src.Empty() || b.Dst.Empty():
		words = append(words, "alone")
	default:
		words = append(words, fmt.Sprintf("confidence %.2f", b.Confidence))
	}
	if b.Moved {
		words = append(words, "moved")
	}
	return strings.Join(words, ", ")
}

// indented puts two cells before lines, a bar where they are in hand.
func (m *Model) indented(held bool, lines []string) []string {
	before := "  "
	if held {
		before = m.paint(bold, m.sheet.Bar()) + " "
	}
	out := make([]string, len(lines))
	for k, l := range lines {
		out[k] = before + l
	}
	return out
}

// window is as many lines as there is room for, among them those from one to another
// as far as they go.
func window(lines []string, from, to, room int) []string {
	if len(lines) <= room {
		return pad(lines, room)
	}
	start := max(0, min(from, len(lines)-room))
	if to <= room {
		start = 0
	}
	shown := append([]string{}, lines[start:start+room]...)
	return shown
}

// The styles of the screen's own words, as parameters of ANSI SGR.
const (
	bold     = "1"
	dim      = "2"
	alarming = "31"
)

// paint puts text into a style, where there is colour.
func (m *Model) paint(style, text string) string {
	if !m.Options.Color || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// hints are the keys that one needs first, as far as there is room.
const hints = "? keys  n next  y yes  d dismiss  c comment  m join  s part  z undo  q quit"

// lastLine is what is asked, or what the last key did, else the first keys.
func (m *Model) lastLine() (string, int) {
	switch {
	case m.mode != nil:
		return m.mode.line(m, m.width)
	case m.failed:
		return m.paint(alarming, m.sheet.Cut(m.said, m.width)), -1
	case m.said != "":
		return m.sheet.Cut(m.said, m.width), -1
	}
	return m.paint(dim, m.sheet.Cut(hints, m.width)), -1
}
