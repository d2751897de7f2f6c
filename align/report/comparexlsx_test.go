package report

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// opened is the workbook of findings.
func opened(t rapid.TB, f Findings) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := CompareXLSX(&out, f); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// sheetOf is a sheet as lines of cells with | between them.
func sheetOf(t rapid.TB, book *excelize.File, name string) string {
	t.Helper()
	list, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, row := range list {
		lines.WriteString(strings.ReplaceAll(strings.Join(row, "|"), "\n", "␊") + "\n")
	}
	return lines.String()
}

// sheetsOf are all sheets of a workbook.
func sheetsOf(t rapid.TB, book *excelize.File) []byte {
	t.Helper()
	var all strings.Builder
	for _, name := range book.GetSheetList() {
		all.WriteString("== " + name + "\n" + sheetOf(t, book, name))
	}
	return []byte(all.String())
}

func TestCompareXLSX(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Russian} {
		f := inspected(t, tag)
		var err error
		if f.Ledger, err = ledger.Of(t.Context(), f.Bitext, ledger.Options{}); err != nil {
			t.Fatal(err)
		}
		book := opened(t, f)
		golden(t, "compare."+string(tag.Base())+".xlsx.txt", sheetsOf(t, book))
	}
	f := inspected(t, corpus.Russian)
	f.Bitext.Ladder = f.Bitext.Ladder[1:]
	if err := CompareXLSX(io.Discard, f); err == nil {
		t.Error("a ladder that does not fit is written")
	}
}

// The words that differ look other than the rest.
func TestCompareXLSXMarks(t *testing.T) {
	book := opened(t, inspected(t, corpus.Simplified))
	runs, err := book.GetCellRichText("texts", "B4")
	if err != nil {
		t.Fatal(err)
	}
	var marked []string
	for _, r := range runs {
		if r.Font != nil && (r.Font.Bold || r.Font.Strike) {
			marked = append(marked, r.Text)
		}
	}
	if got, want := strings.Join(marked, "|"), "Nobody was hurt.|$4.3 million"; got != want {
		t.Errorf("marked %q, want %q", got, want)
	}
}

// The same comparison makes the same bytes, whatever the order of sheets in
// memory.
func TestCompareXLSXTwice(t *testing.T) {
	f := inspected(t, corpus.Simplified)
	var first bytes.Buffer
	for n := range 8 {
		var out bytes.Buffer
		if err := CompareXLSX(&out, f); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			first = out
		} else if !bytes.Equal(out.Bytes(), first.Bytes()) {
			t.Fatal("other bytes")
		}
	}
}

// Heads stay in view, and rows can be filtered.
func TestCompareXLSXHeads(t *testing.T) {
	book := opened(t, inspected(t, corpus.Simplified))
	for _, name := range book.GetSheetList() {
		panes, err := book.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: %+v, %v", name, panes, err)
		}
	}
	filters := ""
	for _, n := range book.GetDefinedName() {
		filters += n.RefersTo + "\n"
	}
	for _, want := range []string{"'texts'!$A$1:$F$13", "'differences'!$A$1:$F$6"} {
		if !strings.Contains(filters, want) {
			t.Errorf("no filter of %s among\n%s", want, filters)
		}
	}
}

// LibreOffice lets the texts of rows without a height run into each other, and
// prints columns that do not fit on pages of their own.
func TestCompareXLSXRowsShowTheirTexts(t *testing.T) {
	book := opened(t, inspected(t, corpus.Simplified))
	for _, name := range book.GetSheetList() {
		if props, err := book.GetSheetProps(name); err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("%s is printed on pages beside one another", name)
		}
	}
	rows, err := book.GetRows("texts")
	if err != nil {
		t.Fatal(err)
	}
	for k, row := range rows[1:] {
		height, err := book.GetRowHeight("texts", k+2)
		if err != nil {
			t.Fatal(err)
		}
		if least := float64(15 * (len(row[1]) / 60)); height < least {
			t.Errorf("row %d is %v points high, its text wants %v", k+2, height, least)
		}
	}
}
