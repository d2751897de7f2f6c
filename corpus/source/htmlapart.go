package source

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An htmlSize is what an element that is no block holds.
type htmlSize struct {
	text    int  // bytes of text
	linked  int  // bytes of text inside links
	picture bool // a picture stands before the text
}

// measure measures an element and those in it that are no blocks.
func (w *htmlWalker) measure(n *html.Node) htmlSize {
	var size htmlSize
	switch {
	case n.Type == html.TextNode:
		size.text = len(strings.TrimSpace(n.Data))
		w.texts += min(1, size.text)
		return size
	case n.DataAtom == atom.Img || n.DataAtom == atom.Picture:
		return htmlSize{picture: true}
	case n.Type == html.ElementNode && hiddenElements[elementOf(n)]:
		return size
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		inner := w.measure(child)
		size.picture = size.picture || inner.picture && size.text == 0
		size.text += inner.text
		size.linked += inner.linked
	}
	if n.DataAtom == atom.A {
		size.linked = size.text
	}
	if n.Type == html.ElementNode {
		w.sizes[n] = size
	}
	return size
}

// popup matches what designers call an element whose text shows only where one
// points at it, or to those who have the page read to them.
var popup = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:tooltips?|tooltiptext|popups?|popover|hovercard|sr-only|visually-?hidden|screen-reader\w*)(?:$|[\s_-])`)

// standsApart tells whether an element in a paragraph is no part of it: it is
// hidden, a popup, or a picture with its caption in a line of the text.
func (w *htmlWalker) standsApart(n, owner *html.Node) bool {
	if element := elementOf(n); blockElements[element] || element == atom.Body || element == atom.Html {
		return false
	}
	size := w.sizes[n]
	if size.text == 0 {
		return false
	}
	for _, a := range n.Attr {
		switch {
		case isHiding(a), a.Key == "class" && popup.MatchString(a.Val):
			return true
		}
	}
	if n.DataAtom != atom.Span || !size.picture || 2*size.text > w.sizes[owner].text && size.linked < size.text {
		return false
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if inner := w.sizes[child]; inner.picture && inner.text > 0 {
			return false // the caption is in there
		}
	}
	return true
}

// isHiding tells whether an attribute keeps its element from being shown.
func isHiding(a html.Attribute) bool {
	return a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none")
}

// walkApart walks an element that stands in a paragraph and is none of it: it
// makes a block of its own, which comes after the paragraph.
func (w *htmlWalker) walkApart(n *html.Node, c htmlContext) {
	inner := &htmlWalker{math: w.math, sizes: w.sizes}
	c.apart, c.inner, c.owner = true, n, n
	inner.walk(n, c)
	inner.endBlock()
	for _, b := range inner.blocks {
		b.named, b.outside, b.goesOn = true, true, false
		w.apart = append(w.apart, b)
	}
}

// isRendering tells whether an element shows once more, for the eye, a formula
// that stands beside it in MathML, or says it once more in another notation.
func (w *htmlWalker) isRendering(n *html.Node) bool {
	if n.Data == "annotation" || n.Data == "annotation-xml" {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "aria-hidden" && a.Val == "true" && n.Parent != nil {
			return w.holdsMath(n.Parent)
		}
	}
	return false
}

// holdsMath tells whether MathML is in an element.
func (w *htmlWalker) holdsMath(n *html.Node) bool {
	holds, known := w.math[n]
	if !known {
		for inner := range n.Descendants() {
			if holds = inner.Data == "math"; holds {
				break
			}
		}
		w.math[n] = holds
	}
	return holds
}
