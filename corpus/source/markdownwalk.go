package source

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// markdownWalker makes segments of a tree of Markdown. The nodes of the tree
// know their byte offsets, so that nothing has to be searched for.
type markdownWalker struct {
	source   string
	body     []byte // what the tree was made of: source without front matter
	base     int    // where body begins in source, in bytes
	offsets  offsets
	segments []corpus.Segment

	block  block
	pos    int  // byte offset in source behind the last text
	broken bool // a line break is due before the next text
	titled bool // a title was found
	items  int  // depth of list items
	quotes int  // depth of quotations
}

// visit is called before and after the children of each node.
func (w *markdownWalker) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.ListItem:
		w.items += step(entering)
	case *ast.Blockquote:
		w.quotes += step(entering)
	case *ast.Heading:
		w.bound(entering, n)
	case *ast.Paragraph, *ast.TextBlock, *east.TableCell:
		w.bound(entering, n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		if entering {
			w.code(n)
		}
		return ast.WalkSkipChildren, nil
	case *ast.HTMLBlock:
		if entering {
			w.htmlBlock(n)
		}
		return ast.WalkSkipChildren, nil
	default:
		if entering {
			w.inline(n)
		}
	}
	return ast.WalkContinue, nil
}

func step(entering bool) int {
	if entering {
		return 1
	}
	return -1
}

// bound begins or ends the block of a node.
func (w *markdownWalker) bound(entering bool, n ast.Node) {
	if !entering {
		w.flush()
		return
	}
	heading, _ := n.(*ast.Heading)
	switch {
	case heading != nil:
		w.block.kind, w.block.level = corpus.Heading, heading.Level
		if heading.Level == 1 && !w.titled {
			w.block.kind, w.titled = corpus.Title, true
		}
	case onlyPictures(n):
		w.block.kind = corpus.Furniture
	case w.quotes > 0:
		w.block.kind = corpus.Quote
	case w.items > 0:
		w.block.kind = corpus.Item
	}
}

// flush makes a segment of what was gathered.
func (w *markdownWalker) flush() {
	if seg, ok := w.block.segment(); ok {
		w.segments = append(w.segments, seg)
	}
	w.block, w.broken = block{}, false
}

// inline gathers the text of a node within a block.
func (w *markdownWalker) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		_, code := n.Parent().(*ast.CodeSpan)
		w.text(w.base+n.Segment.Start, w.base+n.Segment.Stop, code || n.IsRaw())
		w.broken = w.broken || n.SoftLineBreak() || n.HardLineBreak()
	case *ast.AutoLink:
		label := string(n.Label(w.body))
		if k := strings.Index(w.source[w.pos:], label); k >= 0 {
			w.text(w.pos+k, w.pos+k+len(label), true)
		}
	case *ast.RawHTML:
		if n.Segments.Len() == 0 {
			return
		}
		tag := n.Segments.At(0)
		name := strings.ToLower(string(w.body[tag.Start:tag.Stop]))
		w.broken = w.broken || strings.HasPrefix(name, "<"+atom.Br.String())
	}
}

// text adds a stretch of the source, given in bytes. Unless it is raw,
// backslashes before punctuation are markup and references to characters mean
// those characters.
func (w *markdownWalker) text(from, to int, raw bool) {
	if from >= to {
		return
	}
	if w.broken {
		first, _ := utf8.DecodeRuneInString(w.source[from:to])
		w.block.join(first, w.offsets.rune(w.pos))
		w.broken = false
	}
	w.pos = to
	for k := from; k < to && !raw; k++ {
		switch rest := w.source[k:to]; {
		case rest[0] == '\\' && len(rest) > 1 && asciiPunct(rest[1]):
			w.add(from, k)
			from = k + 1
			k++
		case rest[0] == '&':
			if r, size := reference(rest); size > 0 {
				w.add(from, k)
				w.block.add(string(r), w.offsets.rune(k))
				from = k + size
				k = from - 1
			}
		}
	}
	w.add(from, to)
}

// add adds a stretch of the source as it stands.
func (w *markdownWalker) add(from, to int) {
	if from < to {
		w.block.add(w.source[from:to], w.offsets.rune(from))
	}
}

// reference resolves the reference to one character at the start of a text,
// such as &nbsp; or &#8212;, and returns its size; 0 if there is none.
func reference(text string) (rune, int) {
	size := strings.IndexByte(text[:min(len(text), 32)], ';') + 1
	r := []rune(html.UnescapeString(text[:size]))
	if len(r) != 1 {
		return 0, 0
	}
	return r[0], size
}

func asciiPunct(b byte) bool {
	return strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b) >= 0
}

// onlyPictures tells whether a block holds pictures and links around pictures
// and nothing else.
func onlyPictures(n ast.Node) bool {
	pictures := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			pictures++
		case *ast.Link:
			if !onlyPictures(c) {
				return false
			}
			pictures++
		case *ast.Text:
			if c.Segment.Start < c.Segment.Stop {
				return false
			}
		default:
			return false
		}
	}
	return pictures > 0
}
