// Package wordml writes Word documents: the files of the archive (ECMA-376, part
// 2), and words in their language (part 1).
//
//	wordml.Write(out, wordml.Portrait, func(w io.Writer) error {
//		io.WriteString(w, "<w:p>")
//		wordml.Run{Lang: "zh-CN", Text: "大桥关闭了。"}.Write(w)
//		_, err := io.WriteString(w, "</w:p>")
//		return err
//	})
package wordml

import (
	"archive/zip"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// Namespace is that of what stands in a document, with the prefix w.
const Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// A Sheet is the markup of a page's size.
type Sheet string

// A4, in twentieths of a point.
const (
	Landscape Sheet = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	Portrait  Sheet = `<w:pgSz w:w="11906" w:h="16838"/>`
)

const margins = `<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>`

// A Part is a file of a document beside its text.
type Part struct {
	Name string        // what Word calls its kind: "styles", "comments"
	Text func() string // its XML without the declaration; asked for once the text is written
}

// Write writes a document on sheets of a size. body writes what stands between
// the tags of w:body, but for the size. No file has a date, so that the same text
// makes the same bytes.
func Write(w io.Writer, sheet Sheet, body func(io.Writer) error, parts ...Part) error {
	archive := zip.NewWriter(w)
	for _, f := range directory(parts) {
		if err := add(archive, f.name, f.text); err != nil {
			return err
		}
	}
	text, err := archive.Create("word/document.xml")
	if err != nil {
		return err
	}
	if _, err := io.WriteString(text, xmltext.Declaration+`<w:document xmlns:w="`+Namespace+`"><w:body>`+"\n"); err != nil {
		return err
	}
	if err := body(text); err != nil {
		return err
	}
	if _, err := io.WriteString(text, "<w:sectPr>"+string(sheet)+margins+"</w:sectPr></w:body></w:document>\n"); err != nil {
		return err
	}
	for _, p := range parts {
		if err := add(archive, "word/"+p.Name+".xml", p.Text()); err != nil {
			return err
		}
	}
	return archive.Close()
}

func add(archive *zip.Writer, name, text string) error {
	w, err := archive.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xmltext.Declaration+text)
	return err
}

const (
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packaged  = "http://schemas.openxmlformats.org/package/2006/"
	wordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

type file struct{ name, text string }

// directory is the files that say what the others are.
func directory(parts []Part) []file {
	types := `<Types xmlns="` + packaged + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordTypes + `document.main+xml"/>`
	const open, end = `<Relationships xmlns="` + packaged + `relationships">`, `</Relationships>`
	inside := open
	for _, p := range parts {
		types += `<Override PartName="/word/` + p.Name + `.xml" ContentType="` + wordTypes + p.Name + `+xml"/>`
		inside += `<Relationship Id="` + p.Name + `" Type="` + relations + p.Name + `" Target="` + p.Name + `.xml"/>`
	}
	list := []file{
		{"[Content_Types].xml", types + `</Types>`},
		{"_rels/.rels", open + `<Relationship Id="rId1" Type="` + relations + `officeDocument" Target="word/document.xml"/>` + end},
	}
	if len(parts) > 0 {
		list = append(list, file{"word/_rels/document.xml.rels", inside + end})
	}
	return list
}

// A Run is words in one look.
type Run struct {
	Style   string // of characters, by its ID; or none
	Bold    bool
	Lang    string // as [label.Region] writes it; or none
	Deleted bool   // it stands in w:del
	Text    string
}

// Write writes a run; the writer keeps its own errors. Word knows two languages of
// a run, one for each kind of script: Chinese is that of Chinese letters only, or
// words in Latin letters would be broken as they are, and quotation marks and
// dashes are drawn as in Chinese text. What XML cannot hold is left out.
func (r Run) Write(w io.Writer) {
	io.WriteString(w, "<w:r><w:rPr>")
	if r.Style != "" {
		xmltext.Write(w, `<w:rStyle w:val="`, r.Style, `"/>`)
	}
	language := "w:val"
	if label.EastAsian(r.Lang) {
		io.WriteString(w, `<w:rFonts w:hint="eastAsia"/>`)
		language = "w:eastAsia"
	}
	if r.Bold {
		io.WriteString(w, "<w:b/>")
	}
	if r.Lang != "" {
		xmltext.Write(w, "<w:lang "+language+`="`, r.Lang, `"/>`)
	}
	io.WriteString(w, "</w:rPr>")
	element := "w:t"
	if r.Deleted {
		element = "w:delText"
	}
	for i, line := range strings.Split(xmltext.Fold(r.Text), "\n") {
		if i > 0 {
			io.WriteString(w, "<w:br/>")
		}
		for k, part := range strings.Split(line, "\t") {
			if k > 0 {
				io.WriteString(w, "<w:tab/>")
			}
			xmltext.Write(w, "<"+element+` xml:space="preserve">`, part, "</"+element+">")
		}
	}
	io.WriteString(w, "</w:r>")
}
