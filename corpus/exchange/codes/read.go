package codes

import (
	"encoding/xml"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// A Coded is a text and the codes in it.
type Coded struct {
	Text  string
	Codes []corpus.InlineCode

	Before, After string // white space that stood at the ends of the text and is none of it; "" where it is layout
}

// A Reader reads the content of an element that holds text and codes.
type Reader struct {
	*xmltext.Reader
	Syntax *Syntax
	Data   map[string]string // what codes of XLIFF 2 stand for, by id
	Room   *int              // how many bytes more of Data codes may repeat; see [MaxData]

	// Segment is called at each element that begins or ends a segment of its
	// own, of which it tells; nil: there are none.
	Segment func(e xml.StartElement) bool

	// Unread is how many elements that nobody knows stood in the texts read so
	// far: of these the text is kept alone.
	Unread int

	text    strings.Builder
	runes   int // in the first counted bytes of text
	counted int
	codes   []corpus.InlineCode
	parts   []Part
}

// MaxData is how many bytes of the data kept beside its text the codes of a unit
// may stand for, each time they name it: else a short unit could ask for all
// memory. A tag has a hundred at most.
const MaxData = 1 << 20

// A Part is a segment inside a text that holds several.
type Part struct {
	ID string
	Coded
}

// Read reads to the end of the element just begun: its text, trimmed, with the
// codes in it, and the segments that are marked in it.
func (r *Reader) Read() (Coded, []Part, error) {
	r.text.Reset()
	r.runes, r.counted, r.codes, r.parts = 0, 0, nil, nil
	if err := r.content(); err != nil {
		return Coded{}, nil, err
	}
	return trimmed(r.text.String(), r.codes), r.parts, nil
}

// content takes in the content of the element just begun, to its end.
func (r *Reader) content() error {
	for {
		tok, err := r.Next()
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.CharData:
			r.text.Write(e)
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := r.child(e); err != nil {
				return err
			}
		}
	}
}

// child takes in an element inside the text.
func (r *Reader) child(e xml.StartElement) error {
	if r.Segment != nil && r.Segment(e) {
		return r.part(e)
	}
	kind, known := r.Syntax.elements[e.Name.Local]
	id := xmltext.Attr(e, kind.id)
	switch {
	case !known:
		r.Unread++
		return r.content()
	case !r.affords(e):
		return r.Errorf("the codes of the unit stand for more than %d MiB", MaxData>>20)
	case kind.surrounds:
		r.add(corpus.InlineCode{Kind: corpus.Opening, ID: id, Text: r.Syntax.text(e, false, r.Data), Markup: r.startTag(e, false)})
		if err := r.content(); err != nil {
			return err
		}
		r.add(corpus.InlineCode{Kind: corpus.Closing, ID: id, Text: r.Syntax.text(e, true, r.Data), Markup: "</" + e.Name.Local + ">"})
		return nil
	}
	markup, text, err := r.inside(e)
	if err != nil {
		return err
	}
	if text == "" {
		text = r.Syntax.text(e, false, r.Data)
	}
	switch xmltext.Attr(e, "pos") { // of <it>
	case "begin", "open":
		kind.kind = corpus.Opening
	case "end", "close":
		kind.kind = corpus.Closing
	}
	r.add(corpus.InlineCode{Kind: kind.kind, ID: id, Text: text, Markup: markup})
	return nil
}

// affords tells whether there is room for the data that an element names, and
// takes it.
func (r *Reader) affords(e xml.StartElement) bool {
	for _, a := range e.Attr {
		if strings.HasPrefix(a.Name.Local, "dataRef") && r.Room != nil {
			*r.Room -= len(r.Data[a.Value])
		}
	}
	return r.Room == nil || *r.Room >= 0
}

// part takes in an element that holds a segment. The whole text holds it as
// well.
func (r *Reader) part(e xml.StartElement) error {
	text, codes, runes := r.text.Len(), len(r.codes), r.length()
	if err := r.content(); err != nil {
		return err
	}
	own := Shifted(r.codes[codes:], runes)
	r.parts = append(r.parts, Part{xmltext.Attr(e, "mid"), trimmed(r.text.String()[text:], own)})
	return nil
}

// add takes in a code where the text has come to.
func (r *Reader) add(c corpus.InlineCode) {
	c.At, c.Syntax = r.length(), r.Syntax.name
	r.codes = append(r.codes, c)
}

// length is how many runes the text has come to. Most texts have no code, and
// are not counted.
func (r *Reader) length() int {
	r.runes += utf8.RuneCountInString(r.text.String()[r.counted:])
	r.counted = r.text.Len()
	return r.runes
}

// inside reads the rest of an element that is a code, as markup and as text.
func (r *Reader) inside(e xml.StartElement) (markup, text string, err error) {
	var all, content strings.Builder
	for depth := 1; depth > 0; {
		tok, err := r.Next()
		if err != nil {
			return "", "", err
		}
		switch t := tok.(type) {
		case xml.CharData:
			content.Write(t)
			all.WriteString(xmltext.Escape(string(t)))
		case xml.StartElement:
			depth++
			all.WriteString(r.startTag(t, false))
		case xml.EndElement:
			if depth--; depth > 0 {
				all.WriteString("</" + t.Name.Local + ">")
			}
		}
	}
	if all.Len() == 0 {
		return r.startTag(e, true), "", nil
	}
	return r.startTag(e, false) + all.String() + "</" + e.Name.Local + ">", content.String(), nil
}

// startTag writes a start tag again, without what the element alone does not
// say: attributes whose prefix is declared elsewhere, and references to data
// kept elsewhere, in place of which it says what they hold.
func (r *Reader) startTag(e xml.StartElement, empty bool) string {
	var b strings.Builder
	b.WriteString("<" + e.Name.Local)
	for _, a := range e.Attr {
		name, value := a.Name.Local, a.Value
		switch {
		case a.Name.Space == "xml":
			name = "xml:" + name
		case a.Name.Space != "" || a.Name.Local == "xmlns":
			continue
		case strings.HasPrefix(name, "dataRef"):
			if name = "disp" + strings.TrimPrefix(name, "dataRef"); xmltext.Attr(e, name) != "" {
				continue
			}
			value = r.Data[value]
		}
		b.WriteString(" " + name + `="` + attribute(value) + `"`)
	}
	if empty {
		b.WriteByte('/')
	}
	b.WriteByte('>')
	return b.String()
}

// trimmed is a text without the spaces at its ends, with its codes in their
// places.
func trimmed(text string, codes []corpus.InlineCode) Coded {
	before, inner, after := Trim(Coded{Text: text, Codes: codes})
	if !IsLayout(before) {
		inner.Before = before
	}
	if !IsLayout(after) {
		inner.After = after
	}
	return inner
}

// IsLayout tells whether white space at an end of a text is there to lay out
// the file: it breaks a line.
func IsLayout(space string) bool { return strings.ContainsAny(space, "\r\n") }

// Trim parts a text from the white space at its ends. Spaces between a code at
// an end and the text are text; nothing but white space is none.
func Trim(t Coded) (before string, inner Coded, after string) {
	clean := strings.TrimSpace(t.Text)
	if len(t.Codes) == 0 {
		before, after, _ = strings.Cut(t.Text, clean)
		if clean == "" {
			before, after = "", ""
		}
		return before, Coded{Text: clean}, after
	}
	runes := []rune(t.Text)
	lo, hi := 0, len(runes)
	for lo < hi && unicode.IsSpace(runes[lo]) && t.Codes[0].At > lo {
		lo++
	}
	for hi > lo && unicode.IsSpace(runes[hi-1]) && t.Codes[len(t.Codes)-1].At < hi {
		hi--
	}
	inner = Coded{Text: string(runes[lo:hi]), Codes: Shifted(t.Codes, lo)}
	for i, c := range inner.Codes {
		inner.Codes[i].At = min(max(0, c.At), hi-lo)
	}
	return string(runes[:lo]), inner, string(runes[hi:])
}

// Shifted are codes in a text without its first runes.
func Shifted(codes []corpus.InlineCode, runes int) []corpus.InlineCode {
	codes = slices.Clone(codes)
	for i := range codes {
		codes[i].At -= runes
	}
	return codes
}
