package source

import "testing"

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

func FuzzWord(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>水库</w:t><w:br/><w:tab/><w:t>Плотина</w:t></w:r></w:p>`)
	f.Add(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:del><w:r><w:t>old</w:t></w:r></w:del><w:p><w:r><w:t>box</w:t></w:r></w:p></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		c, err := readDOCX(wordFile(t, body))
		checkHeld(t, c, err)
	})
}
