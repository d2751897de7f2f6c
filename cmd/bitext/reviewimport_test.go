package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/bitext-tools/bitext/align/review"
)

// ran is what a command prints; it must end well.
func ran(t *testing.T, args ...string) (out, errw string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(args, strings.NewReader(""), &stdout, &stderr); status != exitOK && status != exitFinding {
		t.Fatalf("%q: status %d: %s", args, status, stderr.String())
	}
	return stdout.String(), stderr.String()
}

// inSheet edits a workbook.
func inSheet(t *testing.T, path string, edit func(book *excelize.File, sheet string) error) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if err := edit(book, book.GetSheetList()[0]); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
}

// inDocument replaces words in a Word document.
func inDocument(t *testing.T, path string, words ...string) {
	t.Helper()
	in, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var data bytes.Buffer
	out := zip.NewWriter(&data)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "word/document.xml" {
			text = []byte(strings.NewReplacer(words...).Replace(string(text)))
		}
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// An editor joins two rows of a workbook that compare or align wrote: the pairs are
// joined, everywhere, and the second time there is nothing new. The text that was
// edited is said and left alone.
func TestImport(t *testing.T) {
	joined := func(text string) func(book *excelize.File, sheet string) error {
		return func(book *excelize.File, sheet string) error {
			for _, column := range strings.Split(text, "") {
				var whole []string
				for _, row := range []string{"2", "3"} {
					cell, err := book.GetCellValue(sheet, column+row)
					if err != nil {
						return err
					}
					whole = append(whole, cell)
				}
				if err := book.SetCellValue(sheet, column+"2", strings.Join(whole, "\n")); err != nil {
					return err
				}
			}
			return book.RemoveRow(sheet, 3)
		}
	}
	for name, c := range map[string]struct {
		write []string
		edit  func(t *testing.T, path string)
		place string
	}{
		"page.xlsx":  {[]string{"compare"}, func(t *testing.T, path string) { inSheet(t, path, joined("BD")) }, "sheet texts, row 2"},
		"table.xlsx": {[]string{"align"}, func(t *testing.T, path string) { inSheet(t, path, joined("BC")) }, "sheet bitext, row 2"},
	} {
		t.Run(name, func(t *testing.T) {
			en, ru := reviewed(t)
			path := filepath.Join(filepath.Dir(en), name)
			ran(t, append(c.write, "-o", path, en, ru)...)
			c.edit(t, path)
			out, errw := ran(t, "review", "--import", path, en, ru)
			if want := path + ", " + c.place + ": joined: source ¶1–2 target ¶1–2\n"; out != want || !strings.HasSuffix(errw, ": 1 new decision kept\n") {
				t.Errorf("got  %s%s\nwant %s", out, errw, want)
			}
			if beads, _ := ran(t, "align", "--format", "beads", en, ru); beads != "[0, 1]:[0, 1]:1.00\n[2]:[2]:1.00\n" {
				t.Errorf("the pairs are\n%s", beads)
			}
			if out, errw := ran(t, "review", "--import", path, en, ru); out != "" || !strings.HasSuffix(errw, ": 0 new decisions kept\n") {
				t.Errorf("again\n%s%s", out, errw)
			}
		})
	}
}

// The same in Word documents: a text in a cell was edited, and one stands elsewhere.
// The page of compare names its texts.
func TestImportWord(t *testing.T) {
	for name, command := range map[string]string{"page.docx": "compare", "table.docx": "align"} {
		t.Run(name, func(t *testing.T) {
			en, ru := reviewed(t)
			path := filepath.Join(filepath.Dir(en), name)
			ran(t, command, "-o", path, en, ru)
			inDocument(t, path, "Гавань широка", "Эта гавань широка", "Никто не считает чаек.", "Её строили долго.")
			args := []string{"review", "--import", path}
			if command == "align" {
				args = append(args, en, ru)
			}
			out, errw := ran(t, args...)
			want := path + ", table 1, row 2: the text of the target was edited, which is left to its file\n" +
				path + `, table 1, row 4: "Её строили долго." is no passage of the target; nothing of the row was taken` + "\n"
			if out != want || !strings.HasSuffix(errw, ": 0 new decisions kept\n") {
				t.Errorf("got  %s%s\nwant %s", out, errw, want)
			}
		})
	}
}

// What is no file of bitext, or of other texts, is refused, and decides nothing.
func TestImportRefused(t *testing.T) {
	en, ru := reviewed(t)
	folder := filepath.Dir(en)
	path, table, text := filepath.Join(folder, "page.xlsx"), filepath.Join(folder, "table.xlsx"), filepath.Join(folder, "other.txt")
	ran(t, "compare", "-o", path, en, ru)
	ran(t, "align", "-o", table, en, ru)
	if err := os.WriteFile(text, []byte("Совсем другая статья.\n\nО другом.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	english := filepath.Join(folder, "other.en.txt")
	if err := os.WriteFile(english, []byte("This is another article.\n\nIt is about something else.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{text, en, ru}, "it is no workbook (.xlsx) or Word document (.docx)"},
		{[]string{path, english, text}, "is not of " + english + " and " + text + ": of its 6 passages 0 stand there"},
		{[]string{table}, "does not say which texts it was written from"},
		{[]string{filepath.Join(folder, "none.xlsx"), en, ru}, "none.xlsx"},
	} {
		var out, errw bytes.Buffer
		status := run(append([]string{"review", "--import"}, c.args...), strings.NewReader(""), &out, &errw)
		if status != exitTrouble || !strings.Contains(errw.String(), c.want) || out.Len() > 0 {
			t.Errorf("%q: status %d, %s%s", c.args, status, out.String(), errw.String())
		}
	}
	for _, target := range []string{ru, text} {
		if _, err := os.Stat(review.Beside(target)); err == nil {
			t.Errorf("%s has a review", target)
		}
	}
}
