package report

import (
	"strings"
	"unicode/utf8"
)

// A mark is a stretch of a segment that a difference is about.
type mark struct {
	lo, hi int // half-open range of runes in the segment's text
	manner manner
}

// A manner is how two texts differ at a place.
type manner int

// The manners, from the lightest. Where two meet the graver one is shown.
const (
	agrees  manner = iota
	unsure         // bitext does not know whether the two belong together
	moved          // both have it, elsewhere
	differs        // both have something there, but not the same
	added          // only the target has it
	gone           // only the source has it
	manners        // their number
)

// marking is the style of the words of each manner in a text.
var marking = [manners]style{moved: relocated, differs: "30;43", added: "4;32", gone: "9;31"}

// A part is a stretch of a line in one style.
type part struct {
	text  string
	style style
}

// marked wraps a text as [pen.lines] does, with what the marks cover in the
// style of its manner or, without colour, with signs below it.
func (p *pen) marked(c column, base style, text string, marks []mark) []line {
	shown, how := overlay(text, marks)
	lines := make([]line, 0, 1)
	from, at := 0, 0 // runes and bytes of shown before the line
	for _, whole := range wrap(shown, c.width, p.cells) {
		n := utf8.RuneCountInString(whole)
		l := line{text: strings.TrimRight(whole, blanks), style: base}
		p.mark(&l, how[from:from+n])
		lines = append(lines, l)
		from, at = from+n, at+len(whole)
		if strings.HasPrefix(shown[at:], "\n") {
			from, at = from+1, at+1
		}
	}
	return lines
}

// overlay is a text as a terminal shows it, and for each rune of that how the
// texts differ there.
func overlay(text string, marks []mark) (string, []manner) {
	var shown strings.Builder
	var how []manner
	at := 0
	for _, r := range text {
		worst := agrees
		for _, m := range marks {
			if m.lo <= at && at < m.hi {
				worst = max(worst, m.manner)
			}
		}
		piece := Visible(string(r))
		shown.WriteString(piece)
		for range utf8.RuneCountInString(piece) {
			how = append(how, worst)
		}
		at++
	}
	return shown.String(), how
}

// mark marks a line; how has at least as many elements as the line has runes.
func (p *pen) mark(l *line, how []manner) {
	var under strings.Builder
	var parts []part
	k, last := 0, agrees
	for g := p.cells.StringGraphemes(l.text); g.Next(); {
		m := how[k]
		k += utf8.RuneCountInString(g.Value())
		under.WriteString(strings.Repeat(p.signs.under[m], g.Width()/max(1, p.cells.String(p.signs.under[m]))))
		if len(parts) == 0 || m != last {
			s := l.style
			if m != agrees {
				s = marking[m]
			}
			parts, last = append(parts, part{style: s}), m
		}
		parts[len(parts)-1].text += g.Value()
	}
	switch row := strings.TrimRight(under.String(), " "); {
	case row == "":
	case p.color:
		l.parts = parts
	default:
		l.under = row
	}
}

// signs are what stands for each manner where colour does not do or is not
// there.
type signs struct {
	strip [manners]string // a paragraph on the strip, and in the middle of the page
	under [manners]string // below a cell of text; a blank: nothing
	note  string          // before a note
	fold  string          // before what is folded
}

// drawn are the signs of a terminal that shows block elements, typed those of
// ASCII.
var (
	drawn = signs{
		strip: [manners]string{agrees: "█", unsure: "?", moved: "▒", differs: "▍", added: "+", gone: "×"},
		under: [manners]string{agrees: " ", unsure: " ", moved: "~", differs: "‾", added: "+", gone: "×"},
		note:  "┃",
		fold:  "⋯",
	}
	typed = signs{
		strip: [manners]string{agrees: "#", unsure: "?", moved: "~", differs: "!", added: "+", gone: "x"},
		under: [manners]string{agrees: " ", unsure: " ", moved: "~", differs: "^", added: "+", gone: "x"},
		note:  "|",
		fold:  "...",
	}
)
