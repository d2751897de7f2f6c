package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// closable is a buffer that is closed as a file.
type closable struct{ *bytes.Buffer }

func (closable) Close() error { return nil }

// What bitext writes for editors is read again: in all of these files each row is its
// pair, and nothing is taken over.
func TestReadEdited(t *testing.T) {
	exported := func(format *exchange.Format) func(io.Writer, Findings) error {
		return func(w io.Writer, f Findings) error {
			var out bytes.Buffer
			_, err := exchange.Write(exchange.From(f.Bitext), format, "x", func(string) (io.WriteCloser, error) { return closable{&out}, nil }, exchange.Options{})
			if err == nil {
				_, err = w.Write(out.Bytes())
			}
			return err
		}
	}
	for name, c := range map[string]struct {
		write  func(io.Writer, Findings) error
		place  string // of the first row
		number bool
	}{
		"page.xlsx":  {CompareXLSX, "sheet texts, row 2", true},
		"page.docx":  {CompareDocx, "table 1, row 2", true},
		"table.xlsx": {exported(exchange.XLSX), "sheet bitext, row 2", false},
		"table.docx": {exported(exchange.Docx), "table 1, row 2", false},
	} {
		for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Traditional, corpus.Russian} {
			t.Run(fmt.Sprint(name, " ", tag), func(t *testing.T) {
				f := inspected(t, tag)
				var out bytes.Buffer
				if err := c.write(&out, f); err != nil {
					t.Fatal(err)
				}
				e, err := ReadEdited(name, out.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				if c.number != (e.Paths == [2]string{f.Bitext.Src.Path, f.Bitext.Dst.Path}) {
					t.Errorf("it names %q", e.Paths)
				}
				if len(e.Rows) != len(f.Bitext.Ladder) || e.Rows[0].Place != c.place || e.Rows[0].Numbered != c.number {
					t.Fatalf("%d rows, want %d; %+v", len(e.Rows), len(f.Bitext.Ladder), e.Rows[0])
				}
				list, known, of := review.Review{}.To(f.Bitext).Reread(e.Rows, Labels(f.Bitext))
				if len(list) > 0 || known != of || of != len(f.Bitext.Src.Segments)+len(f.Bitext.Dst.Segments) {
					t.Errorf("%d of %d passages are known; %v", known, of, list)
				}
				for k, b := range f.Bitext.Ladder {
					for _, s := range corpus.Sides {
						if got, want := len(e.Rows[k].Texts[s]), b.On(s).Len(); got != want {
							t.Errorf("row %d: %d passages of the %s, want %d", k, got, s, want)
						}
					}
				}
			})
		}
	}
}

// sheetFile is a workbook of one sheet.
func sheetFile(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for k, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", k+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Columns are known by their headings, under a title and among others; a row of
// headings in between is none of the texts; joined cells are one row. Text between
// dashes or brackets is text, unless bitext wrote it.
func TestReadEditedColumns(t *testing.T) {
	e, err := ReadEdited("x.xlsx", sheetFile(t,
		[]any{"For Anna"},
		[]any{"mine", "¶", "en.txt  en", "¶", "ru.txt  ru"},
		[]any{"ok", "1", "One.\n\nTwo.", "1", "Один."},
		[]any{"mine", "¶", "en.txt  en", "¶", "ru.txt  ru"},
		[]any{},
		[]any{"", "2–3", "Three.", "", "— not in ru —"},
		[]any{"", "4", "“No!”", "4", "— Нет! —"},
		[]any{"", "5", "[only 5 left]", "", "— moved: ¶5 → ¶1 —"},
		[]any{"a remark"},
	))
	if err != nil {
		t.Fatal(err)
	}
	want := `{[en.txt ru.txt] [{sheet Sheet1, row 3 [[One. Two.] [Один.]] true [1 1]} {sheet Sheet1, row 6 [[Three.] []] true [2–3 ]} {sheet Sheet1, row 7 [[“No!”] [— Нет! —]] true [4 4]} {sheet Sheet1, row 8 [[[only 5 left]] []] true [5 ]}]}`
	if got := fmt.Sprint(e); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A file that bitext did not write is refused in one line that names it.
func TestReadEditedOthers(t *testing.T) {
	for name, data := range map[string][]byte{
		"a text":              []byte("One.\n\nTwo.\n"),
		"nothing":             nil,
		"a broken archive":    []byte("PK\x03\x04 and no more"),
		"other headings":      sheetFile(t, []any{"name", "price"}, []any{"Tea", 4}),
		"one text only":       sheetFile(t, []any{"¶", "en.txt  en"}, []any{1, "One."}),
		"two marks, no texts": sheetFile(t, []any{"¶", "", "¶"}, []any{1, "One.", 1}),
		"no rows":             sheetFile(t),
	} {
		if _, err := ReadEdited("x.xlsx", data); err == nil || !strings.HasPrefix(err.Error(), "x.xlsx: ") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
