package report

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/wordml"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// CompareDocx writes the page of [Compare] as a Word document: the summary, then
// both texts in a table with the words marked that differ, and what there is to
// say of them as comments. A ladder that does not fit the texts is an error, and
// nothing is written.
func CompareDocx(w io.Writer, f Findings) error {
	d, err := newDocx(f)
	if err != nil {
		return err
	}
	return d.write(w, wordml.Landscape, func() {
		d.summary()
		d.table()
	})
}

// RedlineDocx writes what [Redline] does as a Word document with tracked changes:
// accepted they give what the target says, rejected the source.
func RedlineDocx(w io.Writer, f Findings) error {
	d, err := newDocx(f)
	if err != nil {
		return err
	}
	return d.write(w, wordml.Portrait, d.redlines)
}

// A docx is a comparison on its way into a Word document (ECMA-376, part 1).
type docx struct {
	view
	*bufio.Writer
	comments []string     // XML of each
	told     map[int]bool // by difference: there is a comment on it
	changes  int          // how many tracked changes there are
}

// newDocx begins a document. A ladder that does not fit the texts is an error.
func newDocx(f Findings) (*docx, error) {
	if err := whole(f.Bitext); err != nil {
		return nil, err
	}
	return &docx{view: newView(f), told: map[int]bool{}}, nil
}

// write writes a document with the body that is drawn, on sheets of a size.
func (d *docx) write(w io.Writer, sheet wordml.Sheet, draw func()) error {
	return wordml.Write(w, sheet, func(text io.Writer) error {
		d.Writer = bufio.NewWriter(text)
		draw()
		return d.Flush()
	}, wordml.Part{Name: "styles", Text: func() string { return docxStyles }}, wordml.Part{Name: "comments", Text: func() string {
		return `<w:comments xmlns:w="` + wordml.Namespace + `">` + strings.Join(d.comments, "") + `</w:comments>`
	}})
}

// xml writes markup and, at odd places, text.
func (d *docx) xml(pieces ...string) { xmltext.Write(d.Writer, pieces...) }

// docxStyles are the styles of paragraphs and, for each manner, of words.
const docxStyles = `<w:styles xmlns:w="` + wordml.Namespace + `">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia" w:eastAsia="SimSun"/><w:sz w:val="20"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="280"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="280"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="HTML Preformatted"/><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Number"><w:name w:val="Number"/><w:rPr><w:color w:val="767676"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Noun"><w:name w:val="Noun"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/><w:color w:val="B3261E"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Added"><w:name w:val="Added"/><w:rPr><w:color w:val="1B6E34"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Moved"><w:name w:val="Moved"/><w:rPr><w:color w:val="7B2D9B"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Differs"><w:name w:val="Differs"/><w:rPr><w:b/><w:shd w:val="clear" w:color="auto" w:fill="FFE596"/></w:rPr></w:style>
</w:styles>`

// docxManners are the styles of words that differ.
var docxManners = [manners]string{moved: "Moved", differs: "Differs", added: "Added", gone: "Gone"}

// docxKinds are the styles of segments; others are as usual.
var docxKinds = map[corpus.Kind]string{
	corpus.Title: "Title", corpus.Heading: "Heading", corpus.Item: "Item", corpus.Quote: "Quote", corpus.Code: "Code",
}

// summary writes what the texts are and how they differ.
func (d *docx) summary() {
	for _, s := range corpus.Sides {
		doc := d.bitext.On(s)
		d.open("Title")
		d.run("", corpus.English, OneLine(doc.Path)+"  "+cmp.Or(string(doc.Tag), "language unknown")+"  "+sizeOf(doc, d.bitext.Unit))
		d.xml("</w:p>\n")
	}
	for _, x := range gravestFirst(d.list) {
		d.open("")
		d.run("Number", corpus.English, x.place(d.labels[corpus.Source], d.labels[corpus.Target])+"  ")
		d.run("Noun", corpus.English, x.noun)
		d.run("", corpus.English, "  "+OneLine(x.text))
		d.xml("</w:p>\n")
	}
	d.open("")
	d.run("", corpus.English, verdictOf(d.list, d.verdicts))
	d.xml("</w:p>\n")
}

// The widths of columns of the table, in twentieths of a point.
const (
	docxNumber = 700
	docxTexts  = 13160 // of both texts together
)

// table writes both texts.
func (d *docx) table() {
	parts := proportions(d.bitext.Src, d.bitext.Dst)
	src := docxTexts * parts[corpus.Source] / (parts[corpus.Source] + parts[corpus.Target])
	widths := []int{docxNumber, src, docxNumber, docxTexts - src}
	d.xml(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D0D0D0"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		d.xml(`<w:gridCol w:w="` + strconv.Itoa(width) + `"/>`)
	}
	d.xml("</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for k, head := range []string{"¶", OneLine(d.bitext.Src.Path), "¶", OneLine(d.bitext.Dst.Path)} {
		d.cell(widths[k], "")
		d.open("Heading")
		d.run("", corpus.English, head)
		d.xml("</w:p></w:tc>")
	}
	d.xml("</w:tr>\n")
	for i, b := range d.bitext.Ladder {
		d.xml("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		for _, s := range corpus.Sides {
			d.side(i, b, s, widths[2*s:])
		}
		d.xml("</w:tr>\n")
	}
	d.xml("</w:tbl>\n<w:p/>\n")
}

// cell begins a cell, with a colour behind it or none.
func (d *docx) cell(width int, fill string) {
	d.xml(`<w:tc><w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>`)
	if fill != "" {
		d.xml(`<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`)
	}
	d.xml("</w:tcPr>")
}

// side writes one side of bead i: its numbers and its text.
func (d *docx) side(i int, b corpus.Bead, s corpus.Side, widths []int) {
	doc, r := d.bitext.On(s), b.On(s)
	fill := ""
	switch {
	case r.Empty():
	case b.Dst.Empty():
		fill = "FBE9E7"
	case b.Src.Empty():
		fill = "E6F4EA"
	}
	d.cell(widths[0], "")
	d.open("")
	d.run("Number", corpus.English, strings.TrimPrefix(span(d.labels[s], r), "¶"))
	d.xml("</w:p></w:tc>")
	d.cell(widths[1], fill)
	switch {
	case r.Empty():
		d.says("not in " + cmp.Or(string(doc.Tag), s.String()))
	case b.Moved && s == corpus.Target:
		d.says("moved: " + span(d.labels[corpus.Source], b.Src) + " → " + span(d.labels[corpus.Target], b.Dst))
	}
	for k := r.Lo; k < r.Hi; k++ {
		d.open(docxKinds[doc.Segments[k].Kind])
		if remarks := d.remarks(i, s); k == r.Lo && len(remarks) > 0 {
			d.commented(remarks, func() {})
		}
		for _, p := range d.pieces(s, k) {
			d.commented(d.new(p.over, s), func() { d.run(docxManners[p.manner], doc.Tag, p.text) })
		}
		d.xml("</w:p>")
	}
	d.xml("</w:tc>")
}

// says writes a paragraph in which bitext speaks.
func (d *docx) says(text string) {
	d.open("")
	d.run("Number", corpus.English, note(text))
	d.xml("</w:p>")
}

// remarks are the comments on bead i as a whole: that it is doubtful, and what
// differs in it without words of its own.
func (d *docx) remarks(i int, s corpus.Side) (list []string) {
	if s == corpus.Source && d.verdicts[i] == unsure {
		list = append(list, "unsure whether these two belong together  "+decimals(d.bitext.Ladder[i].Confidence))
	}
	for _, x := range d.in[i] {
		if x.bead == i && !x.block && len(x.spans) == 0 && s == x.home() {
			list = append(list, x.remark())
		}
	}
	return list
}

// new are the remarks on differences that have their home on side s and have none
// yet.
func (d *docx) new(over []difference, s corpus.Side) (list []string) {
	for _, x := range over {
		if x.home() == s && !d.told[x.id] {
			d.told[x.id] = true
			list = append(list, x.remark())
		}
	}
	return list
}

// home is the side on which a difference is commented: the target, which is what
// editors mend, if it is there.
func (d difference) home() corpus.Side {
	onTarget := len(d.spans) == 0 && !d.dst.Empty() || slices.ContainsFunc(d.spans, func(p check.Span) bool { return p.Side == corpus.Target })
	if onTarget {
		return corpus.Target
	}
	return corpus.Source
}

// remark is what there is to say of a difference.
func (d difference) remark() string {
	return fmt.Sprintf("%s: %s  (%s, %s)", d.noun, d.text, inWords(d.chance), d.check.ID)
}

// commented writes what draw does with comments on it.
func (d *docx) commented(comments []string, draw func()) {
	first := len(d.comments)
	for _, text := range comments {
		id := strconv.Itoa(len(d.comments))
		var c bytes.Buffer
		xmltext.Write(&c, `<w:comment w:id="`+id+`" w:author="bitext" w:initials="b"><w:p><w:r><w:t xml:space="preserve">`, xmltext.Fold(OneLine(text)), `</w:t></w:r></w:p></w:comment>`)
		d.comments = append(d.comments, c.String())
		d.xml(`<w:commentRangeStart w:id="` + id + `"/>`)
	}
	draw()
	for id := first; id < len(d.comments); id++ {
		d.xml(fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%[1]d"/></w:r>`, id))
	}
}

// open begins a paragraph of a style.
func (d *docx) open(style string) {
	d.xml("<w:p>")
	if style != "" {
		d.xml(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
}

// run writes words in a character style.
func (d *docx) run(style string, tag corpus.Tag, text string) {
	wordml.Run{Style: style, Lang: langOf(tag), Text: text}.Write(d)
}

// langOf is what Word calls a language; none where it is not known.
func langOf(tag corpus.Tag) string {
	if tag == corpus.Unknown {
		return ""
	}
	return label.Region.Of(tag)
}

// redlines writes the source with the changes that make it what the target says.
func (d *docx) redlines() {
	for _, r := range redlines(d.bitext, d.list) {
		d.xml("<w:p><w:pPr>")
		if style := docxKinds[r.segment.Kind]; style != "" {
			d.xml(`<w:pStyle w:val="` + style + `"/>`)
		}
		if len(r.text) == 1 && r.text[0].manner != agrees { // the paragraph itself is gone or new
			d.xml("<w:rPr>" + d.change(r.text[0].manner) + "/></w:rPr>")
		}
		d.xml("</w:pPr>")
		var remarks []string
		if r.moved != "" {
			remarks = []string{r.moved}
		}
		d.commented(remarks, func() {
			for _, s := range r.text {
				d.changed(s)
			}
		})
		d.xml("</w:p>\n")
	}
}

// changed writes a stretch of an edited text.
func (d *docx) changed(s stretchOf) {
	text := Visible(s.text)
	switch s.manner {
	case gone:
		d.xml(d.change(gone) + ">")
		wordml.Run{Lang: langOf(d.bitext.Src.Tag), Deleted: true, Text: text}.Write(d)
		d.xml("</w:del>")
	case added:
		d.xml(d.change(added) + ">")
		d.run("", d.bitext.Dst.Tag, text)
		d.xml("</w:ins>")
	default:
		d.run("", d.bitext.Src.Tag, text)
	}
}

// change begins the element of a tracked change.
func (d *docx) change(how manner) string {
	d.changes++
	return fmt.Sprintf(`<w:%s w:id="%d" w:author="bitext"`, map[manner]string{gone: "del", added: "ins"}[how], d.changes)
}
