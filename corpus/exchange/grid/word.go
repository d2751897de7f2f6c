package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus/symbols"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// Word reads the tables of a Word document (.docx) with all tracked changes
// accepted. A table inside a cell is a part of the cell's text.
func Word(path string, data []byte) ([]Table, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s: not a sound Word document (%w): open it and save it again", path, err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		return nil, fmt.Errorf("%s: not a sound Word document (%w): open it and save it again", path, err)
	}
	defer part.Close()
	limit := &io.LimitedReader{R: part, N: MaxSize}
	w := &wordReader{in: xmltext.New(path, limit)}
	for {
		token, err := w.in.Next()
		switch {
		case limit.N == 0:
			return nil, tooLarge(path)
		case errors.Is(err, io.EOF):
			return w.tables, nil
		case err != nil:
			return nil, err
		}
		if err := w.token(token); err != nil {
			return nil, err
		}
	}
}

// A wordReader gathers tables from the elements of WordprocessingML (ECMA-376,
// part 1, 17.4).
type wordReader struct {
	in     *xmltext.Reader
	tables []Table
	depth  int // tables open; those inside a cell are text of it
	text   strings.Builder
	inText bool
	font   string   // of signs, of the open run, or ""
	props  []string // the elements of properties that are open, of paragraphs, rows and cells
	at     int      // the open cell in its row
	joins  bool     // the mark of the paragraph is deleted: the next goes on with it
	gone   bool     // the row is deleted
}

// unprinted elements hold what was deleted or moved away, older versions of
// properties and of drawings, and the reading of characters above them.
var unprinted = map[string]bool{
	"del": true, "moveFrom": true, "Fallback": true, "rt": true,
	"pPrChange": true, "rPrChange": true, "tcPrChange": true, "trPrChange": true, "tblPrChange": true,
}

// token takes in what is read.
func (w *wordReader) token(token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		return w.start(e)
	case xml.EndElement:
		w.end(e.Name.Local)
	case xml.CharData:
		if w.inText {
			w.text.WriteString(symbols.Text(w.font, string(e)))
		}
	}
	return nil
}

// start takes in the beginning of an element.
func (w *wordReader) start(e xml.StartElement) error {
	name := e.Name.Local
	switch name {
	case "pPr", "trPr", "tcPr":
		w.props = append(w.props, name)
	}
	w.property(e)
	if unprinted[name] {
		return w.in.Skip()
	}
	switch name {
	case "tbl":
		if w.depth++; w.depth == 1 {
			w.tables = append(w.tables, nil)
		}
	case "tr":
		if w.depth == 1 {
			w.in.Unit()
			table := w.table()
			*table = append(*table, nil)
			w.gone = false
		}
	case "tc":
		if w.depth == 1 {
			row := w.row()
			w.at = len(*row)
			*row = append(*row, Cell{})
			w.joins = false
			w.text.Reset()
		}
	case "p":
		w.in.Unit()
	case "r":
		w.font = ""
	case "rFonts":
		w.font = symbols.Font(xmltext.Attr(e, "ascii"))
	case "sym":
		w.text.WriteString(symbols.Sign(xmltext.Attr(e, "font"), xmltext.Attr(e, "char")))
	case "t":
		w.inText = true
	case "tab":
		if len(w.props) == 0 {
			w.text.WriteByte('\t')
		}
	case "br", "cr":
		w.text.WriteByte('\n')
	case "noBreakHyphen":
		w.text.WriteRune('\u2011')
	}
	return nil
}

// property takes in what is said of the paragraph, row or cell whose properties
// are open.
func (w *wordReader) property(e xml.StartElement) {
	if len(w.props) == 0 || w.depth == 0 {
		return
	}
	name, value := e.Name.Local, xmltext.Attr(e, "val")
	switch w.props[len(w.props)-1] {
	case "pPr":
		w.joins = w.joins || name == "del" || name == "moveFrom"
	case "trPr":
		w.gone = w.gone || name == "del" && w.depth == 1
	case "tcPr":
		if w.depth > 1 {
			return
		}
		switch name {
		case "vMerge":
			w.cell().Above = value != "restart"
		case "gridSpan":
			n, _ := strconv.Atoi(value)
			for row := w.row(); n > 1 && len(*row) < maxColumns; n-- {
				*row = append(*row, Cell{})
			}
		}
	}
}

// end takes in the end of an element.
func (w *wordReader) end(name string) {
	switch name {
	case "pPr", "trPr", "tcPr":
		w.props = w.props[:max(0, len(w.props)-1)]
	case "t":
		w.inText = false
	case "p":
		if w.joins {
			w.joins = false
			return
		}
		w.paragraph()
	case "tc":
		w.paragraph()
	case "tr":
		if table := w.table(); w.depth == 1 && w.gone && len(*table) > 0 {
			*table = (*table)[:len(*table)-1]
		}
	case "tbl":
		w.depth = max(0, w.depth-1)
	}
}

// paragraph ends a paragraph of the open cell.
func (w *wordReader) paragraph() {
	text := w.text.String()
	w.text.Reset()
	if w.depth > 0 {
		w.cell().add(text, false)
	}
}

// table is the open table.
func (w *wordReader) table() *Table {
	if len(w.tables) == 0 {
		return new(Table)
	}
	return &w.tables[len(w.tables)-1]
}

// row is the open row.
func (w *wordReader) row() *Row {
	if table := *w.table(); len(table) > 0 {
		return &table[len(table)-1]
	}
	return new(Row)
}

// cell is the open cell.
func (w *wordReader) cell() *Cell {
	if row := *w.row(); w.at < len(row) {
		return &row[w.at]
	}
	return new(Cell)
}
