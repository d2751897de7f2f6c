package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// shadowAttributes tell a template that is a shadow root: that of the standard, its
// first name, and that which Chromium writes into MHTML.
var shadowAttributes = map[string]bool{"shadowrootmode": true, "shadowroot": true, "shadowmode": true}

// openShadows makes an element of each declarative shadow root of a page, a
// template whose text the browser shows in the place of its parent's.
func openShadows(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Template {
			continue
		}
		for _, a := range n.Attr {
			if shadowAttributes[a.Key] {
				n.Data, n.DataAtom = "div", atom.Div
			}
		}
	}
}

// reachDepth is how many elements around a paragraph have to look like those around
// a paragraph of the article for it to be one.
const reachDepth = 3

// reachCells is the least that paragraphs have together, in cells, to be a further
// part of the article.
const reachCells = 240

// reachTimes is how many times as much prose as readability kept an element that it
// left out has to hold to be the article: parts of one article are seldom so uneven.
const reachTimes = 2

// rescueArticle keeps, where readability kept no prose, the element that holds most
// of it: what was kept stands beside an article that looks like furniture. Where it
// kept some, but less than half as much as such an element holds, both are kept.
func (p *htmlPage) rescueArticle() {
	kept := 0
	for _, b := range p.blocks {
		if !b.left && b.isPlainProse() {
			kept += cells(b.text)
		}
	}
	size, inside := map[*html.Node]int{}, furnitureFinder{}
	var best *html.Node
	for _, b := range p.blocks {
		if home := b.owner.Parent; home != nil && b.left && b.isPlainProse() && !inside.furniture(b.owner) {
			if size[home] += cells(b.text); size[home] > size[best] {
				best = home
			}
		}
	}
	if size[best] < max(reachCells, reachTimes*kept) {
		return
	}
	for k := range p.blocks {
		b := &p.blocks[k]
		b.left = (b.left || kept == 0) && !isWithin(b.owner, best)
	}
}

// isWithin tells whether an element is another one or stands in it.
func isWithin(n, outer *html.Node) bool {
	for n != nil && n != outer {
		n = n.Parent
	}
	return n != nil
}

// rescueParts keeps further parts of the article, each in an element of its own, as
// pages have them that put pictures or advertisements between: paragraphs of prose
// that look like those which readability kept, in elements that look alike, with no
// other article between.
func (p *htmlPage) rescueParts() {
	looks := map[string]bool{}
	articles := map[*html.Node]bool{}
	inside := furnitureFinder{}
	first, last := -1, -1
	for k, b := range p.blocks {
		if !b.left && b.isPlainProse() {
			if last = k; first < 0 {
				first = k
			}
			looks[surroundings(b.owner)] = true
			articles[articleAround(b.owner)] = true
			inside.clear(b.owner)
		}
	}
	if first < 0 {
		return
	}
	candidate := func(k int) bool {
		b := p.blocks[k]
		return b.left && b.isPlainProse() && looks[surroundings(b.owner)] && articles[articleAround(b.owner)] && !inside.furniture(b.owner)
	}
	size := map[*html.Node]int{}
	for k := last + 1; k < len(p.blocks) && !p.opensArticle(k); k++ {
		if candidate(k) {
			size[p.blocks[k].owner.Parent] += cells(p.blocks[k].text)
		}
	}
	for k := last; k >= 0 && !(k < first && p.opensArticle(k)); k-- {
		if candidate(k) {
			size[p.blocks[k].owner.Parent] += cells(p.blocks[k].text)
		}
	}
	for k := range p.blocks {
		if b := &p.blocks[k]; b.left && size[b.owner.Parent] >= reachCells {
			b.left = false
		}
	}
}

// A furnitureFinder remembers which elements are furniture or in it.
type furnitureFinder map[*html.Node]bool

// clear says that an element is no furniture, nor what is around it: the article is
// in there, whatever it is called.
func (f furnitureFinder) clear(n *html.Node) {
	for ; n != nil; n = n.Parent {
		if _, known := f[n]; known {
			return
		}
		f[n] = false
	}
}

// furniture tells whether an element is furniture or stands in it.
func (f furnitureFinder) furniture(n *html.Node) bool {
	if n == nil {
		return false
	}
	verdict, known := f[n]
	if !known {
		verdict = isFurniture(n) || f.furniture(n.Parent)
		f[n] = verdict
	}
	return verdict
}

// opensArticle tells whether a block is the heading of an article.
func (p *htmlPage) opensArticle(k int) bool {
	return p.blocks[k].kind == corpus.Heading && p.blocks[k].level == 1
}

// isPlainProse tells whether a block is a paragraph of whole sentences, few of
// whose words are links.
func (b htmlBlock) isPlainProse() bool {
	return b.kind == corpus.Paragraph && cells(b.text) >= lineCells && stops(b.text) && b.linked*4 < b.words
}

// surroundings is what an element and those around it look like.
func surroundings(n *html.Node) string {
	var looks strings.Builder
	for up := 0; n != nil && up <= reachDepth; n, up = n.Parent, up+1 {
		looks.WriteString(designed(n) + " in ")
	}
	return looks.String()
}

// articleAround is the innermost article element around an element, nil if none is.
func articleAround(n *html.Node) *html.Node {
	for ; n != nil && n.DataAtom != atom.Article; n = n.Parent {
	}
	return n
}
