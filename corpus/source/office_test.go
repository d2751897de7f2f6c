package source

import (
	"strings"
	"testing"
)

// outlineOf reads a file of any format, checks its places, and outlines it.
func outlineOf(t *testing.T, data string) string {
	t.Helper()
	doc, err := Read("-", strings.NewReader(data), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return outline(doc.Segments)
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

func TestOpenDocument(t *testing.T) {
	styles := `<automatic-styles><style name="P1" parent-style-name="Quotations"/><style name="P2" parent-style-name="Preformatted_20_Text"/></automatic-styles>`
	body := `<text><sequence-decls>no</sequence-decls><p style-name="Title">Плотина</p>
<h outline-level="2">水库</h>
<p>The <span>dam</span><s c="2"/>is
   empty<note><note-citation>1</note-citation><note-body><p>A note.</p></note-body></note>,<line-break/>they say.</p>
<p style-name="P1">We waited.</p><p style-name="P2">a = 1</p><p style-name="P2"><s c="2"/>b = 2</p>
<list><list-item><p>One</p><list><list-item><p>Two</p></list-item></list></list-item></list>
<tracked-changes><p>deleted</p></tracked-changes><annotation><p>comment</p></annotation></text>`
	want := "title: Плотина\nheading: 水库\nfurniture: A note.\nparagraph: The dam  is empty, they say.\nquote: We waited.\ncode: a = 1⏎  b = 2\nitem: One\nitem: Two\n"
	if got := outlineOf(t, textFile(t, styles+body)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestBook(t *testing.T) {
	opf := `<package><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/%D0%B1.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="p.png" media-type="image/png"/></manifest><spine><itemref idref="a"/><itemref idref="n"/><itemref idref="b"/><itemref idref="p"/></spine></package>`
	file := zipped(t, "mimetype", "application/epub+zip",
		"META-INF/container.xml", strings.Replace(container, "book.opf", "OPS/book.opf", 1), "OPS/book.opf", opf,
		"OPS/nav.xhtml", "<p>Contents</p>",
		"OPS/text/a.xhtml", `<html><head><title/></head><body><h1>The dam</h1><p><a id="x"/>It is&#160;empty.</p><figure><figcaption>The dam.</figcaption></figure></body></html>`,
		"OPS/text/б.xhtml", `<html><head><title>x</title></head><body><h1>The dam</h1><h2>水库</h2><blockquote>We<br/>waited.</blockquote></body></html>`)
	want := "title: The dam\nparagraph: It is\u00A0empty.\nfurniture: The dam.\nfurniture: The dam\nheading: 水库\nquote: We waited.\n"
	if got := outlineOf(t, file); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSubtitles(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"SubRip", "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>The dam</i>\r\n- is {\\an8}empty.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n水库\r\n干涸。\r\n",
			"paragraph: The dam - is empty.\nparagraph: 水库干涸。\n"},
		{"a blank line was forgotten", "1\n00:00:01,000 --> 00:00:02,000\nДа.\n2\n00:00:02,000 --> 00:00:03,000\nНет, 5 < 6.\n",
			"paragraph: Да.\nparagraph: Нет, 5 < 6.\n"},
		{"WebVTT", "WEBVTT - Film\nKind: captions\n\nNOTE\nnot shown\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ada>The <00:01.500><c.loud>dam</c>.\n",
			"paragraph: The dam.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read("-", strings.NewReader(tt.text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkPlaces(t, tt.text, doc.Segments)
			if got := outline(doc.Segments); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestHTMLBlocks(t *testing.T) {
	page := `<!doctype html><body><h1>The  dam</h1><div>One<br>line<br><br>Two &amp; <b>three</b>.<script>no</script></div>
<ul><li>水<b>库</b>
已经<br>干涸 了。</li></ul><pre>
a  b
 c</pre><table><tr><td>dam</td><td>水坝</td></tr></table><blockquote>Мы ждали.</blockquote></body>`
	want := "title: The dam\nparagraph: One line\nparagraph: Two & three.\nitem: 水库已经干涸 了。\ncode: a  b⏎ c\nparagraph: dam\nparagraph: 水坝\nquote: Мы ждали.\n"
	if got := outlineOf(t, page); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
