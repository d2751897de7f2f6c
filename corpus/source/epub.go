package source

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// EPUB is the format of electronic books. The chapters are read in the order
// of the spine; the table of contents is left out.
var EPUB = &Format{
	Name:       "epub",
	Title:      "EPUB book",
	Extensions: []string{".epub"},
	Note:       "all chapters in reading order, without the table of contents, notes kept as furniture; protected books are refused",
	Binary:     true,
	Sniff: func(data string) bool {
		return zipIs(data, func(p *pack) bool {
			return p.mimetype() == "application/epub+zip" || p.files["META-INF/container.xml"] != nil
		})
	},
	Read: readEPUB,
}

func readEPUB(data string) (content, error) {
	p, err := unzip(data, "EPUB book")
	if err != nil {
		return content{}, err
	}
	root := &epubContainer{}
	if err := p.parse("META-INF/container.xml", root); err != nil {
		return content{}, err
	}
	book := &epubPackage{items: map[string]epubItem{}, listed: map[string]bool{}}
	if err := p.parse(root.part, book); err != nil {
		return content{}, err
	}
	locked := &epubEncryption{parts: map[string]bool{}}
	if err := p.parseIfAny("META-INF/encryption.xml", locked); err != nil {
		return content{}, err
	}
	var pieces []piece
	for _, id := range book.spine {
		item := book.items[id]
		if item.contents || !strings.Contains(item.media, "html") && item.media != svgMedia {
			continue
		}
		name := path.Join(path.Dir(root.part), item.href)
		if locked.parts[name] {
			return content{}, &Error{What: "is protected against copying", Advice: "only books without protection can be read"}
		}
		chapter, err := p.chapter(name)
		if err != nil {
			return content{}, err
		}
		pieces = append(pieces, chapter...)
	}
	return held(entitle(pieces)), nil
}

// selfClosing finds elements that XHTML may write empty and HTML may not: read
// as HTML, <title/> or <a id="x"/> would hold what follows it.
var selfClosing = regexp.MustCompile(`<(a|b|div|em|i|p|script|span|strong|style|title)((?:\s[^<>]*)?)/>`)

// svgMedia is the media type of a page that is a drawing.
const svgMedia = "image/svg+xml"

// chapter reads one file of a book.
func (p *pack) chapter(name string) ([]piece, error) {
	raw, err := p.read(name)
	if err != nil {
		return nil, err
	}
	text, _, err := Decode([]byte(raw), "")
	if err != nil {
		return nil, damagedPart(name, err)
	}
	return plainPage(selfClosing.ReplaceAllString(text, "<$1$2></$1>"), name)
}

// plainPage reads a part that is a page of text and nothing else. Captions, notes
// and links to other places in the book are furniture, the rest is text.
func plainPage(text, name string) ([]piece, error) {
	if err := tooDear(text); err != nil {
		return nil, fmt.Errorf("its part %s: %w", name, err)
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, &Error{What: fmt.Sprintf("its part %s: %s", name, strings.TrimPrefix(err.Error(), "html: "))}
	}
	preparePage(doc)
	var pieces []piece
	leads := map[int]bool{} // pieces that lead to other places in the book
	for _, b := range htmlBlocks(doc) {
		for n := b.holder; n != nil; n = n.Parent {
			if n.DataAtom == atom.Figcaption || n.DataAtom == atom.Caption || hasSense(n, noteSenses) {
				b.kind = corpus.Furniture
			}
		}
		if b.kind != corpus.Heading && b.linked*10 >= len(b.text)*8 && linksWithin(b.owner) {
			b.kind = corpus.Furniture // a line of a table of contents
			leads[len(pieces)] = true
		}
		pieces = append(pieces, b.piece)
	}
	markContents(pieces, leads)
	return pieces, nil
}

// markContents marks the headings of tables of contents: nothing but lines that lead
// to other places stands between them and the next heading.
func markContents(pieces []piece, leads map[int]bool) {
	lines, others := 0, 0
	for k := len(pieces) - 1; k >= 0; k-- {
		switch {
		case pieces[k].kind == corpus.Heading:
			if lines > 0 && others == 0 {
				pieces[k].kind = corpus.Furniture
			}
			lines, others = 0, 0
		case leads[k]:
			lines++
		default:
			others++
		}
	}
}

// What elements of a book say they are, in the attribute epub:type or, as the
// second of each, role. Notes are furniture; marks of notes and of printed pages
// stand in the middle of sentences and are no part of them.
var (
	noteSenses = []string{"footnote", "doc-footnote", "footnotes", "endnote", "doc-endnote", "endnotes", "doc-endnotes", "rearnote", "rearnotes",
		"toc", "doc-toc", "landmarks", "page-list", "doc-pagelist"}
	markSenses = []string{"noteref", "doc-noteref", "pagebreak", "doc-pagebreak", "backlink", "doc-backlink"}
)

// hasSense tells whether an element says that it is one of some things.
func hasSense(n *html.Node, senses []string) bool {
	for _, a := range n.Attr {
		if a.Key != "epub:type" && a.Key != "role" {
			continue
		}
		for word := range strings.FieldsSeq(a.Val) {
			if slices.Contains(senses, word) {
				return true
			}
		}
	}
	return false
}

// preparePage takes out the marks of notes and pages, and puts the text of
// drawings in paragraphs.
func preparePage(doc *html.Node) {
	var marks, drawings []*html.Node
	for n := range doc.Descendants() {
		if hasSense(n, markSenses) {
			marks = append(marks, n)
		} else if n.Type == html.ElementNode && n.Data == "svg" {
			drawings = append(drawings, n)
		}
	}
	for _, n := range marks {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	for _, drawing := range drawings {
		for n := range drawing.Descendants() {
			if n.Type == html.ElementNode && n.Data == "text" && drawing.Parent != nil {
				p := &html.Node{Type: html.ElementNode, DataAtom: atom.P, Data: "p"}
				p.AppendChild(&html.Node{Type: html.TextNode, Data: drawn(n)})
				drawing.Parent.InsertBefore(p, drawing)
			}
		}
	}
}

// linksWithin tells whether an element holds a link to another place in the book.
func linksWithin(n *html.Node) bool {
	for c := range n.Descendants() {
		for _, a := range c.Attr {
			if c.DataAtom == atom.A && a.Key == "href" && !strings.Contains(a.Val, ":") {
				return true
			}
		}
	}
	return false
}

// drawn is the text of an element of a drawing, with a line break between parts
// that have a place of their own.
func drawn(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case slices.ContainsFunc(c.Attr, func(a html.Attribute) bool { return a.Key == "x" || a.Key == "y" || a.Key == "dy" }):
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// epubContainer finds the package file.
type epubContainer struct{ part string }

func (c *epubContainer) start(e xml.StartElement) {
	if e.Name.Local == "rootfile" && c.part == "" {
		c.part = attribute(e, "full-path")
	}
}
func (c *epubContainer) end(xml.Name) {}
func (c *epubContainer) chars(string) {}

// epubPackage reads the list of a book's files and their order.
type epubPackage struct {
	items  map[string]epubItem // by id
	spine  []string            // ids, each once
	listed map[string]bool     // the ids of the spine
}

type epubItem struct {
	href, media string
	contents    bool // it is the table of contents
}

func (b *epubPackage) start(e xml.StartElement) {
	switch e.Name.Local {
	case "item":
		href := attribute(e, "href")
		if plain, err := url.PathUnescape(href); err == nil {
			href = plain
		}
		contents := strings.Contains(" "+attribute(e, "properties")+" ", " nav ")
		b.items[attribute(e, "id")] = epubItem{href, attribute(e, "media-type"), contents}
	case "itemref":
		if id := attribute(e, "idref"); !b.listed[id] { // as the specification has it, once each
			b.spine, b.listed[id] = append(b.spine, id), true
		}
	}
}
func (b *epubPackage) end(xml.Name) {}
func (b *epubPackage) chars(string) {}

// epubEncryption reads which parts are encrypted.
type epubEncryption struct{ parts map[string]bool }

func (c *epubEncryption) start(e xml.StartElement) {
	if e.Name.Local == "CipherReference" {
		c.parts[attribute(e, "URI")] = true
	}
}
func (c *epubEncryption) end(xml.Name) {}
func (c *epubEncryption) chars(string) {}
