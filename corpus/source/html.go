package source

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
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

// sniffed is how many bytes of a text are looked at to tell a page.
const sniffed = 16 << 10

func looksHTML(text string) bool { return htmlStart.MatchString(text[:min(len(text), sniffed)]) }

func readHTML(source string) (content, error) {
	if err := tooDear(source); err != nil {
		return content{}, err
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return content{}, &Error{What: "cannot be read as HTML: " + strings.TrimPrefix(err.Error(), "html: "), Cause: err}
	}
	openShadows(doc)
	page, body := &htmlPage{blocks: htmlBlocks(doc)}, articleBody(doc)
	page.markArticle(doc)
	page.markFurniture(doc)
	markLabels(page.blocks)
	page.markLinkLists()
	page.markTitle()
	page.markHeadings()
	page.addBody(body)
	if page.isShell(doc) {
		return content{}, &Error{
			What:   "shows its text with a program (JavaScript), and holds none of it",
			Advice: "open it in a browser and save it there as a complete page, or as one file (MHTML)",
		}
	}
	pieces := make([]piece, len(page.blocks))
	for k, b := range page.blocks {
		pieces[k] = b.piece
		if b.outside {
			pieces[k].kind = corpus.Furniture
		}
	}
	page.markAsides(pieces)
	return held(pieces), nil
}

// htmlPage is the text of a page while the article in it is looked for.
type htmlPage struct {
	blocks []htmlBlock
	title  string // of the article, as the head of the page gives it; may be ""
}

// shellCells is the most text that a page has around an article that is not there,
// in cells.
const shellCells = 240

// isShell tells whether a page has scripts, and of text only what surrounds an
// article, and little of it.
func (p *htmlPage) isShell(doc *html.Node) bool {
	width := 0
	for _, b := range p.blocks {
		if width += cells(b.text); !b.outside || width > shellCells {
			return false
		}
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Script && !isLinkedData(n) {
			return true
		}
	}
	return false
}

// maxElements is how many elements a page may have for an article to be looked
// for in it, ten times what long pages have. In larger ones everything that is
// not furniture by itself is the article.
const maxElements = 100_000

// elements is how many elements a page has.
func elements(doc *html.Node) (count int) {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			count++
		}
	}
	return count
}

// numbered is the attribute under which blocks are found again in the copy of
// the page that readability makes of it.
const numbered = "data-block"

// markArticle marks the blocks that do not belong to the article.
func (p *htmlPage) markArticle(doc *html.Node) {
	if elements(doc) > maxElements {
		return // all that is not furniture is the article
	}
	for k, b := range p.blocks {
		b.owner.Attr = append(b.owner.Attr, html.Attribute{Key: numbered, Val: strconv.Itoa(k)})
	}
	parser := readability.NewParser()
	article, err := parser.ParseDocument(doc, &url.URL{Scheme: "file", Path: "/"})
	if err != nil {
		return // likewise
	}
	p.title = article.Title()
	if article.Node == nil {
		return // no part stands out: likewise
	}
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
	}
	p.rescueArticle()
	p.rescueQuotations()
	p.rescueParts()
	for k := range p.blocks {
		p.blocks[k].outside = p.blocks[k].left
	}
}

// quotationDepth is how many elements may stand around a quotation that is put
// between paragraphs, as pages do with posts from elsewhere.
const quotationDepth = 4

// rescueQuotations keeps quotations that readability left out although they
// stand between paragraphs that it kept.
func (p *htmlPage) rescueQuotations() {
	first, last := -1, -1
	homes := map[*html.Node]bool{}
	for k, b := range p.blocks {
		if !b.left && b.kind == corpus.Paragraph {
			if last = k; first < 0 {
				first = k
			}
			homes[b.owner.Parent] = true
		}
	}
	for k := first + 1; k < last; k++ {
		b := &p.blocks[k]
		for n, up := b.owner, 0; b.left && b.kind == corpus.Quote && n.Parent != nil && up < quotationDepth; n, up = n.Parent, up+1 {
			b.left = !homes[n.Parent]
		}
	}
}

// markTitle finds the title among the blocks before the first paragraph of prose
// of the article: a heading, or a line that is the title which the head of the
// page gives. Its repetitions are furniture, and so is what stands between it and
// that paragraph, but for what introduces the article.
func (p *htmlPage) markTitle() {
	first := p.firstProse()
	best := p.titleHeading(first)
	if best < 0 {
		best = slices.IndexFunc(p.blocks[:first], p.isTitle)
	}
	if best < 0 {
		return
	}
	title := &p.blocks[best]
	for k := range p.blocks {
		b := &p.blocks[k]
		if k > best && k < first && b.outside && p.introduces(*b, *title) {
			b.outside = false
		}
		b.outside = b.outside || sameWords(b.text, title.text)
	}
	title.kind, title.level, title.outside = corpus.Title, 1, false
}

// titleHeading is the heading before a block that is the title, -1 if none is. One
// that says at least half of the title which the head of the page gives is before
// those of level 1, on pages that have "Details" or their own name in these; the
// nearest to the article of several that say it.
func (p *htmlPage) titleHeading(first int) int {
	best, said := -1, false
	for k, b := range p.blocks[:first] {
		if b.kind != corpus.Heading || b.level != 1 && !p.named(b) {
			continue
		}
		says := p.named(b) && !b.named && 2*len(b.text) >= len(p.title)
		switch {
		case best < 0, says && !said:
		case said && !says, b.level > p.blocks[best].level:
			continue
		}
		best, said = k, says
	}
	return best
}

// firstProse is the first block of the article that is a paragraph as long as
// those of prose are, else its first paragraph, else the end of the page.
func (p *htmlPage) firstProse() int {
	first := len(p.blocks)
	for k, b := range p.blocks {
		if b.outside || b.kind != corpus.Paragraph {
			continue
		}
		if isProse := cells(b.text) >= lineCells || stops(b.text); isProse {
			return k
		}
		first = min(first, k)
	}
	return first
}

// named tells whether the head of the page gives a block as the title, perhaps
// with the name of the paper, or in fewer words.
func (p *htmlPage) named(b htmlBlock) bool {
	return p.title != "" && (strings.Contains(p.title, b.text) || strings.HasPrefix(b.text, p.title))
}

// isTitle tells whether a block is the title that the head of the page gives, but
// for the name of the paper.
func (p *htmlPage) isTitle(b htmlBlock) bool {
	rest, opens := strings.CutPrefix(p.title, b.text)
	if !opens || b.linked > 0 || rest == p.title {
		return false
	}
	rest = strings.TrimSpace(rest)
	first, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune("_-–—|｜:：·•«", first)
}

// introductionCells is the least width of a text that introduces an article, in
// cells; dates and names of authors are shorter.
const introductionCells = 40

// introductionDepth is how many elements may stand around an introduction, or
// around the title, inside the element that holds both.
const introductionDepth = 3

// introduces tells whether a block between the title and the first paragraph
// introduces the article: it stands close to the title, is no link, and as long as
// a sentence; or it is a paragraph and nothing around it is furniture.
func (p *htmlPage) introduces(b, title htmlBlock) bool {
	if IsBeside(b.text) {
		return false
	}
	if b.isPlainProse() && !b.isInFurniture() {
		return true
	}
	if b.linked > 0 || cells(b.text) < introductionCells || b.owner.Parent != title.owner.Parent && !stops(b.text) {
		return false
	}
	homes := map[*html.Node]bool{}
	for n, up := title.owner.Parent, 0; n != nil && up <= introductionDepth; n, up = n.Parent, up+1 {
		homes[n] = true
	}
	for n, up := b.holder, 0; n != nil && up <= introductionDepth; n, up = n.Parent, up+1 {
		if homes[n] {
			return true
		}
		if isFurniture(n) && !teaser.MatchString(classOf(n)) {
			return false
		}
	}
	return false
}

// isInFurniture tells whether an element around a block is furniture, other than
// what an introduction may be called.
func (b htmlBlock) isInFurniture() bool {
	for n := b.holder; n != nil; n = n.Parent {
		if isFurniture(n) && !teaser.MatchString(classOf(n)) {
			return true
		}
	}
	return false
}

// markHeadings marks headings that stand above furniture: above links, or with
// no text of the article between them and the next heading.
func (p *htmlPage) markHeadings() {
	text := false    // text of the article stands between this block and the next heading
	heading := false // the next block of the article is a heading
	for k := len(p.blocks) - 1; k >= 0; k-- {
		b := &p.blocks[k]
		if b.kind == corpus.Heading {
			bare := !text && !heading && !b.isSentence()
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

// isSentence tells whether a heading is a whole sentence without a link, as
// introductions are that are set in large letters.
func (b htmlBlock) isSentence() bool {
	return b.linked == 0 && cells(b.text) >= lineCells && stops(b.text)
}
