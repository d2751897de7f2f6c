package wordml

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	for _, c := range []struct {
		run  Run
		want string
	}{
		{Run{Text: "a"}, `<w:r><w:rPr></w:rPr><w:t xml:space="preserve">a</w:t></w:r>`},
		{Run{Lang: "ru", Text: "Мост"}, `<w:r><w:rPr><w:lang w:val="ru"/></w:rPr><w:t xml:space="preserve">Мост</w:t></w:r>`},
		{Run{Lang: "zh-TW", Text: "橋"}, `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-TW"/></w:rPr><w:t xml:space="preserve">橋</w:t></w:r>`},
		{Run{Style: "Gone", Bold: true, Deleted: true, Text: "a & b"}, `<w:r><w:rPr><w:rStyle w:val="Gone"/><w:b/></w:rPr><w:delText xml:space="preserve">a &amp; b</w:delText></w:r>`},
		{Run{Text: "a\tb\nc\x01"}, `<w:r><w:rPr></w:rPr><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t><w:br/><w:t xml:space="preserve">c</w:t></w:r>`},
	} {
		var out strings.Builder
		c.run.Write(&out)
		if out.String() != c.want {
			t.Errorf("%+v:\n%s\nwant\n%s", c.run, &out, c.want)
		}
	}
}

// Every file of a document is named in its directory, and a part is asked for
// once the text is written.
func TestWrite(t *testing.T) {
	written := false
	var out bytes.Buffer
	err := Write(&out, Portrait, func(w io.Writer) error {
		written = true
		_, err := io.WriteString(w, "<w:p/>")
		return err
	}, Part{"comments", func() string {
		if !written {
			t.Error("asked for before the text")
		}
		return "<c/>"
	}})
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"[Content_Types].xml":          `PartName="/word/comments.xml"`,
		"word/_rels/document.xml.rels": `Target="comments.xml"`,
		"word/document.xml":            `<w:body>` + "\n" + `<w:p/><w:sectPr><w:pgSz w:w="11906"`,
		"word/comments.xml":            `?>` + "\n<c/>",
	} {
		text, err := fs.ReadFile(archive, name)
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s has no %s:\n%s\n%v", name, want, text, err)
		}
	}
}
