package exchange

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/wordml"
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
			return wordml.Write(out, wordml.Landscape, func(w io.Writer) error {
				text := newFile(w)
				return errors.Join(docxWriter{j, text}.write(), text.Flush())
			})
		})
	},
}

// docxWidths are the widths of the four columns in twentieths of a point: with
// the margins a landscape A4 page.
var docxWidths = []string{"600", "6200", "6200", "1560"}

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
	w.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		w.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>`)
	}
	w.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range docxWidths {
		w.WriteString(`<w:gridCol w:w="` + width + `"/>`)
	}
	w.WriteString("</w:tblGrid>\n")
	english := w.label(corpus.English)
	w.row(true, []docxCell{
		{[]string{"#"}, english}, {[]string{w.label(w.Header.Src)}, english}, {[]string{w.label(w.Header.Dst)}, english}, {[]string{"remarks"}, english},
	})
	err := w.each(func(number int, u TU) error {
		src, dst := w.segments(u)
		w.row(false, []docxCell{
			{[]string{strconv.Itoa(number)}, english}, {src, w.label(u.Src.Tag)}, {dst, w.label(u.Dst.Tag)}, {[]string{w.remarks(u)}, english},
		})
		return nil
	})
	w.WriteString("</w:tbl>\n<w:p/>")
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

// row writes a row of the table; a head is bold and stands on every page.
func (w docxWriter) row(head bool, cells []docxCell) {
	w.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		w.WriteString(`<w:tblHeader/>`)
	}
	w.WriteString(`</w:trPr>`)
	for k, c := range cells {
		w.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + docxWidths[k] + `" w:type="dxa"/></w:tcPr>`)
		if len(c.paragraphs) == 0 { // a cell has one at least (ECMA-376, part 1, 17.4.65)
			c.paragraphs = []string{""}
		}
		for _, text := range c.paragraphs {
			w.WriteString(`<w:p>`)
			wordml.Run{Bold: head, Lang: c.lang, Text: text}.Write(w)
			w.WriteString(`</w:p>`)
		}
		w.WriteString("</w:tc>")
	}
	w.WriteString("</w:tr>\n")
}
