package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// Text is plain text. Paragraphs are parted by blank lines or, where there are
// none, each line is one; lines wrapped by hand are joined. Bullets, the ">"
// of quotations and lines of dashes or asterisks are markup.
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
	c := content{text: text}
	var lengths []int // lines in each segment
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
	if next.indent >= prev.indent+2 && !before[0].item {
		return false // the first line of a paragraph, set in
	}
	return w.joins(prev, next)
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

// groupsOf parts lines at blank lines and ornaments, and finds the quotations
// and list items among them.
func groupsOf(lines []line) [][]line {
	var groups [][]line
	var group []line
	listed := false // an item began in this group
	for _, l := range lines {
		l.unquote()
		if l.text == "" || ornament(l.text) {
			if len(group) > 0 {
				groups = append(groups, group)
			}
			group, listed = nil, false
			continue
		}
		if len(group) == 0 || listed || startsAfter(group[len(group)-1].text) {
			l.itemise()
		}
		listed = listed || l.item
		group = append(group, l)
	}
	if len(group) > 0 {
		groups = append(groups, group)
	}
	return groups
}

// startsAfter tells whether a list may begin after a line: what looks like a
// bullet in the middle of a sentence is a dash, what looks like an ordinal is
// a number.
func startsAfter(text string) bool {
	return stops(text) || strings.HasSuffix(text, ",")
}

// unquote takes the marks off a line that is quoted as in electronic mail.
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

// ornament tells whether a line only parts other lines: "* * *", "-----".
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

// headingCells is the width up to which a line by itself can be a heading.
const headingCells = 100

// markHeadings finds titles and headings among the segments of a plain text:
// short lines by themselves that do not end like a sentence and have prose
// after them. The title comes first.
func markHeadings(segments []corpus.Segment, lengths []int) {
	for k := len(segments) - 2; k >= 0; k-- {
		seg, next := &segments[k], segments[k+1]
		if lengths[k] > 1 || seg.Kind != corpus.Paragraph || !headline(seg.Text) {
			continue
		}
		if k == 0 {
			seg.Kind = corpus.Title
		} else if next.Kind != corpus.Paragraph || !headline(next.Text) {
			seg.Kind = corpus.Heading
		}
	}
	if len(segments) > 2 && segments[0].Kind == corpus.Title && segments[1].Kind == corpus.Heading {
		segments[1].Kind = corpus.Paragraph // below the title stands its author
	}
}

// headline tells whether a line reads like a heading.
func headline(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, closers))
	return cells(text) <= headingCells && !strings.ContainsRune("-–—", first) &&
		strings.IndexFunc(text, unicode.IsLetter) >= 0 && !strings.ContainsRune(".!…:;,。！：；，、", last)
}
