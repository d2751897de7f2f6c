package report

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// A mark is a stretch of a segment that a difference is about.
type mark struct {
	lo, hi int // half-open range of runes in the segment's text
	manner manner
	fact   fact // where it is a fact: which, and the manner is that it agrees
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
	sought         // somebody looks for it; no difference
	manners        // their number
)

// marking is the style of the words of each manner in a text.
var marking = [manners]style{moved: relocated, differs: "30;43", added: "4;32", gone: "9;31", sought: "7"}

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

// A touch is what marks say of a rune.
type touch struct {
	manner manner
	fact   fact
}

// overlay is a text as a terminal shows it, and for each rune of that what the
// marks say there.
func overlay(text string, marks []mark) (string, []touch) {
	var shown strings.Builder
	var how []touch
	at := 0
	for _, r := range text {
		var worst touch
		for _, m := range marks {
			if m.lo <= at && at < m.hi {
				worst = touch{max(worst.manner, m.manner), cmp.Or(m.fact, worst.fact)}
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

// style is that of a text in a style that marks touch.
func (t touch) style(otherwise style) style {
	switch {
	case t.manner != agrees:
		return marking[t.manner]
	case t.fact != 0:
		return t.fact.style()
	}
	return otherwise
}

// sign is the sign that stands below a cell of what marks touch. With colour only
// facts have one, which wants more than the colours there are.
func (p *pen) sign(t touch) string {
	switch {
	case t.fact != 0 && (p.color || t.manner == agrees):
		return t.fact.sign(p.signs)
	case p.color:
		return " "
	}
	return p.signs.under[t.manner]
}

// mark marks a line; how has at least as many elements as the line has runes.
func (p *pen) mark(l *line, how []touch) {
	var under strings.Builder
	var parts []part
	var last touch
	k, touched := 0, false
	for g := p.cells.StringGraphemes(l.text); g.Next(); {
		t := how[k]
		k += utf8.RuneCountInString(g.Value())
		sign := p.sign(t)
		under.WriteString(strings.Repeat(sign, g.Width()/max(1, p.cells.String(sign))))
		if len(parts) == 0 || t != last {
			parts, last = append(parts, part{style: t.style(l.style)}), t
		}
		parts[len(parts)-1].text += g.Value()
		touched = touched || t != touch{}
	}
	if p.color && touched {
		l.parts = parts
	}
	l.under = strings.TrimRight(under.String(), " ")
}

// signs are what stands for each manner where colour does not do or is not
// there.
type signs struct {
	strip [manners]string // a paragraph on the strip, and in the middle of the page
	here  string          // on the strip, the paragraph in hand
	sheet sheetSigns
	under [manners]string // below a cell of text; a blank: nothing
	note  string          // before a note
	fold  string          // before what is folded
	alone string          // below a fact without counterpart
}

// drawn are the signs of a terminal that shows block elements, typed those of
// ASCII.
var (
	drawn = signs{
		strip: [manners]string{agrees: "█", unsure: "?", moved: "▒", differs: "▍", added: "+", gone: "×"},
		here:  "◆",
		sheet: drawnSheet,
		under: [manners]string{agrees: " ", unsure: " ", moved: "~", differs: "‾", added: "+", gone: "×", sought: "="},
		note:  "┃",
		fold:  "⋯",
		alone: "·",
	}
	typed = signs{
		strip: [manners]string{agrees: "#", unsure: "?", moved: "~", differs: "!", added: "+", gone: "x"},
		here:  "@",
		sheet: typedSheet,
		under: [manners]string{agrees: " ", unsure: " ", moved: "~", differs: "^", added: "+", gone: "x", sought: "="},
		note:  "|",
		fold:  "...",
		alone: ".",
	}
)
