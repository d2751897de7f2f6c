package memory

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"strconv"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/exchange/joint"
)

// A Unit is a text and its translation.
type Unit struct {
	ID       int64 // its number in the file, from 1; never that of another unit
	Src, Dst Text
}

// A Text is one of the two texts of a unit. There is always some.
type Text struct {
	Tag   corpus.Tag
	Text  string                // its segments joined, as [joint.Join] does
	Cuts  string                // where one segment ends and the next begins; see [joint.Cuts]
	Codes [][]corpus.InlineCode // of each segment; nil where there are none
}

// On is the unit's text on a side.
func (u Unit) On(s corpus.Side) Text {
	if s == corpus.Source {
		return u.Src
	}
	return u.Dst
}

// A Sighting is a place at which a unit was seen, and what was said of it there.
type Sighting struct {
	Origin     Origin
	At         int     // which of the origin's units it was, from 1; its neighbours are those before and behind
	Line       int     // of the source in its file, from 1; 0 where it is not known
	Confidence float64 // that the two correspond, 0 to 1; 0 where it is not known
	State      exchange.State
	Notes      []string
	Properties []exchange.Property
}

// Place is where the sighting was, as compilers write it: path:line.
func (s Sighting) Place() string {
	if s.Line == 0 {
		return s.Origin.Path
	}
	return s.Origin.Path + ":" + strconv.Itoa(s.Line)
}

// An Origin is one addition: a file of units, or two texts, at one time.
type Origin struct {
	ID     int64     // its number, from 1
	Path   string    // of the file, or of the source text
	Target string    // of the target text; "" where one file holds both
	Added  time.Time // to the second
	By     string    // who added it; "" where it is not known
	Units  int       // that were seen in it, those counted often that stood there often
}

// textOf is a side as a text.
func textOf(s exchange.Side) Text {
	t := Text{Tag: s.Tag, Text: s.Text()}
	if len(s.Segments) > 1 {
		t.Cuts = joint.Cuts(s.Texts())
	}
	coded := false
	for _, seg := range s.Segments {
		coded = coded || len(seg.Codes) > 0
	}
	if coded {
		for _, seg := range s.Segments {
			t.Codes = append(t.Codes, seg.Codes)
		}
	}
	return t
}

// side is the text as a side.
func (t Text) side() exchange.Side {
	s := exchange.Side{Tag: t.Tag, At: -1}
	for k, text := range joint.Cut(t.Text, t.Cuts) {
		seg := corpus.Segment{Text: text}
		if k < len(t.Codes) {
			seg.Codes = t.Codes[k]
		}
		s.Segments = append(s.Segments, seg)
	}
	return s
}

// TU is the unit for a bitext of any format, with what was said of it at a sighting.
// The zero Sighting says nothing.
func (u Unit) TU(at Sighting) exchange.TU {
	tu := exchange.TU{Src: u.Src.side(), Dst: u.Dst.side(), Confidence: at.Confidence, State: at.State, Notes: at.Notes, Properties: at.Properties}
	if at.Line > 0 {
		tu.Src.Segments[0].Place = corpus.Place{Path: at.Origin.Path, Line: at.Line}
	}
	return tu
}

// shape is what a row keeps of both texts beside the letters.
type shape struct {
	Src      string                `json:"src,omitempty"`
	Dst      string                `json:"dst,omitempty"`
	SrcCodes [][]corpus.InlineCode `json:"srcCodes,omitempty"`
	DstCodes [][]corpus.InlineCode `json:"dstCodes,omitempty"`
}

// more is the shape as JSON, or nil where both texts are one segment without codes.
func (u Unit) more() any {
	if u.Src.Cuts == "" && u.Dst.Cuts == "" && u.Src.Codes == nil && u.Dst.Codes == nil {
		return nil
	}
	return inJSON(shape{u.Src.Cuts, u.Dst.Cuts, u.Src.Codes, u.Dst.Codes})
}

// setMore takes over what more wrote.
func (u *Unit) setMore(text string) error {
	var s shape
	if text == "" {
		return nil
	}
	err := json.Unmarshal([]byte(text), &s)
	u.Src.Cuts, u.Dst.Cuts, u.Src.Codes, u.Dst.Codes = s.Src, s.Dst, s.SrcCodes, s.DstCodes
	return err
}

// details is what a row keeps of a sighting beside its columns.
type details struct {
	Notes      []string            `json:"notes,omitempty"`
	Properties []exchange.Property `json:"properties,omitempty"`
}

func inJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // of strings and numbers there is always JSON
	}
	return string(text)
}

// content is all that makes a unit the same as another.
type content struct {
	pair     int64
	src, dst string
	more     string
}

// hash is 64 bits of the content's SHA-256, as SQLite has integers. Two units of one
// hash are compared as they stand.
func (c content) hash() int64 {
	buf := make([]byte, 0, len(c.src)+len(c.dst)+len(c.more)+24)
	buf = binary.AppendVarint(buf, c.pair)
	for _, text := range [...]string{c.src, c.dst, c.more} {
		buf = binary.AppendUvarint(buf, uint64(len(text)))
		buf = append(buf, text...)
	}
	sum := sha256.Sum256(buf)
	return int64(binary.BigEndian.Uint64(sum[:8]))
}
