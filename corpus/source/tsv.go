package source

import (
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// TSV is a table with tabs between its columns, a row a line. Each cell is a
// segment, row by row; where the columns are a text and its translation,
// [Bilingual] separates them.
var TSV = &Format{
	Name:       "tsv",
	Title:      "Table with tabs",
	Extensions: []string{".tab", ".tsv"},
	Note:       "each cell is a paragraph, row by row; a table in two languages is two texts",
	Sniff:      looksTSV,
	Read:       readTSV,
}

// looksTSV tells whether each of at least three lines has the same number of
// tabs between texts.
func looksTSV(text string) bool {
	rows, tabs := 0, 0
	for l := range strings.SplitSeq(text, lineEnd(text)) {
		if strings.TrimSpace(l) == "" {
			continue
		}
		n := strings.Count(strings.Trim(l, "\t\r "), "\t")
		if n == 0 || rows > 0 && n != tabs {
			return false
		}
		tabs = n
		rows++
	}
	return rows >= 3
}

func readTSV(text string) (content, error) {
	c := content{text: text, segments: make([]corpus.Segment, 0, cellsIn(text))}
	offset := 0
	for row := range strings.SplitSeq(text, lineEnd(text)) {
		for cell := range strings.SplitSeq(row, "\t") {
			lead := len(cell) - len(strings.TrimLeft(cell, " \r\u00A0\u3000"))
			var b block
			b.add(cell[lead:], offset+utf8.RuneCountInString(cell[:lead]))
			c.flush(&b)
			offset += utf8.RuneCountInString(cell) + 1
		}
	}
	return c, nil
}

// cellsIn is how many cells of a table are not empty.
func cellsIn(text string) (count int) {
	isBorder := func(b byte) bool { return b == '\t' || b == '\n' || b == '\r' }
	for k := range len(text) {
		if !isBorder(text[k]) && (k == 0 || isBorder(text[k-1])) {
			count++
		}
	}
	return count
}
