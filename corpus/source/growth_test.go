package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/growth"
)

// The kinds of texts that are made of a part.
var times, fill, within, inside, stored = growth.Times, growth.Fill, growth.Within, growth.Inside, growth.Stored

// inWord, inOffice and inBook are documents with a body, and inPDF is what
// pdftotext says of a page.
func inWord(body func(int) string) func(int) string {
	return func(n int) string { return stored("word/document.xml", wordOpen+body(n)+wordClose) }
}

func inOffice(body func(int) string) func(int) string {
	return func(n int) string {
		return stored("mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			`<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb"><office:body><office:text>`+body(n)+`</office:text></office:body></office:document-content>`)
	}
}

func inBook(chapter func(int) string) func(int) string {
	return func(n int) string {
		return stored("META-INF/container.xml", container, "book.opf", book, "a.xhtml", chapter(n))
	}
}

// costly are texts of n parts that took, or might take, a reader memory or time
// with the square of their size, by the format.
var costly = []struct {
	format, name string
	text         func(n int) string
}{
	{"html", "formatting reopened", func(n int) string { return "<html><p>" + fill("<font size=%d>")(min(n, 200)) + times("<p>x")(n) }},
	{"html", "formatting reopened each time", func(n int) string { return "<html><p>" + fill("<font size=%d>")(n) + times("<p>x")(n) }},
	{"html", "bold reopened in items", func(n int) string {
		return "<html><ul>" + fill("<b id=%d>")(n) + fill("<i class=%d>")(n) + times("<li>x</li>")(n)
	}},
	{"html", "links not closed", func(n int) string { return "<html><p>" + fill(`<a id="%d"/>`)(n) + times("<p>x")(n) }},
	{"html", "tags closed in the wrong order", within("<html>", times("<b><p><i></b></p>x</i>"), "")},
	{"html", "blocks in formatting", within("<html>", times("<a><b><div>"), "x")},
	{"html", "deep", within("<html>", inside("<div>", "</div>"), "")},
	{"html", "deep formatting", within("<html>", inside("<b>", "</b>"), "")},
	{"html", "tables in tables", within("<html>", times("<table>x<tr><td>"), "")},
	{"html", "text put before a table", within("<html><table>", times("<tr>x"), "")},
	{"html", "cells", within("<html><table>", times("<tr><td>x<td>港"), "</table>")},
	{"html", "one row", within("<html><table><tr>", times("<td>x"), "</table>")},
	{"html", "formatting reopened in the data for search machines", func(n int) string {
		return `<html><script type="application/ld+json">{"articleBody":"` + fill("<font size=%d>")(n) + times("<p>x")(n) + `"}</script>`
	}},
	{"html", "data for search machines", within(`<html><script type="application/ld+json">{"articleBody":"`, times("<p>The ferry left. "), `"}</script>`)},
	{"html", "deep data for search machines", within(`<html><script type="application/ld+json">`, inside("[", "]"), `</script>`)},
	{"html", "attributes of many bodies", fill("<body a%d=x>x")},
	{"html", "attributes of the root", within("<html>", fill("<html a%d=x>"), "x")},
	{"html", "attributes", within("<html><p", fill(" a%d=x"), ">x")},
	{"html", "one attribute", within(`<html><p a="`, times("x "), `">x`)},
	{"html", "comments not ended", within("<html><p>x", times("<!--"), "")},
	{"html", "comments", within("<html><p>x", times("<!-- -->x"), "")},
	{"html", "forms and buttons", within("<html>", times("<form><button><option>x"), "")},
	{"html", "drawings", within("<html>", times("<svg><desc><p>x"), "")},
	{"html", "templates", within("<html>", times("<template>"), "x")},
	{"html", "selections", within("<html><select>", times("<option>x<optgroup>"), "")},
	{"html", "framesets", within("<html><frameset>", times("<frameset>"), "")},
	{"html", "references", within("<html><p>", times("&ampa;&#x41;&notit;"), "")},
	{"html", "plain paragraphs", within("<html>", times("<p>The ferry left. <b>It</b> rained.</p>"), "")},
	{"html", "line breaks", within("<html><p>", times("x<br>"), "")},
	{"html", "definitions", within("<html><dl>", times("<dt>x<dd>y"), "")},
	{"html", "script not ended", within("<html><script>", times("<!--<script>"), "")},
	{"html", "ruby", within("<html>", times("<ruby>x<rt>y"), "")},
	{"html", "headings", within("<html>", times("<h1>x</h1><h2>y</h2>"), "")},
	{"html", "articles", within("<html>", times("<article><h2>x</h2><p>The ferry left, and it rained.</p></article>"), "")},

	{"mhtml", "parts in parts", func(n int) string {
		var b strings.Builder
		b.WriteString("MIME-Version: 1.0\n")
		for k := range n {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", k, k)
		}
		return b.String() + "Content-Type: text/plain\n\nThe ferry left.\n"
	}},
	{"mhtml", "parts", within("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n", times("--b\nContent-Type: image/png\n\nx\n"), "--b\nContent-Type: text/plain\n\nThe ferry left.\n--b--\n")},
	{"mhtml", "boundaries half there", within("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n", times("--a\n"), "--b--\n")},
	{"mhtml", "heads", within("MIME-Version: 1.0\nContent-Type: text/plain\n", fill("X-%d: y\n"), "\nThe ferry left.\n")},
	{"mhtml", "a folded head", within("MIME-Version: 1.0\nSubject: x\n", times(" y\n"), "Content-Type: text/plain\n\nThe ferry left.\n")},
	{"mhtml", "quoted printable", within("MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nx", times("=E6=B8=AF=\n"), "\n")},

	{"markdown", "table rows without columns", func(n int) string { return times("|a")(n) + "|\n" + times("|-")(n) + "|\n" + times("|\n")(n) }},
	{"markdown", "the same in a quotation", func(n int) string {
		return "> " + times("|a")(n) + "|\n> " + times("|:-:")(n) + "|\n" + times("> |\n")(n)
	}},
	{"markdown", "targets begun", times("[a](")},
	{"markdown", "targets begun, one ended", within("", times("[a]("), ")")},
	{"markdown", "targets begun on lines", times("[a](<b\n")},
	{"markdown", "emphasis without a partner", times("*a_ ")},
	{"markdown", "emphasis on lines", times("*a_ b__c~~ |\n")},
	{"markdown", "emphasis in emphasis", times("*a **a ")},
	{"markdown", "emphasis closed", func(n int) string { return times("a**b")(n) + times("c* ")(n) }},
	{"markdown", "nested strong emphasis", inside("*a **a ", "b** b*")},
	{"markdown", "closers without openers", times("a_ ")},
	{"markdown", "openers and closers of other lengths", within("", times("a***b**c*"), "")},
	{"markdown", "openers without closers", times("_a ")},
	{"markdown", "link closers without openers", times("a]")},
	{"markdown", "link openers without closers", times("[a")},
	{"markdown", "mismatched openers and closers", times("*a_ ")},
	{"markdown", "link openers and emphasis closers", times("[ a_ ")},
	{"markdown", "brackets with a link", within("", inside("[", "](x)"), "")},
	{"markdown", "nested brackets", inside("[", "]")},
	{"markdown", "nested quotations", inside("> ", "")},
	{"markdown", "nested lists", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(strings.Repeat("  ", k%60) + "* a\n")
		}
		return b.String()
	}},
	{"markdown", "items on one line", times("- ")},
	{"markdown", "code not ended", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString("e" + strings.Repeat("`", k%300+1))
		}
		return b.String()
	}},
	{"markdown", "many references", func(n int) string { return fill("[%d]: /u\n\n")(n) + times("[0] ")(n) }},
	{"markdown", "definitions", fill("[a%d]: /b\n")},
	{"markdown", "definitions not ended", times("[a]: /b (\n")},
	{"markdown", "definitions with titles not ended", times("[a]: u \"t\n")},
	{"markdown", "empty link targets", times("[](<")},
	{"markdown", "link titles not ended", times("[a](b \"")},
	{"markdown", "pictures", times("![[]()")},
	{"markdown", "tags not ended", within("x ", times("<a href=\""), "")},
	{"markdown", "comments not ended", within("x ", times("<!-- a "), "")},
	{"markdown", "instructions not ended", within("x ", times("<? a "), "")},
	{"markdown", "declarations not ended", within("x ", times("<!A "), "")},
	{"markdown", "marked sections not ended", within("x ", times("<![CDATA["), "")},
	{"markdown", "angle brackets", times("<>")},
	{"markdown", "autolinks", times("www.a.b ")},
	{"markdown", "mail addresses", times("a@")},
	{"markdown", "brackets closed", times("a]")},
	{"markdown", "brackets in brackets", times("[a] ![b]")},
	{"markdown", "entities", times("&a")},
	{"markdown", "backslashes", times(`\`)},
	{"markdown", "thematic breaks", times("* * *a\n")},
	{"markdown", "underlines of headings", times("a\n=\n")},
	{"markdown", "footnotes", fill("[^%d]: x\n\n")},
	{"markdown", "quotations", times("> a\n\n")},
	{"markdown", "a paragraph of lines", times("港口 a\n")},
	{"markdown", "front matter not ended", within("---\n", fill("a%d: b\n"), "")},
	{"markdown", "embedded HTML", times("<div>\n\n*a*\n\n")},

	{"text", "lines", times("a\n\n")},
	{"text", "one line", times("港口。")},
	{"text", "a paragraph of lines", times("The ferry left at noon and it rained all day long, he said,\n")},
	{"text", "rules", times("=====\n\n")},
	{"text", "items", fill("%d. a\n")},
	{"text", "quoted", times("> a\n>\n")},
	{"text", "indented", times("    a\n")},
	{"text", "blank lines", times("\n")},
	{"text", "spaces", times(" ")},
	{"text", "hyphens at line ends", times("abc-\ndef\n")},
	{"text", "old line ends", times("a\rb\r\r")},

	{"tsv", "rows", times("a\tb\n")},
	{"tsv", "one row", times("a\t")},
	{"tsv", "quotes not ended", times("\"a\t\n")},

	{"srt", "cues", times("1\n00:00:01,000 --> 00:00:02,000\nx\n\n")},
	{"srt", "one cue", within("1\n00:00:01,000 --> 00:00:02,000\n", times("x\n"), "")},
	{"srt", "tags on one line", within("1\n00:00:01,000 --> 00:00:02,000\n", times("<i>x</i>"), "\n")},
	{"srt", "tags not ended", within("1\n00:00:01,000 --> 00:00:02,000\n", times("<i"), "\n")},
	{"srt", "breaks on one line", within("1\n00:00:01,000 --> 00:00:02,000\n", times(`x\N`), "\n")},
	{"vtt", "cues", within("WEBVTT\n\n", times("00:01.000 --> 00:02.000\n<v Ann>x\n\n"), "")},
	{"vtt", "tags not ended", within("WEBVTT\n\n00:01.000 --> 00:02.000\n", times("<v "), "\n")},
	{"vtt", "references", within("WEBVTT\n\n00:01.000 --> 00:02.000\n", times("&amp;&lt;&x"), "\n")},
	{"vtt", "notes", within("WEBVTT\n\n", times("NOTE a\nb\n\n"), "")},
	{"ass", "events", within("[Script Info]\n[Events]\nFormat: Start, End, Text\n", times("Dialogue: 0:00:01.00,0:00:02.00,x\n"), "")},
	{"ass", "tags on one line", within("[Script Info]\n[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,", times(`{\i1}x\N`), "\n")},
	{"ass", "tags not ended", within("[Script Info]\n[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,", times(`{\i1`), "\n")},
	{"ass", "columns", within("[Script Info]\n[Events]\nFormat: ", times("A, "), "Text\nDialogue: 0,x\n")},

	{"po", "messages", fill("msgid \"%d\"\nmsgstr \"x\"\n\n")},
	{"po", "lines that go on", within("msgid \"a\"\nmsgstr \"\"\n", times("\"x \"\n"), "")},
	{"po", "lines of the message that go on", within("msgid \"\"\n", times("\"x\"\n"), "msgstr \"y\"\n")},
	{"po", "plurals", within("msgid \"a\"\nmsgid_plural \"b\"\n", fill("msgstr[%d] \"x\"\n"), "")},
	{"po", "comments", within("msgid \"a\"\nmsgstr \"b\"\n", times("#~ x\n"), "")},

	{"json", "a list", within(`["x"`, times(`,"y"`), `]`)},
	{"json", "deep lists", inside("[", "]")},
	{"json", "deep tables", func(n int) string { return strings.Repeat(`{"a":`, n) + `"x"` + strings.Repeat("}", n) }},
	{"json", "keys", within(`{"":"x"`, fill(`,"%d":"y"`), `}`)},
	{"json", "one string", within(`["`, times(`\u4e2dx\n`), `"]`)},
	{"json", "broken text", within(`["`, times(`\ud800`), `"]`)},
	{"json", "numbers", within(`["x"`, times(`,1e999`), `]`)},
	{"json", "white space", within(`["x"`, times("\n "), `]`)},
	{"ipynb", "cells", within(`{"nbformat":4,"cells":[{"cell_type":"markdown","source":"x"}`, times(`,{"cell_type":"markdown","source":["a\n","*b*"]}`), `]}`)},
	{"ipynb", "lines", within(`{"nbformat":4,"cells":[{"cell_type":"markdown","source":["x"`, times(`,"a\n"`), `]}]}`)},
	{"ipynb", "deep output", within(`{"nbformat":4,"cells":[{"cell_type":"code","source":"x","outputs":`, inside("[", "]"), `}]}`)},
	{"yaml", "a list", times("- x\n")},
	{"yaml", "keys", fill("k%d: x\n")},
	{"yaml", "deep lists in brackets", inside("[", "]")},
	{"yaml", "deep tables in brackets", inside("{a: ", "}")},
	{"yaml", "deep lists on a line", within("", times("- "), "x")},
	{"yaml", "deep tables on lines", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(strings.Repeat(" ", k%120) + "a:\n")
		}
		return b.String() + "x"
	}},
	{"yaml", "aliases of aliases", func(n int) string {
		var b strings.Builder
		b.WriteString("a0: &a0 [x, y]\n")
		for k := range n {
			fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", k+1, k+1, k, k, k, k)
		}
		return b.String()
	}},
	{"yaml", "merges", func(n int) string { return "a: &a {x: y}\n" + fill("k%d: {<<: *a}\n")(n) }},
	{"yaml", "anchors", fill("- &a%d x\n")},
	{"yaml", "documents", times("--- x\n")},
	{"yaml", "keys of keys", within("", times("? "), "x")},
	{"yaml", "folded text", within("a: >\n", times("  x\n\n"), "")},
	{"yaml", "quoted text", within(`a: "`, times(`x\n  `), `"`)},
	{"yaml", "comments", within("a: x\n", times("# y\n"), "")},
	{"yaml", "plain text on lines", within("a: x\n", times("  y\n"), "")},
	{"yaml", "tags", times("- !a x\n")},

	{"asciidoc", "paragraphs", within("= T\n\n", times("a *b* _c_ `d`\n\n"), "")},
	{"asciidoc", "fences not ended", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(strings.Repeat("*", 4+k%200) + "\nx\n")
		}
		return b.String()
	}},
	{"asciidoc", "comments not ended", within("= T\n\n", times("////\n"), "")},
	{"asciidoc", "fences of one kind", within("= T\n\n", times("----\n"), "")},
	{"asciidoc", "quotations in quotations", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(strings.Repeat("_", 4+k%100) + "\nx\n\n")
		}
		return b.String()
	}},
	{"asciidoc", "marks on one line", within("= T\n\n", times("*a _b `c #d "), "")},
	{"asciidoc", "brackets on one line", within("= T\n\n", times("link:a[b ((c)) [[d"), "")},
	{"asciidoc", "cells", within("= T\n\n|===\n", times("|a |b\n"), "|===\n")},
	{"asciidoc", "cells on one line", within("= T\n\n|===\n", times("a| "), "\n|===\n")},
	{"asciidoc", "table not ended", within("= T\n\n", times("|===\n|a\n"), "")},
	{"asciidoc", "terms", within("= T\n\n", times("a:: b\n"), "")},
	{"asciidoc", "lines with a plus", within("= T\n\n* a\n", times("+\nb\n"), "")},
	{"asciidoc", "block lines", within("= T\n\n", times("[a[b]\n"), "")},
	{"asciidoc", "a block line", within("= T\n\n[", times("a[b]"), "\n")},

	{"rst", "paragraphs", times("a *b* **c** ``d`` `e`_\n\n")},
	{"rst", "titles", fill("%d\n=====\n\n")},
	{"rst", "styles of titles", times("a\n====\n\nb\n----\n\n")},
	{"rst", "items in items", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(strings.Repeat("  ", k%60) + "* a\n\n")
		}
		return b.String()
	}},
	{"rst", "marks on one line", times("*a **b ``c `d |e ")},
	{"rst", "directives", times(".. note:: a\n\n   b\n\n")},
	{"rst", "comments", times("..\n   b\n\n")},
	{"rst", "fields", times(":a: b\n")},
	{"rst", "tables", times("=== ===\na   b\n=== ===\nc   d\n=== ===\n\n")},
	{"rst", "table not ended", within("=== ===\n", times("a   b\n"), "")},
	{"rst", "tables not ended", times("=== ===\na   b\n\n")},
	{"rst", "grids", times("+---+---+\n| a | b |\n+---+---+\n\n")},
	{"rst", "a grid of columns", func(n int) string { return times("+-")(n) + "+\n" + times("|a")(n) + "|\n" + times("+-")(n) + "+\n" }},
	{"rst", "verse", times("| a\n")},
	{"rst", "code", within("a::\n\n", times("  x\n"), "")},

	{"xml", "elements", within("<?xml version='1.0'?><a>", times("<p>x</p>"), "</a>")},
	{"xml", "deep", within("<?xml version='1.0'?>", inside("<a>", "</a>"), "")},
	{"xml", "deep mixed text", func(n int) string {
		return "<?xml version='1.0'?><r>" + times(strings.Repeat("<i>x", 400)+strings.Repeat("</i>", 400))(max(1, n/400)) + "</r>"
	}},
	{"xml", "attributes", within("<?xml version='1.0'?><a", fill(" a%d='x'"), ">x</a>")},
	{"xml", "one text", within("<?xml version='1.0'?><a>", times("x <!-- --> "), "</a>")},
	{"xml", "entities of entities", func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, `<!ENTITY a%d "&a%d;&a%d;">`, k+1, k, k)
		}
		return `<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a0 "x">` + b.String() + fmt.Sprintf("]><a>&a%d;</a>", n)
	}},
	{"xml", "one entity many times", func(n int) string {
		return `<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a "` + times("x")(n) + `">]><a>` + times("&a;")(n) + `</a>`
	}},
	{"xml", "entities begun", within("<?xml version='1.0'?><!DOCTYPE a [", times("<!ENTITY "), "]><a>x</a>")},
	{"xml", "doctypes in doctypes", within("<?xml version='1.0'?><!DOCTYPE a [", times("<!DOCTYPE a ["), "")},
	{"xml", "marked sections", within("<?xml version='1.0'?><a>", times("<![CDATA[x]]>"), "</a>")},
	{"xml", "instructions", within("<?xml version='1.0'?><a>x", times("<?a b?>"), "</a>")},
	{"docbook", "paragraphs", within("<?xml version='1.0'?><article xmlns='http://docbook.org/ns/docbook'>", times("<para>x</para>"), "</article>")},
	{"fb2", "paragraphs", within("<?xml version='1.0'?><FictionBook><body>", times("<section><p>x</p></section>"), "</body></FictionBook>")},
	{"fb2", "sections in sections", within("<?xml version='1.0'?><FictionBook><body>", inside("<section><title>", "</title></section>"), "</body></FictionBook>")},
	{"wml", "paragraphs", within("#use wml::x\n", times("<p>x\n"), "")},
	{"wml", "code not ended", within("#use wml::x\n", times("<:\n#a\nx\n"), "")},
	{"wml", "definitions not ended", within("#use wml::x\n", times("<define-tag a>\n#a\nx\n"), "")},

	{"docx", "paragraphs", inWord(times("<w:p><w:r><w:t>x</w:t></w:r></w:p>"))},
	{"docx", "one paragraph", inWord(within("<w:p>", times("<w:r><w:t>x </w:t></w:r>"), "</w:p>"))},
	{"docx", "paragraphs in paragraphs", inWord(within("", inside("<w:p><w:r><w:t>x</w:t></w:r>", "</w:p>"), ""))},
	{"docx", "tables in cells", inWord(inside("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"))},
	{"docx", "cells", inWord(within("<w:tbl><w:tr>", times("<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"), "</w:tr></w:tbl>"))},
	{"docx", "breaks", inWord(within("<w:p><w:r>", times("<w:t>x</w:t><w:br/><w:br/>"), "</w:r></w:p>"))},
	{"docx", "hidden ends of paragraphs", inWord(times("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"))},
	{"docx", "fields begun", inWord(within("<w:p>", times(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>x</w:t></w:r>`), "</w:p>"))},
	{"docx", "styles based on styles", func(n int) string {
		return stored("word/document.xml", wordOpen+fill(`<w:p><w:pPr><w:pStyle w:val="s%d"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`)(n)+wordClose,
			"word/styles.xml", `<w:styles xmlns:w="w">`+basedOn(n)+`</w:styles>`)
	}},
	{"docx", "inserted files", func(n int) string {
		return stored("word/document.xml", wordOpen+times(`<w:altChunk r:id="x"/>`)(n)+wordClose,
			"word/_rels/document.xml.rels", `<Relationships><Relationship Id="x" Type="http://x/aFChunk" Target="/word/part.txt"/></Relationships>`, "word/part.txt", times("x\n\n")(n))
	}},
	{"docx", "parts", func(n int) string {
		parts := []string{"word/document.xml", wordOpen + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + wordClose}
		for k := range n {
			parts = append(parts, fmt.Sprintf("word/part%d.xml", k), "")
		}
		return stored(parts...)
	}},
	{"odt", "paragraphs", inOffice(times("<text:p>x</text:p>"))},
	{"odt", "spans", inOffice(within("<text:p>", times("<text:span>x</text:span> "), "</text:p>"))},
	{"odt", "lists in lists", inOffice(inside("<text:list><text:list-item><text:p>x</text:p>", "</text:list-item></text:list>"))},
	{"odt", "spaces", inOffice(within("<text:p>x", times(`<text:s text:c="1000000000"/>`), "x</text:p>"))},
	{"odt", "repeated cells", inOffice(within("<table:table><table:table-row>", times(`<table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell>`), "</table:table-row></table:table>"))},
	{"epub", "paragraphs", inBook(within("<html><body>", times("<p>x</p>"), "</body></html>"))},
	{"epub", "formatting reopened", inBook(func(n int) string { return "<html><body><p>" + fill(`<font size="%d">`)(n) + times("<p>x")(n) })},
	{"epub", "a chapter many times", func(n int) string {
		return stored("META-INF/container.xml", container, "book.opf", strings.Replace(book, `<itemref idref="a"/>`, times(`<itemref idref="a"/>`)(n), 1), "a.xhtml", "<html><body>"+times("<p>x</p>")(n)+"</body></html>")
	}},
	{"epub", "a long spine", func(n int) string {
		return growth.Packed("META-INF/container.xml", container, "book.opf", `<package><spine>`+fill(`<itemref idref="%x"/>`)(2*n)+`</spine></package>`)
	}},
	{"epub", "chapters", func(n int) string {
		opf := `<package><manifest>` + fill(`<item id="%[1]d" href="%[1]d.xhtml" media-type="application/xhtml+xml"/>`)(n) + `</manifest><spine>` + fill(`<itemref idref="%d"/>`)(n) + `</spine></package>`
		parts := []string{"META-INF/container.xml", container, "book.opf", opf}
		for k := range n {
			parts = append(parts, fmt.Sprintf("%d.xhtml", k), "<html><body><p>x</p></body></html>")
		}
		return stored(parts...)
	}},
	{"epub", "drawings", inBook(within("<html><body>", times("<svg><text>x</text></svg>"), "</body></html>"))},
}

// basedOn is styles each of which is based on the one before.
func basedOn(n int) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, `<w:style w:styleId="s%d"><w:name w:val="s%d"/><w:basedOn w:val="s%d"/></w:style>`, k, k, k-1)
	}
	return b.String()
}

// growing are the costly texts as cases.
func growing() (cases []growth.Case) {
	for _, c := range costly {
		cases = append(cases, growth.Case{Name: c.format + " " + c.name, Text: c.text, Read: func(input string) error {
			_, err := Read("-", strings.NewReader(input), Options{Format: c.format})
			return err
		}})
	}
	return cases
}

// TestGrowth: what a text takes in time and memory grows with its size, not with
// the square, or the text is refused in one line.
func TestGrowth(t *testing.T) { growth.Check(t, growing()) }

// BenchmarkGrowth reads larger texts: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, growing()) }

// elsewhere are the formats that programs of others read; what they give is in
// another format.
var elsewhere = []string{"doc", "mobi", "pdf"}

func TestAllFormatsGrow(t *testing.T) {
	for _, f := range All {
		tried := slices.Contains(elsewhere, f.Name)
		for _, c := range costly {
			tried = tried || c.format == f.Name
		}
		if !tried {
			t.Errorf("no text that is costly to read as %s", f.Name)
		}
	}
}
