package source

import "testing"

func textFile(t testing.TB, body string) string {
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<content>"+body+"</content>")
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

func TestOpenDocumentHidden(t *testing.T) {
	styles := `<automatic-styles><style name="T1" family="text"><text-properties display="none"/></style><style name="P9"><text-properties display="none"/></style></automatic-styles>`
	body := `<text><p>Вода<span style-name="T1"> не</span> ушла<hidden-text is-hidden="true" string-value=" совсем"> совсем</hidden-text>.</p>
<p style-name="P9">Черновик</p><p><hidden-paragraph is-hidden="true"/>Черновик</p><p><hidden-paragraph is-hidden="false"/>水库干涸。</p>
<section display="none"><p>Скрыто</p></section><section display="condition" is-hidden="false"><p>Видно.</p></section></text>`
	want := "paragraph: Вода ушла.\nparagraph: 水库干涸。\nparagraph: Видно.\n"
	if got := outlineOf(t, textFile(t, styles+body)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
