package exchange

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/sheetml"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// XLSX is a workbook for people: one sheet, one row a unit, the texts in
// columns wide enough to read. A blank line parts the segments of a cell. It is
// read back as an editor leaves it; see [readEdited].
var XLSX = &Format{
	Name:       "xlsx",
	Doc:        "Excel workbook, to read and to edit; what was edited is read back",
	Extensions: []string{".xlsx"},
	Keeps:      editable,
	Unaligned:  Blank,
	Style:      label.BCP47,
	Fold:       foldCell,
	Read:       readEdited(grid.Workbook),
	Write:      writeXLSX,
}

// foldCell is a text that a cell holds, without the blank lines that part
// segments there.
func foldCell(text string) string {
	return blankLines.ReplaceAllString(xmltext.FoldText(text), "\n")
}

// blankLines finds where lines without text are left out; of spaces of any kind,
// as whoever reads the cell takes them.
var blankLines = regexp.MustCompile(`[\s\v\x{85}\p{Z}]*\n[\s\v\x{85}\p{Z}]*\n[\s\v\x{85}\p{Z}]*`)

// segmentBreak parts the segments of a cell.
const segmentBreak = "\n\n"

// The look of a sheet.
const (
	xlsxSheet  = "bitext"
	xlsxColumn = 70 // width of a column of text in letters
)

func writeXLSX(j *Job) error {
	book := excelize.NewFile()
	defer book.Close()
	s := &sheet{Job: j, book: book}
	if err := s.begin(); err != nil {
		return err
	}
	if err := j.each(s.unit); err != nil {
		return err
	}
	if err := s.Flush(); err != nil {
		return err
	}
	return j.toFile("", func(out *file) error {
		_, err := book.WriteTo(out)
		return err
	})
}

// A sheet is the workbook's only one.
type sheet struct {
	*Job
	*excelize.StreamWriter
	book                    *excelize.File
	text, plain, hundredths int // styles: wrapped at the top of the cell; top only; with two decimals
}

// begin begins the sheet: widths, a header row that stays in view.
func (s *sheet) begin() error {
	book := s.book
	if err := book.SetSheetName("Sheet1", xlsxSheet); err != nil {
		return err
	}
	if err := sheetml.PrintWide(book, xlsxSheet); err != nil {
		return err
	}
	w, err := book.NewStreamWriter(xlsxSheet)
	if err != nil {
		return err
	}
	s.StreamWriter = w
	var errs [8]error
	top := &excelize.Alignment{Vertical: "top"}
	s.text, errs[0] = book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	s.plain, errs[1] = book.NewStyle(&excelize.Style{Alignment: top})
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	errs[2] = err
	errs[3] = w.SetColWidth(2, 3, xlsxColumn)
	errs[4] = w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	errs[6] = w.SetColWidth(4, 4, float64(len("confidence")+3))
	s.hundredths, errs[7] = book.NewStyle(&excelize.Style{Alignment: top, NumFmt: 2}) // "0.00", of the formats that every workbook has (ECMA-376, 18.8.30)
	var cells []any
	for _, name := range []string{"bead", s.label(s.Header.Src), s.label(s.Header.Dst), "confidence", "shape", "moved", "notes"} {
		cells = append(cells, excelize.Cell{StyleID: bold, Value: name})
	}
	errs[5] = w.SetRow("A1", cells)
	return errors.Join(errs[:]...)
}

// unit writes the row of a unit.
func (s *sheet) unit(number int, u TU) error {
	if number+1 > sheetml.Rows {
		return fmt.Errorf("more units than the %d rows of a sheet: write CSV or TSV", sheetml.Rows)
	}
	texts, translations := s.segments(u)
	src, dst := strings.Join(texts, segmentBreak), strings.Join(translations, segmentBreak)
	for _, text := range []string{src, dst} {
		if !sheetml.Fits(text) {
			return fmt.Errorf("unit %d: a text longer than the %d characters of a cell: align sentences, or write CSV or TSV", number, sheetml.Cell)
		}
	}
	moved := ""
	if u.Moved {
		moved = "moved"
	}
	var confidence any
	if u.Confidence > 0 {
		confidence = rounded(u.Confidence)
	}
	cell := func(style int, value any) any { return excelize.Cell{StyleID: style, Value: value} }
	return s.SetRow(fmt.Sprintf("A%d", number+1), []any{
		cell(s.plain, number), cell(s.text, src), cell(s.text, dst), cell(s.hundredths, confidence),
		cell(s.plain, u.Shape()), cell(s.plain, moved), cell(s.text, strings.Join(u.Notes, "\n")),
	}, excelize.RowOpts{Height: sheetml.Height(max(sheetml.Lines(src, xlsxColumn), sheetml.Lines(dst, xlsxColumn)))})
}
