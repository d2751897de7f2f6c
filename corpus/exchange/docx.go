package exchange

import (
	"archive/zip"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// Docx is a Word document with a table, to send to an editor: number, source,
// target, remarks. Every cell names its language, so that Word checks spelling
// and picks fonts by it. Each segment is a paragraph of its cell. It is read back
// as an editor leaves it; see [readEdited].
var Docx = &Format{
	Name:       "docx",
	Doc:        "Word document with a table, to read and to edit; what was edited is read back",
	Extensions: []string{".docx"},
	Keeps:      editable,
	Unaligned:  Mark,
	Style:      label.Region,
	Fold:       xmltext.FoldText,
	Read:       readEdited(grid.Word),
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			archive := zip.NewWriter(out)
			for _, part := range docxParts {
				if err := addPart(archive, part.name, xmltext.Declaration+part.text); err != nil {
					return err
				}
			}
			w, err := archive.Create("word/document.xml")
			if err != nil {
				return err
			}
			text := newFile(w)
			if err := (docxWriter{j, text}).write(); err != nil {
				return err
			}
			return errors.Join(text.Flush(), archive.Close())
		})
	},
}

// docxParts are the parts of a document beside its text, in the order in which
// they stand in the file (ECMA-376, part 2).
var docxParts = []struct{ name, text string }{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`</Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`</Relationships>`},
}

// docxWidths are the widths of the four columns in twentieths of a point: with
// the margins a landscape A4 page.
var docxWidths = []string{"600", "6200", "6200", "1560"}

// addPart adds a file to an archive. It has no date, so that the same texts
// make the same bytes.
func addPart(archive *zip.Writer, name, text string) error {
	w, err := archive.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

// A docxWriter writes the document's text.
type docxWriter struct {
	*Job
	*file
}

// A docxCell is paragraphs and their language.
type docxCell struct {
	paragraphs []string
	lang       string
}

// write writes the whole text.
func (w docxWriter) write() error {
	w.WriteString(xmltext.Declaration + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + "\n" +
		`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		w.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>`)
	}
	w.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range docxWidths {
		w.WriteString(`<w:gridCol w:w="` + width + `"/>`)
	}
	w.WriteString("</w:tblGrid>\n")
	english := w.label(corpus.English)
	w.row(`<w:tblHeader/>`, "<w:b/>", []docxCell{
		{[]string{"#"}, english}, {[]string{w.label(w.Header.Src)}, english}, {[]string{w.label(w.Header.Dst)}, english}, {[]string{"remarks"}, english},
	})
	const page = `<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`
	err := w.each(func(number int, u TU) error {
		src, dst := w.segments(u)
		w.row("", "", []docxCell{
			{[]string{strconv.Itoa(number)}, english}, {src, w.label(u.Src.Tag)}, {dst, w.label(u.Dst.Tag)}, {[]string{w.remarks(u)}, english},
		})
		return nil
	})
	w.WriteString("</w:tbl>\n<w:p/>" + page + "</w:body></w:document>\n")
	return err
}

// remarks are what people should know about a unit, a line each.
func (docxWriter) remarks(u TU) string {
	var list []string
	if c := decimals(u.Confidence); c != "" {
		list = append(list, c)
	}
	if u.Moved {
		list = append(list, "moved")
	}
	return strings.Join(append(list, u.Notes...), "\n")
}

// row writes a row of the table, with markup for it and for its texts.
func (w docxWriter) row(rowProperty, runProperty string, cells []docxCell) {
	w.WriteString(`<w:tr><w:trPr><w:cantSplit/>` + rowProperty + `</w:trPr>`)
	for k, c := range cells {
		w.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + docxWidths[k] + `" w:type="dxa"/></w:tcPr>`)
		for _, text := range c.paragraphs {
			w.paragraph(runProperty, c, text)
		}
		if len(c.paragraphs) == 0 { // a cell has one at least (ECMA-376, part 1, 17.4.65)
			w.paragraph(runProperty, c, "")
		}
		w.WriteString("</w:tc>")
	}
	w.WriteString("</w:tr>\n")
}

// paragraph writes a paragraph of a cell.
func (w docxWriter) paragraph(runProperty string, c docxCell, text string) {
	w.WriteString(`<w:p><w:r><w:rPr>`)
	language := "w:val"
	if label.EastAsian(c.lang) {
		// Quotation marks and dashes are drawn as in Chinese text; words in Latin
		// letters are not broken as that is.
		w.WriteString(`<w:rFonts w:hint="eastAsia"/>`)
		language = "w:eastAsia"
	}
	w.xml(runProperty+`<w:lang `+language+`="`, c.lang, `"/></w:rPr>`)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.WriteString("<w:br/>")
		}
		for k, part := range strings.Split(line, "\t") {
			if k > 0 {
				w.WriteString("<w:tab/>")
			}
			w.xml(`<w:t xml:space="preserve">`, part, "</w:t>")
		}
	}
	w.WriteString("</w:r></w:p>")
}
