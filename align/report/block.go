package report

import "strings"

// A line is one line of a text column.
type line struct {
	label string // in the gutter
	mark  string // between gutter and text
	text  string // no wider than the column
	style style  // of the text
}

// A block is what stands between two blank lines of a page.
type block struct {
	src, dst []line
	certain  string // the confidence; empty where there is none
	style    style  // of the confidence
}

// block writes a block, beside or below each other.
func (p *page) block(b block) {
	if p.stacked {
		p.stack(b)
		return
	}
	for i := range max(len(b.src), len(b.dst)) {
		p.line(p.src, at(b.src, i))
		p.skip(gap)
		if i == 0 {
			p.write(b.style, b.certain)
			p.skip(middle - len(b.certain))
		} else {
			p.skip(middle)
		}
		p.skip(gap)
		p.line(p.dst, at(b.dst, i))
		p.endLine()
	}
}

// stack writes the source above the target, the confidence in a rule above.
func (p *page) stack(b block) {
	if b.certain != "" {
		p.write(faint, p.dashes(gap)+" ")
		p.write(b.style, b.certain)
		p.write(faint, " ")
		p.rule(gap + 1 + len(b.certain) + 1)
	}
	for _, l := range b.src {
		p.line(p.src, l)
		p.endLine()
	}
	for _, l := range b.dst {
		p.line(p.dst, l)
		p.endLine()
	}
}

// line writes a line of a column and the blanks up to its end.
func (p *page) line(c column, l line) {
	p.skip(c.gutter - len(l.label))
	p.write(faint, l.label)
	p.skip(labelSpace)
	p.write(faint, l.mark)
	p.write(l.style, l.text)
	p.skip(c.width - p.cells.String(l.mark) - p.cells.String(l.text))
}

// at is line i, or an empty one beyond the last.
func at(lines []line, i int) line {
	if i < len(lines) {
		return lines[i]
	}
	return line{}
}

// rule ends a line on which so many cells are taken with a horizontal line.
func (p *page) rule(taken int) {
	p.write(faint, p.dashes(p.layout.width-taken))
	p.endLine()
}

// dashes is a horizontal line of at most n cells.
func (p *page) dashes(n int) string {
	return strings.Repeat("─", max(n, 0)/p.cells.String("─"))
}
