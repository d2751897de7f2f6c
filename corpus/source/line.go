package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// A line is one line of a text file without the white space around it.
type line struct {
	text   string // trimmed; "" of a blank line
	offset int    // of text in the file, in runes
	end    int    // rune offset of the line end
	indent int    // white space before text, in cells
	quoted bool   // it stood behind a ">", which is not in text
	item   bool   // it begins a list item; a bullet is not in text
}

// lineEnd is the rune that ends the lines of a text. A carriage return does so
// only where no line feed does, as on the oldest Macintoshes; elsewhere it is
// white space.
func lineEnd(text string) string {
	if strings.Contains(text, "\n") {
		return "\n"
	}
	return "\r"
}

// linesOf cuts a text into its lines.
func linesOf(text string) []line {
	var lines []line
	offset := 0
	for raw := range strings.SplitSeq(text, lineEnd(text)) {
		l := line{offset: offset}
		offset += utf8.RuneCountInString(raw)
		l.end = offset
		offset++
		rest := strings.TrimLeftFunc(raw, unicode.IsSpace)
		l.skip(raw[:len(raw)-len(rest)])
		l.text = strings.TrimRightFunc(rest, unicode.IsSpace)
		lines = append(lines, l)
	}
	return lines
}

// skip moves the start of the line behind a prefix that is not its text.
func (l *line) skip(prefix string) {
	l.offset += utf8.RuneCountInString(prefix)
	l.indent += cells(prefix)
}

// everyLine makes each line that is not blank a segment as it stands.
func everyLine(text string) content {
	c := content{text: text}
	offset := 0
	end := lineEnd(text)
	for raw := range strings.SplitSeq(text, end) {
		size := utf8.RuneCountInString(raw)
		if kept := strings.TrimSuffix(raw, "\r"); strings.TrimSpace(kept) != "" {
			place := corpus.Place{Start: offset, End: offset + utf8.RuneCountInString(kept)}
			c.segments = append(c.segments, corpus.Segment{Text: kept, Place: place})
		}
		offset += size + 1
	}
	return c
}

// cells is the width of a text on a terminal: Chinese characters take two
// cells, a tab is counted as four.
func cells(text string) int {
	n := 0
	for _, r := range text {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	switch {
	case r == '\t':
		return 4
	case r < 0x300:
		return 1
	case spaceless(r) || unicode.Is(unicode.Hangul, r):
		return 2
	case unicode.Is(unicode.Mn, r):
		return 0
	}
	return 1
}
