package exchange

import (
	"math"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// Meta is what a unit says of itself beside its texts. Formats keep it in
// properties, notes or columns, each under the names below.
type meta struct {
	confidence       float64
	moved            bool
	srcAt, dstAt     int
	srcCuts, dstCuts string // see cuts
}

// The names of the properties.
const (
	keyConfidence = "confidence"  // "0.97"
	keyMoved      = "moved"       // "yes", or absent
	keySrcAt      = "source-at"   // index of the first source segment, from 0
	keyDstAt      = "target-at"   // the same of the target
	keySrcCuts    = "source-cuts" // lengths of the source segments in runes, "57+102"; absent for one
	keyDstCuts    = "target-cuts" // the same of the target
)

func metaOf(u TU) meta {
	return meta{u.Confidence, u.Moved, u.Src.At, u.Dst.At, cuts(u.Src.Texts()), cuts(u.Dst.Texts())}
}

// noMeta is the meta of a unit in a file that says nothing.
func noMeta() meta { return meta{srcAt: nowhere, dstAt: nowhere} }

// A property is one name and value of a meta.
type property struct{ key, value string }

// properties are those that say something, always in the same order.
func (m meta) properties() []property {
	var list []property
	add := func(key, value string) {
		if value != "" {
			list = append(list, property{key, value})
		}
	}
	add(keyConfidence, decimals(m.confidence))
	if m.moved {
		add(keyMoved, "yes")
	}
	add(keySrcAt, index(m.srcAt))
	add(keyDstAt, index(m.dstAt))
	add(keySrcCuts, m.srcCuts)
	add(keyDstCuts, m.dstCuts)
	return list
}

// set takes over a property; names and values it does not know it passes over.
func (m *meta) set(key, value string) {
	switch key {
	case keyConfidence:
		f, _ := strconv.ParseFloat(value, 64)
		m.confidence = probability(f)
	case keyMoved:
		m.moved = value == "yes"
	case keySrcAt:
		m.srcAt = parseIndex(value)
	case keyDstAt:
		m.dstAt = parseIndex(value)
	case keySrcCuts:
		m.srcCuts = value
	case keyDstCuts:
		m.dstCuts = value
	}
}

// unit is the unit that the meta and two texts make.
func (m meta) unit(srcTag corpus.Tag, src string, dstTag corpus.Tag, dst string) TU {
	return TU{
		Src:        sideOf(srcTag, m.srcAt, cut(src, m.srcCuts)...),
		Dst:        sideOf(dstTag, m.dstAt, cut(dst, m.dstCuts)...),
		Confidence: m.confidence,
		Moved:      m.moved,
	}
}

// line is the meta in one line, "confidence=0.97 source-at=3", for formats
// whose only place for it is a comment.
func (m meta) line() string {
	var fields []string
	for _, p := range m.properties() {
		fields = append(fields, p.key+"="+p.value)
	}
	return strings.Join(fields, " ")
}

// setLine takes over what line wrote, and tells whether it was such a line.
func (m *meta) setLine(line string) bool {
	fields := strings.Fields(line)
	for _, field := range fields {
		key, value, ok := strings.Cut(field, "=")
		if !ok {
			return false
		}
		m.set(key, value)
	}
	return len(fields) > 0
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

func index(at int) string {
	if at == nowhere {
		return ""
	}
	return strconv.Itoa(at)
}

func parseIndex(s string) int {
	at, err := strconv.Atoi(s)
	if err != nil || at < 0 || at > maxIndex {
		return nowhere
	}
	return at
}
