package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// officePages gathers the paragraphs of a word processor's file. Paragraphs
// nest, as text boxes and notes stand inside other paragraphs; they are in the
// order of their ends.
type officePages struct {
	open   []*officeParagraph
	pieces []piece
	carry  *officeParagraph // ended by a mark that does not count: the next paragraph goes on with it
	typed  []string         // lines of preformatted text that follow one another
}

// An officeParagraph is a paragraph that has not ended.
type officeParagraph struct {
	piece
	text   strings.Builder
	last   rune
	breaks int  // line breaks due before the next text
	typed  bool // it is preformatted: a line as it was typed or pasted
	joins  bool // the next paragraph goes on with it
	hidden bool // it is not shown, whatever its text
}

// begin opens a paragraph.
func (o *officePages) begin(kind corpus.Kind, level int) {
	p := &officeParagraph{piece: piece{kind: kind, level: level}}
	if o.carry != nil {
		p.text.WriteString(o.carry.text.String())
		p.last = o.carry.last
		o.carry = nil
	}
	o.open = append(o.open, p)
}

// paragraph is the innermost open one, nil outside of paragraphs.
func (o *officePages) paragraph() *officeParagraph {
	if len(o.open) == 0 {
		return nil
	}
	return o.open[len(o.open)-1]
}

// add adds text to the innermost paragraph. Two line breaks part paragraphs, and
// so does one before the indent of a Chinese paragraph.
func (o *officePages) add(text string) {
	p := o.paragraph()
	if p == nil || text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	code := p.typed || p.kind == corpus.Code
	switch {
	case code:
		p.text.WriteString(strings.Repeat("\n", p.breaks))
	case p.breaks > 0 && strings.TrimSpace(text) == "":
		return
	case p.breaks > 1 || p.breaks == 1 && first == '\u3000':
		o.cut(p)
	case p.breaks == 1 && p.text.Len() > 0 && !spaceless(p.last) && !spaceless(first):
		p.text.WriteByte(' ')
	}
	p.breaks = 0
	p.text.WriteString(text)
	p.last, _ = utf8.DecodeLastRuneInString(text)
}

// cut makes a piece of what a paragraph holds so far.
func (o *officePages) cut(p *officeParagraph) {
	o.keep(p)
	p.text.Reset()
	p.last = 0
}

// lineBreak breaks the line within the paragraph.
func (o *officePages) lineBreak() {
	if p := o.paragraph(); p != nil {
		p.breaks++
	}
}

// finish closes the innermost paragraph.
func (o *officePages) finish() {
	p := o.paragraph()
	if p == nil {
		return
	}
	o.open = o.open[:len(o.open)-1]
	switch {
	case p.hidden:
	case p.joins:
		o.carry = p
	case p.typed:
		o.typed = append(o.typed, strings.Split(p.text.String(), "\n")...)
	default:
		o.keep(p)
	}
}

// settle ends what only a next paragraph in the same cell or box would have
// ended.
func (o *officePages) settle() {
	if p := o.carry; p != nil {
		o.carry = nil
		o.keep(p)
	}
	o.settleTyped()
}

// keep makes a piece of a paragraph. Lines of code that follow one another are
// one block.
func (o *officePages) keep(p *officeParagraph) {
	o.settleTyped()
	text := strings.TrimRight(p.text.String(), " \t\n")
	if p.kind != corpus.Code {
		text = strings.TrimSpace(text)
	} else if n := len(o.pieces); n > 0 && o.pieces[n-1].kind == corpus.Code {
		o.pieces[n-1].text += "\n" + text
		return
	}
	if text != "" {
		o.pieces = append(o.pieces, piece{p.kind, p.level, text})
	}
}

// settleTyped makes pieces of preformatted lines: code where most of them look
// like it, else paragraphs as in a plain text. What is pasted from a terminal,
// an old web page or electronic mail comes in this style, a line a paragraph.
func (o *officePages) settleTyped() {
	lines := o.typed
	o.typed = nil
	text := strings.Trim(strings.Join(lines, "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	if codeLike(lines) {
		o.pieces = append(o.pieces, piece{kind: corpus.Code, text: strings.TrimRight(text, " \t\n")})
		return
	}
	c, err := readText(text)
	if err != nil {
		return // plain text is never refused
	}
	for _, seg := range c.segments {
		kind := seg.Kind
		if kind == corpus.Title {
			kind = corpus.Heading
		}
		o.pieces = append(o.pieces, piece{kind, seg.Level, seg.Text})
	}
}

// codeSigns are what lines of a program or of a terminal have and lines of prose
// have not.
var codeSigns = regexp.MustCompile(`[;{}]\s*$|^\s*(?:[$>%]\s|//|/\*|#!|#include|</?\w)|[\w)\]]\s*(?:=|==|:=|=>|->|\+=)\s*[\w"'(\[{]|\w\(\w*\)|^\s*--?\w|^\s*\w+\s*[:=]\s*["'{\[]`)

// codeLike tells whether most lines that hold anything look like code.
func codeLike(lines []string) bool {
	code, all := 0, 0
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		all++
		if codeSigns.MatchString(l) {
			code++
		}
	}
	return 2*code > all
}

// entitle makes a title of the first heading of level 1, where the author set
// none, and furniture of headings that only repeat the title.
func entitle(pieces []piece) []piece {
	title := -1
	for k, p := range pieces {
		if p.kind == corpus.Title || title < 0 && p.kind == corpus.Heading && p.level == 1 {
			title = k
		}
		if p.kind == corpus.Title {
			break
		}
	}
	if title < 0 {
		return pieces
	}
	pieces[title].kind = corpus.Title
	for k := range pieces[title+1:] {
		p := &pieces[title+1+k]
		if (p.kind == corpus.Heading || p.kind == corpus.Title) && p.text == pieces[title].text {
			p.kind = corpus.Furniture
		}
	}
	return pieces
}

// styled is the kind and level that the name of a paragraph style says. Office
// programs write the English name into the file, whatever their own language.
func styled(name string) (kind corpus.Kind, level int, ok bool) {
	name = strings.ToLower(strings.ReplaceAll(name, "_20_", " "))
	if number, isHeading := strings.CutPrefix(name, "heading "); isHeading && len(number) == 1 && number >= "1" && number <= "9" {
		return corpus.Heading, int(number[0] - '0'), true
	}
	switch name {
	case "title":
		return corpus.Title, 0, true
	case "block text", "intense quote", "quotations", "quote":
		return corpus.Quote, 0, true
	case "source code":
		return corpus.Code, 0, true
	case "caption", "contents heading", "figure", "footer", "footnote", "footnote text", "header", "illustration", "image caption",
		"table caption", "table of figures", "toc heading":
		return corpus.Furniture, 0, true
	}
	switch {
	case strings.HasPrefix(name, "list bullet"), strings.HasPrefix(name, "list number"):
		return corpus.Item, 0, true
	case strings.HasPrefix(name, "toc "), strings.HasPrefix(name, "contents "):
		return corpus.Furniture, 0, true
	}
	return corpus.Paragraph, 0, false
}

// typedStyles are the styles of preformatted text, in lower case.
var typedStyles = []string{"html preformatted", "plain text", "preformatted text"}

// A styleSheet holds the styles of a file by their ids.
type styleSheet map[string]officeStyle

// An officeStyle is a style, the one it is derived from, and what it says that
// those above it do not.
type officeStyle struct {
	name, parent string
	hidden       bool // text in it is not shown
}

// ancestry is how long a chain of styles is followed; none is longer but those
// that lead back to themselves.
const ancestry = 20

// line is a style and those it is derived from, nearest first.
func (s styleSheet) line(id string) (styles []officeStyle) {
	for len(styles) < ancestry && id != "" {
		style, known := s[id]
		if !known {
			style.name = id
		}
		styles = append(styles, style)
		id = style.parent
	}
	return styles
}

// kind is the kind and level that a style, or the nearest it is derived from,
// says.
func (s styleSheet) kind(id string) (corpus.Kind, int) {
	for _, style := range s.line(id) {
		if kind, level, ok := styled(style.name); ok {
			return kind, level
		}
	}
	return corpus.Paragraph, 0
}

// typed tells whether a style is one of preformatted text.
func (s styleSheet) typed(id string) bool {
	return slices.ContainsFunc(s.line(id), func(style officeStyle) bool {
		return slices.Contains(typedStyles, strings.ToLower(strings.ReplaceAll(style.name, "_20_", " ")))
	})
}

// hidden tells whether text in a style is not shown.
func (s styleSheet) hidden(id string) bool {
	return slices.ContainsFunc(s.line(id), func(style officeStyle) bool { return style.hidden })
}
