package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/bitext-tools/bitext/corpus"
)

// A ferry in five beads: the last has no translation, and the second two segments
// on one side.
func ferry() corpus.Bitext {
	seg := func(texts ...string) (list []corpus.Segment) {
		for i, text := range texts {
			list = append(list, corpus.Segment{Text: text, Block: i})
		}
		return list
	}
	bead := func(i, i2, j, j2 int) corpus.Bead {
		return corpus.Bead{Src: corpus.Range{Lo: i, Hi: i2}, Dst: corpus.Range{Lo: j, Hi: j2}, Confidence: 0.9}
	}
	return corpus.Bitext{
		Src:    corpus.Document{Tag: "en", Segments: seg("The ferry sails.", "It is late.", "Fog came.", "The crew of 14 waits.", "Tickets cost $29.", "Bring a coat.")},
		Dst:    corpus.Document{Tag: "ru", Segments: seg("Паром отходит.", "Он опаздывает из-за тумана.", "Экипаж из 14 человек ждёт.", "Билет стоит 29 долларов.")},
		Unit:   corpus.Paragraphs,
		Ladder: corpus.Ladder{bead(0, 1, 0, 1), bead(1, 3, 1, 2), bead(3, 4, 2, 3), bead(4, 5, 3, 4), bead(5, 6, 4, 4)},
	}
}

// edited are the units of a file as an editor left it, a line each, segments
// parted by a bar.
func editedUnits(t *testing.T, path string, data []byte) string {
	t.Helper()
	var list []string
	for _, u := range unitsOf(t, &Input{Path: path, Open: disk{path: bytes.NewBuffer(data)}.open}) {
		list = append(list, fmt.Sprint(strings.Join(u.Src.Texts(), "|"), " = ", strings.Join(u.Dst.Texts(), "|")))
	}
	return strings.Join(list, "\n")
}

// writtenFerry is the ferry in a format.
func writtenFerry(t *testing.T, f *Format) []byte {
	t.Helper()
	d := disk{}
	if _, err := Write(From(ferry()), f, "x", d.create, Options{Unaligned: f.Unaligned}); err != nil {
		t.Fatal(err)
	}
	return d["x"].Bytes()
}

const asWritten = `The ferry sails. = Паром отходит.
It is late.|Fog came. = Он опаздывает из-за тумана.
The crew of 14 waits. = Экипаж из 14 человек ждёт.
Tickets cost $29. = Билет стоит 29 долларов.
Bring a coat. = `

// What people do to a workbook.
func TestEditedWorkbook(t *testing.T) {
	for _, c := range []struct {
		name string
		edit func(f *excelize.File) error
		want string
	}{
		{"nothing", func(*excelize.File) error { return nil }, asWritten},
		{"a text changed, a translation added", func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("bitext", "C2", "Паром уходит."), f.SetCellStr("bitext", "C6", "Возьмите пальто."))
		}, strings.NewReplacer("отходит", "уходит", "coat. = ", "coat. = Возьмите пальто.").Replace(asWritten)},
		{"a row deleted, another added", func(f *excelize.File) error {
			return errors.Join(f.RemoveRow("bitext", 2), f.InsertRows("bitext", 3, 1), f.SetCellStr("bitext", "B3", "New."), f.SetCellStr("bitext", "C3", "Новое."))
		}, "It is late.|Fog came. = Он опаздывает из-за тумана.\nNew. = Новое.\n" + lastOf(asWritten, 3)},
		{"a row moved", func(f *excelize.File) error {
			return errors.Join(f.DuplicateRowTo("bitext", 5, 2), f.RemoveRow("bitext", 6))
		}, "Tickets cost $29. = Билет стоит 29 долларов.\n" + strings.Replace(asWritten, "Tickets cost $29. = Билет стоит 29 долларов.\n", "", 1)},
		{"cells joined on one side", func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("bitext", "C4", "Экипаж ждёт, билет стоит 29 долларов."), f.SetCellStr("bitext", "C5", ""), f.MergeCell("bitext", "C4", "C5"))
		}, firstOf(asWritten, 2) + "\nThe crew of 14 waits.|Tickets cost $29. = Экипаж ждёт, билет стоит 29 долларов.\nBring a coat. = "},
		{"rows joined whole", func(f *excelize.File) error {
			return errors.Join(f.MergeCell("bitext", "A4", "A5"), f.MergeCell("bitext", "B4", "B5"), f.MergeCell("bitext", "C4", "C5"),
				f.SetCellStr("bitext", "B4", "The crew of 14 waits.\n\nTickets cost $29."), f.SetCellStr("bitext", "C4", "Экипаж ждёт.\n \nБилет стоит 29 долларов."))
		}, firstOf(asWritten, 2) + "\nThe crew of 14 waits.|Tickets cost $29. = Экипаж ждёт.|Билет стоит 29 долларов.\nBring a coat. = "},
		{"columns put in, moved and left out, a title above", func(f *excelize.File) error {
			return errors.Join(f.RemoveCol("bitext", "D"), f.InsertCols("bitext", "B", 2), f.SetCellStr("bitext", "B3", "fine"),
				f.SetColWidth("bitext", "D", "E", 12), f.InsertRows("bitext", 1, 2), f.SetCellStr("bitext", "A1", "Ferry, checked by Anna"))
		}, asWritten},
		{"words formatted", func(f *excelize.File) error {
			return f.SetCellRichText("bitext", "C2", []excelize.RichTextRun{{Text: "Паром "}, {Font: &excelize.Font{Bold: true, Color: "FF0000"}, Text: "отходит"}, {Text: "."}})
		}, asWritten},
		{"numbers and dates typed in", func(f *excelize.File) error {
			return errors.Join(f.SetCellInt("bitext", "B2", 29), f.SetCellFloat("bitext", "C2", 29.5, 1, 64))
		}, "29 = 29.5\n" + lastOf(asWritten, 4)},
		{"a sheet of notes before it", func(f *excelize.File) error {
			_, err := f.NewSheet("notes")
			return errors.Join(err, f.SetCellStr("notes", "A1", "to do"), f.MoveSheet("notes", "bitext"))
		}, asWritten},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, err := excelize.OpenReader(bytes.NewReader(writtenFerry(t, XLSX)))
			if err != nil {
				t.Fatal(err)
			}
			if err := c.edit(book); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if _, err := book.WriteTo(&out); err != nil {
				t.Fatal(err)
			}
			if got := editedUnits(t, "x.xlsx", out.Bytes()); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// firstOf and lastOf are the first and the last n lines of a text.
func firstOf(text string, n int) string { return strings.Join(strings.Split(text, "\n")[:n], "\n") }
func lastOf(text string, n int) string {
	list := strings.Split(text, "\n")
	return strings.Join(list[len(list)-n:], "\n")
}

// What people do to a document and to a page, as texts replaced in their markup.
func TestEditedMarkup(t *testing.T) {
	const docxRow, htmlRow = `(?s)<w:tr>.*?</w:tr>\n`, `(?s)<tr id="u\d+">.*?</tr>\n`
	for _, c := range []struct {
		name   string
		format *Format
		edit   func(markup string) string
		want   string
	}{
		{"nothing", Docx, func(m string) string { return m }, asWritten},
		{"nothing", HTML, func(m string) string { return m }, asWritten},
		{"a text changed", Docx, func(m string) string { return strings.Replace(m, "отходит", "уходит", 1) }, strings.Replace(asWritten, "отходит", "уходит", 1)},
		{"a translation put in place of the mark", HTML, func(m string) string {
			return strings.Replace(m, `<td class="missing">[only in en]</td>`, `<td>Возьмите пальто.</td>`, 1)
		}, strings.Replace(asWritten, "coat. = ", "coat. = Возьмите пальто.", 1)},
		{"a change tracked", Docx, func(m string) string {
			return strings.Replace(m, `<w:t xml:space="preserve">Паром отходит.</w:t></w:r>`, `<w:t xml:space="preserve">Паром </w:t></w:r>`+
				`<w:del w:id="1"><w:r><w:delText>отходит</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>уходит</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>`, 1)
		}, strings.Replace(asWritten, "отходит", "уходит", 1)},
		{"a row deleted, tracked", Docx, func(m string) string {
			return nth(m, docxRow, 3, func(row string) string {
				return strings.Replace(row, `<w:cantSplit/>`, `<w:cantSplit/><w:del w:id="3"/>`, 1)
			})
		}, firstOf(asWritten, 2) + "\n" + lastOf(asWritten, 2)},
		{"a mark between paragraphs deleted, tracked", Docx, func(m string) string {
			at := strings.Index(m, "It is late.")
			at = strings.LastIndex(m[:at], "<w:p>") + len("<w:p>")
			return strings.Replace(m[:at]+`<w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr>`+m[at:], "It is late.<", "It is late, and <", 1)
		}, strings.Replace(asWritten, "It is late.|Fog", "It is late, and Fog", 1)},
		{"a row moved", Docx, func(m string) string { return swap(m, docxRow, 1, 2) }, swapped(asWritten, 0, 1)},
		{"a row moved", HTML, func(m string) string { return swap(m, htmlRow, 2, 3) }, swapped(asWritten, 2, 3)},
		{"a row added", HTML, func(m string) string {
			return nth(m, htmlRow, 2, func(row string) string { return row + "<tr><td><td>New.<td>Новое." })
		}, firstOf(asWritten, 3) + "\nNew. = Новое.\n" + lastOf(asWritten, 2)},
		{"cells joined on one side", Docx, func(m string) string {
			m = nth(m, docxRow, 3, func(row string) string {
				return nth(row, `<w:tcPr>`, 2, func(s string) string { return s + `<w:vMerge w:val="restart"/>` })
			})
			return nth(m, docxRow, 4, func(row string) string {
				return nth(row, `<w:tcPr>`, 2, func(s string) string { return s + `<w:vMerge/>` })
			})
		}, firstOf(asWritten, 2) + "\nThe crew of 14 waits.|Tickets cost $29. = Экипаж из 14 человек ждёт.|Билет стоит 29 долларов.\nBring a coat. = "},
		{"cells joined on one side", HTML, func(m string) string {
			m = strings.Replace(m, `lang="ru">Экипаж из 14 человек ждёт.`, `rowspan="2">Экипаж ждёт, билет — 29 долларов.`, 1)
			return strings.Replace(m, `<td dir="auto" lang="ru">Билет стоит 29 долларов.</td>`, "", 1)
		}, firstOf(asWritten, 2) + "\nThe crew of 14 waits.|Tickets cost $29. = Экипаж ждёт, билет — 29 долларов.\nBring a coat. = "},
		{"the table cut in two, with text between", Docx, func(m string) string {
			return nth(m, docxRow, 2, func(row string) string { return row + "</w:tbl><w:p><w:r><w:t>Checked.</w:t></w:r></w:p><w:tbl>" })
		}, asWritten},
	} {
		t.Run(c.format.Name+"/"+c.name, func(t *testing.T) {
			data := writtenFerry(t, c.format)
			if c.format == Docx {
				data = repacked(t, data, "word/document.xml", c.edit)
			} else {
				data = []byte(c.edit(string(data)))
			}
			if got := editedUnits(t, "x"+extension(c.format), data); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// nth replaces the nth match of a pattern, from 0.
func nth(text, pattern string, n int, edit func(string) string) string {
	at := regexp.MustCompile(pattern).FindAllStringIndex(text, -1)[n]
	return text[:at[0]] + edit(text[at[0]:at[1]]) + text[at[1]:]
}

// swap exchanges the matches i and i+1 of a pattern.
func swap(text, pattern string, i, j int) string {
	at := regexp.MustCompile(pattern).FindAllStringIndex(text, -1)
	return text[:at[i][0]] + text[at[j][0]:at[j][1]] + text[at[i][1]:at[j][0]] + text[at[i][0]:at[i][1]] + text[at[j][1]:]
}

// swapped exchanges two lines.
func swapped(text string, i, j int) string {
	list := strings.Split(text, "\n")
	list[i], list[j] = list[j], list[i]
	return strings.Join(list, "\n")
}

// repacked is an archive with one part edited.
func repacked(t *testing.T, archive []byte, name string, edit func(string) string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			text = []byte(edit(string(text)))
		}
		if err := addPart(w, f.Name, string(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What is written, opened in LibreOffice, edited there and saved again, is the
// edited bitext. The editing is done in LibreOffice's own flat file, between two
// runs of it: a text changed, two rows joined, one moved to the top.
func TestEditedInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes several seconds")
	}
	soffice := judge(t, "soffice", "apt: libreoffice-writer-nogui libreoffice-calc-nogui")
	profile := "-env:UserInstallation=file://" + t.TempDir()
	const want = `Tickets cost $29. = Билет стоит 29 долларов.
The ferry sails. = Паром уходит.
It is late.|Fog came. = Он опаздывает из-за тумана.
The crew of 14 waits.|Bring a coat. = Экипаж из 14 человек ждёт.|Возьмите пальто.`
	for _, tt := range []struct {
		format     *Format
		flat, back string
		args       []string
	}{
		{XLSX, "fods", "xlsx", nil},
		{Docx, "fodt", "docx", nil},
		{HTML, "fodt", "html", []string{"--infilter=HTML (StarWriter)"}},
	} {
		t.Run(tt.format.Name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "ferry"+extension(tt.format))
			if err := os.WriteFile(path, writtenFerry(t, tt.format), 0o644); err != nil {
				t.Fatal(err)
			}
			must(t, soffice, slices.Concat([]string{profile, "--headless"}, tt.args, []string{"--convert-to", tt.flat, "--outdir", folder, path})...)
			flat := filepath.Join(folder, "ferry."+tt.flat)
			text, err := os.ReadFile(flat)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(flat, []byte(editFlat(t, string(text))), 0o644); err != nil {
				t.Fatal(err)
			}
			saved := filepath.Join(folder, "saved")
			must(t, soffice, profile, "--headless", "--convert-to", tt.back, "--outdir", saved, flat)
			data, err := os.ReadFile(filepath.Join(saved, "ferry."+tt.back))
			if err != nil {
				t.Fatal(err)
			}
			if got := editedUnits(t, "ferry."+tt.back, data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// editFlat edits a flat OpenDocument file: see [TestEditedInLibreOffice].
func editFlat(t *testing.T, text string) string {
	t.Helper()
	rows := regexp.MustCompile(`(?s)<table:table-row[ >].*?</table:table-row>`)
	at := map[string][]int{}
	for _, span := range rows.FindAllStringIndex(text, -1) {
		for _, mark := range []string{"ferry sails", "14 waits", "cost $29", "a coat"} {
			if strings.Contains(text[span[0]:span[1]], mark) {
				at[mark] = span
			}
		}
	}
	row := func(mark string) string { return text[at[mark][0]:at[mark][1]] }
	paragraph := func(text string) string { return "<text:p>" + text + "</text:p>" }
	behind := func(row, text, added string) string { // a paragraph behind that with the text
		k := strings.Index(row, text)
		k += strings.Index(row[k:], "</text:p>") + len("</text:p>")
		return row[:k] + added + row[k:]
	}
	empty := ""
	if strings.Contains(text, "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"") {
		empty = paragraph("")
	}
	crew := behind(row("14 waits"), "14 waits", empty+paragraph("Bring a coat."))
	crew = behind(crew, "человек ждёт", empty+paragraph("Возьмите пальто."))
	first, last := row("ferry sails"), row("cost $29")
	head, tail := text[:at["ferry sails"][0]], text[at["a coat"][1]:]
	middle := text[at["ferry sails"][1]:at["14 waits"][0]]
	return head + last + strings.Replace(first, "отходит", "уходит", 1) + middle + crew + tail
}
