package source

import (
	"strings"
	"testing"
)

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

// What a page's blocks are, one case a kind of mark-up.
func TestHTMLText(t *testing.T) {
	const first = "The ferry sailed again on Tuesday, two years after a fire had closed the line."
	const second = "Not everybody is pleased: the new route cuts through the grounds of the fishermen."
	const third = "Следующий рейс — в четверг в половине десятого вечера, сообщили в порту."
	three := "paragraph: " + first + "\nparagraph: " + second + "\nparagraph: " + third + "\n"
	tests := []struct{ name, body, want string }{
		{"a label behind an indent", "<p>　　来源：<a href='/x'>网</a></p><p>" + first + "</p>", "furniture: 来源：网\nparagraph: " + first + "\n"},
		{"a label behind no-break spaces", "<p>&nbsp;&nbsp;Фото: <a href='/x'>ТАСС</a></p><p>" + third + "</p>", "furniture: Фото: ТАСС\nparagraph: " + third + "\n"},
		{"two breaks", "<div>" + first + "<br>\n<br>" + second + "<br><br>" + third + "</div>", three},
		{"a no-break space between", "<div>" + first + "<br>&nbsp;<br>" + second + "<br>　<br>" + third + "</div>", three},
		{"one break", "<p>" + first + "<br>" + second + "<br/>" + third + "</p>", three},
		{"verse", "<p>Rain on the quay,<br>a lamp goes out.<br>Nobody sails.</p>", "paragraph: Rain on the quay, a lamp goes out. Nobody sails.\n"},
		{"wrapped by hand", "<p>The ferry sailed again on Tuesday, two years after a fire had closed<br>the line and left four thousand islanders with a single plane a day.</p>",
			"paragraph: The ferry sailed again on Tuesday, two years after a fire had closed the line and left four thousand islanders with a single plane a day.\n"},
		{"a break in a heading", "<h2>Ferry<br>returns</h2><p>" + first + "</p>", "heading: Ferry returns\nparagraph: " + first + "\n"},
		{"indents", "<div>　　大桥通车了。<br>　　造价6.4亿元。<br />&emsp;第二座大桥将于明年动工。</div>", "paragraph: 大桥通车了。\nparagraph: 造价6.4亿元。\nparagraph: 第二座大桥将于明年动工。\n"},
		{"prose in pre", "<pre>" + first + "\n\n" + second + "<br><br>" + third + "</pre>", three},
		{"code in pre", "<pre>for i := range n {\n\tsum += i\n}</pre>", "code: for i := range n {⏎\tsum += i⏎}\n"},
		{"a formula", `<p>The area is <span class="katex"><span class="katex-mathml"><math><semantics><mi>A</mi><annotation encoding="application/x-tex">A</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">A</span></span> here.</p>`,
			"paragraph: The area is A here.\n"},
		{"exponents", "<p>В озере 25 км<sup>2</sup> воды и 3·10<sup>6</sup> рыб, или 2<sup>n − 1</sup>.</p>", "paragraph: В озере 25 км² воды и 3·10⁶ рыб, или 2ⁿ ⁻ ¹.\n"},
		{"notes", "<p>水库存水12,500<sup><a href='#n3'>3</a></sup>升。<sup>4, 5</sup></p>", "paragraph: 水库存水12,500³升。⁴, ⁵\n"},
		{"raised letters and brackets", "<p>The 1<sup>st</sup> dam<sup>[2]</sup> of H<sub>2</sub>O<sup>n</sup>.</p>", "paragraph: The 1st dam[2] of H2On.\n"},
		{"a linked paragraph", "<p><a href='/1'>" + first + "</a></p><p>" + second + "</p>", "paragraph: " + first + "\nparagraph: " + second + "\n"},
		{"a linked headline", "<p>" + first + "</p><h3><a href='/1'>Storm closes the harbour for a third day</a></h3><p>" + second + "</p>",
			"paragraph: " + first + "\nfurniture: Storm closes the harbour for a third day\nparagraph: " + second + "\n"},
		{"a label above two links", "<p>" + first + "</p><p>In town</p><p><a href='/1'>Trams</a></p><p><a href='/2'>Fish</a></p><p>" + second + "</p>",
			"paragraph: " + first + "\nfurniture: In town\nfurniture: Trams\nfurniture: Fish\nparagraph: " + second + "\n"},
		{"a line too long for a label", "<p>" + first + "</p><p>What else was said in town and on the island</p><p><a href='/1'>Trams</a></p><p><a href='/2'>Fish</a></p><p>" + second + "</p>",
			"paragraph: " + first + "\nparagraph: What else was said in town and on the island\nfurniture: Trams\nfurniture: Fish\nparagraph: " + second + "\n"},
		{"a label far from two links", "<p>" + first + "</p><div><div><p>In town</p></div></div><div><p><a href='/1'>Trams</a></p><p><a href='/2'>Fish</a></p></div><p>" + second + "</p>",
			"paragraph: " + first + "\nparagraph: In town\nfurniture: Trams\nfurniture: Fish\nparagraph: " + second + "\n"},
		{"a heading with a link and a date", "<p>" + first + "</p><h3><a href='/1'>Trams</a> 4 May 2025</h3><p>" + second + "</p>",
			"paragraph: " + first + "\nheading: Trams 4 May 2025\nparagraph: " + second + "\n"},
		{"counts of readers", "<p>" + first + "</p><div>1,204 views</div><p>" + second + "</p><h3>12 comments</h3><p>" + third + "</p>",
			"paragraph: " + first + "\nfurniture: 1,204 views\nparagraph: " + second + "\nfurniture: 12 comments\nparagraph: " + third + "\n"},
		{"a label above one link", "<p>" + first + "</p><p>In town</p><p><a href='/1'>Trams</a></p><p>" + second + "</p>",
			"paragraph: " + first + "\nparagraph: In town\nfurniture: Trams\nparagraph: " + second + "\n"},
		{"a sentence above two links", "<p>" + first + "</p><p>We asked.</p><p><a href='/1'>Trams</a></p><p><a href='/2'>Fish</a></p><p>" + second + "</p>",
			"paragraph: " + first + "\nparagraph: We asked.\nfurniture: Trams\nfurniture: Fish\nparagraph: " + second + "\n"},
		{"a link and its date", "<p>" + first + "</p><ul><li><a href='/1'>Trams</a> 4 May 2025</li><li><a href='/2'>The war</a> (1812)</li><li>From <a href='/3'>Trams</a> 4 May 2025</li></ul><p>" + second + "</p>",
			"paragraph: " + first + "\naside: Trams 4 May 2025\nitem: The war (1812)\nitem: From Trams 4 May 2025\nparagraph: " + second + "\n"},
		{"a heading that can be linked to", "<p>" + first + "</p><h3><a href='#why'>Why it matters</a></h3><p>" + second + "</p>",
			"paragraph: " + first + "\nheading: Why it matters\nparagraph: " + second + "\n"},
	}
	for _, tt := range tests {
		if got := outlineOf(t, "<!doctype html><body>"+tt.body+"</body>"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Styles in a page that look like the marks of AsciiDoc do not make it one.
func TestPageWithStyles(t *testing.T) {
	page := "<!DOCTYPE html>\n<style>\n====\n:root:\n[source]\n</style>\n<p>The ferry left.</p>\n"
	if got, want := outlineOf(t, page), "paragraph: The ferry left.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Links that are left open end one another: no page of them is refused.
func TestLinksNotClosed(t *testing.T) {
	if _, err := readHTML("<html><body><ul>" + strings.Repeat("<li><a href=\"x\"/></li>\n", 2000) + "<p>x"); err != nil {
		t.Error(err)
	}
}

// Elements without text are refused from where the page would take more memory
// than 200 MB and 60 times its size; pages as people write them never are, and
// tables of figures only where they are very long.
func TestHTMLTooManyElements(t *testing.T) {
	for _, c := range []struct {
		block string
		most  int // of the blocks that are read
	}{
		{"<dt>x<dd>y", 190_600},
		{"x<br>", 381_300},
		{"<td>x</td>", 838_800},
	} {
		if err := tooManyElements(strings.Repeat(c.block, c.most*98/100)); err != nil {
			t.Errorf("%q: %v", c.block, err)
		}
		if err := tooManyElements(strings.Repeat(c.block, c.most*102/100)); err == nil {
			t.Errorf("%q is not refused", c.block)
		}
	}
	for _, text := range []string{"<p>The <b>port</b> was closed.</p>\n", "<p>港口关闭了。</p>\n", "<tr><td>Порт</td><td>港口</td><td>12,500</td></tr>\n"} {
		if err := tooManyElements(strings.Repeat(text, HTML.Limit/len(text))); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// What is deep in a page is in all that is around it: each element is looked at
// once, and still every block within one that is furniture is marked.
func TestHTMLFurnitureAround(t *testing.T) {
	const text = "The port was closed on Monday, and no ship left it before the evening of the day after."
	page := "<html><body><main>" + strings.Repeat("<p>"+text+"</p>", 9) +
		`<div class="related"><div><section><p>A ferry of the same line ran aground.</p></section><p>Its captain was not hurt.</p></div></div></main></body></html>`
	got := outlineOf(t, page)
	for _, beside := range []string{"A ferry", "Its captain"} {
		if !strings.Contains(got, "furniture: "+beside) {
			t.Errorf("%q is not furniture in\n%s", beside, got)
		}
	}
}
