package source

import (
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// AsciiDoc is the markup of Asciidoctor and Antora.
var AsciiDoc = &Format{
	Name:       "asciidoc",
	Title:      "AsciiDoc",
	Extensions: []string{".adoc", ".asc", ".asciidoc"},
	Note:       "titles, paragraphs, items, cells of tables, quotations; code is kept apart, attributes and comments are left out",
	Sniff:      looksAsciiDoc,
	Read:       readAsciiDoc,
}

// signs of AsciiDoc; a text with two of them is no plain text.
var asciiDocSigns = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^={1,6} \S`),
	regexp.MustCompile(`(?m)^:[\w-]+:(?: .*)?\r?$`),
	regexp.MustCompile(`(?m)^\[(?:source|NOTE|TIP|quote|cols|options|verse|listing|\[|#|\.)[^\n]*\]\r?$`),
	regexp.MustCompile(`(?m)^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\|={3,})\r?$`),
	regexp.MustCompile(`(?m)^(?:include|image)::\S+\[`),
	regexp.MustCompile(`\b(?:link|xref|https?):\S+\[[^\]\n]*\]`),
}

// looksAsciiDoc looks at the first 64 KB. The styles of a web page may look like
// AsciiDoc.
func looksAsciiDoc(text string) bool {
	text = text[:min(len(text), 64<<10)]
	n := 0
	for _, sign := range asciiDocSigns {
		if sign.MatchString(text) {
			n++
		}
	}
	return n >= 2 && !looksMarkdown(text) && !looksHTML(text)
}

// The lines of AsciiDoc, as its language documentation names them.
var (
	adocTitle     = regexp.MustCompile(`^(={1,6}|#{1,6})\s+`)
	adocAttribute = regexp.MustCompile(`^:!?[\w-]+!?:(?:\s|$)`)
	adocBlock     = regexp.MustCompile(`^\[(?:\[.*\]|[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]$`)
	adocCode      = regexp.MustCompile(`^\[(?:source|listing|literal|stem|,)`)
	adocMacro     = regexp.MustCompile(`^(?:image|video|audio|include|toc|ifdef|ifndef|ifeval|endif|icon)::\S*\[.*\]$`)
	adocFence     = regexp.MustCompile("^(?:-{4,}|\\.{4,}|={4,}|\\*{4,}|_{4,}|\\+{4,}|/{4,}|--|```\\w*|\"\"|[|,:!]={3,})$")
	adocItem      = regexp.MustCompile(`^(?:[*•-]{1,5}|\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|<(?:\d+|\.)>)\s+(?:\[[ xX*]\]\s+)?`)
	adocTerm      = regexp.MustCompile(`:{2,4}(?:\s+|$)|;;(?:\s+|$)`)
	adocNote      = regexp.MustCompile(`^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+`)
	adocCell      = regexp.MustCompile(`^(?:\d+(?:\.\d+)?[+*]|\.\d+\+)?[<^>]?(?:\.[<^>])?[aehlmsdv]?$`)
)

// adocInline is the markup within a line.
var adocInline = regexp.MustCompile("``?(?:\\+)?(?P<in>[^`\\s](?:[^`]*?[^`\\s])?)(?:\\+)?``?" +
	`|\[\[[^\]]+\]\]` +
	`|(?:link|xref|mailto|https?|ftp|irc):[^\s\[\]]+\[(?P<in>[^\]\[]+?)(?:,[^\]]*)?\^?\]` +
	`|<<[^,>]+,\s*(?P<in>[^>]+)>>` +
	`|(?:footnote|footnoteref|anchor|indexterm2?|image|icon|pass|stem):[^\s\[]*\[[^\]]*\]` +
	`|(?:kbd|btn|menu):[^\s\[]*\[([^\]]*)\]` +
	`|\(\(\([^)]*\)\)\)|\(\(([^)]+)\)\)` +
	`|\*\*(?P<in>[^*]+)\*\*|__(?P<in>[^_]+)__|##(?P<in>[^#]+)##` +
	`|(^|[^\p{L}\p{N}*\\])(?:\[[^\]]*\])?\*(?P<in>[^\s*](?:[^*]*[^\s*])?)\*` +
	`|(^|[^\p{L}\p{N}_\\])(?:\[[^\]]*\])?_(?P<in>[^\s_](?:[^_]*[^\s_])?)_` +
	`|(^|[^\p{L}\p{N}#\\&])(?:\[[^\]]*\])?#(?P<in>[^\s#](?:[^#]*[^\s#])?)#` +
	`|"` + "`(?P<in>[^`]+)`" + `"`)

func readAsciiDoc(text string) (content, error) {
	if err := tooMarked(text); err != nil {
		return content{}, err
	}
	a := &adocReader{c: content{text: text}, lines: linesOf(text)}
	for a.k < len(a.lines) {
		a.k += a.step()
	}
	a.flush()
	return a.c, nil
}

// adocReader goes through the lines.
type adocReader struct {
	c       content
	lines   []line
	k       int
	block   block
	open    []string // fences of the blocks that are open
	heads   bool     // the lines below the title may be author and revision
	literal bool     // the next block is code, whatever its fence
	list    bool     // inside an item
}

// step reads what begins at a line and returns the number of lines it takes.
func (a *adocReader) step() int {
	l := a.lines[a.k]
	heads := a.heads
	a.heads = heads && l.text != "" && !adocTitle.MatchString(l.text)
	mark := adocTitle.FindString(l.text)
	switch {
	case l.text == "":
		a.flush()
		return 1
	case adocFence.MatchString(l.text):
		return a.fence(l.text)
	case strings.HasPrefix(l.text, "//"), adocMacro.MatchString(l.text):
		a.flush()
	case adocAttribute.MatchString(l.text) && a.block.runes == 0:
		a.heads = heads
	case heads:
		a.block.kind = corpus.Furniture
		a.add(l, 0)
		a.flush()
	case adocBlock.MatchString(l.text) && a.block.runes == 0:
		a.literal = adocCode.MatchString(l.text)
	case l.text == "+":
		a.flush()
		a.list = true
	case mark != "":
		a.flush()
		a.title(l, mark)
	case strings.HasPrefix(l.text, ".") && len(l.text) > 1 && !strings.HasPrefix(l.text, "..") && !adocItem.MatchString(l.text) && a.block.runes == 0:
		a.block.kind = corpus.Furniture
		a.add(l, 1)
		a.flush()
	default:
		a.prose(l)
	}
	return 1
}

// title makes a heading.
func (a *adocReader) title(l line, mark string) {
	level := len(strings.TrimSpace(mark))
	a.block.kind, a.block.level = corpus.Heading, level
	if level == 1 {
		a.block.kind, a.heads = corpus.Title, true
	}
	a.add(l, len(mark))
	a.flush()
	a.list = false
}

// prose goes on with a paragraph or begins an item.
func (a *adocReader) prose(l line) {
	if item := adocItem.FindString(l.text); item != "" {
		a.flush()
		a.list = true
		a.add(l, len(item))
		return
	}
	if at := adocTerm.FindStringIndex(l.text); at != nil && a.block.runes == 0 && at[0] > 0 {
		a.list = true
		end := line{text: l.text[:at[0]], offset: l.offset, end: l.end}
		a.add(end, 0)
		a.flush()
		a.list = true
		a.add(l, at[1])
		return
	}
	if a.block.runes == 0 && l.indent > 0 && !a.list {
		a.block.kind = corpus.Code // a literal paragraph
	}
	a.add(l, len(adocNote.FindString(l.text)))
}

// add adds a line to the block without the mark it begins with, in bytes. A plus
// sign at its end breaks the line.
func (a *adocReader) add(l line, mark int) {
	if a.block.runes > 0 {
		first, _ := utf8.DecodeRuneInString(l.text[mark:])
		a.block.join(first, a.lines[a.k-1].end)
	}
	if a.block.kind == corpus.Paragraph {
		a.block.kind = a.kind()
	}
	text := strings.TrimSuffix(l.text[mark:], " +")
	expr := adocInline
	if a.block.kind == corpus.Code {
		a.block.add(text, l.offset+utf8.RuneCountInString(l.text[:mark]))
		return
	}
	addMarked(&a.block, text, l.offset+utf8.RuneCountInString(l.text[:mark]), expr)
}

// kind is the kind of a paragraph where it stands.
func (a *adocReader) kind() corpus.Kind {
	for _, fence := range a.open {
		switch fence[0] {
		case '_', '"':
			return corpus.Quote
		case '*':
			return corpus.Furniture // a sidebar
		}
	}
	if a.list {
		return corpus.Item
	}
	return corpus.Paragraph
}

// flush ends the paragraph.
func (a *adocReader) flush() {
	if a.block.runes > 0 {
		a.list = false
	}
	a.c.flush(&a.block)
}

// fence begins or ends a block, and reads those that are no prose.
func (a *adocReader) fence(text string) int {
	a.flush()
	n := 1
	for a.k+n < len(a.lines) && a.lines[a.k+n].text != closingFence(text) {
		n++
	}
	literal := a.literal || strings.ContainsRune("-.+`", rune(text[0])) && text != "--"
	a.literal = false
	switch {
	case text[0] == '/':
		return n + 1
	case len(text) > 3 && text[1] == '=' && text[0] != '=':
		a.table(n)
		return n + 1
	case literal:
		a.code(n)
		return n + 1
	}
	if last := len(a.open) - 1; last >= 0 && a.open[last] == text {
		a.open = a.open[:last]
	} else if a.k+n < len(a.lines) {
		a.open = append(a.open, text)
	}
	return 1
}

// closingFence is the line that ends a block.
func closingFence(text string) string {
	if text[0] == '`' {
		return "```"
	}
	return text
}

// code makes one segment of the lines of a block of n.
func (a *adocReader) code(n int) {
	b := block{kind: corpus.Code}
	for k := 1; k < n; k++ {
		l := a.lines[a.k+k]
		if b.runes > 0 {
			b.add("\n", a.lines[a.k+k-1].end)
		}
		b.add(l.text, l.offset)
	}
	a.c.flush(&b)
}

// table makes a segment of each cell of a table of n lines.
func (a *adocReader) table(n int) {
	var b block
	for k := 1; k < n; k++ {
		l := a.lines[a.k+k]
		from := 0
		add := func(to int) {
			text := strings.TrimSpace(l.text[from:to])
			if text == "" {
				return
			}
			if b.runes > 0 {
				first, _ := utf8.DecodeRuneInString(text)
				b.join(first, a.lines[a.k+k-1].end)
			}
			lead := from + strings.Index(l.text[from:to], text)
			addMarked(&b, text, l.offset+utf8.RuneCountInString(l.text[:lead]), adocInline)
		}
		for start, end := range cellMarks(l.text) {
			add(start)
			a.c.flush(&b)
			from = end
		}
		add(len(l.text))
	}
	a.c.flush(&b)
}

// cellMarks are the stretches of a line that begin a cell: a bar, with what says
// before it how wide the cell is and how it looks.
func cellMarks(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		from := 0 // behind the bar before
		for at, r := range text {
			if r != '|' {
				continue
			}
			word := text[from+strings.LastIndexAny(text[from:at], " \t\f\r")+1 : at]
			apart := from == 0 || len(word) < at-from // by white space from the bar before
			from = at + 1
			if apart && adocCell.MatchString(word) && !yield(at-len(word), at+1) {
				return
			}
		}
	}
}
