package source

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestReadErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	large := write("large.txt", "")
	if err := os.Truncate(large, 200<<20); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		opt        Options
		want       string
	}{
		{"missing", filepath.Join(dir, "no.txt"), Options{}, "no.txt: no such file"},
		{"folder", dir, Options{}, ": is a folder"},
		{"empty", write("empty.txt", ""), Options{}, "empty.txt: is empty"},
		{"byte order mark only", write("mark.txt", "\uFEFF"), Options{}, "mark.txt: holds no text, only white space and markup"},
		{"blank", write("blank.txt", " \n\t\n　\n"), Options{}, "blank.txt: holds no text, only white space and markup"},
		{"blank, by lines", write("blank2.txt", " \n\t\n　\n"), Options{Lines: true}, "blank2.txt: holds no text, only white space and markup"},
		{"too large", large, Options{}, "large.txt: is larger than 32 MB, too large to be one text"},
		{"binary", write("nul.txt", "dam\x00\x01\x02\x03"), Options{}, "nul.txt: is not a text: byte 3 is NUL"},
		{"mostly damaged", write("bad.txt", "水\n\xCF\xEB\xEE"), Options{Encoding: "utf-8"}, "bad.txt:2: byte 0xCF at offset 4 is not valid utf-8"},
		{"unknown encoding", write("a.txt", "a"), Options{Encoding: "no"}, `a.txt: unknown encoding "no"`},
		{"unknown format", write("b.txt", "a"), Options{Format: "no"}, `b.txt: unknown format "no"`},
		{"no standard input", "-", Options{}, "-: there is no standard input"},
		{"nested", write("deep.md", "a\n\n"+strings.Repeat("> ", 1e6)+"a"), Options{}, "deep.md:3: quotations or lists are nested more than 100 deep"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(tt.path, nil, tt.opt)
			if err == nil || !strings.HasSuffix(err.Error(), tt.want) || len(doc.Segments) > 0 {
				t.Errorf("got %v and %d segments, want …%s", err, len(doc.Segments), tt.want)
			}
			if _, ok := err.(*Error); !ok {
				t.Errorf("%T is no *Error", err)
			}
		})
	}
}

// Little damage is repaired, and the document says so.
func TestRepairs(t *testing.T) {
	page := `<html><meta charset="gbk"><p>` + "水库已经干涸，农民在等雨。</p><p>港口"
	tests := []struct{ name, data, text, repairs string }{
		{"a broken byte", "水\n\n水\xFF库\n", "水|水\uFFFD库", "1 damaged character of utf-8 became \uFFFD (U+FFFD), the first in line 3"},
		{"surrogates", "The dam \xED\xA0\x80\xED\xB0\x80 and the водохранилище", "The dam " + strings.Repeat("\uFFFD", 6) + " and the водохранилище",
			"6 damaged characters of utf-8 became \uFFFD (U+FFFD), the first in line 1"},
		{"a character cut in a page", string(encoded(t, page, "gbk")) + "\xD6...</p>", "水库已经干涸，农民在等雨。|港口\uFFFD...",
			"1 damaged character of gb18030 became \uFFFD (U+FFFD), the first in line 1"},
		{"controls", "Плотина\x02 стоит.\n\nДа\x1B\x1F\x7F нет.\x1A", "Плотина стоит.|Да нет.", "left out 5 control characters, the first (U+0002) in line 1"},
		{"an escape", "The dam\x1B[2J holds.", "The dam[2J holds.", "left out 1 control character, the first (U+001B) in line 1"},
		{"both", "水库\x07已经\xFF干涸\n", "水库已经\uFFFD干涸", "1 damaged character of utf-8 became \uFFFD (U+FFFD), the first in line 1; left out 1 control character, the first (U+0007) in line 1"},
		{"NUL in a page", "<!doctype html>\n<p>Пло\x00тина стоит,\x00 и вода на ме\x02сте.</p>", "Плотина стоит, и вода на месте.",
			"left out 2 control characters, the first (U+0000) in line 2; left out 1 control character, the first (U+0002) in line 2"},
		{"none", "水库已经干涸。\n", "水库已经干涸。", ""},
	}
	for _, tt := range tests {
		doc, err := Read("-", strings.NewReader(tt.data), Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var texts []string
		for _, s := range doc.Segments {
			texts = append(texts, s.Text)
		}
		if got := strings.Join(texts, "|"); got != tt.text || strings.Join(doc.Repairs, "; ") != tt.repairs {
			t.Errorf("%s:\n got %q, %q\nwant %q, %q", tt.name, got, doc.Repairs, tt.text, tt.repairs)
		}
	}
}

// Each bad file is refused with a message that names what is wrong.
func TestBadFiles(t *testing.T) {
	deep := 100_000 // elements, brackets or marks within one another
	word := wordFile(t, "<w:p><w:r><w:t>The dam is empty.</w:t></w:r></w:p>")
	lol := `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + wordOpen + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" + wordClose
	tests := []struct{ name, data, format, want string }{
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

// What an archive holds is not unpacked beyond a limit.
func TestZipBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("packs and unpacks 100 MB")
	}
	bomb := strings.Repeat(" ", MaxSize+1)
	for name, data := range map[string]string{"Word": wordFile(t, bomb), "OpenDocument": textFile(t, bomb), "EPUB": bookFile(t, bomb)} {
		_, err := Read("-", strings.NewReader(data), Options{})
		if want := "-: unpacks to more than 32 MB"; err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s…", name, err, want)
		}
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

func TestReadFromStandardInput(t *testing.T) {
	in := strings.NewReader(string(encoded(t, "水库\n\n水坝已经干涸。\n", "gb18030")))
	doc, err := Read("-", in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Path != "-" || doc.Encoding != "gb18030" || len(doc.Segments) != 2 {
		t.Errorf("got %+v", doc)
	}
	if at := doc.Segments[1].Place; at.String() != "-:3" || at.Start != 4 || at.End != 11 {
		t.Errorf("the second segment stands at %v, %+v", at, at)
	}
}

// The content decides, then the extension; of the plain markups the extension does,
// as a listing in one looks like the signs of another.
func TestFormatIsFound(t *testing.T) {
	const shell = "= Draining\n\n[source,console]\n----\n# open the gate\n$ echo **/*.log **now**\n----\n"
	tests := []struct{ path, text, want string }{
		{"a.txt", "One.\n\nTwo.\n", "text"},
		{"a.md", "One.\n\nTwo.\n", "markdown"},
		{"-", "# One\n\nSee [two](three).\n", "markdown"},
		{"README", "Text\n\n```\ncode\n```\n\n## More\n", "markdown"},
		{"a.TXT", "# of drones\n\nForty.\n", "text"},
		{"a.asc", shell, "asciidoc"},
		{"a.rst", shell, "rst"},
		{"a.md", "= Слив воды\n\n:toc:\n\n----\nx\n----\n", "markdown"},
		{"a.txt", shell, "markdown"},
		{"a.asc", "<!DOCTYPE html><p>The gate is shut.</p>", "html"},
	}
	for _, tt := range tests {
		if got := textFormat(tt.text, tt.path); got.Name != tt.want {
			t.Errorf("%s %q: %s, want %s", tt.path, tt.text, got.Name, tt.want)
		}
	}
}

func TestAllIsSortedAndComplete(t *testing.T) {
	if !slices.IsSortedFunc(All, func(a, b *Format) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the formats are not sorted by name")
	}
	seen := map[string]string{}
	for _, f := range All {
		if f.Name == "" || f.Title == "" || f.Note == "" || f.Read == nil || len(f.Extensions) == 0 {
			t.Errorf("%+v lacks something", f)
		}
		if f.Binary && f.Sniff == nil {
			t.Errorf("%s cannot be told from a text", f.Name)
		}
		for _, e := range f.Extensions {
			if seen[e] != "" || e != strings.ToLower(e) || e[0] != '.' {
				t.Errorf("extension %q of %s, also of %q", e, f.Name, seen[e])
			}
			seen[e] = f.Name
		}
	}
}

// A line as long as ten megabytes is one segment and takes linear time.
func TestLongLine(t *testing.T) {
	size := 10 << 20
	if testing.Short() {
		size = 1 << 20
	}
	text := strings.Repeat("Вода ушла, и никто не знает куда. ", size/60)
	for _, opt := range []Options{{}, {Lines: true}} {
		doc, err := Read("-", strings.NewReader(text), opt)
		if err != nil || len(doc.Segments) != 1 {
			t.Errorf("%+v: %d segments, %v", opt, len(doc.Segments), err)
		}
	}
}

func TestArticle(t *testing.T) {
	furniture := func(text string) corpus.Segment { return corpus.Segment{Text: text, Kind: corpus.Furniture, Block: 9} }
	page := corpus.Document{Path: "page.html", Segments: []corpus.Segment{
		furniture("Menu"),
		{Text: "水库干涸", Kind: corpus.Title, Block: 1, Place: corpus.Place{Line: 7}},
		furniture("Реклама"),
		{Text: "农民在等雨。", Block: 3, Place: corpus.Place{Line: 9}},
	}}
	want := corpus.Document{Path: "page.html", Segments: []corpus.Segment{
		{Text: "水库干涸", Kind: corpus.Title, Block: 0, Place: corpus.Place{Line: 7}},
		{Text: "农民在等雨。", Block: 1, Place: corpus.Place{Line: 9}},
	}}
	if got := Article(page); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	only := corpus.Document{Segments: []corpus.Segment{furniture("Menu")}}
	if got := Article(only); !reflect.DeepEqual(got, only) {
		t.Errorf("nothing but furniture: got %+v", got)
	}
}

// A panic in a reader is an error of the file.
func TestSafely(t *testing.T) {
	f := &Format{Title: "Broken format", Limit: 8, Read: func(text string) (content, error) {
		return content{text: text[:8]}, nil
	}}
	if c, err := f.safely("12345678"); err != nil || c.text != "12345678" {
		t.Errorf("at the limit: %+v, %v", c, err)
	}
	for text, want := range map[string]string{"short": "cannot be read as Broken format", "123456789": "too large to be one text"} {
		if _, err := f.safely(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}
