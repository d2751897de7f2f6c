package source

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/bitext-tools/bitext/corpus"
)

// Markdown is CommonMark with the tables and the strike-through of GitHub.
// Emphasis, link targets and HTML tags are markup; front matter and code are
// segments of kind Code; the description of a picture that stands by itself is
// one of kind Furniture.
var Markdown = &Format{
	Name:       "markdown",
	Title:      "Markdown",
	Extensions: []string{".markdown", ".md", ".mkd"},
	Note:       "CommonMark with tables; front matter and code are kept apart",
	Limit:      8 << 20, // the tree takes some 80 times the memory of the text
	Sniff:      looksMarkdown,
	Read:       readMarkdown,
}

// signs of Markdown; a text that shows two of them is no plain text.
var signs = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^#{1,6} \S`),
	regexp.MustCompile("(?m)^(?:```|~~~)"),
	regexp.MustCompile(`\[[^\]\n]+\]\([^)\s]+\)`),
	regexp.MustCompile(`\*\*[^*\s][^*\n]*\*\*`),
	regexp.MustCompile(`(?m)^\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:?)? *$`),
}

// looksMarkdown looks at the first 64 KB.
func looksMarkdown(text string) bool {
	text = text[:min(len(text), 64<<10)]
	n := 0
	for _, sign := range signs {
		if sign.MatchString(text) {
			n++
		}
	}
	return n >= 2
}

// frontMatter is the block of YAML or TOML before the text.
var frontMatter = regexp.MustCompile(`\A(?s:---[ \t]*\r?\n.*?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?\n\+\+\+)[ \t]*(?:\r?\n|\z)`)

func readMarkdown(source string) (content, error) {
	if err := tooDeep(source); err != nil {
		return content{}, err
	}
	base := len(frontMatter.FindString(source))
	w := &markdownWalker{source: source, body: []byte(source[base:]), base: base, offsets: offsetsOf(source)}
	w.stretch(corpus.Code, 0, base)
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	if err := ast.Walk(parser.Parse(text.NewReader(w.body)), w.visit); err != nil {
		return content{}, err
	}
	return content{source, w.segments}, nil
}

const (
	// maxNesting is how many quotations and lists may stand within one another,
	// ten times what any text does.
	maxNesting = 100
	// maxBrackets is how many brackets may be open in a paragraph.
	maxBrackets = 1000
)

// nested finds lines that nest deeper than that, by many marks on one line or
// by indentation. The time a parser takes grows with the square of the depth.
var nested = regexp.MustCompile(`(?m)^(?:(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){100}|[ \t]{400,}(?:[-+*]|\d{1,9}[.)])[ \t])`)

// tooDeep refuses what would keep the parser busy without being a text.
func tooDeep(source string) error {
	if at := nested.FindStringIndex(source); at != nil {
		return &Error{
			Line: 1 + strings.Count(source[:at[0]], "\n"),
			What: fmt.Sprintf("quotations or lists are nested more than %d deep", maxNesting),
		}
	}
	open, line := 0, 1
	for k := range len(source) {
		switch source[k] {
		case '\n':
			line++
			if k > 0 && source[k-1] == '\n' {
				open = 0
			}
		case '[':
			if open++; open > maxBrackets {
				return &Error{Line: line, What: fmt.Sprintf("more than %d brackets are open at once", maxBrackets)}
			}
		case ']':
			open = max(0, open-1)
		}
	}
	return nil
}
