package source

import (
	"strings"
	"testing"
)

const (
	wordOpen  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordClose = `</w:body></w:document>`
)

func wordFile(t testing.TB, body string) string {
	return zipped(t, "word/document.xml", wordOpen+body+wordClose)
}

const wordStyles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Our chapter"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="c1"><w:name w:val="c1"/><w:basedOn w:val="c2"/></w:style>
<w:style w:styleId="c2"><w:name w:val="c2"/><w:basedOn w:val="c1"/></w:style>
<w:style w:styleId="Secret" w:type="character"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="Draft"><w:name w:val="Draft"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="LB"><w:name w:val="List Bullet 2"/></w:style></w:styles>`

func TestWord(t *testing.T) {
	run := func(text string) string { return "<w:r><w:t>" + text + "</w:t></w:r>" }
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run(text) + "</w:p>"
	}
	tests := []struct{ name, body, want string }{
		{"runs, tabs and line breaks",
			"<w:p>" + run("The ") + run("dam") + "<w:r><w:tab/><w:t>is</w:t><w:br/><w:t>empty.</w:t></w:r></w:p>" +
				"<w:p><w:r><w:t>水库</w:t><w:br/><w:t>干涸。</w:t></w:r></w:p>",
			"paragraph: The dam\tis empty.\nparagraph: 水库干涸。\n"},
		{"a place to hyphenate is no character",
			"<w:p><w:r><w:t>two kilo</w:t><w:softHyphen/><w:t>meters, non</w:t><w:noBreakHyphen/><w:t>stop</w:t></w:r></w:p>",
			"paragraph: two kilometers, non\u2011stop\n"},
		{"styles and what they are derived from",
			styled("1", "Плотина") + styled("Own", "Глава") + styled("c1", "Текст") + styled("LB", "Пункт") + styled("none", "Ещё"),
			"title: Плотина\nheading: Глава\nparagraph: Текст\nitem: Пункт\nparagraph: Ещё\n"},
		{"lists",
			`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>` + run("One") + "</w:p>" +
				`<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run("None") + "</w:p>",
			"item: One\nparagraph: None\n"},
		{"changes are accepted, links and fields read",
			`<w:p>` + run("Sales ") + `<w:del><w:r><w:delText>fell</w:delText></w:r></w:del><w:ins>` + run("rose ") + `</w:ins>` +
				`<w:hyperlink>` + run("15%") + `</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`,
			"paragraph: Sales rose 15%\n"},
		{"tables cell by cell",
			"<w:tbl><w:tr><w:tc><w:p>" + run("dam") + "</w:p></w:tc><w:tc><w:p>" + run("水坝") + "</w:p></w:tc></w:tr></w:tbl>",
			"paragraph: dam\nparagraph: 水坝\n"},
		{"a text box inside a paragraph, in two versions",
			"<w:p>" + run("Outside. ") + `<mc:AlternateContent xmlns:mc="x"><mc:Choice><w:txbxContent><w:p>` + run("Inside.") +
				"</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>" + run("Inside.") + "</w:p></mc:Fallback></mc:AlternateContent>" + run("Again.") + "</w:p>",
			"paragraph: Inside.\nparagraph: Outside. Again.\n"},
		{"hidden text, by itself, by style, and shown again",
			`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>No. </w:t><w:br/></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>No. </w:t></w:r>` +
				`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Да.</w:t></w:r></w:p>` + styled("Draft", "Черновик"),
			"paragraph: Да.\n"},
		{"deleted and hidden marks, also the last of a cell",
			`<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + run("水库") + `</w:p><w:p>` + run("干涸。") + `</w:p>` +
				`<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + run("dam") + `</w:p></w:tc><w:tc><w:p>` + run("水坝") + `</w:p></w:tc></w:tr></w:tbl>`,
			"paragraph: 水库干涸。\nparagraph: dam\nparagraph: 水坝\n"},
		{"the heading before text on its line stays apart",
			`<w:p><w:pPr><w:pStyle w:val="1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>` + run("Dam.") + `</w:p><w:p>` + run("It is empty.") + `</w:p>`,
			"title: Dam.\nparagraph: It is empty.\n"},
		{"a row and a cell deleted, with a table inside",
			`<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc><w:tbl><w:tr><w:tc><w:p>` + run("a") + `</w:p></w:tc></w:tr></w:tbl></w:tc></w:tr>` +
				`<w:tr><w:tc><w:tcPr><w:cellDel w:id="3"/></w:tcPr><w:p>` + run("b") + `</w:p></w:tc><w:tc><w:p>` + run("c") + `</w:p></w:tc></w:tr></w:tbl>`,
			"paragraph: c\n"},
		{"a line break before a Chinese indent, and breaks with a space between",
			"<w:p>" + run("水库干涸。") + "<w:r><w:br/></w:r>" + run("　　农民等雨。") + "</w:p><w:p>" + run("One.") + `<w:r><w:br/><w:t> </w:t><w:br/></w:r>` + run("Two.") + "</w:p>",
			"paragraph: 水库干涸。\nparagraph: 农民等雨。\nparagraph: One.\nparagraph: Two.\n"},
		{"text in a font of symbols",
			`<w:p>` + run("5 ") + `<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>m` + "\uF0B3" + `</w:t></w:r></w:p>`,
			"paragraph: 5 μ≥\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := zipped(t, "word/document.xml", wordOpen+tt.body+wordClose, "word/styles.xml", wordStyles,
				"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`)
			if got, want := outlineOf(t, file), tt.want+"furniture: A note.\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// A file in a place of the text is read there, or named where it cannot be.
func TestWordInserted(t *testing.T) {
	relations := `<Relationships><Relationship Id="x" Type="http://example.org/aFChunk" Target="/word/part.%s"/></Relationships>`
	file := func(extension, part string) string {
		return zipped(t, "word/document.xml", wordOpen+`<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk r:id="x"/>`+wordClose,
			"word/_rels/document.xml.rels", strings.Replace(relations, "%s", extension, 1), "word/part."+extension, part)
	}
	want := "paragraph: Before.\nparagraph: Плотина пуста.\nparagraph: Вода ушла.\n"
	for extension, part := range map[string]string{
		"htm":  "<p>Плотина пуста.<p>Вода ушла.",
		"txt":  "Плотина пуста.\n\nВода ушла.",
		"docx": wordFile(t, `<w:p><w:r><w:t>Плотина пуста.</w:t></w:r></w:p><w:p><w:r><w:t>Вода ушла.</w:t></w:r></w:p>`),
	} {
		if got := outlineOf(t, file(extension, part)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", extension, got, want)
		}
	}
	_, err := readDOCX(file("rtf", `{\rtf1 text}`))
	if err == nil || !strings.Contains(err.Error(), "holds another file, word/part.rtf") {
		t.Error(err)
	}
}
