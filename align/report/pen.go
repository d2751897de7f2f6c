package report

import (
	"bufio"
	"strings"
)

// A pen writes styled text. Blanks are held back until text follows them, so
// that no line ends in one. The first error stays in the buffer and comes out
// with Flush.
type pen struct {
	out   *bufio.Writer
	color bool
	held  int // blanks not yet written
}

// skip moves n cells to the right; not at all for n below 1.
func (p *pen) skip(n int) { p.held += max(n, 0) }

// write writes text in a style, holding back the blanks at its end.
func (p *pen) write(s style, text string) {
	bare := strings.TrimRight(text, " ")
	if bare != "" {
		for ; p.held > 0; p.held-- {
			p.out.WriteByte(' ')
		}
		p.out.WriteString(s.paint(bare, p.color))
	}
	p.held += len(text) - len(bare)
}

// endLine ends the line and forgets the blanks held back.
func (p *pen) endLine() {
	p.held = 0
	p.out.WriteByte('\n')
}
