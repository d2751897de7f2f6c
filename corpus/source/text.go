package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// Text is plain text. Blank lines separate paragraphs; in a text without them
// each line is one. Lines wrapped by hand are joined. Bullets, the ">" of
// quotations and lines of dashes or asterisks are markup.
var Text = &Format{
	Name:       "text",
	Title:      "Plain text",
	Extensions: []string{".text", ".txt"},
	Note:       "paragraphs by blank lines or by lines; hard-wrapped lines are joined",
	Read:       readText,
}

func readText(text string) (content, error) {
	groups := groupsOf(linesOf(text))
	w := wrappingOf(groups)
	c := content{text: text, segments: make([]corpus.Segment, 0, len(groups))}
	lengths := make([]int, 0, len(groups)) // lines in each segment
	for _, group := range groups {
		here := w.within(group)
		for len(group) > 0 {
			n := 1
			for n < len(group) && here.goesOn(group[:n], group[n]) {
				n++
			}
			if seg, ok := paragraph(group[:n]); ok {
				c.segments = append(c.segments, seg)
				lengths = append(lengths, n)
			}
			group = group[n:]
		}
	}
	markHeadings(c.segments, lengths)
	return c, nil
}

// goesOn tells whether a line goes on with the paragraph of the lines before.
func (w wrapping) goesOn(before []line, next line) bool {
	prev := before[len(before)-1]
	if next.item || next.quoted != prev.quoted {
		return false
	}
	if !before[0].item && (next.indent >= prev.indent+paragraphIndent || w.led && next.indent >= w.margin+paragraphIndent) {
		return false // the indented first line of a paragraph
	}
	return w.joins(prev, next)
}

// wrapping is what is known about the line breaks of a text.
//
// Three kinds of text file look alike: paragraphs wrapped at some column, one
// paragraph a line, and verse. Their line breaks differ. A wrapped line breaks
// off in the middle of a sentence and is full: the next word would not have
// fitted. Lines of verse begin with capitals, end in punctuation or differ in
// width. A paragraph on one line ends with a full stop.
type wrapping struct {
	on     bool // lines are wrapped: most go on in the next
	width  int  // the column at which they were wrapped, in cells
	parted bool // blank lines part the paragraphs
	led    bool // the first line of a paragraph is indented, others are not
	margin int  // the least indent of the lines, in cells
}

// wrappingOf looks at all the line breaks within groups of lines.
func wrappingOf(groups [][]line) wrapping {
	var w wrapping
	var widths []int
	for _, g := range groups {
		widths = append(widths, innerWidths(g)...)
	}
	w.width = usual(widths)
	w.led = led(groups)
	breaks, open, amid := 0, 0, 0
	for _, g := range groups {
		here := w.within(g)
		for k := 1; k < len(g); k++ {
			if g[k].item || g[k].quoted != g[k-1].quoted {
				continue
			}
			breaks++
			if !stops(g[k-1].text) {
				open++
			}
			if here.amid(g[k-1], g[k]) {
				amid++
			}
		}
	}
	// Of wrapped lines that do not end a sentence most go on in the next, and
	// even short paragraphs in narrow columns have one such break in five.
	w.on = amid > 0 && 2*amid >= open && 5*amid >= breaks
	w.parted = several(groups)
	return w
}

// led tells whether indented lines begin paragraphs: more of them stand above one that
// is not indented than above another that is. Verse and quotations are indented all
// through.
func led(groups [][]line) bool {
	above, alone := 0, 0
	for _, g := range groups {
		margin := marginOf(g)
		for k := 1; k < len(g); k++ {
			switch {
			case g[k-1].indent < margin+paragraphIndent:
			case g[k].indent < margin+paragraphIndent:
				above++
			default:
				alone++
			}
		}
	}
	return above > alone
}

// marginOf is the least indent of some lines, in cells.
func marginOf(group []line) int {
	margin := group[0].indent
	for _, l := range group {
		margin = min(margin, l.indent)
	}
	return margin
}

// several tells whether at least two groups have several lines.
func several(groups [][]line) bool {
	n := 0
	for _, g := range groups {
		if len(g) > 1 {
			n++
		}
	}
	return n > 1
}

// within is the wrapping of one group of lines, which may have been wrapped
// somewhat narrower than the others.
func (w wrapping) within(group []line) wrapping {
	if own := usual(innerWidths(group)); own*10 >= w.width*7 {
		w.width = own
	}
	w.margin = marginOf(group)
	return w
}

// joins tells whether next goes on with the paragraph prev belongs to. Where
// blank lines part the paragraphs, a capital at the beginning of a line, as names
// have, does not begin one in the middle of a sentence.
func (w wrapping) joins(prev, next line) bool {
	return w.on && (w.full(prev, next) || w.amid(prev, next) || w.parted && !w.ended(prev) && !stops(prev.text))
}

// ended tells whether a line is so short that it was ended on purpose.
func (w wrapping) ended(l line) bool { return 2*(l.indent+cells(l.text)) <= w.width }

// amid tells whether the break falls in the middle of a sentence: before a
// small letter or, in writings without capitals, after a full line that does
// not end in punctuation.
func (w wrapping) amid(prev, next line) bool {
	first := opening(next.text)
	switch {
	case w.ended(prev):
		return false
	case unicode.IsLower(first):
		return !stops(prev.text)
	case unicode.IsUpper(first):
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(prev.text)
	return !unicode.IsPunct(last) && w.full(prev, next)
}

// chineseSlack is how many cells short a full line of Chinese may be:
// typesetters keep some punctuation from the ends of lines and set digits
// narrower, which leaves them a character or two short.
const chineseSlack = 4

// full tells whether the first word of next, or the first character in writing
// without spaces, would not have fitted into prev.
func (w wrapping) full(prev, next line) bool {
	used := prev.indent + cells(prev.text)
	if first, _ := utf8.DecodeRuneInString(next.text); spaceless(first) {
		return used+2+chineseSlack > w.width
	}
	word := next.text
	if end := strings.IndexFunc(word, func(r rune) bool { return spaceless(r) || unicode.IsSpace(r) }); end >= 0 {
		word = word[:end]
	}
	return used+1+cells(word) > w.width
}

// innerWidths is the widths of all lines of a group but the last, and but those
// with an address, which cannot be broken.
func innerWidths(group []line) []int {
	var widths []int
	for _, l := range group[:len(group)-1] {
		if strings.Contains(l.text, "://") {
			continue
		}
		widths = append(widths, l.indent+cells(l.text))
	}
	return widths
}

// usual is the largest width but for one in twenty, such as lines with a word
// that could not be broken.
func usual(widths []int) int {
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)-1-len(widths)/20]
}

// opening is the first letter or digit of a line, or 0.
func opening(text string) rune {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		if !unicode.IsPunct(r) && !unicode.IsSymbol(r) {
			break
		}
	}
	return 0
}
