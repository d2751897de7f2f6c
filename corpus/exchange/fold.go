package exchange

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// fold applies the format's folding to the unit's texts and notes, and leaves
// out segments of which nothing is left.
func (j *Job) fold(u TU) TU {
	if j.format.Fold == nil {
		return u
	}
	u.Src.Segments = j.foldSegments(u.Src.Segments)
	u.Dst.Segments = j.foldSegments(u.Dst.Segments)
	for i, note := range u.Notes {
		if clean := j.format.Fold(note); clean != note {
			u.Notes = slices.Clone(u.Notes)
			u.Notes[i] = clean
		}
	}
	return u
}

// foldSegments is the segments folded; the same list where nothing changes.
func (j *Job) foldSegments(segments []corpus.Segment) []corpus.Segment {
	copied := false
	for i, seg := range segments {
		clean := j.format.Fold(seg.Text)
		if clean == seg.Text {
			continue
		}
		if !copied {
			segments, copied = slices.Clone(segments), true
		}
		segments[i].Text = clean
		j.report.Changed++
	}
	if slices.ContainsFunc(segments, blank) {
		segments = slices.DeleteFunc(slices.Clone(segments), blank)
	}
	return segments
}

func blank(s corpus.Segment) bool { return s.Text == "" }

// breakers makes a space of what would end a line or a field.
var breakers = strings.NewReplacer("\r\n", " ", "\t", " ", "\n", " ", "\v", " ", "\f", " ", "\r", " ",
	"\u0085", " ", "\u2028", " ", "\u2029", " ")

// oneLine is a text on one line without a tab in it, for files in which these
// part lines and fields. NULs, which no reader takes, are
// left out, and bytes that are not UTF-8 become U+FFFD.
func oneLine(text string) string {
	if strings.IndexFunc(text, breaks) < 0 {
		return text
	}
	return strings.ToValidUTF8(strings.ReplaceAll(breakers.Replace(text), "\x00", ""), "\uFFFD")
}

func breaks(r rune) bool {
	return r < 0x20 || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

// trimmedLine is oneLine without spaces at either end.
func trimmedLine(text string) string { return strings.TrimSpace(oneLine(text)) }

// xmlText is a text without the characters that XML 1.0 cannot hold (section
// 2.2, Char) and with line ends as XML has them. Bytes that are not UTF-8
// become U+FFFD.
func xmlText(text string) string {
	return strings.Map(xmlRune, strings.ReplaceAll(text, "\r\n", "\n"))
}

func xmlRune(r rune) rune {
	switch {
	case r == '\r':
		return '\n'
	case r == '\t' || r == '\n' || r >= 0x20 && r < 0xFFFE || r > 0xFFFF:
		return r
	}
	return -1
}

// xmlLine is a text that XML can hold on one line, trimmed: what a segment of
// a translation memory is.
func xmlLine(text string) string { return strings.TrimSpace(strings.Map(xmlRune, oneLine(text))) }
