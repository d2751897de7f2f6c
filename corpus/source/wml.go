package source

import (
	"regexp"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// WML is the Website Meta Language, in which Debian writes its pages: HTML with
// lines of directives and tags that stand for what the layout fills in.
var WML = &Format{
	Name:       "wml",
	Title:      "Website Meta Language",
	Extensions: []string{".wml"},
	Note:       "the title and the text of a page; directives, comments and other definitions are left out",
	Sniff:      regexp.MustCompile(`(?m)^#(?:use|include)\s+(?:wml::|"|')`).MatchString,
	Read:       readWML,
}

var (
	// wmlTitle is where a page says its title: in a directive, or in a definition.
	wmlTitle = regexp.MustCompile(`(?m)^#use\s.*?\btitle=(?:"([^"\n]*)"|'([^'\n]*)')|(?s)<define-tag\s+(?:page)?title>\s*(.*?)\s*</define-tag>`)
	wmlCode  = regexp.MustCompile(`(?m)^#.*$|(?s)<define-tag\b.*?</define-tag>|<:.*?:>|<perl>.*?</perl>|<protect>|</protect>|<(?:ifneq|ifeq|toc-\w+|release_\w+)\b[^>]*>`)
	wmlTag   = regexp.MustCompile(`<[^<>]*>`)
)

func readWML(text string) (content, error) {
	var pieces []piece
	if m := wmlTitle.FindStringSubmatch(text); m != nil {
		title := wmlTag.ReplaceAllString(m[1]+m[2]+m[3], "")
		pieces = append(pieces, piece{kind: corpus.Title, level: 1, text: strings.Join(strings.Fields(title), " ")})
	}
	page, err := plainPage(wmlCode.ReplaceAllString(strings.ReplaceAll(text, "\\\n", ""), ""), "text")
	if err != nil {
		return content{}, err
	}
	return held(entitle(append(pieces, page...))), nil
}
