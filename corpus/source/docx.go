package source

import (
	"encoding/xml"
	"path"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// DOCX is the format of Word since 2007. The text is read as it would be
// printed with all changes accepted; notes come after it, as furniture.
// Headers, footers and comments are left out.
var DOCX = &Format{
	Name:       "docx",
	Title:      "Word document",
	Extensions: []string{".docx"},
	Note:       "changes are accepted, notes kept as furniture; headers, footers and comments are left out",
	Binary:     true,
	Sniff:      func(data string) bool { return zipIs(data, isDOCX) },
	Read:       readDOCX,
}

// isDOCX looks for the folder Word keeps its text in.
func isDOCX(p *pack) bool {
	for name := range p.files {
		if strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml") {
			return true
		}
	}
	return false
}

func readDOCX(data string) (content, error) {
	p, err := unzip(data, "Word document")
	if err != nil {
		return content{}, err
	}
	root := &docxRoot{part: "word/document.xml"}
	if p.files["_rels/.rels"] != nil {
		if err := p.parse("_rels/.rels", root); err != nil {
			return content{}, err
		}
	}
	folder := path.Dir(root.part)
	styles := &docxStyles{sheet: styleSheet{}}
	if name := folder + "/styles.xml"; p.files[name] != nil {
		if err := p.parse(name, styles); err != nil {
			return content{}, err
		}
	}
	text := &docxText{styles: styles.sheet}
	if err := p.parse(root.part, text); err != nil {
		return content{}, err
	}
	text.notes = true
	for _, name := range []string{folder + "/footnotes.xml", folder + "/endnotes.xml"} {
		if p.files[name] != nil {
			if err := p.parse(name, text); err != nil {
				return content{}, err
			}
		}
	}
	return held(entitle(text.pages.pieces)), nil
}

// docxRoot finds the part that holds the text.
type docxRoot struct{ part string }

func (d *docxRoot) start(e xml.StartElement) {
	if e.Name.Local == "Relationship" && strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
		d.part = strings.TrimPrefix(attribute(e, "Target"), "/")
	}
}
func (d *docxRoot) end(xml.Name) {}
func (d *docxRoot) chars(string) {}

// docxStyles reads the paragraph styles.
type docxStyles struct {
	sheet styleSheet
	id    string
}

func (d *docxStyles) start(e xml.StartElement) {
	style := d.sheet[d.id]
	switch e.Name.Local {
	case "style":
		d.id = attribute(e, "styleId")
		return
	case "name":
		style.name = attribute(e, "val")
	case "basedOn":
		style.parent = attribute(e, "val")
	default:
		return
	}
	if d.id != "" {
		d.sheet[d.id] = style
	}
}

func (d *docxStyles) end(name xml.Name) {
	if name.Local == "style" {
		d.id = ""
	}
}
func (d *docxStyles) chars(string) {}

// docxText reads the paragraphs.
type docxText struct {
	styles styleSheet
	pages  officePages
	notes  bool // the part holds foot- or endnotes
	inText bool // inside w:t
	skip   int  // depth inside what is not printed
}

// unprinted elements hold deleted text, second versions of drawings, ruby text
// above characters, and the properties that changes replaced.
var unprinted = map[string]bool{
	"Fallback": true, "del": true, "moveFrom": true, "pPrChange": true, "rt": true,
}

func (d *docxText) start(e xml.StartElement) {
	if d.skip > 0 || unprinted[e.Name.Local] {
		d.skip++
		return
	}
	p := d.pages.paragraph()
	switch e.Name.Local {
	case "p":
		kind := corpus.Paragraph
		if d.notes {
			kind = corpus.Furniture
		}
		d.pages.begin(kind, 0)
	case "t":
		d.inText = true
	case "pStyle":
		if kind, level := d.styles.kind(attribute(e, "val")); p != nil && kind != corpus.Paragraph && !d.notes {
			p.kind, p.level = kind, level
		}
	case "numId":
		if p != nil && p.kind == corpus.Paragraph && attribute(e, "val") != "0" {
			p.kind = corpus.Item
		}
	case "tab":
		if p != nil && p.text.Len() > 0 {
			d.pages.add("\t")
		}
	case "br", "cr":
		d.pages.lineBreak()
	case "noBreakHyphen":
		d.pages.add("\u2011")
	case "softHyphen":
		d.pages.add("\u00AD")
	}
}

func (d *docxText) end(name xml.Name) {
	if d.skip > 0 {
		d.skip--
		return
	}
	switch name.Local {
	case "t":
		d.inText = false
	case "p":
		d.pages.finish()
	}
}

func (d *docxText) chars(text string) {
	if d.inText && d.skip == 0 {
		d.pages.add(text)
	}
}
