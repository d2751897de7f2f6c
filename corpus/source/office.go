package source

import (
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
}

// An officeParagraph is a paragraph that has not ended.
type officeParagraph struct {
	piece
	text   strings.Builder
	last   rune
	broken bool // a line break is due before the next text
}

// begin opens a paragraph.
func (o *officePages) begin(kind corpus.Kind, level int) {
	o.open = append(o.open, &officeParagraph{piece: piece{kind: kind, level: level}})
}

// paragraph is the innermost open one, nil outside of paragraphs.
func (o *officePages) paragraph() *officeParagraph {
	if len(o.open) == 0 {
		return nil
	}
	return o.open[len(o.open)-1]
}

// add adds text to the innermost paragraph.
func (o *officePages) add(text string) {
	p := o.paragraph()
	if p == nil || text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case p.broken && p.kind == corpus.Code:
		p.text.WriteByte('\n')
	case p.broken && p.text.Len() > 0 && !spaceless(p.last) && !spaceless(first):
		p.text.WriteByte(' ')
	}
	p.broken = false
	p.text.WriteString(text)
	p.last, _ = utf8.DecodeLastRuneInString(text)
}

// lineBreak breaks the line within the paragraph.
func (o *officePages) lineBreak() {
	if p := o.paragraph(); p != nil {
		p.broken = true
	}
}

// finish closes the innermost paragraph. Lines of code that follow one another
// are one block.
func (o *officePages) finish() {
	p := o.paragraph()
	if p == nil {
		return
	}
	o.open = o.open[:len(o.open)-1]
	p.piece.text = strings.TrimRight(p.text.String(), " \t\n")
	if p.kind != corpus.Code {
		p.piece.text = strings.TrimSpace(p.piece.text)
	} else if n := len(o.pieces); n > 0 && o.pieces[n-1].kind == corpus.Code {
		o.pieces[n-1].text += "\n" + p.piece.text
		return
	}
	if p.piece.text != "" {
		o.pieces = append(o.pieces, p.piece)
	}
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
	case "html preformatted", "preformatted text", "source code":
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

// A styleSheet names the styles of a file and what each is derived from.
type styleSheet map[string]struct{ name, parent string }

// kind is the kind and level that a style, or the nearest it is derived from,
// says.
func (s styleSheet) kind(id string) (corpus.Kind, int) {
	for range 20 { // the longest chain of ancestors that is followed
		style, known := s[id]
		if !known {
			style.name = id
		}
		if kind, level, ok := styled(style.name); ok {
			return kind, level
		}
		if id = style.parent; id == "" {
			break
		}
	}
	return corpus.Paragraph, 0
}
