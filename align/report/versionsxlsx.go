package report

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/compare"
)

// VersionsXLSX writes the page of [VersionsPage] as an Excel workbook, made as that
// of [CompareXLSX] is: a sheet of the texts, a row what corresponds and a column a
// version, and one of what they do not share. Versions that break their laws are
// an error, and nothing is written.
func VersionsXLSX(w io.Writer, v *compare.Versions) error {
	c, err := collate(v)
	if err != nil {
		return err
	}
	book, err := newBook()
	if err != nil {
		return err
	}
	defer book.Close()
	x := versionsBook{c, book}
	if err := errors.Join(x.texts(), x.differences()); err != nil {
		return err
	}
	_, err = book.WriteTo(w)
	return err
}

// A versionsBook is several versions on their way to Excel.
type versionsBook struct {
	*collation
	book *book
}

// texts writes all texts.
func (x versionsBook) texts() error {
	var columns []sheetColumn
	for _, doc := range x.Docs {
		columns = append(columns, sheetColumn{"¶", 6}, sheetColumn{fits(OneLine(doc.Path) + "  " + cmp.Or(string(doc.Tag), "language unknown")), 45})
	}
	var list [][]any
	for r, row := range x.Rows {
		var cells []any
		for k := range row {
			cells = append(cells, x.numbers(r, k), x.cell(r, k))
		}
		list = append(list, append(cells, inLegend[max(agrees, slices.Max(x.how[r]))], fits(strings.Join(x.remarks(r), "\n"))))
	}
	return x.book.sheet("texts", append(columns, sheetColumn{"what", 10}, sheetColumn{"remarks", 45}), list)
}

// numbers are those of a version's segments in row r.
func (x versionsBook) numbers(r, version int) string {
	var list []string
	for _, n := range x.Rows[r][version] {
		list = append(list, x.labels[version][n])
	}
	return strings.Join(list, ", ")
}

// cell is the text of a version in row r, with the words marked that differ.
func (x versionsBook) cell(r, version int) any {
	at := x.Rows[r][version]
	if len(at) == 0 {
		return note("not in " + x.names[version])
	}
	var segments [][]piece
	for _, n := range at {
		segments = append(segments, piecesOf(x.Docs[version].Segments[n].Text, sideOf(version), n, x.over[version][n]))
	}
	return inCell(segments)
}

// remarks are what there is to say of row r.
func (x versionsBook) remarks(r int) (list []string) {
	for k := range x.Docs {
		if where := x.movedTo(r, k); where != "" {
			list = append(list, where+" in "+x.names[k])
		}
	}
	for _, d := range x.in[r] {
		if d.block && d.manner != moved {
			list = append(list, d.noun+", "+x.apart(d))
		} else if !d.block {
			list = append(list, d.noun+", "+x.apart(d)+": "+d.text)
		}
	}
	return list
}

// differences writes a row a variance, gravest first.
func (x versionsBook) differences() error {
	var list [][]any
	for _, d := range gravestFirst(x.list) {
		sure, check := d.sure()
		list = append(list, []any{d.at, d.noun, x.apart(d), string(d.severity), fits(OneLine(d.text)), sure, check})
	}
	return x.book.sheet("differences", []sheetColumn{{"¶", 10}, {"what", 12}, {"where", 24}, {"severity", 10}, {"how", 90}, {"sure", 10}, {"check", 8}}, list)
}
