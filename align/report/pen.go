package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// A style is the parameters of an ANSI SGR sequence; the empty one is plain.
// The styles use weight and those of the 16 colours that are legible on black
// and on white (yellow and cyan fade on white, blue on black). No style carries
// meaning alone: each goes with a word or a sign.
type style string

const (
	plain     style = ""
	strong    style = "1"    // headings, and a confidence in doubt
	faint     style = "2"    // numbers, rules, furniture, a confidence not in doubt
	onlySrc   style = "31"   // a note that the target has no counterpart
	onlyDst   style = "32"   // a note that the source has none
	relocated style = "35"   // a note that text was put elsewhere
	alarming  style = "1;31" // an error, a value that changed
	warning   style = "1;35" // a warning, a value that only one text has
)

// paint puts the text into the style where color is true.
func (s style) paint(text string, color bool) string {
	if !color || s == plain {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// A pen writes styled text. Blanks are held back until text follows them, so
// that no line ends in one. The first error stays in the buffer and comes out
// with Flush.
type pen struct {
	out   *bufio.Writer
	color bool
	cells displaywidth.Options
	signs signs
	held  int // blanks not yet written
}

// newPen writes to w as the options say.
func newPen(w io.Writer, opt Options) pen {
	p := pen{out: bufio.NewWriter(w), color: opt.Color, cells: opt.cells(), signs: drawn}
	if opt.ASCII || opt.Wide { // the drawn ones are of the characters that Wide makes two cells
		p.signs = typed
	}
	return p
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

// gap is the cells between two columns.
const gap = 2

// table writes rows of one-line texts, the first of which is the head. For each
// column sides has a "<", flush left, or a ">", flush right. styled is the style
// of a text; rows and columns count from 0. A table is as wide as its texts.
func (p *pen) table(rows [][]string, sides string, styled func(row, column int) style) {
	widths := make([]int, len(sides))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], p.cells.String(text))
		}
	}
	for n, row := range rows {
		for i, text := range row {
			room := widths[i] - p.cells.String(text)
			if sides[i] == '>' {
				p.skip(room)
				room = 0
			}
			p.write(styled(n, i), text)
			p.skip(room + gap)
		}
		p.endLine()
	}
}
