package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A dialect is what a Markdown file holds beside Markdown. Its markup is cut
// from the text of segments, but not from code, which may show the same.
type dialect struct {
	markup spans
	asides spans // text beside the text
	indent bool  // indented text is text, not code
}

// dialectMarkup is the markup of the programs that make sites of Markdown. A
// group is text within it.
var dialectMarkup = []*regexp.Regexp{
	regexp.MustCompile(`\{/\*(?s:.*?)\*/\}`),                                                    // MDX: {/* comment */}, and the ids of headings
	regexp.MustCompile(`(?m)^(#{1,6}[ \t].*?)[ \t]*\{[#.][^{}\n]*\}([ \t]*#*[ \t]*\r?)$`),       // ## Heading {#id}
	regexp.MustCompile(`\{:[^{}\n]*\}`),                                                         // kramdown: {: .note}
	regexp.MustCompile(`\{\{[<%](?:[^{}]*?\btext="([^"\n]*)")?[^{}]*?[%>]\}\}|\{%[^{}\n]*%\}`),  // Hugo and Jekyll
	regexp.MustCompile(`(?m)^[ \t]*:{3,}[ \t]*(?:\w+|\{[^{}\n]*\})?`),                           // Docusaurus, MyST: :::note
	regexp.MustCompile(`(?m)^[ \t]*///(?:[ \t]*[\w-]+[ \t]*\|?|[ \t]*\r?$)`),                    // MkDocs: /// note | Title
	regexp.MustCompile(`(?m)^[ \t]*(?:!!!|\?\?\?)\+?[ \t]+\w+(?:[ \t]+"([^"\n]*)")?[ \t]*\r?$`), // MkDocs: !!! note "Title"
}

// The parts of JavaScript and JSX that MDX allows.
var (
	mdxCode = sync.OnceValue(func() *regexp.Regexp { // large: compiled when it is first used
		return regexp.MustCompile(`(?m)^(?:import[ \t]+(?:[\w{*][^'"]{0,1000}?[ \t\n]from[ \t]+)?['"][^'"\n]+['"];?[ \t]*\r?$` +
			`|export[ \t]+(?:default[ \t]+(?:function|class|async|[\[({]|\w+;?[ \t]*\r?$)|(?:const|let|var)[ \t]+[\w{\[][^=\n]*=|(?:async[ \t]+)?function\b|class[ \t]|\{|\*)[^\n]*(?:\n[^\n]*\S[^\n]*)*)`)
	})
	mdxTag = regexp.MustCompile(`</?[A-Z]\w*[a-z][\w.]*(?:[^<>{}"']|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*/?>`)
	// indented is how MkDocs marks what is text although it is indented.
	indented = regexp.MustCompile(`(?m)^(?:!!!|\?\?\?\+?|===)[ \t]+["\w]`)
)

// Elements with Markdown in them, and those beside the text.
var (
	markdownTag = regexp.MustCompile(`(?i)<(address|article|aside|blockquote|center|dd|details|div|dl|dt|figure|footer|header|main|nav|p|section|span|summary|td)\b[^<>]*\smarkdown(?:\s*=\s*["']?(?:1|block|span|true)["']?)?(?:\s[^<>]*)?>`)
	asideTag    = regexp.MustCompile(`(?i)<aside\b[^<>]*>`)
)

// fences is code between lines of marks.
var fences = regexp.MustCompile("(?ms)^[ \\t]*```.*?^[ \\t]*```|^[ \\t]*~~~.*?^[ \\t]*~~~")

// dialectOf looks for the markup of dialects in a text.
func dialectOf(text string) dialect {
	code := fences.FindAllStringIndex(text, -1)
	inCode := func(at []int) bool {
		k, _ := slices.BinarySearchFunc(code, at[0], func(c []int, at int) int { return c[1] - at - 1 })
		return k < len(code) && code[k][0] <= at[0]
	}
	var d dialect
	for _, m := range dialectMarkup {
		for _, s := range markupIn(text, m, 0) {
			if !inCode([]int{s.from, s.to}) {
				d.markup = append(d.markup, s)
			}
		}
	}
	mdx := append(mdxCode().FindAllStringIndex(text, -1), mdxTag.FindAllStringIndex(text, -1)...)
	mdx = slices.DeleteFunc(mdx, inCode)
	for _, at := range mdx {
		d.markup = append(d.markup, span{at[0], at[1]})
	}
	d.indent = len(mdx) > 0 || indented.MatchString(text)
	d.elements(text)
	d.markup = tidy(d.markup)
	return d
}

// elements finds those with Markdown in them and those beside the text. A name
// that was not closed once is not looked for again, as it would be in vain.
func (d *dialect) elements(text string) {
	open := map[string]bool{}
	end := func(from int, name string) (span, bool) {
		name = strings.ToLower(name)
		if open[name] {
			return span{}, false
		}
		s, ok := closing(text, from, name)
		open[name] = !ok
		return s, ok
	}
	for _, at := range markdownTag.FindAllStringSubmatchIndex(text, -1) {
		d.markup = append(d.markup, span{at[0], at[1]})
		if s, ok := end(at[1], text[at[2]:at[3]]); ok {
			d.markup = append(d.markup, s)
		}
	}
	for _, at := range asideTag.FindAllStringIndex(text, -1) {
		if s, ok := end(at[1], "aside"); ok {
			d.asides = append(d.asides, span{at[1], s.from})
		}
	}
}

// closing is the end tag of an element, named in small letters, that begins
// before an offset.
func closing(text string, from int, name string) (span, bool) {
	tag := "</" + name
	for k := from; k+len(tag) < len(text); k++ {
		if text[k] == '<' && strings.EqualFold(text[k:k+len(tag)], tag) {
			if end := strings.IndexByte(text[k:], '>'); end > 0 {
				return span{k, k + end + 1}, true
			}
		}
	}
	return span{}, false
}

// filler stands for markup before text, where spaces would mean indented code.
const filler = '\x01'

// blanked is the text, of the same length, without the markup: lines with nothing
// else become blank lines.
func (d dialect) blanked(text string) []byte {
	b := []byte(text)
	for _, s := range d.markup {
		for k := s.from; k < s.to; k++ {
			if b[k] != '\n' && b[k] != '\r' {
				b[k] = filler
			}
		}
	}
	for from := 0; from < len(b); {
		end := from + 1
		for end < len(b) && b[end-1] != '\n' {
			end++
		}
		if line := b[from:end]; len(bytes.Trim(line, " \t\r\n\x01")) == 0 {
			for k, c := range line {
				if c == filler {
					line[k] = ' '
				}
			}
		}
		from = end
	}
	return b
}

// aside tells whether an offset stands beside the text.
func (d dialect) aside(at int) bool {
	return slices.ContainsFunc(d.asides, func(s span) bool { return s.from <= at && at < s.to })
}

// A frontTitle is the line of front matter that gives the title.
var frontTitle = regexp.MustCompile(`(?m)^title[ \t]*[:=][ \t]*(.*?)[ \t]*\r?$`)

// titleIn is the place of the title in front matter.
func titleIn(front string) (span, bool) {
	at := frontTitle.FindStringSubmatchIndex(front)
	if at == nil {
		return span{}, false
	}
	s := span{at[2], at[3]}
	value := front[s.from:s.to]
	if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
		s = span{s.from + 1, s.to - 1}
	}
	first, _ := utf8.DecodeRuneInString(front[s.from:s.to])
	return s, s.from < s.to && !strings.ContainsRune("|>[{&*", first)
}
