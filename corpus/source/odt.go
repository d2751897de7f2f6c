package source

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// ODT is the text format of LibreOffice and OpenOffice. Notes are furniture;
// comments, deleted text, headers and footers are left out.
var ODT = &Format{
	Name:       "odt",
	Title:      "OpenDocument text",
	Extensions: []string{".odt", ".ott"},
	Note:       "notes kept as furniture; headers, footers, comments, deleted and hidden text are left out",
	Binary:     true,
	Sniff: func(data string) bool {
		return zipIs(data, func(p *pack) bool {
			return strings.HasPrefix(p.mimetype(), "application/vnd.oasis.opendocument.text")
		})
	},
	Read: readODT,
}

func readODT(data string) (content, error) {
	p, err := unzip(data, "OpenDocument text")
	if err != nil {
		return content{}, err
	}
	manifest := &odtManifest{}
	if err := p.parseIfAny("META-INF/manifest.xml", manifest); err != nil {
		return content{}, err
	}
	if manifest.locked || p.files["encrypted-package"] != nil {
		return content{}, locked()
	}
	text := &odtText{styles: styleSheet{}}
	text.skip = 1 // styles only: the text there is headers and footers
	if err := p.parseIfAny("styles.xml", text); err != nil {
		return content{}, err
	}
	text.skip = 0
	if err := p.parse("content.xml", text); err != nil {
		return content{}, err
	}
	text.pages.settle()
	return held(entitle(text.pages.pieces)), nil
}

// odtManifest reads whether the text is encrypted.
type odtManifest struct {
	locked bool
	file   string // whose entry is open
}

func (m *odtManifest) start(e xml.StartElement) {
	switch e.Name.Local {
	case "file-entry":
		m.file = attribute(e, "full-path")
	case "encryption-data":
		m.locked = m.locked || m.file == "content.xml"
	}
}
func (m *odtManifest) end(xml.Name) {}
func (m *odtManifest) chars(string) {}

// odtText reads styles and paragraphs.
type odtText struct {
	styles styleSheet
	pages  officePages
	skip   int    // depth inside what is not printed
	lists  int    // depth of list items
	apart  int    // depth of notes and tables of contents
	style  string // the style whose properties are open
}

// odtUnprinted elements hold no text of the page.
var odtUnprinted = map[string]bool{
	"annotation": true, "annotation-end": true, "forms": true, "note-citation": true,
	"ruby-text": true, "sequence-decls": true, "tracked-changes": true,
}

func (o *odtText) start(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		o.style = attribute(e, "name")
		style := o.styles[o.style]
		style.name, style.parent = o.style, attribute(e, "parent-style-name")
		o.styles[o.style] = style
	case "text-properties":
		if style := o.styles[o.style]; attribute(e, "display") == "none" {
			style.hidden = true
			o.styles[o.style] = style
		}
	}
	if o.skip > 0 || odtUnprinted[e.Name.Local] || o.hides(e) {
		o.skip++
		return
	}
	switch e.Name.Local {
	case "hidden-paragraph":
		if p := o.pages.paragraph(); p != nil && attribute(e, "is-hidden") == "true" {
			p.hidden = true
		}
	case "table":
		o.pages.settle()
	case "p", "h":
		o.begin(e)
	case "list-item":
		o.lists++
	case "note", "table-of-content":
		o.apart++
	case "s":
		n, err := strconv.Atoi(attribute(e, "c"))
		if err != nil || n < 1 || n > 1000 {
			n = 1
		}
		o.pages.add(strings.Repeat(" ", n))
	case "tab":
		o.pages.add("\t")
	case "line-break":
		o.pages.lineBreak()
	}
}

// hides tells whether an element keeps its text from being shown: by its style,
// or by a condition that was met when the file was saved.
func (o *odtText) hides(e xml.StartElement) bool {
	switch e.Name.Local {
	case "hidden-text":
		return attribute(e, "is-hidden") != "false"
	case "section":
		display := attribute(e, "display")
		return display == "none" || display == "condition" && attribute(e, "is-hidden") == "true"
	case "span":
		return o.styles.hidden(attribute(e, "style-name"))
	}
	return false
}

// begin opens a paragraph or heading.
func (o *odtText) begin(e xml.StartElement) {
	kind, level := o.styles.kind(attribute(e, "style-name"))
	if e.Name.Local == "h" && kind != corpus.Title {
		kind = corpus.Heading
		if n, err := strconv.Atoi(attribute(e, "outline-level")); err == nil && n >= 1 && n <= 10 {
			level = n
		}
	}
	switch {
	case o.apart > 0:
		kind = corpus.Furniture
	case kind == corpus.Paragraph && o.lists > 0:
		kind = corpus.Item
	}
	o.pages.begin(kind, level)
	p := o.pages.paragraph()
	p.typed = kind == corpus.Paragraph && o.styles.typed(attribute(e, "style-name"))
	p.hidden = o.styles.hidden(attribute(e, "style-name"))
}

func (o *odtText) end(name xml.Name) {
	if o.skip > 0 {
		o.skip--
		return
	}
	switch name.Local {
	case "p", "h":
		o.pages.finish()
	case "table-cell", "text-box":
		o.pages.settle()
	case "list-item":
		o.lists--
	case "note", "table-of-content":
		o.apart--
	}
}

// chars adds text; runs of white space count as one space.
func (o *odtText) chars(text string) {
	p := o.pages.paragraph()
	if p == nil || o.skip > 0 {
		return
	}
	for k, word := range strings.FieldsFunc(text, htmlSpace) {
		if (k > 0 || htmlSpace(rune(text[0]))) && p.text.Len() > 0 && !htmlSpace(p.last) {
			o.pages.add(" ")
		}
		o.pages.add(word)
	}
	if text != "" && htmlSpace(rune(text[len(text)-1])) && p.text.Len() > 0 && !htmlSpace(p.last) {
		o.pages.add(" ")
	}
}
