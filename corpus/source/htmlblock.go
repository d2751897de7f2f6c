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
	after   int        // bytes of words outside links, after the first
	holder  *html.Node // the innermost element around all of its text, owner or inside it
	left    bool       // readability left it out
	named   bool       // an element around it is furniture
	outside bool       // it does not belong to the article
}

// htmlBlocks is all the text of a page in the order of the page.
func htmlBlocks(doc *html.Node) []htmlBlock {
	w := &htmlWalker{}
	w.walk(doc, htmlContext{owner: doc, inner: doc})
	w.flush()
	return w.blocks
}

// htmlContext is what the elements around a text say about it.
type htmlContext struct {
	owner *html.Node // the innermost block element
	inner *html.Node // the innermost element
	kind  corpus.Kind
	level int
	link  bool
	pre   bool
}

// htmlWalker gathers the blocks. The depth of the tree is bounded by the parser.
type htmlWalker struct {
	blocks []htmlBlock
	text   strings.Builder
	block  htmlBlock
	pre    bool
	last   rune // of text
	space  bool // white space is due before the next text
	broken bool // it holds a line break
	breaks int  // line breaks in a row
}

func (w *htmlWalker) walk(n *html.Node, c htmlContext) {
	switch n.Type {
	case html.TextNode:
		w.add(n.Data, c)
		return
	case html.ElementNode:
		if hiddenElements[n.DataAtom] {
			return
		}
		if n.DataAtom == atom.Br {
			w.lineBreak(c)
			return
		}
	}
	inner := c.within(n)
	if block := inner.owner != c.owner; block {
		w.flush()
		defer w.flush()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.walk(child, inner)
	}
}

// within is the context inside an element.
func (c htmlContext) within(n *html.Node) htmlContext {
	if n.Type != html.ElementNode {
		return c
	}
	c.inner = n
	if blockElements[n.DataAtom] {
		c.owner = n
	}
	switch n.DataAtom {
	case atom.A:
		c.link = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.kind, c.level = corpus.Heading, int(n.Data[1]-'0')
	case atom.Li, atom.Dt, atom.Dd:
		c.kind = corpus.Item
	case atom.Blockquote:
		c.kind = corpus.Quote
	case atom.Pre:
		c.kind, c.pre = corpus.Code, true
	}
	return c
}

// add adds text, its white space made one space unless it is preformatted.
func (w *htmlWalker) add(data string, c htmlContext) {
	if c.pre {
		w.begin(c)
		w.pre = true
		w.text.WriteString(data)
		return
	}
	for data != "" {
		rest := strings.TrimLeftFunc(data, htmlSpace)
		if gap := data[:len(data)-len(rest)]; gap != "" {
			w.space = true
			w.broken = w.broken || strings.Contains(gap, "\n")
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

// word adds a word with the space due before it. A line break is a space only
// in writings that have spaces.
func (w *htmlWalker) word(word string, c htmlContext) {
	w.begin(c)
	first, _ := utf8.DecodeRuneInString(word)
	if w.space && w.text.Len() > 0 && !(w.broken && (spaceless(w.last) || spaceless(first))) {
		w.text.WriteByte(' ')
	}
	w.count(word, c)
	w.text.WriteString(word)
	w.last, _ = utf8.DecodeLastRuneInString(word)
	w.space, w.broken, w.breaks = false, false, 0
}

// count keeps account of how much of the block is links.
func (w *htmlWalker) count(word string, c htmlContext) {
	switch b := &w.block; {
	case c.link && b.linked == 0:
		b.label = w.text.Len()
		fallthrough
	case c.link:
		b.linked += len(word)
	case b.linked > 0:
		b.after += len(word)
	}
}

// begin takes over what the context says, for the first text of a block.
func (w *htmlWalker) begin(c htmlContext) {
	if w.text.Len() == 0 {
		w.block = htmlBlock{piece: piece{kind: c.kind, level: c.level}, owner: c.owner, holder: c.inner}
	} else if w.block.holder != c.inner {
		w.block.holder = c.owner
	}
}

// lineBreak is a space; two of them part paragraphs.
func (w *htmlWalker) lineBreak(c htmlContext) {
	if c.pre {
		w.text.WriteByte('\n')
		return
	}
	w.space, w.broken = true, true
	if w.breaks++; w.breaks == 2 {
		w.flush()
	}
}

// flush ends the block.
func (w *htmlWalker) flush() {
	text := w.text.String()
	if w.pre {
		text = strings.Trim(text, "\r\n")
	} else {
		text = strings.TrimFunc(text, unicode.IsSpace)
	}
	if strings.TrimSpace(text) != "" {
		w.block.text = text
		w.blocks = append(w.blocks, w.block)
	}
	w.text.Reset()
	w.pre, w.space, w.broken, w.breaks = false, false, false, 0
}

// htmlSpace tells white space that collapses from the no-break space and the
// ideographic space, which are text.
func htmlSpace(r rune) bool { return strings.ContainsRune(" \t\r\n\f", r) }
