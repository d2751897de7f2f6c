package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// An htmlBlock is a block of text of a page and what tells whether it belongs
// to the article.
type htmlBlock struct {
	piece
	owner   *html.Node // the innermost block element around it
	label   int        // bytes of text before the first link
	linked  int        // bytes of words inside links
	words   int        // bytes of words
	after   int        // bytes of words outside links, after the first
	inPage  bool       // a link in it leads to a place in the page
	holder  *html.Node // the innermost element around all of its text, owner or inside it
	goesOn  bool       // one line break alone parts it from the block before
	left    bool       // readability left it out
	named   bool       // an element around it is furniture
	outside bool       // it does not belong to the article
}

// htmlBlocks is all the text of a page in the order of the page.
func htmlBlocks(doc *html.Node) []htmlBlock {
	w := &htmlWalker{math: map[*html.Node]bool{}, sizes: map[*html.Node]htmlSize{}}
	w.measure(doc)
	w.blocks = make([]htmlBlock, 0, w.texts)
	w.walk(doc, htmlContext{owner: doc, inner: doc})
	w.endBlock()
	return joinLines(w.blocks)
}

// htmlContext is what the elements around a text say about it.
type htmlContext struct {
	owner *html.Node // the innermost block element
	inner *html.Node // the innermost element
	kind  corpus.Kind
	level int
	link  bool
	jump  bool // the link leads to a place in the page
	pre   bool
	high  bool // it is set as an exponent or the number of a note
	apart bool // it is inside what stands in a paragraph and is none of it
}

// htmlWalker gathers the blocks. The depth of the tree is bounded by the parser.
type htmlWalker struct {
	blocks []htmlBlock
	text   strings.Builder
	block  htmlBlock
	pre    bool
	code   bool                // within pre, an element says that it is code
	last   rune                // of text
	space  bool                // white space is due before the next text
	broken bool                // it holds a line break in the source
	breaks int                 // <br> since the last text
	math   map[*html.Node]bool // see holdsMath
	sizes  map[*html.Node]htmlSize
	texts  int         // texts measured that are not white space: hardly fewer than there are blocks
	apart  []htmlBlock // what stands in the block and is none of it
	indent int         // white space that does not collapse since the last <br>, in cells
}

func (w *htmlWalker) walk(n *html.Node, c htmlContext) {
	switch n.Type {
	case html.TextNode:
		w.add(n.Data, c)
		return
	case html.ElementNode:
		if hiddenElements[elementOf(n)] || w.isRendering(n) {
			return
		}
		if n.DataAtom == atom.Br {
			w.lineBreak(c)
			return
		}
		if !c.apart && w.standsApart(n, c.owner) {
			w.walkApart(n, c)
			return
		}
	}
	inner := c.within(n)
	if block := inner.owner != c.owner; block {
		w.endBlock()
		defer w.endBlock()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.walk(child, inner)
	}
}

// elementOf is what an element is, by its name: readability makes some without
// an atom.
func elementOf(n *html.Node) atom.Atom {
	if n.DataAtom != 0 {
		return n.DataAtom
	}
	return atom.Lookup([]byte(n.Data))
}

// within is the context inside an element.
func (c htmlContext) within(n *html.Node) htmlContext {
	if n.Type != html.ElementNode {
		return c
	}
	c.inner = n
	element := elementOf(n)
	if blockElements[element] {
		c.owner = n
	}
	switch element {
	case atom.A:
		c.link, c.jump = true, isJump(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.kind, c.level = corpus.Heading, int(n.Data[1]-'0')
	case atom.Li, atom.Dt, atom.Dd:
		c.kind = corpus.Item
	case atom.Blockquote:
		c.kind = corpus.Quote
	case atom.Pre:
		c.kind, c.pre = corpus.Code, true
	case atom.Sup:
		c.high = isRaised(n)
	}
	return c
}

// isJump tells whether a link leads to a place in its own page, or nowhere.
func isJump(a *html.Node) bool {
	for _, attr := range a.Attr {
		if attr.Key == "href" {
			return strings.HasPrefix(attr.Val, "#")
		}
	}
	return true
}

// add adds text, each stretch of white space as one space unless it is
// preformatted.
func (w *htmlWalker) add(data string, c htmlContext) {
	if c.high {
		data = raised.Replace(data)
	}
	if c.pre {
		w.begin(c)
		w.pre = true
		w.code = w.code || c.inner != c.owner && c.inner.DataAtom == atom.Code
		w.text.WriteString(data)
		return
	}
	for data != "" {
		rest := strings.TrimLeftFunc(data, w.collapses)
		if gap := data[:len(data)-len(rest)]; gap != "" {
			w.space = true
			w.broken = w.broken || strings.Contains(gap, "\n")
			w.indent += indentation(gap)
		}
		word := rest
		if k := strings.IndexFunc(rest, htmlSpace); k >= 0 {
			word = rest[:k]
		}
		if word != "" {
			w.word(word, c)
		}
		data = rest[len(word):]
	}
}

// collapses tells the white space that is not text: what HTML collapses and, at
// the start of a line, all.
func (w *htmlWalker) collapses(r rune) bool {
	return htmlSpace(r) || (w.text.Len() == 0 || w.breaks > 0) && unicode.IsSpace(r)
}

// htmlSpace tells white space that collapses from the no-break space and the
// ideographic space, which are text.
func htmlSpace(r rune) bool { return strings.ContainsRune(" \t\r\n\f", r) }

// indentation is the width of the white space that does not collapse, in cells.
func indentation(gap string) int {
	n := 0
	for _, r := range gap {
		switch {
		case r == '\u3000' || r == '\u2003':
			n += 2
		case !htmlSpace(r):
			n++
		}
	}
	return n
}

// paragraphIndent is how far a line is set in that begins a paragraph, in cells:
// one Chinese character. Chinese papers set in by two of them.
const paragraphIndent = 2

// word adds a word with the space due before it. A line break is a space only
// in writings that have spaces. A word after a <br> begins a block: of its own
// after several, or where the line is set in; one that may go on with the block
// before after a single one.
func (w *htmlWalker) word(word string, c htmlContext) {
	if w.breaks > 0 && w.text.Len() > 0 {
		goesOn := w.breaks == 1 && w.indent < paragraphIndent
		w.flush()
		w.block.goesOn = goesOn
	}
	w.begin(c)
	first, _ := utf8.DecodeRuneInString(word)
	if w.space && w.text.Len() > 0 && !(w.broken && (spaceless(w.last) || spaceless(first))) {
		w.text.WriteByte(' ')
	}
	w.count(word, c)
	w.text.WriteString(word)
	w.last, _ = utf8.DecodeLastRuneInString(word)
	w.space, w.broken, w.breaks, w.indent = false, false, 0, 0
}

// count counts how much of the block is links.
func (w *htmlWalker) count(word string, c htmlContext) {
	b := &w.block
	b.words += len(word)
	switch {
	case c.link && b.linked == 0:
		b.label = w.text.Len()
		fallthrough
	case c.link:
		b.linked += len(word)
		b.inPage = b.inPage || c.jump
	case b.linked > 0:
		b.after += len(word)
	}
}

// begin begins a block with its first text, as the context says.
func (w *htmlWalker) begin(c htmlContext) {
	if w.text.Len() == 0 {
		w.block = htmlBlock{piece: piece{kind: c.kind, level: c.level}, owner: c.owner, holder: c.inner, goesOn: w.block.goesOn}
	} else {
		w.block.holder = innermost(w.block.holder, c.inner, w.block.owner)
	}
}

// innermost is the innermost element around two others, at most owner.
func innermost(a, b, owner *html.Node) *html.Node {
	for ; a != nil && a != owner; a = a.Parent {
		for n := b; n != nil && n != owner; n = n.Parent {
			if n == a {
				return a
			}
		}
	}
	return owner
}

// lineBreak notes a <br>, which in preformatted text is a line feed.
func (w *htmlWalker) lineBreak(c htmlContext) {
	if c.pre {
		w.begin(c)
		w.pre = true
		w.text.WriteByte('\n')
		return
	}
	w.breaks++
	w.indent = 0
}

// endBlock ends the block and lets what stands apart in it follow.
func (w *htmlWalker) endBlock() {
	w.flush()
	w.blocks = append(w.blocks, w.apart...)
	w.apart = nil
}

// flush ends the block, or a line of it.
func (w *htmlWalker) flush() {
	text := w.text.String()
	switch b := w.block; {
	case strings.TrimSpace(text) == "":
	case w.pre && !w.code && isProse(text):
		w.blocks = append(w.blocks, b.paragraphs(text)...)
	case w.pre:
		b.text = strings.Trim(text, "\r\n")
		w.blocks = append(w.blocks, b)
	default:
		b.text = strings.TrimFunc(text, unicode.IsSpace)
		b.label = min(b.label, len(b.text))
		w.blocks = append(w.blocks, b)
	}
	w.text.Reset()
	w.block = htmlBlock{}
	w.pre, w.code, w.space, w.broken, w.breaks, w.indent = false, false, false, false, 0, 0
}

// blockElements are the elements of HTML that begin and end a block of text.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true,
	atom.Body: true, atom.Caption: true, atom.Center: true, atom.Dd: true,
	atom.Details: true, atom.Dialog: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
	atom.H5: true, atom.H6: true, atom.Head: true, atom.Header: true, atom.Hr: true,
	atom.Html: true, atom.Li: true, atom.Main: true, atom.Menu: true, atom.Nav: true,
	atom.Ol: true, atom.Option: true, atom.P: true, atom.Pre: true, atom.Section: true,
	atom.Summary: true, atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true,
	atom.Th: true, atom.Thead: true, atom.Title: true, atom.Tr: true, atom.Ul: true,
}

// hiddenElements hold no text for the reader, or only a reading aid above it.
var hiddenElements = map[atom.Atom]bool{
	atom.Head: true, atom.Iframe: true, atom.Noscript: true, atom.Object: true,
	atom.Rp: true, atom.Rt: true, atom.Script: true, atom.Select: true, atom.Style: true, atom.Svg: true,
	atom.Template: true, atom.Textarea: true,
}
