package source

import (
	"strings"
	"testing"
)

const (
	container = `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`
	book      = `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`
)

func bookFile(t testing.TB, chapter string) string {
	return zipped(t, "META-INF/container.xml", container, "book.opf", book, "a.xhtml", chapter)
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

// The heading of a table of contents goes with it, as Calibre adds one to a Kindle
// book; those above text, captions or other headings stay.
func TestBookContents(t *testing.T) {
	const links = `<ul><li><a href="b.xhtml">One</a></li><li><a href="#c">Two</a></li></ul>`
	for body, want := range map[string]string{
		"<p>It rained.</p><h2>目录</h2>" + links:                                                           "paragraph: It rained.\nfurniture: 目录\nfurniture: One\nfurniture: Two\n",
		"<h2>Contents</h2>" + links + "<p>It rained.</p>":                                                "heading: Contents\nfurniture: One\nfurniture: Two\nparagraph: It rained.\n",
		"<p>It rained.</p><h2>Part 1</h2><h3>Содержание</h3>" + links + "<h3>Rain</h3><p>It rained.</p>": "paragraph: It rained.\nheading: Part 1\nfurniture: Содержание\nfurniture: One\nfurniture: Two\nheading: Rain\nparagraph: It rained.\n",
		"<p>It rained.</p><h2>The dam</h2><figure><figcaption>In May.</figcaption></figure>":             "paragraph: It rained.\nheading: The dam\nfurniture: In May.\n",
	} {
		if got := outlineOf(t, bookFile(t, "<body>"+body+"</body>")); got != want {
			t.Errorf("%s\n got %s\nwant %s", body, got, want)
		}
	}
}

// Notes are furniture, their marks and those of printed pages no text; drawings
// may hold text.
func TestBookApparatus(t *testing.T) {
	chapter := `<body><h1>Плотина</h1><p>Вода ушла<a epub:type="noteref" href="#n">1</a>, <span role="doc-pagebreak">17</span>и стало тихо.</p>
<section epub:type="endnotes"><h2>Примечания</h2><ol><li epub:type="endnote" id="n">См. <i>отчёт</i>. <a role="doc-backlink">↩</a></li></ol></section>
<ul><li><a href="b.xhtml#c">Глава 1</a></li><li><a href="https://example.org">example.org</a></li></ul><h2><a href="toc.xhtml">Глава 2</a></h2>
<svg><title>x</title><text><tspan x="1" y="1">The lake</tspan><tspan x="1" dy="20">that came back</tspan></text><text>水库</text></svg></body>`
	want := "title: Плотина\nparagraph: Вода ушла, и стало тихо.\nfurniture: Примечания\nfurniture: См. отчёт.\nfurniture: Глава 1\nitem: example.org\nheading: Глава 2\nparagraph: The lake that came back\nparagraph: 水库\n"
	if got := outlineOf(t, bookFile(t, chapter)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	page := strings.Replace(book, "application/xhtml+xml", svgMedia, 1)
	file := zipped(t, "META-INF/container.xml", container, "book.opf", page, "a.xhtml", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Вода ушла.</text></svg>`)
	if got, want := outlineOf(t, file), "paragraph: Вода ушла.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
