package source

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

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

// markTitle finds the title among the headings up to the first paragraph of
// the article. Its repetitions are furniture; what stands between the title
// and that paragraph as a neighbour of the title, and is long enough for a
// sentence, introduces the article.
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

// introductionCells is the least width of a text that introduces an article;
// dates and names of authors are shorter.
const introductionCells = 40
