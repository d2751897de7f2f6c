package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// A syntax is how an XML format writes codes inside a text.
type syntax struct {
	name string

	// Elements are those that are codes, or a code at either end of the text
	// they surround.
	elements map[string]codeElement

	// Text is what a start tag says that the code stands for, if the element
	// holds no text that says it; data are texts kept elsewhere, by id. The
	// closing end of a surrounding element asks with end.
	text func(e xml.StartElement, end bool, data map[string]string) string

	// Write is the element of a code that was not read in this syntax. Paired
	// tells whether its other half is in the same text.
	write func(c corpus.InlineCode, paired bool) string
}

// A codeElement is what an element in a text is.
type codeElement struct {
	kind      corpus.CodeKind
	surrounds bool   // text: the element is an opening and a closing code
	id        string // attribute that names it
}

// tmxSyntax is the inline markup of TMX 1.4b.
var tmxSyntax = &syntax{
	name: "tmx",
	elements: map[string]codeElement{
		"bpt": {kind: corpus.Opening, id: "i"}, "ept": {kind: corpus.Closing, id: "i"},
		"ph": {id: "x"}, "ut": {id: "x"}, "it": {id: "x"}, "hi": {surrounds: true, id: "x"},
	},
	text: func(xml.StartElement, bool, map[string]string) string { return "" },
	write: func(c corpus.InlineCode, paired bool) string {
		id := func(key string) string { return " " + key + `="` + xmltext.Escape(c.ID) + `"` }
		switch {
		case c.Kind == corpus.Standalone:
			return element("ph", id("x"), c.Text)
		case !paired && c.Kind == corpus.Opening:
			return element("it", id("x")+` pos="begin"`, c.Text)
		case !paired:
			return element("it", id("x")+` pos="end"`, c.Text)
		case c.Kind == corpus.Opening:
			return element("bpt", id("i"), c.Text)
		}
		return element("ept", id("i"), c.Text)
	},
}

// xliffSyntax is the inline markup of XLIFF 1.2.
var xliffSyntax = &syntax{
	name: "xliff",
	elements: map[string]codeElement{
		"bpt": {kind: corpus.Opening, id: "id"}, "ept": {kind: corpus.Closing, id: "id"},
		"bx": {kind: corpus.Opening, id: "id"}, "ex": {kind: corpus.Closing, id: "id"},
		"ph": {id: "id"}, "x": {id: "id"}, "it": {id: "id"}, "sub": {id: "id"},
		"g": {surrounds: true, id: "id"}, "mrk": {surrounds: true, id: "mid"},
	},
	text: func(e xml.StartElement, end bool, _ map[string]string) string {
		if end {
			return ""
		}
		return xmltext.Attr(e, "equiv-text")
	},
	write: func(c corpus.InlineCode, paired bool) string {
		id := ` id="` + xmltext.Escape(c.ID) + `"`
		switch {
		case c.Kind == corpus.Standalone && c.Text == "":
			return "<x" + id + "/>"
		case c.Kind == corpus.Standalone:
			return element("ph", id, c.Text)
		case !paired && c.Kind == corpus.Opening:
			return element("it", id+` pos="open"`, c.Text)
		case !paired:
			return element("it", id+` pos="close"`, c.Text)
		case c.Kind == corpus.Opening:
			return element("bpt", id, c.Text)
		}
		return element("ept", id, c.Text)
	},
}

// xliff2Syntax is the inline markup of XLIFF 2.x.
var xliff2Syntax = &syntax{
	name: "xliff2",
	elements: map[string]codeElement{
		"ph": {id: "id"}, "cp": {id: "hex"}, "sc": {kind: corpus.Opening, id: "id"}, "ec": {kind: corpus.Closing, id: "startRef"},
		"sm": {kind: corpus.Opening, id: "id"}, "em": {kind: corpus.Closing, id: "startRef"},
		"pc": {surrounds: true, id: "id"}, "mrk": {surrounds: true, id: "id"},
	},
	text: func(e xml.StartElement, end bool, data map[string]string) string {
		suffix := ""
		switch {
		case e.Name.Local != "pc":
		case end:
			suffix = "End"
		default:
			suffix = "Start"
		}
		for _, text := range []string{data[xmltext.Attr(e, "dataRef"+suffix)], xmltext.Attr(e, "disp"+suffix), xmltext.Attr(e, "equiv"+suffix)} {
			if text != "" {
				return text
			}
		}
		return ""
	},
	write: func(c corpus.InlineCode, paired bool) string {
		name, id := "ph", ` id="`+xmltext.Escape(c.ID)+`"`
		switch {
		case c.Kind == corpus.Opening && paired:
			name = "sc"
		case c.Kind == corpus.Opening:
			name, id = "sc", id+` isolated="yes"`
		case c.Kind == corpus.Closing && paired:
			name, id = "ec", ` startRef="`+xmltext.Escape(c.ID)+`"`
		case c.Kind == corpus.Closing:
			name, id = "ec", id+` isolated="yes"`
		}
		if c.Text != "" {
			id += ` disp="` + xmltext.Escape(xmltext.FoldLine(c.Text)) + `" equiv="` + xmltext.Escape(xmltext.FoldLine(c.Text)) + `"`
		}
		return "<" + name + id + "/>"
	},
}

// element is an element with attributes, each after a space, and a text.
func element(name, attributes, text string) string {
	return "<" + name + attributes + ">" + xmltext.Escape(text) + "</" + name + ">"
}

// A codedText is a text and the codes in it.
type codedText struct {
	text  string
	codes []corpus.InlineCode
}

// A codeReader reads the content of an element that holds text and codes.
type codeReader struct {
	*xmltext.Reader
	syntax *syntax
	data   map[string]string // what codes of XLIFF 2 stand for, by id

	// Segment is called at each element that begins or ends a segment of its
	// own, of which it tells; nil: there are none.
	segment func(e xml.StartElement) bool

	text  strings.Builder
	runes int // in text
	codes []corpus.InlineCode
	parts []part
}

// A part is a segment inside a text that holds several.
type part struct {
	id string
	codedText
}

// read reads to the end of the element just begun: its text, trimmed, with the
// codes in it, and the segments that are marked in it.
func (r *codeReader) read() (codedText, []part, error) {
	r.text.Reset()
	r.runes, r.codes, r.parts = 0, nil, nil
	if err := r.content(); err != nil {
		return codedText{}, nil, err
	}
	return trimmed(r.text.String(), r.codes), r.parts, nil
}

// content takes in the content of the element just begun, to its end.
func (r *codeReader) content() error {
	for {
		tok, err := r.Next()
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.CharData:
			r.text.Write(e)
			r.runes += utf8.RuneCount(e)
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
func (r *codeReader) child(e xml.StartElement) error {
	if r.segment != nil && r.segment(e) {
		return r.part(e)
	}
	kind, known := r.syntax.elements[e.Name.Local]
	id := xmltext.Attr(e, kind.id)
	switch {
	case !known:
		return r.content() // of an element that nobody knows the text is kept
	case kind.surrounds:
		r.add(corpus.InlineCode{Kind: corpus.Opening, ID: id, Text: r.syntax.text(e, false, r.data), Markup: r.startTag(e, false)})
		if err := r.content(); err != nil {
			return err
		}
		r.add(corpus.InlineCode{Kind: corpus.Closing, ID: id, Text: r.syntax.text(e, true, r.data), Markup: "</" + e.Name.Local + ">"})
		return nil
	}
	markup, text, err := r.inside(e)
	if err != nil {
		return err
	}
	if text == "" {
		text = r.syntax.text(e, false, r.data)
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

// part takes in an element that holds a segment. The whole text holds it as
// well.
func (r *codeReader) part(e xml.StartElement) error {
	before, codes, runes := r.text.String(), r.codes, r.runes
	r.text.Reset()
	r.codes, r.runes = nil, 0
	if err := r.content(); err != nil {
		return err
	}
	inner := r.text.String()
	r.text.Reset()
	r.text.WriteString(before)
	r.text.WriteString(inner)
	for _, c := range r.codes {
		c.At += runes
		codes = append(codes, c)
	}
	r.parts = append(r.parts, part{xmltext.Attr(e, "mid"), trimmed(inner, r.codes)})
	r.codes, r.runes = codes, r.runes+runes
	return nil
}

// add takes in a code where the text has come to.
func (r *codeReader) add(c corpus.InlineCode) {
	c.At, c.Syntax = r.runes, r.syntax.name
	r.codes = append(r.codes, c)
}

// inside reads the rest of an element that is a code, as markup and as text.
func (r *codeReader) inside(e xml.StartElement) (markup, text string, err error) {
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
func (r *codeReader) startTag(e xml.StartElement, empty bool) string {
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
			value = r.data[value]
		}
		xmltext.Write(&b, " "+name+`="`, value, `"`)
	}
	if empty {
		b.WriteByte('/')
	}
	b.WriteByte('>')
	return b.String()
}

// trimmed is a text without the spaces at its ends, with its codes in their
// places.
func trimmed(text string, codes []corpus.InlineCode) codedText {
	clean := strings.TrimSpace(text)
	if len(codes) == 0 {
		return codedText{clean, nil}
	}
	// Spaces between a code at an end and the text are text.
	runes := []rune(text)
	lo, hi := 0, len(runes)
	for lo < hi && unicode.IsSpace(runes[lo]) && codes[0].At > lo {
		lo++
	}
	for hi > lo && unicode.IsSpace(runes[hi-1]) && codes[len(codes)-1].At < hi {
		hi--
	}
	if len(clean) == 0 && lo == hi {
		lo, hi = 0, 0
	}
	for i := range codes {
		codes[i].At = min(max(0, codes[i].At-lo), hi-lo)
	}
	return codedText{string(runes[lo:hi]), codes}
}

// coded is a text with its codes in the syntax: in their own markup where it is
// this syntax's, else in elements made for them. The text must have been folded.
func (s *syntax) coded(text string, codes []corpus.InlineCode) string {
	if len(codes) == 0 {
		return xmltext.Escape(text)
	}
	own := s.compose(text, codes, func(c corpus.InlineCode) string {
		if c.Syntax == s.name {
			return c.Markup
		}
		return ""
	})
	if wellFormed(own) {
		return own
	}
	return s.compose(text, codes, func(corpus.InlineCode) string { return "" })
}

// compose writes a text and its codes, each as markup says or else as an
// element made for it.
func (s *syntax) compose(text string, codes []corpus.InlineCode, markup func(corpus.InlineCode) string) string {
	codes = named(codes)
	pairs := pairsOf(codes)
	var b strings.Builder
	runes := []rune(text)
	at := 0
	for _, c := range codes {
		to := min(max(c.At, at), len(runes))
		b.WriteString(xmltext.Escape(string(runes[at:to])))
		at = to
		own := markup(c)
		if own == "" {
			c.Text = xmltext.Fold(c.Text)
			own = s.write(c, pairs[c.ID])
		}
		b.WriteString(own)
	}
	b.WriteString(xmltext.Escape(string(runes[at:])))
	return b.String()
}

// named gives ids to the codes that have none: the first numbers that are not
// taken. A closing code gets that of the opening code before it.
func named(codes []corpus.InlineCode) []corpus.InlineCode {
	if !slices.ContainsFunc(codes, func(c corpus.InlineCode) bool { return c.ID == "" }) {
		return codes
	}
	codes = slices.Clone(codes)
	taken := make(map[string]bool)
	for _, c := range codes {
		taken[c.ID] = true
	}
	next := 1
	var open []string
	for i, c := range codes {
		if c.ID != "" {
			continue
		}
		if last := len(open) - 1; c.Kind == corpus.Closing && last >= 0 {
			codes[i].ID, open = open[last], open[:last]
			continue
		}
		for taken[strconv.Itoa(next)] {
			next++
		}
		codes[i].ID = strconv.Itoa(next)
		taken[codes[i].ID] = true
		if c.Kind == corpus.Opening {
			open = append(open, codes[i].ID)
		}
	}
	return codes
}

// pairsOf are the ids of the codes that have both halves of a pair.
func pairsOf(codes []corpus.InlineCode) map[string]bool {
	open, pairs := make(map[string]bool), make(map[string]bool)
	for _, c := range codes {
		switch c.Kind {
		case corpus.Opening:
			open[c.ID] = true
		case corpus.Closing:
			pairs[c.ID] = open[c.ID]
		}
	}
	return pairs
}

// wellFormed tells whether a piece of XML can stand in an element.
func wellFormed(piece string) bool {
	x := xmltext.Decoded("", "<x>"+piece+"</x>")
	for {
		if _, err := x.Next(); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

// spread gives each of a side's segments, which together make the joined text,
// the codes that stand in it.
func (s *Side) spread(joined string, codes []corpus.InlineCode) {
	if len(codes) == 0 {
		return
	}
	if s.Empty() { // codes and nothing else
		s.Segments = []corpus.Segment{{Codes: codes}}
		return
	}
	at, rest := 0, joined
	for k := range s.Segments {
		skip := max(0, strings.Index(rest, s.Segments[k].Text))
		at += utf8.RuneCountInString(rest[:skip])
		length := utf8.RuneCountInString(s.Segments[k].Text)
		rest = rest[skip+len(s.Segments[k].Text):]
		for len(codes) > 0 && (codes[0].At < at+length || k == len(s.Segments)-1 || codes[0].Kind == corpus.Closing && codes[0].At == at+length) {
			c := codes[0]
			c.At = min(max(0, c.At-at), length)
			s.Segments[k].Codes = append(s.Segments[k].Codes, c)
			codes = codes[1:]
		}
		at += length
	}
}

// coded is the side as one text with its codes, joined as [Side.Text] is.
func (s Side) coded() codedText {
	joined := codedText{text: s.Text()}
	at, rest := 0, joined.text
	for _, seg := range s.Segments {
		skip := max(0, strings.Index(rest, seg.Text))
		at += utf8.RuneCountInString(rest[:skip])
		rest = rest[skip+len(seg.Text):]
		for _, c := range seg.Codes {
			c.At += at
			joined.codes = append(joined.codes, c)
		}
		at += utf8.RuneCountInString(seg.Text)
	}
	return joined
}

// hasCodes tells whether a segment of the side holds a code.
func (s Side) hasCodes() bool {
	return slices.ContainsFunc(s.Segments, func(seg corpus.Segment) bool { return len(seg.Codes) > 0 })
}
