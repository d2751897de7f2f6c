package grid

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
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
	if sharedSize(book) > MaxSize {
		return nil, fmt.Errorf("%s: its cells hold more than %d MB, as many hold the same long text: delete what is not part of the table", path, MaxSize>>20)
	}
	sheets, spare := book.GetSheetList(), room{maxRows, maxBeside}
	for _, sheet := range sheets {
		table, err := sheetTable(book, sheet, &spare)
		if err != nil {
			return nil, fmt.Errorf("%s: the sheet %s cannot be read: %w", path, sheet, err)
		}
		tables = append(tables, table)
	}
	emptySheets(book)
	for k, table := range tables {
		if err := table.join(book, sheets[k]); err != nil {
			return nil, fmt.Errorf("%s: the sheet %s cannot be read: %w", path, sheets[k], err)
		}
	}
	return tables, nil
}

// Sheets are the names of a workbook's sheets, in the order of its tables; none of a
// file that [Workbook] refuses.
func Sheets(data []byte) (names []string) {
	defer func() {
		if recover() != nil { // likewise
			names = nil
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: MaxSize, UnzipXMLSizeLimit: MaxSize})
	if err != nil {
		return nil
	}
	defer book.Close()
	return book.GetSheetList()
}

// What the sheets of a workbook may have together. The library makes up all cells
// and rows before the one that a file names, so that a few bytes can ask for much.
const (
	maxRows   = 1_048_576 // rows, empty ones too: as many as a single sheet in Excel
	maxBeside = 2_000_000 // cells to the right of those that are read, empty ones too
)

// A room is how much of these is left.
type room struct{ rows, beside int }

// take takes a row of so many cells.
func (r *room) take(cells int) error {
	r.rows--
	r.beside -= max(0, cells-maxColumns)
	switch {
	case r.rows < 0:
		return fmt.Errorf("more than %d rows, empty ones too: delete what is below the table", maxRows)
	case r.beside < 0:
		return fmt.Errorf("more than %d cells right of column %d, empty ones too: delete what is beside the table", maxBeside, maxColumns)
	}
	return nil
}

// sheetData finds what a sheet holds of rows.
var sheetData = regexp.MustCompile(`(?s)<(\w+:)?sheetData\b.*</(\w+:)?sheetData\s*>`)

// emptySheets takes the rows out of the sheets, as the library reads a sheet whole
// to tell which of its cells are joined.
func emptySheets(book *excelize.File) {
	book.Pkg.Range(func(part, data any) bool {
		if text, ok := data.([]byte); ok && isSheet(part) {
			book.Pkg.Store(part, sheetData.ReplaceAll(text, nil))
		}
		return true
	})
}

// What a workbook keeps once and its cells name by number: strings, each an si in
// a part of its own, and the values of cells, which may be such a number.
var (
	sharedString = regexp.MustCompile(`<(?:\w+:)?si\b`)
	cellValue    = regexp.MustCompile(`<(?:\w+:)?v\b[^>]*>([^<]*)(<?/?)`)
)

// sharedSize is how many bytes of such strings the cells of a workbook hold
// together, at most: a number that is no string's counts as one. A few bytes can
// name a long string many times.
func sharedSize(book *excelize.File) int {
	shared, _ := book.Pkg.Load("xl/sharedStrings.xml")
	text, _ := shared.([]byte)
	var sizes []int
	longest := 0
	starts := append(sharedString.FindAllIndex(text, -1), []int{len(text)})
	for k := range len(starts) - 1 {
		sizes = append(sizes, starts[k+1][0]-starts[k][0])
		longest = max(longest, sizes[k])
	}
	sum := 0
	book.Pkg.Range(func(part, data any) bool {
		sheet, ok := data.([]byte)
		for ok && isSheet(part) {
			at := cellValue.FindSubmatchIndex(sheet)
			if at == nil {
				break
			}
			value, end := string(sheet[at[2]:at[3]]), string(sheet[at[4]:at[5]])
			if strings.Contains(value, "&#") || end != "</" { // a number written in an odd way
				sum += longest
			} else if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(sizes) {
				sum += sizes[n]
			}
			sheet = sheet[at[1]:]
		}
		return true
	})
	return sum
}

// isSheet tells whether a part of a workbook is a sheet.
func isSheet(part any) bool { return strings.HasPrefix(part.(string), "xl/worksheets/") }

// sheetTable is the rows of a sheet.
func sheetTable(book *excelize.File, sheet string, spare *room) (Table, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var table Table
	for rows.Next() {
		texts, err := rows.Columns()
		if err == nil {
			err = spare.take(len(texts))
		}
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
	return table, rows.Error()
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
	joined, err := book.GetMergeCells(sheet, true)
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
