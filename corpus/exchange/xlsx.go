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
	text, plain int // styles: wrapped at the top of the cell; top only
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
	var errs [6]error
	s.text, errs[0] = book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	s.plain, errs[1] = book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}, NumFmt: 0})
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	errs[2] = err
	errs[3] = w.SetColWidth(2, 3, 70)
	errs[4] = w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
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
		confidence = u.Confidence
	}
	cell := func(style int, value any) any { return excelize.Cell{StyleID: style, Value: value} }
	return s.SetRow(fmt.Sprintf("A%d", row), []any{
		cell(s.plain, row-1), cell(s.text, src), cell(s.text, dst),
		cell(s.plain, confidence), cell(s.plain, u.Shape()), cell(s.plain, moved), cell(s.text, notes),
	})
}
