package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

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

// linesOf cuts a text into its lines.
func linesOf(text string) []line {
	end := lineEnd(text)
	lines := make([]line, 0, strings.Count(text, end)+1)
	offset := 0
	for raw := range strings.SplitSeq(text, end) {
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

// groupsOf separates lines at blank lines and ornaments, and finds the
// quotations and list items among them. The groups are made of the lines given,
// which it overwrites: a long text has a million of each.
func groupsOf(lines []line) [][]line {
	groups := make([][]line, 0, len(lines)/2+1) // between two stands a line at least
	kept, first := lines[:0], 0                 // the group begins at kept[first]
	listed := false                             // an item began in this group
	part := func() {
		if len(kept) > first {
			groups = append(groups, kept[first:len(kept):len(kept)])
		}
		first, listed = len(kept), false
	}
	for _, l := range lines {
		l.unquote()
		if l.text == "" || ornament(l.text) {
			part()
			continue
		}
		if len(kept) == first || listed || l.startsAfter(kept[len(kept)-1].text) {
			l.itemise()
		}
		listed = listed || l.item
		kept = append(kept, l)
	}
	part()
	return groups
}

// startsAfter tells whether a list may begin with a line after another one. In the
// middle of a sentence what looks like a bullet is a dash, what looks like an ordinal
// a number; after a comma it is the first ordinal that begins a list.
func (l line) startsAfter(text string) bool {
	return stops(text) || strings.HasSuffix(text, ",") && !laterOrdinal.MatchString(l.text)
}

// unquote takes the ">" of quotations in electronic mail off a line.
func (l *line) unquote() {
	for strings.HasPrefix(l.text, ">") {
		rest := strings.TrimLeftFunc(l.text[1:], unicode.IsSpace)
		l.skip(l.text[:len(l.text)-len(rest)])
		l.text = rest
		l.quoted = true
	}
}

// bullets and ordinals begin list items. An ordinal is text and stays.
var (
	bullets  = regexp.MustCompile(`^[-*+•·◦▪●‣]\s+`)
	ordinals = regexp.MustCompile(`^(?:\(?(?:\d{1,2}|[a-zа-я])[.)]\s+|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[①-⑳])\s*\S`)
)

// laterOrdinal is an ordinal of two digits, or one that is not the first: an age, the
// number of a house.
var laterOrdinal = regexp.MustCompile(`^\(?(?:\d\d|[02-9])[.)]\s`)

// itemise finds out whether the line begins a list item.
func (l *line) itemise() {
	if mark := bullets.FindString(l.text); mark != "" {
		l.skip(mark)
		l.text = l.text[len(mark):]
		l.item = true
		return
	}
	l.item = ordinals.MatchString(l.text)
}

// ornament tells whether a line only separates other lines: "* * *", "-----".
func ornament(text string) bool {
	n := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("-_=*~#—–•·", r):
			n++
		case !unicode.IsSpace(r):
			return false
		}
	}
	return n >= 3
}

// paragraph makes one segment of lines.
func paragraph(lines []line) (corpus.Segment, bool) {
	var b block
	switch {
	case lines[0].quoted:
		b.kind = corpus.Quote
	case lines[0].item:
		b.kind = corpus.Item
	}
	for k, l := range lines {
		if k > 0 {
			first, _ := utf8.DecodeRuneInString(l.text)
			b.join(first, lines[k-1].end)
		}
		b.add(l.text, l.offset)
	}
	return b.segment()
}

// headingCells is the width up to which a line by itself can be a heading.
const headingCells = 100

// markHeadings finds titles and headings among segments made of lines: short
// lines by themselves that do not end like a sentence and have prose after
// them. The title comes first. Below it stand author, date and caption, and
// above the credit of a picture its caption, which are no headings. lengths is
// the number of lines in each segment.
func markHeadings(segments []corpus.Segment, lengths []int) {
	for k := len(segments) - 2; k >= 0; k-- {
		seg, next := &segments[k], segments[k+1]
		if lengths[k] > 1 || seg.Kind != corpus.Paragraph || !headline(seg.Text) {
			continue
		}
		if k == 0 {
			seg.Kind = corpus.Title
		} else if next.Kind != corpus.Paragraph || !brief(next.Text) && !isDateline(next.Text) {
			seg.Kind = corpus.Heading
		}
	}
	if len(segments) > 2 && segments[0].Kind == corpus.Title && segments[1].Kind == corpus.Heading {
		segments[1].Kind = corpus.Paragraph // below the title stands its author
	}
}

// headline tells whether a line reads like a heading: a brief one that does not
// say what stands beside the text, or when it was published.
func headline(text string) bool {
	return brief(text) && !isLabel(text) && !isDateline(text) && !isCredited(text) && !bracketed(text)
}

// brief tells whether a line is short and does not end like a sentence.
func brief(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, closers))
	return cells(text) <= headingCells && !strings.ContainsRune("-–—", first) &&
		strings.IndexFunc(text, unicode.IsLetter) >= 0 && !strings.ContainsRune(".!…:;,。！：；，、", last)
}

// bracketed tells whether a line stands in brackets, as notes of editors do.
func bracketed(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("[(（【［", first) && strings.ContainsRune("])）】］", last)
}

// closers stand between a full stop and the end of the sentence.
const closers = "\"'”’»)]}）」』】》"

// stops tells whether a line ends a sentence, or announces what follows.
func stops(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, closers))
	return strings.ContainsRune(".!?…:;。！？：；．", last)
}

// cells is the width of a text on a terminal, where a Chinese character takes
// two cells. A tab counts as four.
func cells(text string) int {
	return displaywidth.String(text) + 4*strings.Count(text, "\t")
}
