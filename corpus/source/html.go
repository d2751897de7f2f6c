package source

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// HTML is a web page as a browser saves it. The article in it keeps its kinds;
// the rest of the page is furniture. Places count in the text of the page, one
// line a block, not in its source.
var HTML = &Format{
	Name:       "html",
	Title:      "HTML page",
	Extensions: []string{".htm", ".html", ".xhtml"},
	Note:       "the article, its title and headings; the rest of the page is kept as furniture",
	Limit:      16 << 20, // the tree takes some 25 times the memory of the text
	Sniff:      looksHTML,
	Read:       readHTML,
}

var htmlStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*<(?:!doctype\s+html|html|head|body)\b`)

func looksHTML(text string) bool { return htmlStart.MatchString(text[:min(len(text), 16<<10)]) }

func readHTML(source string) (content, error) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return content{}, &Error{What: "cannot be read as HTML: " + strings.TrimPrefix(err.Error(), "html: "), Cause: err}
	}
	page := &htmlPage{blocks: htmlBlocks(doc)}
	page.markArticle(doc)
	page.markFurniture()
	markLabels(page.blocks)
	page.markTitle()
	page.markHeadings()
	pieces := make([]piece, len(page.blocks))
	for k, b := range page.blocks {
		pieces[k] = b.piece
		if b.outside {
			pieces[k].kind = corpus.Furniture
		}
	}
	return held(pieces), nil
}

// htmlPage is the text of a page while the article in it is looked for.
type htmlPage struct {
	blocks []htmlBlock
	title  string // of the article, as the head of the page gives it; may be ""
}

// maxElements is how many elements a page may have for an article to be looked
// for in it, ten times what long pages have. In larger ones everything that is
// not furniture by itself is the article.
const maxElements = 100_000

// numbered is the attribute under which blocks are found again in the copy of
// the page that readability makes of it.
const numbered = "data-block"

// markArticle marks the blocks that do not belong to the article.
func (p *htmlPage) markArticle(doc *html.Node) {
	for k, b := range p.blocks {
		b.owner.Attr = append(b.owner.Attr, html.Attribute{Key: numbered, Val: strconv.Itoa(k)})
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseDocument(doc, &url.URL{Scheme: "file", Path: "/"})
	if err != nil || article.Node == nil {
		return // no part stands out: all that is not furniture is the article
	}
	p.title = article.Title()
	texts := map[string]bool{} // readability makes new elements of some
	for _, b := range htmlBlocks(article.Node) {
		texts[b.text] = true
	}
	owners := map[*html.Node]bool{}
	for n := range article.Node.Descendants() {
		for _, a := range n.Attr {
			if a.Key == numbered {
				if k, err := strconv.Atoi(a.Val); err == nil && k < len(p.blocks) {
					owners[p.blocks[k].owner] = true
				}
			}
		}
	}
	stays := func(b htmlBlock) bool { return owners[b.owner] || texts[b.text] }
	if !slices.ContainsFunc(p.blocks, stays) {
		return
	}
	for k := range p.blocks {
		b := &p.blocks[k]
		b.left = !stays(*b)
		b.outside = b.left
	}
}

// markTitle finds the title among the headings before the first paragraph of
// the article. Its repetitions are furniture. A block between the title and that
// paragraph introduces the article if it is a sibling of the title and long
// enough for a sentence.
func (p *htmlPage) markTitle() {
	first := 0
	for first < len(p.blocks) && (p.blocks[first].outside || p.blocks[first].kind != corpus.Paragraph) {
		first++
	}
	best := -1
	for k, b := range p.blocks[:first] {
		named := p.title != "" && (strings.Contains(p.title, b.text) || strings.HasPrefix(b.text, p.title))
		if b.kind == corpus.Heading && (b.level == 1 || named) && (best < 0 || b.level <= p.blocks[best].level) {
			best = k
		}
	}
	if best < 0 {
		return
	}
	title := &p.blocks[best]
	for k := range p.blocks {
		if b := &p.blocks[k]; b.text == title.text {
			b.outside = true
		} else if k > best && k < first && b.left && !b.named && b.linked == 0 &&
			b.owner.Parent == title.owner.Parent && cells(b.text) >= introductionCells {
			b.outside = false
		}
	}
	title.kind, title.level, title.outside = corpus.Title, 1, false
}

// introductionCells is the least width of a text that introduces an article, in
// cells; dates and names of authors are shorter.
const introductionCells = 40

// furnitureElements never hold the text of an article. Furniture, which is what
// surrounds an article on its page, is recognised by the element it is in, by
// the names that designers give to such elements, and by consisting of links.
var furnitureElements = map[atom.Atom]bool{
	atom.Aside: true, atom.Button: true, atom.Caption: true, atom.Dialog: true,
	atom.Figcaption: true, atom.Footer: true, atom.Form: true, atom.Nav: true, atom.Time: true,
}

// furnitureNames matches a word in the class, id or role of an element that
// does not hold the text of the article, as newspapers' pages name them.
var furnitureNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:` + strings.Join([]string{
	`ads?`, `advert\w*`, `article[_-]editor`, `author\w*`, `banner`, `bio`, `bread`, `breadcrumbs?`, `bshare`,
	`byline`, `caption`, `comments?`, `complementary`, `contentinfo`, `cookies?`, `copyright`, `credits?`,
	`date(?:line|time)?`, `disclaimer`, `editor[_-]?(?:info|name)`, `footer`, `hot(?:news|list)?`, `jiathis`,
	`keywords?`, `links`, `login`, `meta(?:data)?`, `more`, `most`, `nav\w*`, `newsletter`, `outbrain`, `pager`,
	`pagination`, `popular`, `promo\w*`, `pubtime`, `qrcode`, `rank(?:ing)?`, `read[_-]?(?:also|more|next)`,
	`recirc\w*`, `recommend\w*`, `related`, `share\w*`, `sharing`, `sidebar`, `signup`, `social\w*`,
	`sponsor\w*`, `subscri\w*`, `taboola`, `tags?`, `teasers?`, `timestamp`, `toolbar`, `tools`, `topics?`,
	`trending`, `weixin`, `widget`, `xiangguan`, `zeren`,
}, "|") + `)(?:$|[\s_-])`)

// largeShare is the share of the article, as one in so many, above which an
// element is not furniture, whatever it is called: "main-sidebar-wrapper".
const largeShare = 4

// markFurniture marks the blocks within elements that are furniture.
func (p *htmlPage) markFurniture() {
	sizes := map[string]int{} // bytes of the article within elements of each name
	total := 0
	for _, b := range p.blocks {
		if b.left {
			continue
		}
		total += len(b.text)
		for n := b.holder; n != nil; n = n.Parent {
			sizes[designed(n)] += len(b.text)
		}
	}
	verdicts := map[*html.Node]bool{}
	for k := range p.blocks {
		b := &p.blocks[k]
		for n := b.holder; n != nil && !b.named; n = n.Parent {
			verdict, known := verdicts[n]
			if !known {
				verdict = sizes[designed(n)]*largeShare <= total && isFurniture(n)
				verdicts[n] = verdict
			}
			b.named = verdict
		}
		b.outside = b.outside || b.named
	}
}

// designed is the name and class of an element, which those that look alike on a
// page have in common.
func designed(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return n.Data + "." + a.Val
		}
	}
	return n.Data
}

// isFurniture tells whether an element holds no text of the article, by what
// it is and what it is called.
func isFurniture(n *html.Node) bool {
	if furnitureElements[n.DataAtom] {
		return true
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.H1:
		return false // the article itself may be called anything
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "role":
			if furnitureNames.MatchString(a.Val) {
				return true
			}
		case "hidden":
			return true
		case "style":
			if strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}

// credits matches the beginning of short lines that newspapers write into the
// text of an article without any mark-up: a word before a colon, a bracket or
// the end of the line.
var credits = regexp.MustCompile(`(?i)^[\[(【（「]?\s*(?:` + strings.Join([]string{
	`advertisement`, `image credit`, `photo(?:graph)?(?: by| credit)?`,
	`share this(?: story| article)?`, `автор`, `поделиться`, `реклама`, `фото`,
	`читайте также`, `分享到`, `图注`, `图片来源`, `延伸閱讀`, `延伸阅读`, `来源`, `校对`, `相关阅读`,
	`編輯`, `编译`, `编辑`, `責任編輯`, `责任编辑`, `资料图`,
}, "|") + `)\s*(?:[:：/／】\])）」]|$)`)

// markLabels finds blocks that are links and nothing else, a short label that
// ends in a colon and a link ("Read more: …"), and credits.
func markLabels(blocks []htmlBlock) {
	for k := range blocks {
		b := &blocks[k]
		if b.kind != corpus.Heading && cells(b.text) <= labelCells && credits.MatchString(b.text) {
			b.outside = true
		}
		if b.linked == 0 || b.kind == corpus.Heading {
			continue
		}
		label := strings.TrimSpace(b.text[:b.label])
		labelled := b.after == 0 && cells(label) <= labelCells && (strings.HasSuffix(label, ":") || strings.HasSuffix(label, "："))
		if b.linked*10 >= len(b.text)*8 || labelled {
			b.outside = true
		}
	}
}

// labelCells is the width, in cells, up to which a text is a credit, or a label
// before a link.
const labelCells = 40

// markHeadings marks headings that stand above furniture: above links, or with
// no text of the article between them and the next heading.
func (p *htmlPage) markHeadings() {
	text := false    // text of the article stands between this block and the next heading
	heading := false // the next block of the article is a heading
	for k := len(p.blocks) - 1; k >= 0; k-- {
		b := &p.blocks[k]
		if b.kind == corpus.Heading {
			bare := !text && !heading
			b.outside = b.outside || bare || aboveLinks(*b, p.blocks[k+1])
			text = false
		} else {
			text = text || !b.outside && b.kind != corpus.Title
		}
		if !b.outside {
			heading = b.kind == corpus.Heading
		}
	}
}

// aboveLinks tells whether a heading is the label of a list of links.
func aboveLinks(heading, next htmlBlock) bool {
	home, list := heading.owner.Parent, next.owner.Parent
	return next.outside && next.linked > 0 && list != nil && (list == home || list.Parent == home)
}

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

// add adds text, each stretch of white space as one space unless it is
// preformatted.
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

// count counts how much of the block is links.
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

// begin begins a block with its first text, as the context says.
func (w *htmlWalker) begin(c htmlContext) {
	if w.text.Len() == 0 {
		w.block = htmlBlock{piece: piece{kind: c.kind, level: c.level}, owner: c.owner, holder: c.inner}
	} else if w.block.holder != c.inner {
		w.block.holder = c.owner
	}
}

// lineBreak adds a space; two of them separate paragraphs.
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
