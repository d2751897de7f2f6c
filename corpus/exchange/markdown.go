package exchange

import (
	"regexp"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// Markdown has under each source paragraph its translation as a block
// quotation. It is not read back.
var Markdown = &Format{
	Name:       "markdown",
	Doc:        "Markdown: paragraph, and its translation as a quotation under it",
	Extensions: []string{".md", ".markdown"},
	Unaligned:  Mark,
	Style:      label.BCP47,
	Fold:       xmltext.Fold,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			return j.each(func(number int, u TU) error {
				if number > 1 {
					out.WriteString("\n")
				}
				j.writeMarkdown(out, u)
				return nil
			})
		})
	},
}

// writeMarkdown writes a unit.
func (j *Job) writeMarkdown(out *file, u TU) {
	src, dst := j.markdown(u.Src), j.markdown(u.Dst)
	if j.Unaligned == Mark {
		markSrc, markDst := j.texts(u)
		if src == "" {
			src = "*" + escapeMarkdown(markSrc) + "*"
		}
		if dst == "" {
			dst = "*" + escapeMarkdown(markDst) + "*"
		}
	}
	if src != "" {
		out.WriteString(src + "\n")
	}
	if src != "" && dst != "" {
		out.WriteString("\n")
	}
	if dst != "" {
		out.WriteString("> " + strings.ReplaceAll(dst, "\n", "\n> ") + "\n")
	}
}

// markdown is a side as blocks: paragraphs by themselves, sentences joined.
func (j *Job) markdown(s Side) string {
	if j.Header.Unit == corpus.Sentences {
		return escapeMarkdown(s.Text())
	}
	var blocks []string
	for _, seg := range s.Segments {
		blocks = append(blocks, markdownBlock(seg))
	}
	return strings.Join(blocks, "\n\n")
}

// markdownBlock is a segment as its kind is written.
func markdownBlock(seg corpus.Segment) string {
	text := escapeMarkdown(seg.Text)
	switch seg.Kind {
	case corpus.Code:
		fence := "```"
		for strings.Contains(seg.Text, fence) {
			fence += "`"
		}
		return fence + "\n" + seg.Text + "\n" + fence
	case corpus.Title, corpus.Heading:
		return strings.Repeat("#", min(max(1, seg.Level), 6)) + " " + strings.ReplaceAll(text, "\\\n", " ")
	case corpus.Item:
		return "- " + strings.ReplaceAll(text, "\n", "\n  ")
	case corpus.Quote:
		return "> " + strings.ReplaceAll(text, "\n", "\n> ")
	}
	return text
}

var (
	markdownMarks = regexp.MustCompile("[\\\\`*_\\[\\]<&|]")
	markdownStart = regexp.MustCompile(`(?m)^(\s*)([#>+=~-]|\d+[.)])`)
)

// escapeMarkdown writes a text so that Markdown shows it as it stands.
func escapeMarkdown(text string) string {
	text = markdownMarks.ReplaceAllString(text, `\$0`)
	text = markdownStart.ReplaceAllStringFunc(text, func(s string) string {
		last := len(s) - 1 // the mark itself, or what makes a number one
		return s[:last] + `\` + s[last:]
	})
	return strings.ReplaceAll(text, "\n", "\\\n")
}
