package exchange

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// XLSX is a workbook for people: one sheet, one row a unit, the texts in
// columns wide enough to read. It is not read back; [CSV] and [TSV] are.
var XLSX = &Format{
	Name:       "xlsx",
	Doc:        "Excel workbook, to read and to mark up",
	Extensions: []string{".xlsx"},
	Unaligned:  Blank,
	Style:      BCP47,
	Fold:       xmlText,
	Write:      writeXLSX,
}

// What a sheet and a cell hold (Microsoft, "Excel specifications and limits").
// A longer text would be cut off without a word.
const (
	xlsxRows = 1_048_576
	xlsxCell = 32_767 // UTF-16 units
)

const xlsxSheet = "bitext"

// The look of a sheet: the width of a column of text in letters, the height of
// a line in points, and the greatest height of a row that Excel takes.
const (
	xlsxColumn = 70
	xlsxLine   = 15
	xlsxTall   = 409

	decimalFormat = 2 // "0.00", of the formats that every workbook has (ECMA-376, 18.8.30)
)

// rowHeight is the height in points that shows the longer of two texts. Excel
// finds it out by itself, but LibreOffice lets the texts run into each other.
// A tenth of the width is spared for breaks between words.
func rowHeight(src, dst string) float64 {
	most := 1
	for _, text := range []string{src, dst} {
		lines := 0
		for line := range strings.SplitSeq(text, "\n") {
			lines += 1 + cells(line)/(xlsxColumn*9/10)
		}
		most = max(most, lines)
	}
	return float64(min(most*xlsxLine, xlsxTall))
}

// cells is the width of a text where a wide character takes two.
func cells(text string) (n int) {
	for _, r := range text {
		if n++; wide(r) {
			n++
		}
	}
	return n
}

func writeXLSX(j *Job) error {
	book := excelize.NewFile()
	defer book.Close()
	sheet, err := newSheet(j, book)
	if err != nil {
		return err
	}
	row := 1
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		if row++; row > xlsxRows {
			return fmt.Errorf("more units than the %d rows of a sheet: write CSV or TSV", xlsxRows)
		}
		src, dst := j.texts(u)
		for _, text := range []string{src, dst} {
			if utf16Len(text) > xlsxCell {
				return fmt.Errorf("unit %d: a text longer than the %d characters of a cell: align sentences, or write CSV or TSV", row-1, xlsxCell)
			}
		}
		if err := sheet.row(row, j, u, src, dst); err != nil {
			return err
		}
	}
	if err := sheet.Flush(); err != nil {
		return err
	}
	out, err := j.file("")
	if err != nil {
		return err
	}
	_, err = book.WriteTo(out)
	return errors.Join(err, out.close())
}

// utf16Len is the length of a text in UTF-16 units, by which Excel counts.
func utf16Len(text string) int {
	if len(text) <= xlsxCell {
		return len(text) // at most: enough to know that it fits
	}
	n := utf8.RuneCountInString(text)
	for _, r := range text {
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// A sheet is the workbook's only one.
type sheet struct {
	*excelize.StreamWriter
	text, plain, hundredths int // styles: wrapped at the top of the cell; top only; with two decimals
}

// newSheet begins the sheet: widths, a header row that stays in view.
func newSheet(j *Job, book *excelize.File) (*sheet, error) {
	if err := book.SetSheetName("Sheet1", xlsxSheet); err != nil {
		return nil, err
	}
	if err := printWide(book); err != nil {
		return nil, err
	}
	w, err := book.NewStreamWriter(xlsxSheet)
	if err != nil {
		return nil, err
	}
	s := &sheet{StreamWriter: w}
	var errs [8]error
	top := &excelize.Alignment{Vertical: "top"}
	s.text, errs[0] = book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	s.plain, errs[1] = book.NewStyle(&excelize.Style{Alignment: top})
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	errs[2] = err
	errs[3] = w.SetColWidth(2, 3, xlsxColumn)
	errs[4] = w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	errs[6] = w.SetColWidth(4, 4, float64(len("confidence")+3))
	s.hundredths, errs[7] = book.NewStyle(&excelize.Style{Alignment: top, NumFmt: decimalFormat})
	var cells []any
	for _, name := range []string{"bead", j.label(j.Header.Src), j.label(j.Header.Dst), "confidence", "shape", "moved", "notes"} {
		cells = append(cells, excelize.Cell{StyleID: bold, Value: name})
	}
	errs[5] = w.SetRow("A1", cells)
	return s, errors.Join(errs[:]...)
}

// printWide makes the sheet print on landscape pages, all columns on each.
func printWide(book *excelize.File) error {
	landscape, wide, tall, fit := "landscape", 1, 0, true
	return errors.Join(
		book.SetPageLayout(xlsxSheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}),
		book.SetSheetProps(xlsxSheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
	)
}

func (s *sheet) row(row int, j *Job, u TU, src, dst string) error {
	moved := ""
	if u.Moved {
		moved = "moved"
	}
	notes := strings.Join(u.Notes, "\n")
	var confidence any
	if u.Confidence > 0 {
		confidence = rounded(u.Confidence)
	}
	cell := func(style int, value any) any { return excelize.Cell{StyleID: style, Value: value} }
	return s.SetRow(fmt.Sprintf("A%d", row), []any{
		cell(s.plain, row-1), cell(s.text, src), cell(s.text, dst),
		cell(s.hundredths, confidence), cell(s.plain, u.Shape()), cell(s.plain, moved), cell(s.text, notes),
	}, excelize.RowOpts{Height: rowHeight(src, dst)})
}
