package report

import "strings"

// table writes rows of text, of which the first is the head. For each column
// sides has a "<", flush left, or a ">", flush right. A table is as wide as its
// texts.
func (p *page) table(rows [][]string, sides string) {
	widths := make([]int, len(sides))
	for _, row := range rows {
		for i, text := range row {
			row[i] = strings.ReplaceAll(visible(text), "\n", " ")
			widths[i] = max(widths[i], p.cells.String(row[i]))
		}
	}
	for n, row := range rows {
		s := plain
		if n == 0 {
			s = faint
		}
		for i, text := range row {
			room := widths[i] - p.cells.String(text)
			if sides[i] == '>' {
				p.skip(room)
				room = 0
			}
			p.write(s, text)
			p.skip(room + gap)
		}
		p.endLine()
	}
}
