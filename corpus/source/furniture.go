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

// designed is what elements that look alike on a page have in common.
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

// credits begin short lines that newspapers write into the text of an article
// without any mark-up of their own. Each ends before a colon, a bracket or the
// end of the line.
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

// labelCells is the width up to which a text is a credit, or a label before a
// link.
const labelCells = 40

// markHeadings finds headings that stand above furniture: above links, or with
// nothing of the article between them and the next heading.
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
