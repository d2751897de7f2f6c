package source

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zipped makes an archive of name, text, name, text …
func zipped(t testing.TB, parts ...string) string {
	t.Helper()
	var b strings.Builder
	w := zip.NewWriter(&b)
	for k := 0; k < len(parts); k += 2 {
		f, err := w.Create(parts[k])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[k+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	wordOpen  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordClose = `</w:body></w:document>`
	container = `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`
	book      = `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`
)

func wordFile(t testing.TB, body string) string {
	return zipped(t, "word/document.xml", wordOpen+body+wordClose)
}

func textFile(t testing.TB, body string) string {
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<content>"+body+"</content>")
}

func bookFile(t testing.TB, chapter string) string {
	return zipped(t, "META-INF/container.xml", container, "book.opf", book, "a.xhtml", chapter)
}

// Each bad file is refused with a message that names what is wrong.
func TestBadFiles(t *testing.T) {
	deep := 1_000_000
	word := wordFile(t, "<w:p><w:r><w:t>The dam is empty.</w:t></w:r></w:p>")
	bomb := strings.Repeat(" ", MaxSize+1)
	lol := `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + wordOpen + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" + wordClose
	tests := []struct{ name, data, format, want string }{
		{"zip bomb as Word", wordFile(t, bomb), "", "unpacks to more than 32 MB"},
		{"zip bomb as OpenDocument", textFile(t, bomb), "", "unpacks to more than 32 MB"},
		{"zip bomb as EPUB", bookFile(t, bomb), "", "unpacks to more than 32 MB"},
		{"entities", zipped(t, "word/document.xml", lol), "", "invalid character entity &b;"},
		{"deep Word", wordFile(t, strings.Repeat("<w:p>", deep)), "", "nests elements more than 512 deep"},
		{"deep OpenDocument", textFile(t, strings.Repeat("<p>", deep)), "", "nests elements more than 512 deep"},
		{"deep EPUB", bookFile(t, strings.Repeat("<div>", deep)), "", "open stack of elements exceeds 512 nodes"},
		{"deep HTML", "<!doctype html>" + strings.Repeat("<div>", deep), "", "open stack of elements exceeds 512 nodes"},
		{"deep Markdown", "# a\n" + strings.Repeat("[", deep), "markdown", "more than 1000 brackets are open at once"},
		{"deep lists", "# a\n" + strings.Repeat("- ", deep) + "a", "markdown", "nested more than 100 deep"},
		{"cut off", word[:len(word)/2], "", "is not a whole zip archive"},
		{"cut off, named", word[:len(word)/2], "docx", "is not a whole Word document"},
		{"no zip archive", "Text.", "epub", "is not a whole EPUB book"},
		{"damaged inside", word[:60] + "\x07\x07\x07" + word[63:], "", "its part word/document.xml is damaged"},
		{"broken XML", wordFile(t, "<w:p><w:r>"), "", "its part word/document.xml is damaged"},
		{"no spine", zipped(t, "META-INF/container.xml", container), "", "lacks its part book.opf"},
		{"no chapter", zipped(t, "META-INF/container.xml", container, "book.opf", book), "", "lacks its part a.xhtml"},
		{"empty Word", wordFile(t, "<w:p></w:p>"), "", "holds no text"},
		{"empty page", "<!doctype html><html><body><p> </p></body></html>", "", "holds no text"},
		{"Excel", zipped(t, "xl/workbook.xml", "<workbook/>"), "", "is an Excel workbook, not a text"},
		{"protected book", zipped(t, "META-INF/container.xml", container, "book.opf", book, "META-INF/encryption.xml",
			`<encryption><CipherReference URI="a.xhtml"/></encryption>`, "a.xhtml", "<p>"), "", "is protected against copying"},
		{"two encodings", strings.Repeat("Плотина. ", 9) + string(encoded(t, strings.Repeat("Плотина. ", 9), "windows-1251")), "", "is not valid utf-8"},
		{"two Chinese encodings", strings.Repeat("水库干涸。", 9) + string(encoded(t, strings.Repeat("水库干涸。", 9), "gbk")), "", "is not valid utf-8"},
		{"surrogates in UTF-8", "The dam \xED\xA0\x80\xED\xB0\x80 and the водохранилище", "", "byte 0xED at offset 8 is not valid utf-8"},
		{"NUL in a page", "<!doctype html><p>The dam\x00</p><p>" + strings.Repeat("is empty. ", 20), "", "is NUL"},
		{"NUL in a subtitle", "1\n00:00:01,000 --> 00:00:02,000\nDam\x00\n", "", "is NUL"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read("-", strings.NewReader(tt.data), Options{Format: tt.format})
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "-:") {
				t.Errorf("got %v and %d segments, want …%s…", err, len(doc.Segments), tt.want)
			}
		})
	}
}

// A wrong extension does no harm: the content decides.
func TestWrongExtension(t *testing.T) {
	dir := t.TempDir()
	tests := []struct{ name, data, want string }{
		{"word.txt", wordFile(t, "<w:p><w:r><w:t>The dam is empty.</w:t></w:r></w:p>"), ""},
		{"text.docx", "The dam is empty.\n", ""},
		{"page.txt", "<!DOCTYPE html><p>The dam is empty.</p>", ""},
		{"film.txt", "1\n00:00:01,000 --> 00:00:02,000\nThe dam is empty.\n", ""},
		{"film.html", "WEBVTT\n\n00:01.000 --> 00:02.000\nThe dam is empty.\n", ""},
		{"picture.docx", "\x89PNG\r\n\x1A\n\x00\x00", "is a PNG picture, not a text"},
		{"old.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "is an old Office file, not a text"},
	}
	for _, tt := range tests {
		path := filepath.Join(dir, tt.name)
		if err := os.WriteFile(path, []byte(tt.data), 0o666); err != nil {
			t.Fatal(err)
		}
		doc, err := Read(path, nil, Options{})
		if tt.want != "" {
			if err == nil || !strings.HasSuffix(err.Error(), tt.want) {
				t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
			}
			continue
		}
		if err != nil || len(doc.Segments) != 1 || doc.Segments[0].Text != "The dam is empty." {
			t.Errorf("%s: %v %v", tt.name, doc.Segments, err)
		}
	}
}

// checkHeld checks the laws of what is read from a format that is not laid out
// in lines.
func checkHeld(t *testing.T, c content, err error) {
	t.Helper()
	if err != nil {
		return
	}
	checkPlaces(t, c.text, c.located("x"))
}

func FuzzHTML(f *testing.F) {
	pages, _ := filepath.Glob(filepath.Join(samples, "pages", "*.html"))
	for _, path := range pages {
		data, _ := os.ReadFile(path)
		if text, _, err := Decode(data, ""); err == nil {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, page string) {
		c, err := readHTML(page)
		checkHeld(t, c, err)
	})
}

func FuzzWord(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>水库</w:t><w:br/><w:tab/><w:t>Плотина</w:t></w:r></w:p>`)
	f.Add(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:del><w:r><w:t>old</w:t></w:r></w:del><w:p><w:r><w:t>box</w:t></w:r></w:p></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		c, err := readDOCX(wordFile(t, body))
		checkHeld(t, c, err)
	})
}

func FuzzOpenDocument(f *testing.F) {
	f.Add(`<h outline-level="1">水库</h><p style-name="Quotations">Плотина <s c="3"/>пуста<line-break/>.</p>`)
	f.Add(`<list><list-item><p>One<note><note-citation>1</note-citation><note-body><p>Note</p></note-body></note></p></list-item></list>`)
	f.Fuzz(func(t *testing.T, body string) {
		c, err := readODT(textFile(t, body))
		checkHeld(t, c, err)
	})
}

func FuzzBook(f *testing.F) {
	f.Add(`<html><body><h1>水库</h1><p>Плотина <a id="x"/>пуста.</p></body></html>`)
	f.Fuzz(func(t *testing.T, chapter string) {
		c, err := readEPUB(bookFile(t, chapter))
		checkHeld(t, c, err)
	})
}

// FuzzArchive damages whole files.
func FuzzArchive(f *testing.F) {
	for _, name := range []string{"sample.zh.docx", "sample.ru.odt", "sample.en.epub"} {
		data, err := os.ReadFile(filepath.Join(samples, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := Read("-", strings.NewReader(string(data)), Options{}); err == nil && len(doc.Segments) == 0 {
			t.Error("no segments and no error")
		}
	})
}

func FuzzSubtitles(f *testing.F) {
	f.Add("1\n00:00:01,000 --> 00:00:02,000\n<i>The dam</i>\nis empty.\n\n2\n00:00:02,000 --> 00:00:03,000\n{\\an8}水库\n")
	f.Add("WEBVTT\n\nNOTE no text\n\n00:01.000 --> 00:02.000 align:start\n<v Ada>Плотина\nпуста.\n")
	f.Fuzz(func(t *testing.T, text string) {
		checkReading(t, text, Options{Format: "srt"}, false)
	})
}

func FuzzTable(f *testing.F) {
	f.Add("The dam\t水库\nis empty.\t干涸。\n")
	f.Fuzz(func(t *testing.T, text string) {
		checkReading(t, text, Options{Format: "tsv"}, true)
	})
}
