package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Three kinds of text file look alike: paragraphs wrapped by hand or by an
// editor at some column, one paragraph a line, and verse. What tells them
// apart is how lines go over into one another. A wrapped line goes on in the
// middle of a sentence and was full: the next word would not have fitted. The
// lines of verse begin with capitals, or end in punctuation, or differ in
// width; one-line paragraphs end with a full stop.

// wrapping is what is known about the line breaks of a text.
type wrapping struct {
	on    bool // most lines go on in the next
	width int  // the column at which they were wrapped, in cells
}

// wrappingOf looks at all the line breaks within groups of lines.
func wrappingOf(groups [][]line) wrapping {
	w := wrapping{width: 0}
	var widths []int
	for _, g := range groups {
		widths = append(widths, innerWidths(g)...)
	}
	w.width = usual(widths)
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
	return w
}

// within is the wrapping of one group of lines, which may have been wrapped
// somewhat narrower than the others.
func (w wrapping) within(group []line) wrapping {
	if own := usual(innerWidths(group)); own*10 >= w.width*7 {
		w.width = own
	}
	return w
}

// joins tells whether next goes on with the paragraph prev belongs to.
func (w wrapping) joins(prev, next line) bool {
	return w.on && (w.full(prev, next) || w.amid(prev, next))
}

// amid tells whether the break falls in the middle of a sentence: before a
// small letter or, in writings without capitals, after a full line that does
// not end in punctuation.
func (w wrapping) amid(prev, next line) bool {
	first := opening(next.text)
	switch {
	case 2*(prev.indent+cells(prev.text)) <= w.width:
		return false // such a short line was ended on purpose
	case unicode.IsLower(first):
		return !stops(prev.text)
	case unicode.IsUpper(first):
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(prev.text)
	return !unicode.IsPunct(last) && w.full(prev, next)
}

// full tells whether the first word of next would not have fitted into prev.
// Typesetters of Chinese keep some punctuation from the ends of lines and set
// digits narrower, which leaves lines a character or two short.
func (w wrapping) full(prev, next line) bool {
	word, slack := 1, 0
	for k, r := range next.text {
		if spaceless(r) {
			if k == 0 {
				word, slack = 2, 4
			}
			break
		}
		if unicode.IsSpace(r) {
			break
		}
		word += runeCells(r)
	}
	return cells(prev.text)+prev.indent+word+slack > w.width
}

// innerWidths is the widths of all lines of a group but the last.
func innerWidths(group []line) []int {
	var widths []int
	for _, l := range group[:len(group)-1] {
		widths = append(widths, l.indent+cells(l.text))
	}
	return widths
}

// usual is the largest width, without the one in twenty that stick out, such
// as addresses that could not be broken.
func usual(widths []int) int {
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)-1-len(widths)/20]
}

// closers stand between a full stop and the end of the sentence.
const closers = "\"'”’»)]}）」』】》"

// stops tells whether a sentence, or the announcement of one, ends here.
func stops(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, closers))
	return strings.ContainsRune(".!?…:;。！？：；．", last)
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
