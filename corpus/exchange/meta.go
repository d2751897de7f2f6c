package exchange

import (
	"iter"
	"math"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/exchange/joint"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
)

// meta is what a unit says of itself beside its texts. Formats keep it in
// properties, notes or columns.
type meta struct {
	confidence       float64
	moved            bool
	srcAt, dstAt     int
	srcCuts, dstCuts string // see [joint.Cuts]
	state            State
	rest             []Property
}

// meta is what the unit says of itself. Where one in more than two languages is
// cut into segments is not told: the properties are about two.
func (u TU) meta() meta {
	if len(u.Others) > 0 {
		return meta{u.Confidence, u.Moved, u.Src.At, u.Dst.At, "", "", u.State, u.Properties}
	}
	return meta{u.Confidence, u.Moved, u.Src.At, u.Dst.At, u.Src.cuts(), u.Dst.cuts(), u.State, u.Properties}
}

// noMeta is the meta of a unit in a file that says nothing.
func noMeta() meta { return meta{srcAt: nowhere, dstAt: nowhere} }

// A metaProperty is one thing in a meta, and its name in files.
type metaProperty struct {
	name string
	get  func(m meta) string         // "" where it says nothing
	set  func(m *meta, value string) // passes over what it does not understand
}

// properties are those that are bitext's own, in the order in which they are
// written; those that a unit's file had follow:
//
//	confidence   "0.97"
//	moved        "yes", or absent
//	source-at    index of the first source segment in its text, from 0
//	target-at    the same of the target
//	source-cuts  lengths of the source segments in runes, "57+102"; absent for one
//	target-cuts  the same of the target
//	state        see [State]
var properties = []metaProperty{
	{"confidence", func(m meta) string { return decimals(m.confidence) }, func(m *meta, v string) { m.confidence, _ = links.Probability(v) }},
	{"moved", func(m meta) string {
		if m.moved {
			return "yes"
		}
		return ""
	}, func(m *meta, v string) { m.moved = v == "yes" }},
	{"source-at", func(m meta) string { return formatIndex(m.srcAt) }, func(m *meta, v string) { m.srcAt = parseIndex(v) }},
	{"target-at", func(m meta) string { return formatIndex(m.dstAt) }, func(m *meta, v string) { m.dstAt = parseIndex(v) }},
	{"source-cuts", func(m meta) string { return m.srcCuts }, func(m *meta, v string) { m.srcCuts = v }},
	{"target-cuts", func(m meta) string { return m.dstCuts }, func(m *meta, v string) { m.dstCuts = v }},
	{"state", func(m meta) string { return string(m.state) }, func(m *meta, v string) { m.state = stateOf(v) }},
}

// properties are the names and values of those that say something.
func (m meta) properties() iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		for _, p := range properties {
			if value := p.get(m); value != "" && !yield(p.name, value) {
				return
			}
		}
		for _, p := range m.rest {
			if !yield(p.Name, p.Value) {
				return
			}
		}
	}
}

// set takes over a property; values it does not know it passes over.
func (m *meta) set(name, value string) {
	for _, p := range properties {
		if p.name == name {
			p.set(m, value)
			return
		}
	}
	m.add(name, value)
}

// add takes over a property that is not bitext's own, if it says something.
func (m *meta) add(name, value string) {
	if value != "" {
		m.rest = append(m.rest, Property{name, value})
	}
}

// addID takes over the id of the unit with a number in its file, from 1, which
// says nothing if it is that number.
func (m *meta) addID(id string, number int) {
	if id != strconv.Itoa(number) {
		m.add("id", id)
	}
}

// line is the meta in one line, "confidence=0.97 source-at=3", for formats
// whose only place for it is a comment.
func (m meta) line() string {
	var fields []string
	for name, value := range m.properties() {
		fields = append(fields, strings.ReplaceAll(escapeSpace(name), "=", "%3D")+"="+escapeSpace(value))
	}
	return strings.Join(fields, " ")
}

// setLine takes over what line wrote, and tells whether it was such a line.
func (m *meta) setLine(line string) bool {
	fields := strings.Fields(line)
	for _, field := range fields {
		name, value, ok := strings.Cut(field, "=")
		if !ok {
			return false
		}
		m.set(unescape(name), unescape(value))
	}
	return len(fields) > 0
}

// unit is the unit that the meta and two texts make.
func (m meta) unit(srcTag corpus.Tag, src string, dstTag corpus.Tag, dst string) TU {
	return TU{
		Src:        cutSide(srcTag, m.srcAt, src, m.srcCuts),
		Dst:        cutSide(dstTag, m.dstAt, dst, m.dstCuts),
		Confidence: m.confidence,
		Moved:      m.moved,
		State:      m.state,
		Properties: m.rest,
	}
}

// cutSide is a side whose joined text is cut as [joint.Cut] does.
func cutSide(tag corpus.Tag, at int, text, cuts string) Side {
	if cuts == "" {
		return sideOf(tag, at, text)
	}
	return sideOf(tag, at, joint.Cut(text, cuts)...)
}

// codedUnit is the unit that the meta and two texts with their codes make.
func (m meta) codedUnit(srcTag corpus.Tag, src codes.Coded, dstTag corpus.Tag, dst codes.Coded) TU {
	m.addSpace(srcSpace, src.Before, src.After)
	m.addSpace(dstSpace, dst.Before, dst.After)
	m.spaceLast()
	u := m.unit(srcTag, src.Text, dstTag, dst.Text)
	u.Src.spread(src)
	u.Dst.spread(dst)
	return u
}

// decimals writes a confidence with two decimals; "" where it is not known.
func decimals(confidence float64) string {
	if confidence == 0 {
		return ""
	}
	return strconv.FormatFloat(confidence, 'f', 2, 64)
}

// rounded is a confidence to two decimals, for formats that hold numbers.
func rounded(confidence float64) float64 { return math.Round(confidence*100) / 100 }

// formatIndex writes a segment's index; "" where it is not known.
func formatIndex(at int) string {
	if at == nowhere {
		return ""
	}
	return strconv.Itoa(at)
}

// parseIndex reads a segment's index; what is none is not known.
func parseIndex(s string) int {
	at, err := strconv.Atoi(s)
	if err != nil || at < 0 || at > links.MaxIndex {
		return nowhere
	}
	return at
}
