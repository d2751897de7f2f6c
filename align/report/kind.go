package report

import (
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// A dress is how a kind of segment is told apart: a mark before its first
// line, or before each, and a style.
type dress struct {
	mark  string
	each  bool
	style style
}

// dressOf is the dress of a segment. Headings have as many number signs as
// they are deep, as in Markdown.
func dressOf(s corpus.Segment) dress {
	switch s.Kind {
	case corpus.Title, corpus.Heading:
		return dress{mark: strings.Repeat("#", min(max(s.Level, 1), 6)) + " ", style: strong}
	case corpus.Item:
		return dress{mark: "• "}
	case corpus.Quote:
		return dress{mark: "│ ", each: true}
	case corpus.Code:
		return dress{mark: "┆ ", each: true}
	case corpus.Furniture:
		return dress{mark: "~ ", each: true, style: faint}
	}
	return dress{}
}
