package exchange

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// The codes in a unit's texts: given to the segments when a file is read, put
// together again when one is written, or made a part of the text.

// spread gives each of a side's segments, which together make the joined text,
// the codes that stand in it.
func (s *Side) spread(joined codes.Coded) {
	list := joined.Codes
	if len(list) == 0 {
		return
	}
	if s.Empty() { // codes and nothing else
		s.Segments = []corpus.Segment{{Codes: list}}
		return
	}
	at, rest := 0, joined.Text
	for k := range s.Segments {
		skip := max(0, strings.Index(rest, s.Segments[k].Text))
		at += utf8.RuneCountInString(rest[:skip])
		length := utf8.RuneCountInString(s.Segments[k].Text)
		rest = rest[skip+len(s.Segments[k].Text):]
		last := k == len(s.Segments)-1
		// At the end of a segment stands what comes before the space that follows
		// it, and where none does what ends there.
		spaced := !last && !strings.HasPrefix(rest, s.Segments[k+1].Text)
		for len(list) > 0 && (list[0].At < at+length || last || list[0].At == at+length && (spaced || list[0].Kind == corpus.Closing)) {
			c := list[0]
			c.At = min(max(0, c.At-at), length)
			s.Segments[k].Codes = append(s.Segments[k].Codes, c)
			list = list[1:]
		}
		at += length
	}
}

// coded is the side as one text with its codes, joined as [Side.Text] is.
func (s Side) coded() codes.Coded {
	joined := codes.Coded{Text: s.Text()}
	at, rest := 0, joined.Text
	for _, seg := range s.Segments {
		skip := max(0, strings.Index(rest, seg.Text))
		at += utf8.RuneCountInString(rest[:skip])
		rest = rest[skip+len(seg.Text):]
		for _, c := range seg.Codes {
			c.At += at
			joined.Codes = append(joined.Codes, c)
		}
		at += utf8.RuneCountInString(seg.Text)
	}
	return joined
}

// hasCodes tells whether a segment of the side holds a code.
func (s Side) hasCodes() bool {
	return slices.ContainsFunc(s.Segments, func(seg corpus.Segment) bool { return len(seg.Codes) > 0 })
}

// coded are the two texts of a unit as markup of a syntax.
func (j *Job) coded(u TU, s *codes.Syntax) (src, dst string) {
	src, dst = u.spaced(srcSpace, j.markup(u.Src, s)), u.spaced(dstSpace, j.markup(u.Dst, s))
	if j.Unaligned == Mark && u.Src.Empty() {
		src = xmltext.Escape(j.missing(u.Dst.Tag))
	}
	if j.Unaligned == Mark && u.Dst.Empty() {
		dst = xmltext.Escape(j.missing(u.Src.Tag))
	}
	return src, dst
}

// markup is a side as one text with its codes in a syntax. What the syntax has no
// word for is counted.
func (j *Job) markup(s Side, syntax *codes.Syntax) string {
	if !s.hasCodes() {
		return xmltext.Escape(s.Text())
	}
	text, lost := syntax.Write(s.coded())
	j.report.Types += lost
	return text
}

// show is the side's segments with what codes stand for as a part of the text;
// the same list where there are none.
func (j *Job) show(s Side) []corpus.Segment {
	if !s.hasCodes() {
		return s.Segments
	}
	segments := slices.Clone(s.Segments)
	for i, seg := range segments {
		for _, c := range seg.Codes {
			if c.Text == "" {
				j.report.CodesLost++
			} else {
				j.report.CodesShown++
			}
		}
		segments[i].Text, segments[i].Codes = seg.Shown(), nil
	}
	return slices.DeleteFunc(segments, func(seg corpus.Segment) bool { return seg.Text == "" })
}

// foldCoded is the text of a segment folded, and its codes where they stand in
// it then. White space beside a code is inside the text, at its ends too.
func foldCoded(seg corpus.Segment, fold func(string) string) (string, []corpus.InlineCode) {
	if len(seg.Codes) == 0 {
		return fold(seg.Text), nil
	}
	list := slices.Clone(seg.Codes)
	runes := []rune(seg.Text)
	const mark = "x" // stands for a code: what is folded between two marks is not trimmed
	var folded strings.Builder
	lo, at, before := 0, 0, ""
	piece := func(hi int, after string) {
		clean := fold(before + string(runes[lo:hi]) + after)
		clean = strings.TrimSuffix(strings.TrimPrefix(clean, before), after)
		folded.WriteString(clean)
		at += utf8.RuneCountInString(clean)
		lo, before = hi, mark
	}
	for i, c := range list {
		piece(min(max(lo, c.At), len(runes)), mark)
		list[i].At = at
	}
	piece(len(runes), "")
	return folded.String(), list
}
