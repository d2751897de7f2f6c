package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"github.com/bitext-tools/bitext/corpus"
)

// code makes one segment of a code block, lines kept.
func (w *markdownWalker) code(n ast.Node) {
	w.block.kind = corpus.Code
	lines := n.Lines()
	for k := range lines.Len() {
		l := lines.At(k)
		w.add(w.base+l.Start, w.base+l.Stop)
	}
	if lines.Len() > 0 {
		w.pos = w.base + lines.At(lines.Len()-1).Stop
	}
	w.flush()
}

// stretch makes one segment of a part of the source, given in bytes.
func (w *markdownWalker) stretch(kind corpus.Kind, from, to int) {
	w.block.kind = kind
	w.add(from, to)
	w.pos = to
	w.flush()
}

// htmlBlock makes segments of the text between the tags of raw HTML; each tag
// of a block, and each blank line, begins a new one.
func (w *markdownWalker) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	from, to := w.base+lines.At(0).Start, w.base+lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		to = max(to, w.base+n.ClosureLine.Stop)
	}
	z := html.NewTokenizer(strings.NewReader(w.source[from:to]))
	hidden := false
	for z.Next() != html.ErrorToken {
		size := len(z.Raw())
		switch token := z.Token(); token.Type {
		case html.TextToken:
			if !hidden {
				w.lines(from, from+size)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if blockElements[token.DataAtom] {
				w.flush()
			}
			hidden = token.Type == html.StartTagToken && hiddenElements[token.DataAtom]
		}
		from += size
	}
	w.pos = to
	w.flush()
}

// lines adds text that may run over several lines.
func (w *markdownWalker) lines(from, to int) {
	for from < to {
		end := to
		if k := strings.IndexByte(w.source[from:to], '\n'); k >= 0 {
			end = from + k
		}
		line := w.source[from:end]
		text := strings.TrimSpace(line)
		if lead := strings.Index(line, text); text != "" {
			if w.block.runes > 0 && lead > 0 {
				w.broken = true
			}
			w.text(from+lead, from+lead+len(text), false)
			w.broken = lead+len(text) < len(line) || end < to
		}
		from = end + 1
	}
}
