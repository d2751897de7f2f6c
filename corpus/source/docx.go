package source

import (
	"encoding/xml"
	"fmt"
	"path"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/symbols"
)

// DOCX is the format of Word since 2007. The text is read as it would be
// printed with all changes accepted; notes come after it, as furniture.
// Headers, footers and comments are left out.
var DOCX = &Format{
	Name:       "docx",
	Title:      "Word document",
	Extensions: []string{".docx"},
	Note:       "changes are accepted, notes kept as furniture; headers, footers, comments and hidden text are left out",
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
	pieces, err := docxPieces(data, 0)
	if err != nil {
		return content{}, err
	}
	return held(entitle(pieces)), nil
}

// docxPieces reads the paragraphs of a file that stands as deep within others.
func docxPieces(data string, depth int) ([]piece, error) {
	p, err := unzip(data, "Word document")
	if err != nil {
		return nil, err
	}
	root := &docxRelations{part: "word/document.xml"}
	if err := p.parseIfAny("_rels/.rels", root); err != nil {
		return nil, err
	}
	folder := path.Dir(root.part)
	styles := &docxStyles{sheet: styleSheet{}}
	if err := p.parseIfAny(folder+"/styles.xml", styles); err != nil {
		return nil, err
	}
	inserted := &docxRelations{}
	if err := p.parseIfAny(folder+"/_rels/"+path.Base(root.part)+".rels", inserted); err != nil {
		return nil, err
	}
	text := &docxText{styles: styles.sheet}
	text.insert = func(id string) ([]piece, error) { return p.insertion(folder, inserted.targets[id], depth) }
	if err := p.parse(root.part, text); err != nil {
		return nil, err
	}
	text.notes = true
	for _, name := range []string{folder + "/footnotes.xml", folder + "/endnotes.xml"} {
		if err := p.parseIfAny(name, text); err != nil {
			return nil, err
		}
	}
	text.pages.settle()
	return text.pages.pieces, text.err
}

// docxRelations finds the part that holds the text, and the parts that others
// name by an id.
type docxRelations struct {
	part    string
	targets map[string]string
}

func (d *docxRelations) start(e xml.StartElement) {
	if e.Name.Local != "Relationship" {
		return
	}
	if strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
		d.part = strings.TrimPrefix(attribute(e, "Target"), "/")
	}
	if d.targets == nil {
		d.targets = map[string]string{}
	}
	d.targets[attribute(e, "Id")] = attribute(e, "Target")
}
func (d *docxRelations) end(xml.Name) {}
func (d *docxRelations) chars(string) {}

// docxStyles reads the styles of paragraphs and of runs.
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
	case "vanish":
		style.hidden = switchedOn(e)
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

// switchedOn is the value of a property that is on unless it says otherwise.
func switchedOn(e xml.StartElement) bool {
	switch attribute(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// docxText reads the paragraphs.
type docxText struct {
	styles styleSheet
	pages  officePages
	notes  bool // the part holds foot- or endnotes
	inText bool // inside w:t
	skip   int  // depth inside what is not printed
	insert func(id string) ([]piece, error)
	err    error // of the first insertion that could not be read

	runs    []docxRun // the runs that are open: text boxes stand within runs
	inProps string    // the element of properties, of a paragraph, row or cell, that is open
	dropped bool      // the row or cell whose properties are open is deleted
}

// A docxRun is what the properties of a run say of its text.
type docxRun struct {
	hidden bool
	font   string // of symbols, or ""
}

// unprinted elements hold deleted text, second versions of drawings, ruby text
// above characters, and the properties that changes replaced.
var unprinted = map[string]bool{
	"Fallback": true, "del": true, "moveFrom": true, "pPrChange": true, "rPrChange": true, "rt": true,
	"tcPrChange": true, "trPrChange": true,
}

func (d *docxText) start(e xml.StartElement) {
	if d.skip > 0 {
		d.skip++
		return
	}
	if d.inProps != "" {
		d.property(e)
	}
	if unprinted[e.Name.Local] {
		d.skip++
		return
	}
	switch e.Name.Local {
	case "p":
		kind := corpus.Paragraph
		if d.notes {
			kind = corpus.Furniture
		}
		d.pages.begin(kind, 0)
	case "pPr", "tcPr", "trPr":
		d.inProps, d.dropped = e.Name.Local, false
	case "r":
		d.runs = append(d.runs, docxRun{})
	case "t":
		d.inText = true
	case "tbl":
		d.pages.settle()
	case "altChunk":
		d.inserted(attribute(e, "id"))
	}
	if len(d.runs) > 0 && d.inProps == "" {
		d.inRun(e, &d.runs[len(d.runs)-1])
	}
}

// property reads what is said of the paragraph, row or cell whose properties are
// open. A paragraph whose mark is deleted or hidden goes on in the next, as the
// large first letter of a text does, which is a paragraph of its own.
func (d *docxText) property(e xml.StartElement) {
	p := d.pages.paragraph()
	switch name := e.Name.Local; {
	case d.inProps == "trPr" || d.inProps == "tcPr":
		d.dropped = d.dropped || name == "del" || name == "cellDel" || name == "hidden" && switchedOn(e)
	case p == nil:
	case name == "pStyle":
		id := attribute(e, "val")
		p.hidden = d.styles.hidden(id)
		p.typed = d.styles.typed(id) && !d.notes
		if kind, level := d.styles.kind(id); kind != corpus.Paragraph && !d.notes {
			p.kind, p.level = kind, level
		}
	case name == "numId":
		if p.kind == corpus.Paragraph && attribute(e, "val") != "0" {
			p.kind, p.typed = corpus.Item, false
		}
	case name == "del", name == "moveFrom", name == "vanish" && switchedOn(e), name == "framePr" && attribute(e, "dropCap") != "" && attribute(e, "dropCap") != "none":
		p.joins = true
	case name == "specVanish":
		p.joins = false // the mark of a heading that the text goes on after, on its line
	}
}

// inRun reads a part of a run that is not plain text.
func (d *docxText) inRun(e xml.StartElement, run *docxRun) {
	switch e.Name.Local {
	case "vanish":
		run.hidden = switchedOn(e)
	case "rStyle":
		run.hidden = run.hidden || d.styles.hidden(attribute(e, "val"))
	case "rFonts":
		run.font = symbols.Font(attribute(e, "ascii"))
	case "sym":
		d.add(symbols.Sign(attribute(e, "font"), attribute(e, "char")))
	case "tab":
		if p := d.pages.paragraph(); p != nil && p.text.Len() > 0 {
			d.add("\t")
		}
	case "br", "cr":
		if !run.hidden {
			d.pages.lineBreak()
		}
	case "noBreakHyphen":
		d.add("\u2011")
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
	case "r":
		d.runs = d.runs[:max(0, len(d.runs)-1)]
	case "body", "footnote", "endnote", "tc", "txbxContent":
		d.pages.settle()
	case d.inProps:
		if d.inProps = ""; d.dropped {
			d.dropped = false
			d.skip = 1 // up to the end of the row or cell
		}
	}
}

func (d *docxText) chars(text string) {
	if d.inText && d.skip == 0 {
		d.add(text)
	}
}

// add adds text of the innermost run, unless it is hidden.
func (d *docxText) add(text string) {
	if n := len(d.runs); n > 0 {
		run := d.runs[n-1]
		if run.hidden {
			return
		}
		if run.font != "" {
			text = symbols.Text(run.font, text)
		}
	}
	d.pages.add(text)
}

// inserted reads another file in the place where the text names it.
func (d *docxText) inserted(id string) {
	d.pages.settle()
	pieces, err := d.insert(id)
	if err != nil && d.err == nil {
		d.err = err
	}
	d.pages.pieces = append(d.pages.pieces, pieces...)
}

// maxInserted is how deep files may be inserted in one another.
const maxInserted = 4

// insertion reads a file that Word will merge into the text when it opens it
// (altChunk): a web page, a plain text or another Word document.
func (p *pack) insertion(folder, target string, depth int) ([]piece, error) {
	name := path.Join(folder, target)
	if strings.HasPrefix(target, "/") {
		name = target[1:]
	}
	unread := &Error{
		What:   fmt.Sprintf("holds another file, %s, that is not read", name),
		Advice: "open it in Word and save it again, which makes one text of the two",
	}
	if depth == maxInserted || target == "" {
		return nil, unread
	}
	if p.inserted[name] {
		return nil, &Error{What: fmt.Sprintf("holds another file, %s, in more than one place", name), Advice: unread.Advice}
	}
	p.inserted[name] = true
	raw, err := p.read(name)
	if err != nil {
		return nil, err
	}
	if zipIs(raw, isDOCX) {
		return docxPieces(raw, depth+1)
	}
	text, _, err := Decode([]byte(raw), "")
	switch extension := strings.ToLower(path.Ext(name)); {
	case err != nil:
		return nil, unread
	case looksHTML(text), extension == ".htm", extension == ".html", extension == ".xhtml":
		return plainPage(text, name)
	case extension != ".txt":
		return nil, unread
	}
	c, err := readText(text)
	var pieces []piece
	for _, seg := range c.segments {
		pieces = append(pieces, piece{seg.Kind, seg.Level, seg.Text})
	}
	return pieces, err
}
