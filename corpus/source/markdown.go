package source

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/bitext-tools/bitext/corpus"
)

// Markdown is CommonMark with the tables and the strike-through of GitHub.
// Emphasis, link targets, HTML tags and what dialects add are markup; code is
// segments of kind Code; front matter, text in <aside> and the description of a
// picture that stands by itself are of kind Furniture. Where there is no other
// title, that of the front matter is the title.
var Markdown = &Format{
	Name:       "markdown",
	Title:      "Markdown",
	Extensions: []string{".markdown", ".md", ".mdx", ".mkd"},
	Note:       "CommonMark with tables, MDX and what site generators add; code is kept apart, front matter kept as furniture",
	Limit:      8 << 20, // the tree takes some 80 times the memory of the text
	Sniff:      looksMarkdown,
	Read:       readMarkdown,
}

// signs of Markdown; a text with two of them is no plain text.
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
	if err := tooTangled(source); err != nil {
		return content{}, err
	}
	if err := tooCrowded(source); err != nil {
		return content{}, err
	}
	base := len(frontMatter.FindString(source))
	w := &markdownWalker{source: source, base: base, offsets: offsetsOf(source), dialect: dialectOf(source)}
	w.body = w.dialect.blanked(source)[base:]
	w.stretch(corpus.Furniture, 0, base)
	tree := markdownParser(w.dialect.indent).Parse(text.NewReader(w.body))
	if err := ast.Walk(tree, w.visit); err != nil {
		return content{}, err
	}
	if !w.titled {
		w.entitle()
	}
	return content{text: source, segments: w.segments}, nil
}

// markdownParser is the parser; indented text may be text, as in MDX.
func markdownParser(indent bool) parser.Parser {
	if !indent {
		return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	}
	var blocks []util.PrioritizedValue
	for _, b := range parser.DefaultBlockParsers() {
		if b.Value != parser.NewCodeBlockParser() { // there is one of them only
			blocks = append(blocks, util.Prioritized(unindented{b.Value.(parser.BlockParser)}, b.Priority))
		}
	}
	p := parser.NewParser(parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	return goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
}

// unindented is a parser of blocks that reads indented lines like others.
type unindented struct{ parser.BlockParser }

// CanAcceptIndentedLine implements parser.BlockParser.
func (unindented) CanAcceptIndentedLine() bool { return true }

// entitle takes the title out of the front matter, which is the first segment.
func (w *markdownWalker) entitle() {
	title, ok := titleIn(w.source[:w.base])
	if !ok {
		return
	}
	rest := w.segments[1:]
	w.segments = nil
	w.stretch(corpus.Furniture, 0, title.from)
	w.stretch(corpus.Title, title.from, title.to)
	w.stretch(corpus.Furniture, title.to, w.base)
	w.segments = append(w.segments, rest...)
}

const (
	// maxNesting is how many quotations and lists may stand within one another,
	// ten times what any text does.
	maxNesting = 100
	// maxBrackets is how many brackets may be open in a paragraph.
	maxBrackets = 1000
)

// nested finds lines that nest deeper than maxNesting, by many marks on one line
// or by indentation. The time a parser takes grows with the square of the depth.
var nested = sync.OnceValue(func() *regexp.Regexp { // large: compiled when it is first used
	return regexp.MustCompile(`(?m)^(?:(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){100}|[ \t]{400,}(?:[-+*]|\d{1,9}[.)])[ \t])`)
})

// tooDeep refuses what would keep the parser busy and is no text.
func tooDeep(source string) error {
	if at := nested().FindStringIndex(source); at != nil {
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

// markdownWalker makes segments of a tree of Markdown, whose nodes know their
// byte offsets.
type markdownWalker struct {
	source   string
	body     []byte // what the tree was made of: source without front matter, and blanks for the markup of dialects
	dialect  dialect
	base     int // where body begins in source, in bytes
	offsets  offsets
	segments []corpus.Segment

	block  block
	pos    int  // byte offset in source behind the last text
	broken bool // a line break is due before the next text
	aside  bool // the block stands beside the text
	titled bool // a title was found
	items  int  // depth of list items
	quotes int  // depth of quotations
}

// visit is called before and after the children of each node.
func (w *markdownWalker) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.ListItem:
		w.items += step(entering)
	case *ast.Blockquote:
		w.quotes += step(entering)
	case *ast.Heading:
		w.bound(entering, n)
	case *ast.Paragraph, *ast.TextBlock, *extast.TableCell:
		w.bound(entering, n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		if entering {
			w.code(n)
		}
		return ast.WalkSkipChildren, nil
	case *ast.HTMLBlock:
		if entering {
			w.htmlBlock(n)
		}
		return ast.WalkSkipChildren, nil
	default:
		if entering {
			w.inline(n)
		}
	}
	return ast.WalkContinue, nil
}

// step is what entering or leaving a node adds to a depth.
func step(entering bool) int {
	if entering {
		return 1
	}
	return -1
}

// bound begins or ends the block of a node.
func (w *markdownWalker) bound(entering bool, n ast.Node) {
	if !entering {
		w.flush()
		return
	}
	heading, _ := n.(*ast.Heading)
	switch {
	case heading != nil:
		w.block.kind, w.block.level = corpus.Heading, heading.Level
		if heading.Level == 1 && !w.titled {
			w.block.kind, w.titled = corpus.Title, true
		}
	case onlyPictures(n):
		w.block.kind = corpus.Furniture
	case w.quotes > 0:
		w.block.kind = corpus.Quote
	case w.items > 0:
		w.block.kind = corpus.Item
	}
}

// flush makes a segment of the text since the last one.
func (w *markdownWalker) flush() {
	if seg, ok := w.block.segment(); ok {
		if w.aside {
			seg.Kind, seg.Level = corpus.Furniture, 0
		}
		w.segments = append(w.segments, seg)
	}
	w.block, w.broken, w.aside = block{}, false, false
}

// inline adds the text of a node within a block.
func (w *markdownWalker) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		_, code := n.Parent().(*ast.CodeSpan)
		w.text(w.base+n.Segment.Start, w.base+n.Segment.Stop, code || n.IsRaw())
		w.broken = w.broken || n.SoftLineBreak() || n.HardLineBreak()
	case *ast.AutoLink:
		label := string(n.Label(w.body))
		if k := strings.Index(w.source[w.pos:], label); k >= 0 {
			w.text(w.pos+k, w.pos+k+len(label), true)
		}
	case *ast.RawHTML:
		if n.Segments.Len() == 0 {
			return
		}
		tag := n.Segments.At(0)
		name := strings.ToLower(string(w.body[tag.Start:tag.Stop]))
		w.broken = w.broken || strings.HasPrefix(name, "<"+atom.Br.String())
	}
}

// text adds a stretch of the source, given in bytes. Unless it is raw, the
// markup of dialects is left out.
func (w *markdownWalker) text(from, to int, raw bool) {
	if raw {
		w.plain(from, to, raw)
		return
	}
	for _, part := range w.dialect.markup.outside(from, to) {
		if w.block.runes == 0 || w.broken || w.block.last == ' ' {
			for part.from < part.to && w.source[part.from] == ' ' {
				part.from++ // it stood beside the markup
			}
		}
		w.plain(part.from, part.to, raw)
	}
}

// plain adds a stretch that is text. Unless it is raw, backslashes before
// punctuation are markup and references to characters mean those characters.
func (w *markdownWalker) plain(from, to int, raw bool) {
	if from >= to {
		return
	}
	w.aside = w.aside || w.dialect.aside(from)
	if w.broken {
		first, _ := utf8.DecodeRuneInString(w.source[from:to])
		w.block.join(first, w.offsets.rune(w.pos))
		w.broken = false
	}
	w.pos = to
	for k := from; k < to && !raw; k++ {
		switch rest := w.source[k:to]; {
		case rest[0] == '\\' && len(rest) > 1 && asciiPunct(rest[1]):
			w.add(from, k)
			from = k + 1
			k++
		case rest[0] == '&':
			if r, size := reference(rest); size > 0 {
				w.add(from, k)
				w.block.add(string(r), w.offsets.rune(k))
				from = k + size
				k = from - 1
			}
		}
	}
	w.add(from, to)
}

// add adds a stretch of the source as it stands.
func (w *markdownWalker) add(from, to int) {
	if from < to {
		w.block.add(w.source[from:to], w.offsets.rune(from))
	}
}

// reference resolves the reference to one character at the start of a text,
// such as &nbsp; or &#8212;, and returns its size; 0 if there is none.
func reference(text string) (rune, int) {
	size := strings.IndexByte(text[:min(len(text), 32)], ';') + 1
	r := []rune(html.UnescapeString(text[:size]))
	if len(r) != 1 {
		return 0, 0
	}
	return r[0], size
}

// asciiPunct tells whether a backslash before a character is markup, by section
// 2.4 of CommonMark.
func asciiPunct(b byte) bool {
	return strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b) >= 0
}

// onlyPictures tells whether a block holds pictures and links around pictures
// and nothing else.
func onlyPictures(n ast.Node) bool {
	pictures := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			pictures++
		case *ast.Link:
			if !onlyPictures(c) {
				return false
			}
			pictures++
		case *ast.Text:
			if c.Segment.Start < c.Segment.Stop {
				return false
			}
		default:
			return false
		}
	}
	return pictures > 0
}

// code makes one segment of a code block and keeps its lines.
func (w *markdownWalker) code(n ast.Node) {
	w.block.kind = corpus.Code
	lines := n.Lines()
	for k := range lines.Len() {
		l := lines.At(k)
		w.add(w.base+l.Start, w.base+l.Stop)
	}
	if lines.Len() > 0 {
		w.pos = w.base + lines.At(lines.Len()-1).Stop
	}
	w.flush()
}

// stretch makes one segment of a stretch of the source, given in bytes.
func (w *markdownWalker) stretch(kind corpus.Kind, from, to int) {
	w.block.kind = kind
	w.add(from, to)
	w.pos = to
	w.flush()
}

// htmlBlock makes segments of the text between the tags of raw HTML; each tag
// of a block, and each blank line, begins a new one.
func (w *markdownWalker) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	from, to := w.base+lines.At(0).Start, w.base+lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		to = max(to, w.base+n.ClosureLine.Stop)
	}
	z := html.NewTokenizer(strings.NewReader(w.source[from:to]))
	hidden := false
	for z.Next() != html.ErrorToken {
		size := len(z.Raw())
		switch token := z.Token(); token.Type {
		case html.TextToken:
			if !hidden {
				w.lines(from, from+size)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if blockElements[token.DataAtom] {
				w.flush()
			}
			hidden = token.Type == html.StartTagToken && hiddenElements[token.DataAtom]
		}
		from += size
	}
	w.pos = to
	w.flush()
}

// lines adds text that may run over several lines.
func (w *markdownWalker) lines(from, to int) {
	for from < to {
		end := to
		if k := strings.IndexByte(w.source[from:to], '\n'); k >= 0 {
			end = from + k
		}
		line := w.source[from:end]
		text := strings.TrimSpace(line)
		if lead := strings.Index(line, text); text != "" {
			if w.block.runes > 0 && lead > 0 {
				w.broken = true
			}
			w.text(from+lead, from+lead+len(text), false)
			w.broken = lead+len(text) < len(line) || end < to
		}
		from = end + 1
	}
}

// offsets turns byte offsets in a text into rune offsets.
type offsets struct {
	text string
	upTo []int // upTo[k] is the number of runes that begin before byte k*stride
}

// stride is the number of bytes between two entries of upTo: an entry every 256
// bytes takes 3 % of the memory of the text, and a look-up counts half as many.
const stride = 256

// offsetsOf counts the runes of a text.
func offsetsOf(text string) offsets {
	o := offsets{text: text, upTo: make([]int, 1, len(text)/stride+2)}
	n := 0
	for k := range len(text) {
		if k > 0 && k%stride == 0 {
			o.upTo = append(o.upTo, n)
		}
		if utf8.RuneStart(text[k]) {
			n++
		}
	}
	return o
}

// rune is the offset in runes of the byte at an offset.
func (o offsets) rune(at int) int {
	k := min(at/stride, len(o.upTo)-1)
	n := o.upTo[k]
	for j := k * stride; j < at; j++ {
		if utf8.RuneStart(o.text[j]) {
			n++
		}
	}
	return n
}
