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
	wmlTag   = regexp.MustCompile(`<[^<>]*>`)
)

// wmlCode is what is no text, each sort by itself: one expression for all would
// look for the end of what has none again and again.
var wmlCode = []*regexp.Regexp{
	regexp.MustCompile(`(?s)<define-tag\b.*?</define-tag>`),
	regexp.MustCompile(`(?s)<perl>.*?</perl>`),
	regexp.MustCompile(`(?s)<:.*?:>`),
	regexp.MustCompile(`(?m)^#.*$`),
	regexp.MustCompile(`</?protect>|<(?:ifneq|ifeq|toc-\w+|release_\w+)\b[^>]*>`),
}

func readWML(text string) (content, error) {
	var pieces []piece
	if m := wmlTitle.FindStringSubmatch(text); m != nil {
		title := wmlTag.ReplaceAllString(m[1]+m[2]+m[3], "")
		pieces = append(pieces, piece{kind: corpus.Title, level: 1, text: strings.Join(strings.Fields(title), " ")})
	}
	text = strings.ReplaceAll(text, "\\\n", "")
	for _, code := range wmlCode {
		text = code.ReplaceAllString(text, "")
	}
	page, err := plainPage(text, "text")
	if err != nil {
		return content{}, err
	}
	return held(entitle(append(pieces, page...))), nil
}
