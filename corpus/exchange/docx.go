package exchange

import (
	"archive/zip"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/bitext-tools/bitext/corpus"
)

// Docx is a Word document with a table, to send to an editor: number, source,
// target, remarks. Every cell names its language, so that Word checks spelling
// and picks fonts by it. It is not read back.
var Docx = &Format{
	Name:       "docx",
	Doc:        "Word document with a table, to read and to mark up",
	Extensions: []string{".docx"},
	Unaligned:  Mark,
	Style:      Region,
	Fold:       xmlText,
	Write:      writeDocx,
}

// docxParts are the parts of a document beside its text, in the order in which
// they stand in the file (ECMA-376, part 2).
var docxParts = []property{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`</Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`</Relationships>`},
}

// The widths of the four columns and of a landscape A4 page, in twentieths of
// a point.
var docxWidths = []string{"600", "6200", "6200", "1560"}

const docxPage = `<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
	`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`

func writeDocx(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	archive := zip.NewWriter(out)
	for _, part := range docxParts {
		if err := addPart(archive, part.key, xmlDeclaration+part.value); err != nil {
			return err
		}
	}
	w, err := archive.Create("word/document.xml")
	if err != nil {
		return err
	}
	text := newFile(w)
	if err := writeDocxTable(j, text); err != nil {
		return err
	}
	return errors.Join(text.Flush(), archive.Close(), out.close())
}

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

func writeDocxTable(j *Job, out *file) error {
	out.WriteString(xmlDeclaration + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + "\n" +
		`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		out.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>`)
	}
	out.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range docxWidths {
		out.WriteString(`<w:gridCol w:w="` + width + `"/>`)
	}
	out.WriteString("</w:tblGrid>\n")
	english := j.label(corpus.English)
	writeDocxRow(out, `<w:tblHeader/>`, "<w:b/>", []docxCell{
		{"#", english}, {j.label(j.Header.Src), english}, {j.label(j.Header.Dst), english}, {"remarks", english},
	})
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		src, dst := j.texts(u)
		writeDocxRow(out, "", "", []docxCell{
			{strconv.Itoa(number), english}, {src, j.label(u.Src.Tag)}, {dst, j.label(u.Dst.Tag)}, {remarks(u), english},
		})
	}
	out.WriteString("</w:tbl>\n<w:p/>" + docxPage + "</w:body></w:document>\n")
	return nil
}

// remarks are what people should know about a unit, a line each.
func remarks(u TU) string {
	var lines []string
	if c := decimals(u.Confidence); c != "" {
		lines = append(lines, c)
	}
	if u.Moved {
		lines = append(lines, "moved")
	}
	return strings.Join(append(lines, u.Notes...), "\n")
}

// A docxCell is a text and its language.
type docxCell struct{ text, lang string }

func writeDocxRow(out *file, rowProperty, runProperty string, cells []docxCell) {
	out.WriteString(`<w:tr><w:trPr><w:cantSplit/>` + rowProperty + `</w:trPr>`)
	for k, c := range cells {
		out.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + docxWidths[k] + `" w:type="dxa"/></w:tcPr><w:p><w:r><w:rPr>`)
		if eastAsian(c.lang) {
			// Quotation marks and dashes are drawn as in Chinese text.
			out.WriteString(`<w:rFonts w:hint="eastAsia"/>`)
		}
		out.xml(runProperty+`<w:lang w:val="`, c.lang, `" w:eastAsia="`, c.lang, `"/></w:rPr>`)
		for i, line := range strings.Split(c.text, "\n") {
			if i > 0 {
				out.WriteString("<w:br/>")
			}
			for k, part := range strings.Split(line, "\t") {
				if k > 0 {
					out.WriteString("<w:tab/>")
				}
				out.xml(`<w:t xml:space="preserve">`, part, "</w:t>")
			}
		}
		out.WriteString("</w:r></w:p></w:tc>")
	}
	out.WriteString("</w:tr>\n")
}

// eastAsianScripts are those whose texts Word calls East Asian (ISO 15924).
var eastAsianScripts = []string{"Hans", "Hant", "Hani", "Jpan", "Kore"}

func eastAsian(label string) bool {
	script, _ := language.Make(label).Script()
	return slices.Contains(eastAsianScripts, script.String())
}
