package fullscreen

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// helping shows all keys.
type helping struct {
	from int // the first line that is shown
}

func (h *helping) key(m *Model, p press) tea.Cmd {
	room := m.height - 1
	all := len(m.help())
	switch p.name {
	case "j", "down":
		h.from++
	case "k", "up":
		h.from--
	case "pgdown", "space", "ctrl+f", "ctrl+d":
		h.from += room
	case "pgup", "ctrl+b", "ctrl+u":
		h.from -= room
	default:
		m.mode = nil
		return nil
	}
	h.from = max(0, min(h.from, all-room))
	return nil
}

func (h *helping) line(m *Model, width int) (string, int) {
	text := "any key goes back to the texts"
	if len(m.help()) > m.height-1 {
		text = "j and k scroll, any other key goes back"
	}
	return m.paint(dim, m.sheet.Cut(text, width)), -1
}

// lines are those of the screen but the last.
func (h *helping) lines(m *Model) []string {
	all := m.help()
	return all[min(h.from, len(all)):min(len(all), h.from+m.height-1)]
}

// keyCells is how many cells the names of keys take in the help.
const keyCells = 11

// help are all keys, in two columns where there is room.
func (m *Model) help() []string {
	columns := max(1, min(2, m.width/72))
	width := (m.width - (columns-1)*2) / columns
	var groups [][]string
	for _, b := range keysOfPage() {
		if b.group != "" {
			groups = append(groups, []string{m.paint(bold, m.sheet.Cut(b.group, width))})
		}
		last := len(groups) - 1
		for k, text := range m.sheet.Wrapped(b.what, width-keyCells-2) {
			name := ""
			if k == 0 {
				name = b.names
			}
			groups[last] = append(groups[last], "  "+name+strings.Repeat(" ", max(1, keyCells-m.sheet.Cells(name)))+text)
		}
	}
	total := 0
	for _, g := range groups {
		total += len(g) + 1
	}
	var left, right []string
	for _, g := range groups {
		if columns == 2 && len(left)+len(g) > (total+1)/2+2 && len(left) > 0 {
			right = append(append(right, g...), "")
			continue
		}
		left = append(append(left, g...), "")
	}
	return m.beside(left, right, width)
}

// beside puts columns beside each other.
func (m *Model) beside(left, right []string, width int) []string {
	out := make([]string, max(len(left), len(right)))
	for k := range out {
		if k < len(left) {
			out[k] = left[k]
		}
		if k < len(right) {
			out[k] += strings.Repeat(" ", max(0, width+2-m.visible(out[k]))) + right[k]
		}
	}
	return out
}

// visible is how many cells a painted text takes.
func (m *Model) visible(text string) int {
	text = strings.NewReplacer("\x1b["+bold+"m", "", "\x1b[0m", "").Replace(text)
	return m.sheet.Cells(text)
}
