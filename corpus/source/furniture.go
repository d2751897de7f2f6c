package source

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// Furniture is what surrounds an article on its page. It is recognised by the
// element it is in, by the names that designers give to such elements, and by
// consisting of links.

// furnitureElements never hold the text of an article.
var furnitureElements = map[atom.Atom]bool{
	atom.Aside: true, atom.Button: true, atom.Caption: true, atom.Dialog: true,
	atom.Figcaption: true, atom.Footer: true, atom.Form: true, atom.Nav: true, atom.Time: true,
}

// furnitureNames matches a word in the class, id or role of an element that
// does not hold the text of the article, as newspapers' pages name them.
var furnitureNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:` + strings.Join([]string{
	`ads?`, `advert\w*`, `author\w*`, `banner`, `bio`, `breadcrumbs?`, `bread`, `bshare`, `byline`,
	`caption`, `comments?`, `complementary`, `contentinfo`, `cookies?`, `copyright`, `credits?`, `date(?:line|time)?`,
	`disclaimer`, `editor`, `footer`, `jiathis`, `hot(?:news|list)?`, `keywords?`, `links`, `login`,
	`meta(?:data)?`, `more`, `most`, `nav\w*`, `newsletter`, `outbrain`, `pagination`, `pager`, `paywall`, `popular`,
	`promo\w*`, `pubtime`, `qrcode`, `rank(?:ing)?`, `read[_-]?(?:also|more|next)`, `recirc\w*`,
	`recommend\w*`, `related`, `share\w*`, `sharing`, `sidebar`, `signup`, `social\w*`, `sponsor\w*`,
	`subscri\w*`, `taboola`, `tags?`, `teasers?`, `timestamp`, `toolbar`, `tools`, `topics?`, `trending`,
	`weixin`, `widget`, `xiangguan`, `zeren`,
}, "|") + `)(?:$|[\s_-])`)

// isFurniture tells whether an element holds no text of the article. The page
// as a whole and the article itself may carry any name.
func isFurniture(n *html.Node) bool {
	if furnitureElements[n.DataAtom] {
		return true
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.H1:
		return false
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

// markLabels finds the furniture within the article that only its content
// tells: blocks that are links and nothing else, and the headings above them.
func markLabels(blocks []htmlBlock) {
	for k := range blocks {
		b := &blocks[k]
		if b.kind != corpus.Title && b.kind != corpus.Heading && b.linked*10 >= len(b.text)*8 {
			b.outside = true
		}
	}
	for k := len(blocks) - 1; k >= 0; k-- {
		b := &blocks[k]
		if b.outside || b.kind != corpus.Heading {
			continue
		}
		if k+1 == len(blocks) || blocks[k+1].outside && b.owner.Parent == blocks[k+1].owner.Parent || !textBelow(blocks[k+1:]) {
			b.outside = true
		}
	}
}

// textBelow tells whether any of the blocks belongs to the article.
func textBelow(blocks []htmlBlock) bool {
	for _, b := range blocks {
		if !b.outside {
			return true
		}
	}
	return false
}
