package source

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// furnitureElements never hold the text of an article. Furniture, which is what
// surrounds an article on its page, is recognised by the element it is in, by
// the names that designers give to such elements, and by consisting of links.
var furnitureElements = map[atom.Atom]bool{
	atom.Aside: true, atom.Button: true, atom.Caption: true, atom.Dialog: true,
	atom.Figcaption: true, atom.Footer: true, atom.Form: true, atom.Nav: true, atom.Time: true,
}

// ampElements are those of AMP, a dialect of HTML for telephones, that hold what
// surrounds an article.
var ampElements = regexp.MustCompile(`^amp-(?:ad|auto-ads|consent|embed|lightbox|next-page|nested-menu|sidebar|social-share|sticky-ad|user-notification)$`)

// furnitureNames matches a word in the class, id or role of an element that
// does not hold the text of the article, as newspapers' pages name them.
var furnitureNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:` + strings.Join([]string{
	`ads?`, `advert\w*`, `article[_-]editor`, `author\w*`, `banner`, `bio`, `bread`, `breadcrumbs?`, `bshare`,
	`byline`, `captions?`, `comments?`, `complementary`, `contentinfo`, `cookies?`, `copyright`, `credits?`, `cta`,
	`date(?:line|time)?`, `disclaimer`, `editor[_-]?(?:info|name)`, `footer`, `hot(?:news|list)?`, `jiathis`,
	`keywords?`, `links`, `login`, `meta(?:data)?`, `more`, `most`, `nav\w*`, `newsletter`, `outbrain`, `pager`,
	`pagination`, `popular`, `promo\w*`, `pubtime`, `qrcode`, `rank(?:ing)?`, `rating`, `read[_-]?(?:also|more|next|on)`,
	`recirc\w*`, `recommend\w*`, `related`, `share\w*`, `sharing`, `side_categories`, `sidebar`, `signup`, `social\w*`,
	`sponsor\w*`, `subscri\w*`, `taboola`, `tags?`, `teasers?`, `timestamp`, `toolbar`, `tools`, `topics?`,
	`trending`, `weixin`, `widget`, `xiangguan`, `zeren`,
}, "|") + `)(?:$|[\s_-])`)

// besideNames matches what an element is called for what stands beside it or is not
// there, "content-has-sidebar", "above-footer", and what a builder of pages calls each
// of its boxes, those of the text as well (Elementor).
var besideNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:above|has|no|with|without)[_-]\S+|elementor-widget`)

// humps are where a name in camelCase has a new word: imageCaption.
var humps = regexp.MustCompile(`([\p{Ll}\d])(\p{Lu})`)

// largeShare is the share of the article, as one in so many, above which an
// element is not furniture, whatever it is called: "main-sidebar-wrapper".
const largeShare = 4

// markFurniture marks the blocks within elements that are furniture. Each element
// is looked at once, however many blocks are in it.
func (p *htmlPage) markFurniture(doc *html.Node) {
	sizes, total := p.sizesByName(doc)
	verdicts := map[*html.Node]bool{nil: false} // of an element and those around it
	var isWithin func(n *html.Node) bool
	isWithin = func(n *html.Node) bool {
		verdict, known := verdicts[n]
		if !known {
			verdict = isWithin(n.Parent) || sizes[designed(n)]*largeShare <= total && (isFurniture(n) || isFormBox(n))
			verdicts[n] = verdict
		}
		return verdict
	}
	for k := range p.blocks {
		b := &p.blocks[k]
		quoted := b.kind == corpus.Quote && !b.left // posts are quoted in what is called "social-embed"
		b.named = b.named || !quoted && isWithin(b.holder)
		b.outside = b.outside || b.named
	}
}

// sizesByName is how many bytes of the article are within elements of each name,
// and in the whole page.
func (p *htmlPage) sizesByName(doc *html.Node) (sizes map[string]int, total int) {
	held := map[*html.Node]int{}
	for _, b := range p.blocks {
		if !b.left {
			held[b.holder] += len(b.text)
		}
	}
	sizes = map[string]int{}
	var within func(n *html.Node) int
	within = func(n *html.Node) int {
		size := held[n]
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			size += within(child)
		}
		if size > 0 {
			sizes[designed(n)] += size
		}
		return size
	}
	return sizes, within(doc)
}

// teaser matches what the introduction of an article is called, as well as that of
// another one.
var teaser = regexp.MustCompile(`(?i)teaser|topic`)

// classOf is the class of an element.
func classOf(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}

// asideElements and asideNames are those of furnitureElements and furnitureNames
// that other editions have in their text: captions, bylines, dates and notes.
var (
	asideElements = map[atom.Atom]bool{
		atom.Address: true, atom.Caption: true, atom.Figcaption: true, atom.Figure: true, atom.Time: true,
	}
	asideNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:` + strings.Join([]string{
		`article[_-]editor`, `author\w*`, `byline`, `captions?`, `credits?`, `date(?:line|time)?`,
		`editor[_-]?(?:info|name)`, `meta(?:data)?`, `pubtime`, `timestamp`, `zeren`,
	}, "|") + `)(?:$|[\s_-])`)
)

// asideReach is how many blocks after the last of the article an aside may be.
const asideReach = 3

// markAsides tells asides from other furniture: they stand between the title and
// the end of the article, are no links, and nothing around them is furniture of
// another sort.
func (p *htmlPage) markAsides(pieces []piece) {
	inside := func(k int) bool { return pieces[k].kind != corpus.Furniture }
	first, last := 0, len(pieces)-1
	for first < len(pieces) && !inside(first) {
		first++
	}
	for last >= 0 && !inside(last) {
		last--
	}
	for k := first + 1; k < min(last+1+asideReach, len(pieces)); k++ {
		b := p.blocks[k]
		if !inside(k) && b.linked*2 < b.words && isText(b.text) && b.isAside() {
			pieces[k].kind = corpus.Aside
		}
	}
}

// isAside tells whether a block that is furniture is an aside by the elements
// around it or by its words.
func (b htmlBlock) isAside() bool {
	named := false
	for n := b.holder; n != nil; n = n.Parent {
		switch {
		case asideElements[n.DataAtom], asideNames.MatchString(humps.ReplaceAllString(classOf(n), "$1-$2")):
			named = true
		case isFurniture(n):
			return false
		}
	}
	return named || IsBeside(b.text) && !isRights(b.text) && !isCount(b.text)
}

// designed is the name and class of an element, which those that look alike on a
// page have in common.
func designed(n *html.Node) string {
	return n.Data + "." + classOf(n)
}

// isPicture tells whether a figure is a picture, and so its text a caption: other
// figures show tables, code and quotations.
func isPicture(figure *html.Node) bool {
	picture := false
	for n := range figure.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.Pre, atom.Blockquote:
			return false
		case atom.Img, atom.Picture, atom.Video, atom.Iframe, atom.Noscript:
			picture = true
		}
	}
	return picture
}

// isFurniture tells whether an element holds no text of the article, by what
// it is and what it is called.
func isFurniture(n *html.Node) bool {
	if furnitureElements[n.DataAtom] || n.DataAtom == atom.Figure && isPicture(n) || ampElements.MatchString(n.Data) {
		return true
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.H1:
		return false // the article itself may be called anything
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "role":
			if furnitureNames.MatchString(besideNames.ReplaceAllString(humps.ReplaceAllString(a.Val, "$1-$2"), " ")) {
				return true
			}
		default:
			if isHiding(a) {
				return true
			}
		}
	}
	return false
}

// boxCells is the most text that a box has which asks for an address, in cells.
const boxCells = 480

// isFormBox tells whether an element is a box around a form into which readers
// write something, as under "Get our letter": a form stands right in it, and little
// else.
func isFormBox(n *html.Node) bool {
	if n.DataAtom != atom.Div && n.DataAtom != atom.Section {
		return false
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.DataAtom == atom.Form && asksForText(child) {
			return textCells(n, boxCells) <= boxCells
		}
	}
	return false
}

// asksForText tells whether a form has a field for text.
func asksForText(form *html.Node) bool {
	for n := range form.Descendants() {
		if n.DataAtom != atom.Input {
			continue
		}
		kind := "text"
		for _, a := range n.Attr {
			if a.Key == "type" {
				kind = strings.ToLower(a.Val)
			}
		}
		if kind == "email" || kind == "text" || kind == "tel" {
			return true
		}
	}
	return false
}

// textCells is the width of the text in an element, in cells, counted until it is
// more than most.
func textCells(n *html.Node, most int) (width int) {
	for inner := range n.Descendants() {
		if inner.Type == html.TextNode && width <= most {
			width += cells(strings.TrimSpace(inner.Data))
		}
	}
	return width
}

// markLabels finds blocks that are links and nothing else, a short label that
// ends in a colon and a link ("Read more: …"), credits and datelines, and what is
// no text.
func markLabels(blocks []htmlBlock) {
	lists := linkedHeadings(blocks)
	counters := counters(blocks)
	for k := range blocks {
		b := &blocks[k]
		switch {
		case !isText(b.text) || counters[b.text] >= manyCounters && b.mayCount():
			b.outside = true
		case b.kind == corpus.Heading:
			b.outside = b.outside || b.isLinks() && !b.inPage && !lists[home(*b)] || isLabel(b.text) || isCount(b.text)
		case IsBeside(b.text):
			b.outside = true
		case b.linked == 0:
		case isPrompt(b.text):
			b.outside = true
		case b.isLinks():
			b.outside = b.outside || !b.isLinkedParagraph()
		default:
			label := strings.TrimSpace(b.text[:b.label])
			if b.after == 0 && cells(label) <= labelCells && (strings.HasSuffix(label, ":") || strings.HasSuffix(label, "：")) {
				b.outside = true
			}
		}
	}
	for k := len(blocks) - 2; k >= 0; k-- { // the date of a link, the term of one
		if next := blocks[k+1]; blocks[k].owner.DataAtom == atom.Dt && next.owner.DataAtom == atom.Dd && next.outside {
			blocks[k].outside = true
		}
	}
}

// manyCounters is how often a page has the same short text as a block by itself
// for it to be none of the article: a counter of the pictures in a gallery, the
// word for advertisements in any language.
const manyCounters = 3

// counterCells is the most that such a text has, in cells.
const counterCells = 20

// counters counts the blocks that may be counters, by their text.
func counters(blocks []htmlBlock) map[string]int {
	count := map[string]int{}
	for _, b := range blocks {
		if b.mayCount() {
			count[b.text]++
		}
	}
	return count
}

// mayCount tells whether a block may be a counter or a label: digits outside
// tables, or a few words that end no sentence and are no paragraph to HTML, as the
// names of speakers are.
func (b htmlBlock) mayCount() bool {
	switch {
	case b.kind != corpus.Paragraph || b.owner.DataAtom == atom.Td || b.owner.DataAtom == atom.Th:
		return false
	case strings.Trim(b.text, "0123456789") == "":
		return true
	}
	return b.owner.DataAtom == atom.Div && cells(b.text) <= counterCells && !stops(b.text)
}

// linkedHeadings are the homes of headings that are links although they are the
// headings of the article: at least three stand above text of the article, and
// none that is no link stands among them. One alone leads to another article.
func linkedHeadings(blocks []htmlBlock) map[string]bool {
	count, plain := map[string]int{}, map[string]bool{}
	for k, b := range blocks[:max(0, len(blocks)-1)] {
		next := blocks[k+1]
		switch {
		case b.kind != corpus.Heading || b.left:
		case b.linked*100 < b.words*linkedShare:
			plain[home(b)] = true
		case !next.left && next.kind != corpus.Heading && next.linked*100 < next.words*linkedShare:
			count[home(b)]++
		}
	}
	lists := map[string]bool{}
	for home, n := range count {
		lists[home] = n >= manyHeadings && !plain[home]
	}
	return lists
}

// manyHeadings is from how many on headings that are links make a list.
const manyHeadings = 3

// home is what the elements around a block look like.
func home(b htmlBlock) string {
	if b.owner.Parent == nil {
		return ""
	}
	return designed(b.owner) + " in " + designed(b.owner.Parent)
}

// isLinkedParagraph tells whether a block that is a link is a paragraph of the
// article, which somebody linked as a whole: it is as long as one and ends a
// sentence, as headlines of other articles do not.
func (b htmlBlock) isLinkedParagraph() bool {
	return b.kind == corpus.Paragraph && cells(b.text) >= lineCells && stops(b.text) && !b.named
}
