package grid

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Page reads the tables of a web page. A table inside a cell is a part of the
// cell's text; the items of lists in a cell stand apart.
func Page(path string, data []byte) ([]Table, error) {
	text, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return nil, fmt.Errorf("%s: its encoding is not known: save it as UTF-8", path)
	}
	limit := &io.LimitedReader{R: text, N: MaxSize}
	p := &pageReader{tokens: html.NewTokenizer(limit)}
	for {
		switch p.tokens.Next() {
		case html.ErrorToken:
			if err := p.tokens.Err(); err != io.EOF {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			if limit.N == 0 {
				return nil, tooLarge(path)
			}
			p.endTable()
			return p.tables, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start()
		case html.EndTagToken:
			name, _ := p.tokens.TagName()
			p.end(string(name))
		case html.TextToken:
			if p.skip == "" && p.depth > 0 {
				p.add(string(p.tokens.Text()))
			}
		}
	}
}

// A pageReader gathers tables from the tags of a page. Tags that may be left out
// (HTML, 13.1.2.4) are not missed.
type pageReader struct {
	tokens *html.Tokenizer
	tables []Table
	depth  int         // tables open; those inside a cell are text of it
	spans  map[int]int // how many rows more a cell in a column goes down
	open   *Cell       // nil: none
	text   strings.Builder
	gap    string // white space due before the next word: a space, or a line end
	item   bool   // what is read is the item of a list
	skip   string // the element that is open and holds no text
}

// blocks are the elements of text that begin and end a paragraph.
var blocks = map[string]bool{
	"address": true, "blockquote": true, "dd": true, "div": true, "dl": true, "dt": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "hr": true, "ol": true, "p": true, "pre": true, "section": true, "ul": true,
}

// silent elements hold no text that is shown.
var silent = map[string]bool{"del": true, "noscript": true, "rt": true, "script": true, "style": true, "template": true, "title": true}

// start takes in a start tag.
func (p *pageReader) start() {
	raw, more := p.tokens.TagName()
	name := string(raw)
	columns, rows := 1, 1
	for more {
		var key, value []byte
		key, value, more = p.tokens.TagAttr()
		n, err := strconv.Atoi(strings.TrimSpace(string(value)))
		switch {
		case err != nil || n < 1:
		case string(key) == "colspan":
			columns = n
		case string(key) == "rowspan":
			rows = n
		}
	}
	switch {
	case p.skip != "":
	case silent[name]:
		p.skip = name
	case name == "table":
		if p.depth++; p.depth == 1 {
			p.tables = append(p.tables, nil)
			p.spans = map[int]int{}
		}
	case p.depth == 1 && name == "tr":
		p.endCell()
		p.newRow()
	case p.depth == 1 && (name == "td" || name == "th"):
		p.endCell()
		p.newCell(columns, rows)
	case name == "br":
		p.text.WriteByte('\n')
		p.gap = ""
	case name == "li":
		p.endParagraph()
		p.item = true
	case blocks[name] || name == "tr":
		p.endParagraph()
	}
}

// end takes in an end tag.
func (p *pageReader) end(name string) {
	switch {
	case p.skip != "":
		if p.skip == name {
			p.skip = ""
		}
	case name == "table" && p.depth > 1:
		p.endParagraph()
		p.depth--
	case name == "table":
		p.endTable()
	case p.depth == 1 && (name == "td" || name == "th" || name == "tr"):
		p.endCell()
	case name == "li":
		p.endParagraph()
		p.item = false
	case blocks[name]:
		p.endParagraph()
	}
}

// add adds text as a browser shows it: white space is one space, and none stands
// beside a line break or in place of a line end between two Chinese characters
// (CSS Text, 4.1.3).
func (p *pageReader) add(text string) {
	for text != "" {
		word := strings.TrimLeftFunc(text, whiteSpace)
		if space := text[:len(text)-len(word)]; space != "" {
			p.gap = " "
			if strings.Contains(space, "\n") {
				p.gap = "\n"
			}
		}
		if text = strings.TrimLeftFunc(word, func(r rune) bool { return !whiteSpace(r) }); word != text {
			p.word(word[:len(word)-len(text)])
		}
	}
}

// word adds a word, and before it the space that is due.
func (p *pageReader) word(word string) {
	before := p.text.String()
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(word)
	chinese := p.gap == "\n" && wide(last) && wide(first)
	if p.gap != "" && before != "" && last != '\n' && !chinese {
		p.text.WriteByte(' ')
	}
	p.gap = ""
	p.text.WriteString(word)
}

// wide tells whether a rune is a Chinese character or a mark of punctuation as
// wide as one.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || '\u3000' <= r && r <= '\u303f' || '\uff01' <= r && r <= '\uff65'
}

// whiteSpace tells whether a browser takes a character for a space like any
// other (CSS Text, 4.1).
func whiteSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// newRow begins a row, with the cells that those above leave in it.
func (p *pageReader) newRow() {
	table := &p.tables[len(p.tables)-1]
	*table = append(*table, nil)
	p.fill()
}

// fill adds the cells of the open row that are one with those above.
func (p *pageReader) fill() {
	row := p.row()
	for len(*row) < maxColumns && p.spans[len(*row)] > 0 {
		p.spans[len(*row)]--
		*row = append(*row, Cell{Above: true})
	}
}

// newCell begins a cell that spans columns and rows; none beyond [maxColumns].
func (p *pageReader) newCell(columns, rows int) {
	if len(p.tables[len(p.tables)-1]) == 0 {
		p.newRow()
	}
	row := p.row()
	at := len(*row)
	if at == maxColumns {
		return
	}
	for range min(columns, maxColumns-at) {
		p.spans[len(*row)] = rows - 1
		*row = append(*row, Cell{})
	}
	p.fill()
	p.open = &(*row)[at]
}

// row is the open row.
func (p *pageReader) row() *Row {
	table := p.tables[len(p.tables)-1]
	return &table[len(table)-1]
}

// endParagraph ends a paragraph of the open cell, or an item.
func (p *pageReader) endParagraph() {
	if p.open != nil {
		p.open.add(p.text.String(), p.item)
	}
	p.text.Reset()
	p.gap = ""
}

// endCell ends the open cell, if there is one.
func (p *pageReader) endCell() {
	p.endParagraph()
	p.open, p.item = nil, false
}

// endTable ends the open table, if there is one.
func (p *pageReader) endTable() {
	p.endCell()
	p.depth = max(0, p.depth-1)
}
