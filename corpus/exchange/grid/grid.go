// Package grid reads the tables of workbooks, Word documents and web pages, as
// people and office programs leave them: with columns that were widened or
// moved, texts that were formatted, cells that were joined, changes that are
// tracked.
//
//	tables, err := grid.Word("edited.docx", data)
//	for _, row := range tables[0] {
//		fmt.Println(row[0].Text())
//	}
//
// It knows nothing of what the tables say. Each kind of file is a file of the
// package: workbook.go, word.go, page.go.
package grid

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A Table is the rows of a table, from the top.
type Table []Row

// A Row is the cells of a row, from its beginning. A cell that spans several
// columns is followed by empty ones, so that a place is a column.
type Row []Cell

// At is the cell in a column, an empty one beyond the end of the row.
func (r Row) At(column int) Cell {
	if column < len(r) {
		return r[column]
	}
	return Cell{}
}

// Empty tells whether no cell of the row holds text.
func (r Row) Empty() bool {
	return !slices.ContainsFunc(r, func(c Cell) bool { return len(c.Paragraphs)+len(c.List) > 0 })
}

// A Cell is what stands in one place of a table.
type Cell struct {
	Paragraphs []string // with line breaks inside, without space around; none is empty
	List       []string // the items of lists in it, which are no paragraphs, where the kind of file has lists
	Above      bool     // it is one with the cell above it
}

// Text is the cell's paragraphs in one text, a line each.
func (c Cell) Text() string { return strings.Join(c.Paragraphs, "\n") }

// add adds a paragraph to the cell, or an item of a list, unless it is blank.
func (c *Cell) add(text string, item bool) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
	case item:
		c.List = append(c.List, text)
	default:
		c.Paragraphs = append(c.Paragraphs, text)
	}
}

// MaxSize is how much a file may hold when it is unpacked, in bytes.
const MaxSize = 256 << 20

// maxColumns is how many columns of a table are read. The tables of bitexts have
// some ten; a file that was made to do harm has more than memory holds.
const maxColumns = 100

// A Kind says what a file is by its first bytes and the parts in it.
type Kind int

// The kinds of files.
const (
	Other    Kind = iota // none of those below
	IsBook               // a workbook of Excel since 2007
	IsWord               // a Word document since 2007
	IsOld                // a file of Office before 2007, or a later one that a password locks
	OtherZip             // a zip archive of another kind
)

// The beginnings of files.
const (
	zipMagic      = "PK\x03\x04"
	compoundMagic = "\xD0\xCF\x11\xE0" // [MS-CFB], 2.2
)

// KindOf tells what a file is.
func KindOf(data []byte) Kind {
	switch {
	case bytes.HasPrefix(data, []byte(compoundMagic)):
		return IsOld
	case !bytes.HasPrefix(data, []byte(zipMagic)):
		return Other
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return OtherZip
	}
	for _, f := range archive.File {
		switch f.Name {
		case "xl/workbook.xml":
			return IsBook
		case "word/document.xml":
			return IsWord
		}
	}
	return OtherZip
}

// Packed tells whether a file that begins like this must be read whole before
// [KindOf] can tell what it is.
func Packed(head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) || bytes.HasPrefix(head, []byte(compoundMagic))
}

// tooLarge is the error of a file that holds more than it may.
func tooLarge(path string) error {
	return fmt.Errorf("%s: it unpacks to more than %d MB: split it, or write TSV, which may be of any length", path, MaxSize>>20)
}
