package source

import (
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// markLinkLists marks, after the first paragraph of prose, what lists of links to
// other articles are made of besides links: links with their date, and the labels
// above them, which a page may have as paragraphs.
func (p *htmlPage) markLinkLists() {
	first := p.firstProse()
	for k := len(p.blocks) - 1; k > first; k-- {
		if b := &p.blocks[k]; !b.outside {
			b.outside = b.isDatedLink() || p.isAboveList(k)
		}
	}
}

// isLinks tells whether a block is links and hardly anything else.
func (b htmlBlock) isLinks() bool {
	return b.linked > 0 && b.linked*100 >= b.words*linkedShare
}

// isDatedLink tells whether a block is a link and the date of where it leads:
// "Storm closes the harbour 2024-05-06".
func (b htmlBlock) isDatedLink() bool {
	if b.linked == 0 || b.after == 0 || b.kind == corpus.Heading || strings.ContainsFunc(b.text[:b.label], unicode.IsLetter) {
		return false
	}
	at := len(b.text)
	for rest := b.after; rest > 0 && at > b.label; at-- {
		if b.text[at-1] != ' ' {
			rest--
		}
	}
	return isDateline(strings.Trim(b.text[at:], "()[]（）【】 "))
}

// isAboveList tells whether a block is a label above links that are furniture: a few
// words that end no sentence, above two links or between links.
func (p *htmlPage) isAboveList(k int) bool {
	b := p.blocks[k]
	if k+1 == len(p.blocks) || b.kind != corpus.Paragraph || b.linked > 0 || cells(b.text) > labelCells || stops(strings.TrimRight(b.text, ":：")) {
		return false
	}
	link := func(k int) bool { return k < len(p.blocks) && p.blocks[k].outside && p.blocks[k].isLinks() }
	return link(k+1) && aboveLinks(b, p.blocks[k+1]) && (link(k+2) || link(k-1))
}
