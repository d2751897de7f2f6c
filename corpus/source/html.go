package source

import (
	"net/url"
	"regexp"
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
	blocks := htmlBlocks(doc)
	title := markArticle(doc, blocks)
	markTitle(blocks, title)
	markLabels(blocks)
	pieces := make([]piece, len(blocks))
	for k, b := range blocks {
		pieces[k] = b.piece
		if b.outside {
			pieces[k].kind = corpus.Furniture
		}
	}
	return held(pieces), nil
}

// numbered is the attribute under which blocks are found again in the copy of
// the page that readability makes of it.
const numbered = "data-block"

// markArticle finds the blocks that belong to the article, marks the others as
// outside of it, and returns the title of the article, "" if there is none.
func markArticle(doc *html.Node, blocks []htmlBlock) string {
	for k, b := range blocks {
		b.owner.Attr = append(b.owner.Attr, html.Attribute{Key: numbered, Val: strconv.Itoa(k)})
	}
	parser := readability.NewParser()
	parser.CharThresholds = 100 // short news, and Chinese, which says in 100 what English says in 300
	article, err := parser.ParseDocument(doc, &url.URL{Scheme: "file", Path: "/"})
	if err != nil || article.Node == nil {
		return ""
	}
	owners := map[*html.Node]bool{}
	for n := range article.Node.Descendants() {
		for _, a := range n.Attr {
			if a.Key == numbered {
				if k, err := strconv.Atoi(a.Val); err == nil && k < len(blocks) {
					owners[blocks[k].owner] = true
				}
			}
		}
	}
	for k := range blocks {
		blocks[k].outside = blocks[k].outside || len(owners) > 0 && !owners[blocks[k].owner]
	}
	return article.Title()
}

// markTitle finds the title among the headings up to the first paragraph of
// the article. Its repetitions are furniture.
func markTitle(blocks []htmlBlock, title string) {
	first := 0
	for first < len(blocks) && (blocks[first].outside || blocks[first].kind != corpus.Paragraph) {
		first++
	}
	best := -1
	for k, b := range blocks[:min(first+1, len(blocks))] {
		named := title != "" && (strings.Contains(title, b.text) || strings.HasPrefix(b.text, title))
		if b.kind == corpus.Heading && (b.level == 1 || named) && (best < 0 || b.level <= blocks[best].level) {
			best = k
		}
	}
	if best < 0 {
		return
	}
	for k := range blocks {
		if blocks[k].text == blocks[best].text {
			blocks[k].outside = true
		}
	}
	blocks[best].kind, blocks[best].level, blocks[best].outside = corpus.Title, 1, false
}
