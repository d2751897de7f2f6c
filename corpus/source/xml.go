package source

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// FB2 is FictionBook, the format of electronic books in Russia.
var FB2 = &Format{
	Name:       "fb2",
	Title:      "FictionBook",
	Extensions: []string{".fb2"},
	Note:       "the text of the book; notes kept as furniture, the description is left out",
	Limit:      xmlLimit,
	Sniff:      regexp.MustCompile(xmlProlog + `<(?:\w+:)?FictionBook\b`).MatchString,
	Read:       func(text string) (content, error) { return readXML(text, fictionBook) },
}

// DocBook is the XML of manuals, versions 4 and 5.
var DocBook = &Format{
	Name:       "docbook",
	Title:      "DocBook",
	Extensions: []string{".docbook", ".dbk"},
	Note:       "titles, paragraphs, list items, cells of tables; code is kept apart, notes and captions kept as furniture",
	Limit:      xmlLimit,
	Sniff: regexp.MustCompile(xmlProlog + `(?:<!DOCTYPE\s[^>\[]*DocBook|<(?:\w+:)?(?:appendix|article|book|chapter|part|preface|refentry|section|sect1|set)\b[^>]*` +
		`(?:docbook\.org|>\s*<(?:title|\w*info|para)\b))`).MatchString,
	Read: func(text string) (content, error) { return readXML(text, docBook) },
}

// XML is any other XML that holds text.
var XML = &Format{
	Name:       "xml",
	Title:      "XML",
	Extensions: []string{".dita", ".tei", ".xml"},
	Note:       "each element with text of its own is a paragraph; common names of headings, items, quotations and code are known",
	Limit:      xmlLimit,
	Sniff:      regexp.MustCompile(`\A\x{FEFF}?\s*<\?xml\s`).MatchString,
	Read:       func(text string) (content, error) { return readXML(text, anyXML) },
}

// xmlLimit is the most text that is made a tree of, which takes some 20 times
// the memory.
const xmlLimit = 16 << 20

// xmlProlog is what may stand before the first element or the DOCTYPE.
const xmlProlog = `\A\x{FEFF}?\s*(?:<\?(?s:.*?)\?>\s*|<!--(?s:.*?)-->\s*)*`

// A vocabulary says what the elements of a kind of XML mean, by local name.
type vocabulary struct {
	kinds     map[string]corpus.Kind // of blocks; [corpus.Paragraph] where nothing else is said
	hidden    map[string]bool        // elements that hold no text for the reader
	furniture map[string]bool        // elements that stand beside the text
	sections  map[string]bool        // elements by which the level of headings is counted
	notes     func(*xmlNode) bool    // marks of notes within a text; may be nil
}

// names makes a set of words.
func names(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// kindsOf makes a table of lists of words.
func kindsOf(lists map[corpus.Kind]string) map[string]corpus.Kind {
	table := map[string]corpus.Kind{}
	for kind, words := range lists {
		for w := range strings.FieldsSeq(words) {
			table[w] = kind
		}
	}
	return table
}

// The vocabularies. FictionBook 2.0 and DocBook 5.2 are as their schemas say;
// anyXML knows the names that they share with DITA, TEI, JATS and others.
var (
	fictionBook = &vocabulary{
		kinds: kindsOf(map[corpus.Kind]string{
			corpus.Heading:   "title subtitle",
			corpus.Quote:     "cite epigraph",
			corpus.Paragraph: "p v text-author td th",
		}),
		hidden:    names("binary custom-info description stylesheet"),
		sections:  names("section"),
		furniture: names("body:notes body:comments"),
		notes:     func(n *xmlNode) bool { return n.name == "a" && n.attr("type") == "note" },
	}
	docBook = &vocabulary{
		kinds: kindsOf(map[corpus.Kind]string{
			corpus.Heading:   "title subtitle refname bridgehead",
			corpus.Item:      "listitem member step answer question term",
			corpus.Quote:     "blockquote epigraph",
			corpus.Code:      "programlisting screen literallayout synopsis cmdsynopsis funcsynopsis classsynopsis address",
			corpus.Paragraph: "para simpara entry td th refpurpose seg line glossterm",
		}),
		hidden: names("indexterm remark anchor toc index imageobject imagedata videoobject audioobject areaspec colspec spanspec"),
		furniture: names("footnote caption textobject alt date pubdate releaseinfo copyright legalnotice revhistory author authorgroup editor othercredit " +
			"abbrev bibliography biblioentry bibliomixed keywordset subjectset edition publisher productname productnumber volumenum issuenum mediaobject"),
		sections: names("part chapter appendix preface section sect1 sect2 sect3 sect4 sect5 simplesect refentry refsect1 refsect2 refsect3 refsection article"),
	}
	anyXML = &vocabulary{
		kinds: kindsOf(map[corpus.Kind]string{
			corpus.Heading:   "title subtitle head heading headline h1 h2 h3 h4 h5 h6",
			corpus.Item:      "li item listitem list-item dt dd",
			corpus.Quote:     "blockquote quote lq disp-quote cite epigraph",
			corpus.Code:      "pre code-block codeblock programlisting screen eg",
			corpus.Paragraph: "p para simpara ab td th cell entry row l line v",
		}),
		hidden:    names("script style binary indexterm metadata"),
		furniture: names("footnote fn note-ref caption figcaption figdesc"),
		sections:  names("section sec div chapter part topic"),
	}
)

// bitextElements begin XML that holds texts with their translations.
var bitextElements = map[string]string{"tmx": "a translation memory", "xliff": "an XLIFF file", "martif": "a glossary", "tbx": "a glossary", "cesAlign": "an alignment"}

// readXML makes a tree of the text and pieces of the tree.
func readXML(text string, v *vocabulary) (content, error) {
	root, err := xmlTree(text)
	if err != nil {
		return content{}, err
	}
	if !slices.ContainsFunc(root.children, func(n *xmlNode) bool { return n.name != "" }) {
		return content{}, &Error{What: "is not XML: there is no tag in it", Advice: asItStands}
	}
	w := &xmlWalker{v: v}
	for _, n := range root.children {
		if what := bitextElements[n.name]; what != "" {
			return content{}, &Error{What: "is " + what + ", not one text", Advice: bitextAdvice}
		}
		w.walk(n, xmlContext{})
	}
	w.flush()
	return held(entitle(firstTitle(w.pieces))), nil
}

// firstTitle makes the title of the first heading, if no text stands before it.
func firstTitle(pieces []piece) []piece {
	for k, p := range pieces {
		if p.kind == corpus.Heading {
			pieces[k].kind = corpus.Title
		}
		if p.kind != corpus.Furniture {
			break
		}
	}
	return pieces
}

// An xmlNode is an element, or a text where it has no name.
type xmlNode struct {
	name     string // local
	attrs    []xml.Attr
	text     string
	children []*xmlNode
}

// attr is the value of an attribute by its local name, or "".
func (n *xmlNode) attr(local string) string { return attribute(xml.StartElement{Attr: n.attrs}, local) }

// internal finds the entities that a document defines for itself.
var internal = regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"<&]*)"|'([^'<&]*)')\s*>`)

// xmlTree reads the elements of a text. Entities are those of HTML and those
// that the document defines as plain text; others stay as they stand.
func xmlTree(text string) (*xmlNode, error) {
	entities := map[string]string{}
	for name, value := range xml.HTMLEntity {
		entities[name] = value
	}
	for _, m := range internal.FindAllStringSubmatch(text, -1) {
		entities[m[1]] = m[2] + m[3]
	}
	if err := tooExpanded(text, entities); err != nil {
		return nil, err
	}
	d := xml.NewDecoder(strings.NewReader(versionOne.ReplaceAllString(text, "$1.0")))
	d.Entity = entities
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded already
	root := &xmlNode{}
	open := []*xmlNode{root}
	for {
		token, err := d.RawToken()
		line, _ := d.InputPos()
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if len(open) > xmlDepth {
				return nil, &Error{Line: line, What: fmt.Sprintf("nests elements more than %d deep", xmlDepth)}
			}
			n := &xmlNode{name: token.Name.Local, attrs: token.Copy().Attr}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			if len(open) == 1 || top.name != token.Name.Local {
				return nil, &Error{Line: line, What: fmt.Sprintf("is not well-formed XML: </%s> ends what was not begun", token.Name.Local), Advice: "mend it, or save the text as .txt"}
			}
			open = open[:len(open)-1]
		case xml.CharData:
			top.children = append(top.children, &xmlNode{text: string(token)})
		}
		switch syntax, _ := errors.AsType[*xml.SyntaxError](err); {
		case err == nil:
		case errors.Is(err, io.EOF) && len(open) == 1:
			return root, nil
		case errors.Is(err, io.EOF):
			return nil, &Error{Line: line, What: fmt.Sprintf("ends inside <%s>: it is cut short", top.name), Advice: "save or download it again"}
		case syntax != nil:
			return nil, &Error{Line: line, What: "is not well-formed XML: " + syntax.Msg, Advice: "mend it, or save the text as .txt", Cause: err}
		default:
			return nil, &Error{Line: line, What: "cannot be read as XML: " + err.Error(), Cause: err}
		}
	}
}

// xmlWalker makes pieces of a tree.
type xmlWalker struct {
	v      *vocabulary
	pieces []piece
	text   strings.Builder
	block  piece
	last   rune
	space  bool // white space is due before the next text
	broken bool // it holds a line break
}

// xmlContext is what the elements around a text say about it.
type xmlContext struct {
	kind      corpus.Kind
	level     int  // of headings here
	block     bool // inside a block
	furniture bool
}

// walk goes through an element. An element is a block if the vocabulary says so,
// or if it has text of its own and stands in none.
func (w *xmlWalker) walk(n *xmlNode, c xmlContext) {
	if n.name == "" {
		w.add(n.text, c)
		return
	}
	if w.v.hidden[n.name] || w.v.notes != nil && w.v.notes(n) {
		return
	}
	if n.name == "br" {
		w.space = true
		return
	}
	beside := w.v.furniture[n.name] || w.v.furniture[n.name+":"+n.attr("name")]
	kind, known := w.v.kinds[n.name]
	if block := known || beside || !c.block && (n.mixed() || len(n.children) == 0); block {
		w.flush()
		defer w.flush()
		c.block = known || n.mixed()
	}
	c.furniture = c.furniture || beside
	if w.v.sections[n.name] {
		c.level++
	}
	if c.kind == corpus.Paragraph || kind == corpus.Code {
		c.kind = kind
	}
	for _, child := range n.children {
		w.walk(child, c)
	}
}

// mixed tells whether an element has text of its own.
func (n *xmlNode) mixed() bool {
	for _, c := range n.children {
		if c.name == "" && strings.TrimSpace(c.text) != "" {
			return true
		}
	}
	return false
}

// add adds text, each stretch of white space as one space but in code.
func (w *xmlWalker) add(text string, c xmlContext) {
	if c.kind == corpus.Code {
		w.begin(c)
		w.text.WriteString(text)
		return
	}
	for text != "" {
		rest := strings.TrimLeftFunc(text, htmlSpace)
		if gap := text[:len(text)-len(rest)]; gap != "" {
			w.space = true
			w.broken = w.broken || strings.Contains(gap, "\n")
		}
		word := rest
		if k := strings.IndexFunc(rest, htmlSpace); k >= 0 {
			word = rest[:k]
		}
		if word != "" {
			w.begin(c)
			first, _ := utf8.DecodeRuneInString(word)
			if w.space && w.text.Len() > 0 && !(w.broken && (spaceless(w.last) || spaceless(first))) {
				w.text.WriteByte(' ')
			}
			w.text.WriteString(word)
			w.last, _ = utf8.DecodeLastRuneInString(word)
			w.space, w.broken = false, false
		}
		text = rest[len(word):]
	}
}

// begin begins a block with its first text, as the context says.
func (w *xmlWalker) begin(c xmlContext) {
	if w.text.Len() > 0 {
		return
	}
	w.block = piece{kind: c.kind}
	if c.kind == corpus.Heading {
		w.block.level = c.level + 1
	}
	if c.furniture {
		w.block = piece{kind: corpus.Furniture}
	}
}

// flush ends the block.
func (w *xmlWalker) flush() {
	text := strings.Trim(w.text.String(), "\r\n")
	if w.block.kind != corpus.Code {
		text = strings.TrimSpace(text)
	}
	if strings.TrimSpace(text) != "" {
		w.block.text = text
		w.pieces = append(w.pieces, w.block)
	}
	w.text.Reset()
	w.space, w.broken = false, false
}
