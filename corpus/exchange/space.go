package exchange

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// White space at the ends of a text is none of a segment's, but a program that
// shows the text needs it: "Total: ", a message that ends its line. A unit keeps
// it as a property, which formats that can put it where it was.

// Names of the properties that hold the white space at the ends of a side's
// text: what stands before it, a bar and what stands behind it, quoted as Go
// does: "|\n".
const (
	srcSpace = "source-space"
	dstSpace = "target-space"
)

// addSpace takes over the white space of a text, unless the file says it already.
func (m *meta) addSpace(name, before, after string) {
	known := slices.ContainsFunc(m.rest, func(p Property) bool { return p.Name == name })
	if before+after != "" && !known {
		m.add(name, strconv.Quote(before+"|"+after))
	}
}

// spaceLast puts the properties of white space behind the others, the source's
// first, whichever of them stood in the file.
func (m *meta) spaceLast() {
	if !slices.IsSortedFunc(m.rest, byRank) {
		m.rest = slices.Clone(m.rest)
		slices.SortStableFunc(m.rest, byRank)
	}
}

// byRank is the order of two properties: others, the source's white space, the target's.
func byRank(p, q Property) int { return rank(p.Name) - rank(q.Name) }

// rank is the place of a property of that name.
func rank(name string) int {
	switch name {
	case srcSpace:
		return 1
	case dstSpace:
		return 2
	}
	return 0
}

// space is the white space that the property of a name holds.
func (u TU) space(name string) (before, after string) {
	value, err := strconv.Unquote(u.property(name))
	if before, after, _ = strings.Cut(value, "|"); err != nil || strings.TrimSpace(before+after) != "" {
		return "", ""
	}
	return before, after
}

// spaced is the text of a side, as its format writes it, with the white space
// that the property of a name holds; an empty one stays empty.
func (u TU) spaced(name, text string) string {
	if text == "" {
		return ""
	}
	before, after := u.space(name)
	return xmltext.Fold(before) + text + xmltext.Fold(after)
}

// without is the meta without properties of these names.
func (m meta) without(names ...string) meta {
	gone := func(p Property) bool { return slices.Contains(names, p.Name) }
	if slices.ContainsFunc(m.rest, gone) {
		m.rest = slices.DeleteFunc(slices.Clone(m.rest), gone)
	}
	return m
}

// xmlMeta is what the unit says of itself in an XML format: of white space only
// what its texts do not show, since readers take line breaks there for layout.
func (u TU) xmlMeta() meta {
	m := u.meta()
	for _, name := range []string{srcSpace, dstSpace} {
		if before, after := u.space(name); before+after != "" && !codes.IsLayout(before) && !codes.IsLayout(after) && xmltext.Fold(before+after) == before+after {
			m = m.without(name)
		}
	}
	return m
}

// lift makes properties of the white space at the ends of the unit's texts that
// the format cannot hold there.
func (j *Job) lift(u TU) TU {
	m := meta{rest: slices.Clip(u.Properties)}
	u.Src = j.liftSide(u.Src, srcSpace, &m)
	u.Dst = j.liftSide(u.Dst, dstSpace, &m)
	u.Properties = m.rest
	return u
}

// liftSide does so for one side.
func (j *Job) liftSide(s Side, name string, m *meta) Side {
	if s.Empty() {
		return s
	}
	last := len(s.Segments) - 1
	before, first, _ := codes.Trim(codes.Coded{Text: s.Segments[0].Text, Codes: s.Segments[0].Codes})
	_, _, after := codes.Trim(codes.Coded{Text: s.Segments[last].Text, Codes: s.Segments[last].Codes})
	if before+after == "" {
		return s
	}
	if kept := func(text string) bool { return j.format.Fold(text) == text }; kept(before+"x") && kept("x"+after) {
		return s
	}
	outerBefore, outerAfter := TU{Properties: m.rest}.space(name)
	*m = m.without(name)
	m.addSpace(name, outerBefore+before, after+outerAfter)
	s.Segments = slices.Clone(s.Segments)
	s.Segments[0].Text = strings.TrimPrefix(s.Segments[0].Text, before)
	s.Segments[0].Codes = first.Codes
	s.Segments[last].Text = strings.TrimSuffix(s.Segments[last].Text, after)
	return s
}

// lowered is the unit with the white space of its properties in its texts, for
// formats that hold any text.
func (u TU) lowered() TU {
	for name, side := range map[string]*Side{srcSpace: &u.Src, dstSpace: &u.Dst} {
		before, after := u.space(name)
		if last := len(side.Segments) - 1; last >= 0 && before+after != "" {
			side.Segments = slices.Clone(side.Segments)
			side.Segments[0].Text = before + side.Segments[0].Text
			side.Segments[0].Codes = codes.Shifted(side.Segments[0].Codes, -utf8.RuneCountInString(before))
			side.Segments[last].Text += after
		}
	}
	u.Properties = meta{rest: u.Properties}.without(srcSpace, dstSpace).rest
	return u
}
