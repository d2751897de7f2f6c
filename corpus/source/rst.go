package source

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// RST is reStructuredText, the markup of Python's manuals and of Sphinx.
var RST = &Format{
	Name:       "rst",
	Title:      "reStructuredText",
	Extensions: []string{".rest", ".rst"},
	Note:       "titles, paragraphs, items, cells of tables, text in directives; code is kept apart, comments and options are left out",
	Sniff:      regexp.MustCompile(`(?m)^\.\. (?:[\w:-]+::|_[^:\n]+:)[^\n]*\r?$`).MatchString,
	Read:       readRST,
}

// The lines of reStructuredText, as its specification names them.
var (
	rstAdornment = regexp.MustCompile("^(?:=+|-+|`+|:+|'+|\"+|~+|\\^+|_+|\\*+|\\++|#+|<+|>+|\\.+)$")
	rstItem      = regexp.MustCompile(`^(?:[-*+•‣]|\(?(?:\d{1,3}|[a-zA-Z]|#|[ivxlcIVXLC]+)[.)])\s+`)
	rstDirective = regexp.MustCompile(`^\.\. (?:\|[^|]+\| )?([\w:+.-]+)::(?:\s+|$)`)
	rstFootnote  = regexp.MustCompile(`^\.\. \[[^\]]+\]\s*`)
	rstField     = regexp.MustCompile(`^:[^:\s](?:[^:]|:\S)*:(?:\s+|$)`)
	rstRule      = regexp.MustCompile(`^(?:=+(?: +=+)+|\+[-=+]+\+)$`)
)

// rstInline is the markup within a line.
var rstInline = regexp.MustCompile("``([^`]+)``" +
	"|(?::[\\w:+.-]+:)?_?`([^`<]*[^`<\\s])(?:\\s*<[^`>]*>)?`(?::[\\w:+.-]+:|_{1,2})?" +
	`|(?:\\\s|(^|[\s\-'"(\[{<«“‘—–/:]))\*\*([^\s*](?:[^*]*[^\s*])?)\*\*` +
	`|(?:\\\s|(^|[\s\-'"(\[{<«“‘—–/:]))\*([^\s*](?:[^*]*[^\s*])?)\*` +
	`|\s?\[(?:\d+|#\w*|\*)\]_` +
	`|\|([^|\s](?:[^|]*[^|\s])?)\|_{0,2}` +
	`|(\w)_{1,2}([\s.,;:!?)]|$)` +
	`|\\\s|\\(\S)`)

// Directives whose body is code, those whose body is no text of the reader's,
// and those whose argument is text. The argument of others is a name.
var (
	rstCode   = names("code code-block sourcecode parsed-literal math doctest testcode testoutput prompt productionlist graphviz highlight ipython jupyter-execute")
	rstHidden = names("image toctree contents include literalinclude index raw meta only-source bibliography automodule autoclass autofunction currentmodule module default-role role unicode " +
		"replace date sectnum header footer target-notes py:currentmodule py:module container-class tabularcolumns sectionauthor codeauthor moduleauthor comment")
	rstSpoken = names("note warning tip hint important caution danger error attention seealso todo admonition topic sidebar rubric epigraph highlights pull-quote deprecated versionadded " +
		"versionchanged versionremoved figure table list-table csv-table glossary centered parsed line-block impl-detail container only")
)

func readRST(text string) (content, error) {
	if err := tooMarked(text); err != nil {
		return content{}, err
	}
	r := &rstReader{c: content{text: text}, lines: linesOf(text)}
	for r.k < len(r.lines) {
		r.k += r.step()
	}
	return r.c, nil
}

// rstReader goes through the lines.
type rstReader struct {
	c      content
	lines  []line
	k      int
	within []rstBody
	styles []string // of section titles, outermost first
}

// An rstBody is what indented lines belong to.
type rstBody struct {
	indent int // least indent of its lines
	kind   corpus.Kind
}

// step reads what begins at a line and returns the number of lines it takes.
func (r *rstReader) step() int {
	l := r.lines[r.k]
	if l.text == "" {
		return 1
	}
	for len(r.within) > 0 && l.indent < r.within[len(r.within)-1].indent {
		r.within = r.within[:len(r.within)-1]
	}
	switch {
	case r.isTitle(0):
		return r.title(0, 2, l.text[:0])
	case l.indent == 0 && rstAdornment.MatchString(l.text) && r.isTitle(1):
		return r.title(1, 3, l.text[:1])
	case rstRule.MatchString(l.text):
		return r.table()
	case rstAdornment.MatchString(l.text) && len(l.text) > 3:
		return 1
	case strings.HasPrefix(l.text, ".. ") || l.text == "..":
		return r.explicit(l)
	case l.text == "::":
		return 1 + r.code(1, l.indent+1)
	case strings.HasPrefix(l.text, ">>> "):
		return r.code(0, l.indent)
	case rstField.MatchString(l.text) && len(r.within) == 0 && len(r.c.segments) < 2:
		return r.paragraph(l, corpus.Furniture, len(rstField.FindString(l.text)))
	case rstField.MatchString(l.text):
		return r.paragraph(l, corpus.Item, len(rstField.FindString(l.text)))
	case strings.HasPrefix(l.text, "| "):
		return r.verse(l)
	case rstItem.MatchString(l.text) && r.startsItem():
		mark := rstItem.FindString(l.text)
		r.within = append(r.within, rstBody{l.indent + cells(mark), corpus.Item})
		return r.paragraph(l, corpus.Item, len(mark))
	}
	return r.paragraph(l, r.kind(l.indent), 0)
}

// startsItem tells whether what looks like the mark of an item is one: "A. Smith
// wrote" at the beginning of a paragraph of several lines is not.
func (r *rstReader) startsItem() bool {
	l, next := r.lines[r.k], line{}
	if r.k+1 < len(r.lines) {
		next = r.lines[r.k+1]
	}
	return next.text == "" || next.indent > l.indent || rstItem.MatchString(next.text)
}

// kind is the kind of a paragraph with an indent.
func (r *rstReader) kind(indent int) corpus.Kind {
	if len(r.within) == 0 {
		if indent > 0 {
			return corpus.Quote
		}
		return corpus.Paragraph
	}
	return r.within[len(r.within)-1].kind
}

// isTitle tells whether a line some lines on is a title, by the line below it.
func (r *rstReader) isTitle(ahead int) bool {
	k := r.k + ahead
	if k+1 >= len(r.lines) {
		return false
	}
	title, below := r.lines[k], r.lines[k+1]
	return title.text != "" && (title.indent == 0 || ahead > 0) && below.indent == 0 && !rstAdornment.MatchString(title.text) &&
		rstAdornment.MatchString(below.text) && (len(below.text) >= cells(title.text) || len(below.text) > 3)
}

// title makes a heading. Its level is the order in which its style of adornment
// was first used.
func (r *rstReader) title(ahead, size int, over string) int {
	style := over + r.lines[r.k+ahead+1].text[:1]
	level := 0
	for level < len(r.styles) && r.styles[level] != style {
		level++
	}
	if level == len(r.styles) {
		r.styles = append(r.styles, style)
	}
	b := block{kind: corpus.Heading, level: level + 1}
	if level == 0 && len(r.styles) == 1 && !r.titled() {
		b.kind = corpus.Title
	}
	l := r.lines[r.k+ahead]
	addMarked(&b, l.text, l.offset, rstInline)
	r.c.flush(&b)
	r.within = nil
	return size
}

// titled tells whether there is a title.
func (r *rstReader) titled() bool {
	for _, seg := range r.c.segments {
		if seg.Kind == corpus.Title {
			return true
		}
	}
	return false
}

// paragraph makes a segment of the lines from this one on that have its indent,
// without the mark it begins with, in bytes. The first lines of the body of an
// item or field may have a larger indent.
func (r *rstReader) paragraph(l line, kind corpus.Kind, mark int) int {
	b := block{kind: kind}
	n := 0
	literal := false
	indent := l.indent
	for r.k+n < len(r.lines) {
		next := r.lines[r.k+n]
		text, offset := next.text, next.offset
		switch {
		case n == 0:
			text, offset = text[mark:], offset+utf8.RuneCountInString(text[:mark])
		case n == 1 && mark > 0 && next.indent > indent:
			indent = next.indent
		case n == 1 && mark == 0 && next.indent > indent && text != "":
			r.within = append(r.within, rstBody{next.indent, corpus.Paragraph}) // the definition of a term
			text = ""
		case next.indent != indent || mark > 0 && rstItem.MatchString(text) && next.indent == l.indent || rstField.MatchString(text) && mark > 0:
			text = ""
		}
		if text == "" && n > 0 {
			break
		}
		if strings.HasSuffix(text, "::") {
			literal = true
			text = strings.TrimSuffix(strings.TrimSuffix(text, ":"), " :")
		}
		if b.runes > 0 {
			first, _ := utf8.DecodeRuneInString(text)
			b.join(first, r.lines[r.k+n-1].end)
		}
		addMarked(&b, text, offset, rstInline)
		n++
	}
	r.c.flush(&b)
	if literal {
		n += r.code(n, l.indent+1)
	}
	return n
}

// addMarked adds a line without its markup.
func addMarked(b *block, text string, offset int, expr *regexp.Regexp) {
	counted := 0 // bytes whose runes are counted
	for _, part := range tidy(markupIn(text, expr, 0)).outside(0, len(text)) {
		offset += utf8.RuneCountInString(text[counted:part.from])
		counted = part.from
		b.add(text[part.from:part.to], offset)
	}
}

// verse makes a segment of each line of verse.
func (r *rstReader) verse(l line) int {
	b := block{kind: r.kind(l.indent)}
	addMarked(&b, l.text[2:], l.offset+2, rstInline)
	r.c.flush(&b)
	return 1
}

// body is the number of lines, from some lines on, that are blank or have at
// least an indent.
func (r *rstReader) body(from, indent int) int {
	n := from
	for k := from; r.k+k < len(r.lines); k++ {
		if l := r.lines[r.k+k]; l.text != "" && l.indent < indent {
			break
		} else if l.text != "" {
			n = k + 1
		}
	}
	return n - from
}

// code makes one segment of the indented lines some lines on.
func (r *rstReader) code(from, indent int) int {
	n := r.body(from, indent)
	if from == 0 { // a session with the interpreter ends with a blank line
		for n = 0; r.k+n < len(r.lines) && r.lines[r.k+n].text != ""; n++ {
		}
	}
	b := block{kind: corpus.Code}
	for k := from; k < from+n; k++ {
		l := r.lines[r.k+k]
		if b.runes > 0 {
			b.add("\n", r.lines[r.k+k-1].end)
		}
		b.add(l.text, l.offset)
	}
	r.c.flush(&b)
	return n
}

// explicit reads a directive, footnote, target or comment.
func (r *rstReader) explicit(l line) int {
	if mark := rstFootnote.FindString(l.text); mark != "" {
		r.within = append(r.within, rstBody{l.indent + 1, corpus.Furniture})
		return r.paragraph(l, corpus.Furniture, len(mark))
	}
	m := rstDirective.FindStringSubmatch(l.text)
	if m == nil || rstHidden[m[1]] || strings.HasPrefix(l.text, ".. |") {
		return 1 + r.body(1, l.indent+1)
	}
	options := 1
	for r.k+options < len(r.lines) && r.lines[r.k+options].indent > l.indent && rstField.MatchString(r.lines[r.k+options].text) {
		options++
	}
	switch {
	case rstCode[m[1]]:
		return options + r.code(options, l.indent+1)
	case !rstSpoken[m[1]] || m[1] == "figure" || len(m[0]) == len(l.text):
		kind := corpus.Paragraph
		if m[1] == "figure" {
			kind = corpus.Furniture
		}
		r.within = append(r.within, rstBody{l.indent + 1, kind})
		return options
	}
	r.within = append(r.within, rstBody{l.indent + 1, corpus.Paragraph})
	return max(options, r.paragraph(l, corpus.Paragraph, len(m[0])))
}

// table makes a segment of each cell.
func (r *rstReader) table() int {
	rule := r.lines[r.k].text
	n := 1
	for r.k+n < len(r.lines) && r.lines[r.k+n].text != "" {
		n++
	}
	for k := range n {
		l := r.lines[r.k+k]
		if rstRule.MatchString(l.text) || rstAdornment.MatchString(strings.ReplaceAll(l.text, " ", "")) {
			continue
		}
		for _, cell := range rstCells(l.text, rule) {
			b := block{kind: corpus.Paragraph}
			addMarked(&b, l.text[cell.from:cell.to], l.offset+utf8.RuneCountInString(l.text[:cell.from]), rstInline)
			r.c.flush(&b)
		}
	}
	return n
}

// rstCells is where the cells of a row stand: between strokes, or below the
// parts of a rule.
func rstCells(text, rule string) (found spans) {
	add := func(from, to int) {
		for from < to && text[from] == ' ' {
			from++
		}
		if from < to {
			found = append(found, span{from, to})
		}
	}
	if rule[0] == '+' {
		from := 0
		for k := range len(text) {
			if text[k] == '|' {
				add(from, k)
				from = k + 1
			}
		}
		return found
	}
	from, column := 0, 0
	for k, char := range text { // a column of the rule is a cell of the terminal
		if column > 0 && column < len(rule) && rule[column-1] == ' ' && rule[column] == '=' {
			add(from, k)
			from = k
		}
		column += cells(string(char))
	}
	add(from, len(text))
	return found
}
