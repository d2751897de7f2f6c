package codes

import (
	"encoding/xml"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// A Syntax is how an XML format writes codes inside a text.
type Syntax struct {
	name string

	// Elements are those that are codes, or a code at either end of the text
	// they surround.
	elements map[string]element

	// Text is what a start tag says that the code stands for, if the element
	// holds no text that says it; data are texts kept elsewhere, by id. The
	// closing end of a surrounding element asks with end.
	text func(e xml.StartElement, end bool, data map[string]string) string

	// Element is the element of a code that was not read in this syntax. Paired
	// tells whether its other half is in the same text.
	element func(c corpus.InlineCode, paired bool) string
}

// A element is what an element in a text is.
type element struct {
	kind      corpus.CodeKind
	surrounds bool   // text: the element is an opening and a closing code
	id        string // attribute that names it
}

// TMX is the inline markup of TMX 1.4b.
var TMX = &Syntax{
	name: "tmx",
	elements: map[string]element{
		"bpt": {kind: corpus.Opening, id: "i"}, "ept": {kind: corpus.Closing, id: "i"},
		"ph": {id: "x"}, "ut": {id: "x"}, "it": {id: "x"}, "hi": {surrounds: true, id: "x"},
	},
	text: func(xml.StartElement, bool, map[string]string) string { return "" },
	element: func(c corpus.InlineCode, paired bool) string {
		id := func(key string) string { return " " + key + `="` + xmltext.Escape(c.ID) + `"` }
		switch {
		case c.Kind == corpus.Standalone:
			return tagged("ph", id("x"), c.Text)
		case !paired && c.Kind == corpus.Opening:
			return tagged("it", id("x")+` pos="begin"`, c.Text)
		case !paired:
			return tagged("it", id("x")+` pos="end"`, c.Text)
		case c.Kind == corpus.Opening:
			return tagged("bpt", id("i"), c.Text)
		}
		return tagged("ept", id("i"), c.Text)
	},
}

// XLIFF is the inline markup of XLIFF 1.2.
var XLIFF = &Syntax{
	name: "xliff",
	elements: map[string]element{
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
	element: func(c corpus.InlineCode, paired bool) string {
		id := ` id="` + xmltext.Escape(c.ID) + `"`
		switch {
		case c.Kind == corpus.Standalone && c.Text == "":
			return "<x" + id + "/>"
		case c.Kind == corpus.Standalone:
			return tagged("ph", id, c.Text)
		case !paired && c.Kind == corpus.Opening:
			return tagged("it", id+` pos="open"`, c.Text)
		case !paired:
			return tagged("it", id+` pos="close"`, c.Text)
		case c.Kind == corpus.Opening:
			return tagged("bpt", id, c.Text)
		}
		return tagged("ept", id, c.Text)
	},
}

// XLIFF2 is the inline markup of XLIFF 2.x.
var XLIFF2 = &Syntax{
	name: "xliff2",
	elements: map[string]element{
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
	element: func(c corpus.InlineCode, paired bool) string {
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
			id += ` disp="` + attribute(c.Text) + `" equiv="` + attribute(c.Text) + `"`
		}
		return "<" + name + id + "/>"
	},
}

// attribute is a text as the value of an attribute. Line ends and tabs, of which
// readers make spaces there (XML 1.0, 3.3.3), are references.
func attribute(text string) string { return spacing.Replace(xmltext.Escape(text)) }

var spacing = strings.NewReplacer("\n", "&#10;", "\t", "&#9;")

// tagged is an element with attributes, each after a space, and a text.
func tagged(name, attributes, text string) string {
	return "<" + name + attributes + ">" + xmltext.Escape(text) + "</" + name + ">"
}
