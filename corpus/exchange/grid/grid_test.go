package grid

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// show is tables as a text: cells in bars, paragraphs with ¶ between, items of
// lists with •, ^ for a cell that is one with that above it.
func show(tables []Table) string {
	var b strings.Builder
	for k, table := range tables {
		if k > 0 {
			b.WriteString("--\n")
		}
		for _, row := range table {
			for c, cell := range row {
				if c > 0 {
					b.WriteByte('|')
				}
				if cell.Above {
					b.WriteByte('^')
				}
				b.WriteString(strings.ReplaceAll(strings.Join(cell.Paragraphs, "¶"), "\n", "⏎"))
				for _, item := range cell.List {
					b.WriteString("•" + item)
				}
			}
			b.WriteByte('\n')
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// packed is an archive of parts: name, text, name, text …
func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for k := 0; k < len(parts); k += 2 {
		part, err := w.CreateHeader(&zip.FileHeader{Name: parts[k], Method: zip.Store})
		if err == nil {
			_, err = part.Write([]byte(parts[k+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// document is a Word document with a body.
func document(t testing.TB, body string) []byte {
	return packed(t, "word/document.xml", `<w:document xmlns:w="x"><w:body>`+body+`</w:body></w:document>`)
}

// cellOf is a cell of a Word document, of properties and a paragraph.
func cellOf(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>`
}

func TestWord(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"no table", "<w:p><w:r><w:t>Prose.</w:t></w:r></w:p>", ""},
		{"two rows", "<w:tbl><w:tr>" + cellOf("", "en") + cellOf("", "ru") + "</w:tr><w:tr>" + cellOf("", "One.") + cellOf("", "Один.") + "</w:tr></w:tbl>", "en|ru\nOne.|Один."},
		{"line break, tab, hyphens", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "a⏎b\tc\u2011de"},
		{"signs", `<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:pPr><w:r><w:t>a, </w:t><w:sym w:font="Symbol" w:char="F0B3"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>b</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "a, ≥βb"},
		{"a tab stop is no tab", "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "a"},
		{"several paragraphs, a blank one", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/><w:p><w:r><w:t> b </w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "a¶b"},
		{"spans", "<w:tbl><w:tr>" + cellOf(`<w:gridSpan w:val="2"/>`, "a") + cellOf(`<w:vMerge w:val="restart"/>`, "b") + "</w:tr><w:tr>" + cellOf("", "c") + cellOf("", "d") + cellOf(`<w:vMerge/>`, "") + "</w:tr></w:tbl>", "a||b\nc|d|^"},
		{"a table in a cell", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr>" + cellOf(`<w:vMerge/>`, "in") + "</w:tr></w:tbl><w:p/></w:tc>" + cellOf("", "b") + "</w:tr></w:tbl>", "a¶in|b"},
		{"inserted, deleted, moved away", "<w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p></w:tc></w:tr></w:tbl>", "new"},
		{"a deleted row", "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cellOf("", "a") + "</w:tr><w:tr><w:trPr><w:ins/></w:trPr>" + cellOf("", "b") + "</w:tr></w:tbl>", "b"},
		{"two tables", "<w:tbl><w:tr>" + cellOf("", "a") + "</w:tr></w:tbl><w:p/><w:tbl><w:tr>" + cellOf("", "b") + "</w:tr></w:tbl>", "a\n--\nb"},
		{"what belongs nowhere", "<w:tr>" + cellOf(`<w:vMerge/><w:gridSpan w:val="9"/>`, "a") + "</w:tr>" + "<w:tbl>" + cellOf(`<w:vMerge/>`, "b") + "</w:tbl>", ""},
		{"more columns than any table", "<w:tbl><w:tr>" + cellOf(`<w:gridSpan w:val="99999999"/>`, "a") + "</w:tr></w:tbl>", "a" + strings.Repeat("|", maxColumns-1)},
	} {
		tables, err := Word("x.docx", document(t, c.body))
		if got := show(tables); got != c.want || err != nil {
			t.Errorf("%s: got %v\n%s\nwant\n%s", c.name, err, got, c.want)
		}
	}
}

func TestPage(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"no table", "<p>Prose.", ""},
		{"tags left out", "<table><tr><th>en<th>ru<tr><td>One.<td>Один.</table>", "en|ru\nOne.|Один."},
		{"no row", "<table><td>a<td>b</table>", "a|b"},
		{"white space", "<table><tr><td> One\n\ttwo <b> three</b> . <td>第一\n行 <td>a<br> b</table>", "One two three .|第一行|a⏎b"},
		{"paragraphs and lists", "<table><tr><td><p>a</p><div>b</div><ul><li>n<li>m</ul></table>", "a¶b•n•m"},
		{"spans", "<table><tr><td rowspan=3>a<td colspan=2>b<tr><td>c<td rowspan=2>d<tr><td>e</table>", "a|b|\n^|c|d\n^|e|^"},
		{"a table in a cell", "<table><tr><td>a<table><tr><td>in</table>b<td>c</table>", "a¶in¶b|c"},
		{"what is not shown", "<title>t</title><table><tr><td>a<script>if (1<2) x()</script><del>old</del>b</table>", "ab"},
		{"entities, other letters", "<meta charset=windows-1251><table><tr><td>&lt;R&amp;D&gt;<td>\xcf\xee\xf0\xf2</table>", "<R&D>|Порт"},
		{"spans beyond all", "<table><tr><td colspan=99999999 rowspan=99999999>a</table>", "a" + strings.Repeat("|", maxColumns-1)},
		{"wide below tall", "<table><tr>" + strings.Repeat("<td rowspan=9 colspan=60>a", 2) + "<tr>" + strings.Repeat("<td>b", 3) + "</table>",
			"a" + strings.Repeat("|", 60) + "a" + strings.Repeat("|", 39) + "\n^" + strings.Repeat("|^", maxColumns-1)},
		{"cut short", "<table><tr><td>a<td>b", "a|b"},
	} {
		tables, err := Page("x.html", []byte(c.page))
		if got := show(tables); got != c.want || err != nil {
			t.Errorf("%s: got %v\n%s\nwant\n%s", c.name, err, got, c.want)
		}
	}
}

func TestWorkbook(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	set := func(cell string, value any) {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	set("A1", "en")
	set("B1", "ru")
	set("A2", " One.\r\n \nTwo. ")
	set("B2", "Один\nдва.")
	set("A4", "Three.")
	set("B4", 29.5)
	set("C4", true)
	if err := book.MergeCell("Sheet1", "B2", "B3"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := book.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	tables, err := Workbook("x.xlsx", out.Bytes())
	if want := "en|ru\nOne.¶Two.|Один⏎два.\n|^\nThree.|29.5|TRUE"; show(tables) != want || err != nil {
		t.Errorf("got %v\n%s\nwant\n%s", err, show(tables), want)
	}
}

// The sheets of a workbook have room for so much together, and no more.
func TestRoom(t *testing.T) {
	for _, c := range []struct {
		name string
		room room
		rows []int // cells of each
		want string
	}{
		{"rows that fit", room{2, 0}, []int{1, maxColumns}, ""},
		{"a row too many", room{2, 0}, []int{0, 0, 0}, "more than 1048576 rows"},
		{"cells that fit", room{9, 2}, []int{maxColumns + 1, maxColumns + 1}, ""},
		{"a cell too many", room{9, 2}, []int{maxColumns + 1, maxColumns + 2}, "more than 2000000 cells right of column 100"},
	} {
		var err error
		for _, cells := range c.rows {
			err = c.room.take(cells)
		}
		if (err == nil) != (c.want == "") || err != nil && !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// A string that many cells name counts as often, however its number is written.
func TestSharedSize(t *testing.T) {
	for values, want := range map[string]int{
		`<v>0</v>`: 18, `<v>1</v><v> 1 </v>`: 52, `<x:v a="b">1</x:v>`: 26, `<v>2</v><v>1.5</v><v>-1</v><v>text</v>`: 0,
		`<v>&#48;</v>`: 26, `<v><![CDATA[0]]></v>`: 26, `<v>0<!-- -->1</v>`: 26, `<value>1</value>`: 0, `<v>1`: 26,
	} {
		book := excelize.NewFile()
		book.Pkg.Store("xl/sharedStrings.xml", []byte("<sst><si><t>ab</t></si><x:si><t>harbor</t></x:si>"))
		book.Pkg.Store("xl/worksheets/sheet1.xml", []byte("<row><c>"+values))
		book.Pkg.Store("xl/other.xml", []byte("<v>1</v>"))
		if got := sharedSize(book); got != want {
			t.Errorf("%s: %d, want %d", values, got, want)
		}
	}
}

// What is damaged is refused by its name.
func TestDamaged(t *testing.T) {
	for name, read := range map[string]func() ([]Table, error){
		"x.xlsx: not a sound workbook":           func() ([]Table, error) { return Workbook("x.xlsx", []byte("PK\x03\x04")) },
		"y.xlsx: not a sound workbook":           func() ([]Table, error) { return Workbook("y.xlsx", document(t, "")) },
		"x.docx: not a sound Word document":      func() ([]Table, error) { return Word("x.docx", []byte("PK\x03\x04")) },
		"y.docx: not a sound Word document":      func() ([]Table, error) { return Word("y.docx", packed(t, "a", "")) },
		"z.docx:1: the file ends inside <w:tbl>": func() ([]Table, error) { return Word("z.docx", packed(t, "word/document.xml", "<w:tbl>")) },
	} {
		_, err := read()
		if name = strings.Replace(name, "w:tbl", "tbl", 1); err == nil || !strings.HasPrefix(err.Error(), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

func TestKindOf(t *testing.T) {
	for want, data := range map[Kind][]byte{
		Other: []byte("text"), IsOld: []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), OtherZip: packed(t, "content.xml", ""),
		IsBook: packed(t, "xl/workbook.xml", ""), IsWord: packed(t, "word/document.xml", ""),
	} {
		if got := KindOf(data); got != want || Packed(data) != (want != Other) {
			t.Errorf("%.8q is %v, want %v", data, got, want)
		}
	}
}

// FuzzTables reads any page, and documents and workbooks made of any parts:
// refused in one line that names the file, or no row wider than is allowed.
func FuzzTables(f *testing.F) {
	const (
		sheet   = `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>б</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`
		strings = `<sst><si><t>a

b</t></si></sst>`
	)
	f.Add("<table><tr><td rowspan=3>a<td colspan=2>b<tr><td>c<td rowspan=2>d<tr><td>e</table>", strings)
	f.Add("</table><td></tr><table><li><table></li></table><th rowspan=-1>", "")
	f.Add("<w:tbl><w:tr><w:trPr><w:del/></w:trPr>"+cellOf(`<w:vMerge/><w:gridSpan w:val="200"/>`, "a")+"</w:tr></w:tbl>", "")
	f.Add("<w:tc><w:tbl><w:tc><w:tcPr><w:gridSpan/></w:tcPr></w:tc></w:tbl></w:tc>", "")
	f.Add(sheet, strings)
	f.Fuzz(func(t *testing.T, text, beside string) {
		tables, err := Page("x", []byte(text))
		checkTables(t, tables, err)
		tables, err = Word("x", document(t, text))
		checkTables(t, tables, err)
		book := workbook(t, text, beside)
		tables, err = Workbook("x", book)
		checkTables(t, tables, err)
		if names := Sheets(book); err == nil && len(names) != len(tables) {
			t.Errorf("%d names of %d sheets", len(names), len(tables))
		}
	})
}

// workbook is a workbook of one sheet and its strings.
func workbook(t testing.TB, sheet, strings string) []byte {
	return packed(t,
		"_rels/.rels", `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", strings)
}

// checkTables checks what was read, or that it was refused in one line.
func checkTables(t *testing.T, tables []Table, err error) {
	t.Helper()
	if err != nil && (!strings.HasPrefix(err.Error(), "x") || strings.ContainsAny(err.Error(), "\n\r")) {
		t.Fatalf("refused in other words than one line: %q", err)
	}
	for _, table := range tables {
		for _, row := range table {
			if len(row) > 2*maxColumns {
				t.Fatalf("a row of %d cells", len(row))
			}
		}
	}
}

func ExamplePage() {
	tables, err := Page("edited.html", []byte("<table><tr><th>en<th>ru<tr><td>The ferry sails.<td>Паром отходит.</table>"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range tables[0] {
		fmt.Println(row[0].Text(), "/", row[1].Text())
	}
	// Output:
	// en / ru
	// The ferry sails. / Паром отходит.
}
