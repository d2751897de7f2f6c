package grid

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Workbook reads the sheets of a workbook (.xlsx), each of them a table, in
// their order. A blank line in a cell parts paragraphs. Numbers and dates are as
// they are shown.
func Workbook(path string, data []byte) (tables []Table, err error) {
	defer func() {
		if recover() != nil { // the library was not made for every damaged file
			err = fmt.Errorf("%s: not a sound workbook: open it and save it again", path)
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: MaxSize, UnzipXMLSizeLimit: MaxSize})
	if err != nil {
		return nil, fmt.Errorf("%s: not a sound workbook (%w): open it and save it again", path, err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		table, err := sheetTable(book, sheet)
		if err != nil {
			return nil, fmt.Errorf("%s: the sheet %s cannot be read: %w", path, sheet, err)
		}
		tables = append(tables, table)
	}
	return tables, nil
}

// sheetTable is the table of a sheet.
func sheetTable(book *excelize.File, sheet string) (Table, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var table Table
	for rows.Next() {
		texts, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		row := make(Row, min(len(texts), maxColumns))
		for c := range row {
			for paragraph := range strings.SplitSeq(blankLines(texts[c]), "\n\n") {
				row[c].add(paragraph, false)
			}
		}
		table = append(table, row)
	}
	if err := rows.Error(); err != nil {
		return nil, err
	}
	return table, table.join(book, sheet)
}

// blankLines is a text with Unix line ends, in which lines of spaces are empty.
func blankLines(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if !strings.Contains(text, "\n") {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}

// maxJoined is how many cells of a sheet may be one with those above: more than
// people join by hand.
const maxJoined = 1_000_000

// join marks the cells that are one with those above them.
func (t Table) join(book *excelize.File, sheet string) error {
	joined, err := book.GetMergeCells(sheet)
	if err != nil {
		return err
	}
	left := maxJoined
	for _, area := range joined {
		first, top, err := excelize.CellNameToCoordinates(area.GetStartAxis())
		if err != nil {
			return err
		}
		last, bottom, err := excelize.CellNameToCoordinates(area.GetEndAxis())
		if err != nil {
			return err
		}
		for r := top; r < min(bottom, len(t)); r++ { // the rows below the first, from 0
			for c := first - 1; c < min(last, maxColumns); c++ {
				if left--; left < 0 {
					return fmt.Errorf("more than %d cells are joined", maxJoined)
				}
				for len(t[r]) <= c {
					t[r] = append(t[r], Cell{})
				}
				t[r][c].Above = true
			}
		}
	}
	return nil
}
