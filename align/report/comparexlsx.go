package report

import (
	"cmp"
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/sheetml"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// CompareXLSX writes the page of [Compare] as an Excel workbook: a sheet of both
// texts, a pair a row, with the words marked that differ; one of the
// differences, gravest first; and one of the facts of the findings' ledger. Heads
// stay in view and rows can be filtered. A text longer than a cell holds is cut
// with an ellipsis. A ladder that does not fit the texts is an error, and nothing
// is written.
func CompareXLSX(w io.Writer, f Findings) error {
	b := f.Bitext
	if err := whole(b); err != nil {
		return err
	}
	book, err := newBook()
	if err != nil {
		return err
	}
	defer book.Close()
	x := workbook{newView(f), book}
	if err := errors.Join(x.texts(), x.differences(), x.facts(rows(b, f.Ledger))); err != nil {
		return err
	}
	_, err = x.WriteTo(w)
	return err
}

// A workbook is a comparison on its way to Excel.
type workbook struct {
	view
	*book
}

// A book is a workbook of sheets that are laid out alike.
type book struct {
	*excelize.File
	usual, bold int // styles of cells
}

// newBook is a book without sheets.
func newBook() (*book, error) {
	x := &book{File: excelize.NewFile()}
	var err error
	top := func(font excelize.Font) (id int) {
		var failed error
		id, failed = x.NewStyle(&excelize.Style{Font: &font, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
		err = errors.Join(err, failed)
		return id
	}
	x.usual, x.bold = top(excelize.Font{}), top(excelize.Font{Bold: true})
	return x, err
}

// A sheetColumn is a column of a sheet.
type sheetColumn struct {
	head  string
	width float64 // in letters
}

// sheet writes a sheet: a head that stays in view, and rows to be filtered.
func (x *book) sheet(name string, columns []sheetColumn, rows [][]any) error {
	if x.SheetCount == 1 && x.GetSheetName(0) == "Sheet1" { // a new workbook has one
		if err := x.SetSheetName("Sheet1", name); err != nil {
			return err
		}
	} else if _, err := x.NewSheet(name); err != nil {
		return err
	}
	// Rows are set one by one: streams of several sheets are written in any order,
	// and the same texts should make the same bytes.
	var head []any
	var err error
	for k, c := range columns {
		head = append(head, c.head)
		letter, failed := excelize.ColumnNumberToName(k + 1)
		err = errors.Join(err, failed, x.SetColWidth(name, letter, letter, c.width))
	}
	err = errors.Join(err, x.row(name, 1, x.bold, head), x.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	for n, row := range rows {
		err = errors.Join(err, x.row(name, n+2, x.usual, row), x.SetRowHeight(name, n+2, height(columns, row)))
	}
	last, failed := excelize.CoordinatesToCellName(len(columns), len(rows)+1)
	return errors.Join(err, failed, x.AutoFilter(name, "A1:"+last, nil), sheetml.PrintWide(x.File, name))
}

// height is the height of a row that shows the longest of its texts.
func height(columns []sheetColumn, row []any) float64 {
	most := 1
	for k, value := range row {
		text := ""
		switch value := value.(type) {
		case string:
			text = value
		case []excelize.RichTextRun:
			for _, run := range value {
				text += run.Text
			}
		}
		most = max(most, sheetml.Lines(text, columns[k].width))
	}
	return sheetml.Height(most)
}

// row writes row n of a sheet.
func (x *book) row(sheet string, n, style int, values []any) (err error) {
	for k, value := range values {
		cell, failed := excelize.CoordinatesToCellName(k+1, n)
		if runs, ok := value.([]excelize.RichTextRun); ok {
			failed = errors.Join(failed, x.SetCellRichText(sheet, cell, runs))
		} else {
			failed = errors.Join(failed, x.SetCellValue(sheet, cell, value))
		}
		err = errors.Join(err, failed, x.SetCellStyle(sheet, cell, cell, style))
	}
	return err
}

// texts writes both texts.
func (x workbook) texts() error {
	var list [][]any
	for i, b := range x.bitext.Ladder {
		var remarks []string
		if b.Moved {
			remarks = append(remarks, "moved: "+span(x.labels[corpus.Source], b.Src)+" → "+span(x.labels[corpus.Target], b.Dst))
		}
		for _, d := range x.in[i] {
			if d.bead == i && !d.block {
				remarks = append(remarks, d.remark())
			}
		}
		list = append(list, []any{
			x.number(b, corpus.Source), x.cell(b, corpus.Source), x.number(b, corpus.Target), x.cell(b, corpus.Target),
			inLegend[x.verdicts[i]], fits(strings.Join(remarks, "\n")),
		})
	}
	name := func(s corpus.Side) string {
		doc := x.bitext.On(s)
		return fits(OneLine(doc.Path) + "  " + cmp.Or(string(doc.Tag), "language unknown"))
	}
	return x.sheet("texts", []sheetColumn{
		{"¶", 6}, {name(corpus.Source), 60}, {"¶", 6}, {name(corpus.Target), 60}, {"what", 10}, {"remarks", 45},
	}, list)
}

// number is the number of a bead's text on a side.
func (x workbook) number(b corpus.Bead, s corpus.Side) string {
	if b.On(s).Empty() {
		return ""
	}
	return strings.TrimPrefix(span(x.labels[s], b.On(s)), "¶")
}

// inCells are the looks of words of each manner.
var inCells = [manners]*excelize.Font{
	moved:   {Color: "7B2D9B"},
	differs: {Bold: true, Color: "8A5A00"},
	added:   {Underline: "single", Color: "1B6E34"},
	gone:    {Strike: true, Color: "B3261E"},
}

// cell is the text of a bead on a side, with the words marked that differ.
func (x workbook) cell(b corpus.Bead, s corpus.Side) any {
	r := b.On(s)
	if r.Empty() {
		return note("not in " + cmp.Or(string(x.bitext.On(s).Tag), s.String()))
	}
	var segments [][]piece
	for k := r.Lo; k < r.Hi; k++ {
		segments = append(segments, x.pieces(s, k))
	}
	return inCell(segments)
}

// inCell is segments in a cell, a blank line between two.
func inCell(segments [][]piece) any {
	var runs []excelize.RichTextRun
	whole := ""
	for k, pieces := range segments {
		if k > 0 {
			runs, whole = append(runs, excelize.RichTextRun{Text: "\n\n"}), whole+"\n\n"
		}
		for _, p := range pieces {
			text := xmltext.Fold(p.text)
			runs, whole = append(runs, excelize.RichTextRun{Text: text, Font: inCells[p.manner]}), whole+text
		}
	}
	if cut := fits(whole); cut != whole {
		return cut
	}
	return runs
}

// differences writes a row a difference, gravest first.
func (x workbook) differences() error {
	var list [][]any
	for _, d := range gravestFirst(x.list) {
		sure, check := d.sure()
		list = append(list, []any{
			d.place(x.labels[corpus.Source], x.labels[corpus.Target]), d.noun, string(d.severity), fits(OneLine(d.text)), sure, check,
		})
	}
	return x.sheet("differences", []sheetColumn{{"¶", 10}, {"what", 12}, {"severity", 10}, {"how", 90}, {"sure", 10}, {"check", 8}}, list)
}

// facts writes a row a fact.
func (x workbook) facts(facts []row) error {
	if len(facts) == 0 {
		return nil
	}
	var list [][]any
	for _, r := range facts {
		list = append(list, []any{string(r.status), r.what, fits(OneLine(r.source)), r.sourceSeg, fits(OneLine(r.target)), r.targetSeg, fits(OneLine(r.value()))})
	}
	return x.sheet("facts", []sheetColumn{{"status", 11}, {"what", 12}, {"source", 40}, {"¶", 6}, {"target", 40}, {"¶", 6}, {"value", 40}}, list)
}

// fits is a text that a cell holds.
func fits(text string) string { return sheetml.Cut(xmltext.Fold(text)) }
