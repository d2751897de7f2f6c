package source

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// storm is the sentences that the pages of these tests are made of, each wide
// enough for a paragraph.
var storm = []string{
	"The ferry sailed again on Tuesday, two years after a fire had closed the line for good.",
	"Not everybody is pleased: the new route cuts through the grounds of the fishermen.",
	"A nurse said that she had driven forty kilometres to work on every one of these days.",
	"The council will talk in October about what the union of the fishermen has asked for.",
	"Until then the ship sails eight times a day, and ten times a day on Saturday and Sunday.",
	"Nobody on the quay could say when the second of the two ships is to come from the yard.",
	"The first of them cost thirty-two million crowns, two million less than was planned.",
	"It carries a hundred and eighty passengers and twenty-four cars, and makes no noise.",
}

// stormy is some of the storm's sentences, each in an element.
func stormy(element string, from, to int) string {
	var b strings.Builder
	for _, s := range storm[from:to] {
		fmt.Fprintf(&b, "<%s>%s</%s>\n", element, s, element)
	}
	return b.String()
}

// Where readability keeps a gallery for what stands in its hidden field, the article is
// what holds most prose, if that is enough and no furniture.
func TestArticleBesideGallery(t *testing.T) {
	gallery := "<div class=gallery><div><div><p>/15</p><ul><li><a href=/1>Paper</a> |</li></ul><textarea>" +
		strings.Repeat(strings.Join(storm, ", "), 6) + "</textarea></div></div></div>"
	tests := []struct {
		name, page string
		want       int // sentences that are read as the article
	}{
		{"three paragraphs", "<div><div><div class=body>" + stormy("p", 0, 3) + "</div></div></div>", 3},
		{"the longer of two", "<div><div><div class=body>" + stormy("p", 0, 3) + "</div></div></div><div><div><div class=other>" + stormy("p", 3, 8) + "</div></div></div>", 5},
		{"two, less than an article", "<div><div><div class=body>" + stormy("p", 0, 2) + "</div></div></div>", 0},
		{"in comments", "<div class=comments><div><div class=body>" + stormy("p", 0, 3) + "</div></div></div>", 0},
	}
	for _, tt := range tests {
		read := outlineOf(t, "<!doctype html><title>The ferry</title><body>"+tt.page+gallery+"</body>")
		if got := strings.Count(read, "paragraph: ") - strings.Count(read, "paragraph: /15"); got != tt.want {
			t.Errorf("%s: %d paragraphs, want %d\n%s", tt.name, got, tt.want, read)
		}
	}
}

// Where readability keeps some prose beside such an article, the article is read as
// well if it is at least twice as long.
func TestArticleBesideProse(t *testing.T) {
	beside := func(prose string) string {
		return "<div class=gallery><div><div><p>/15</p>" + prose + "<textarea>" + strings.Repeat(strings.Join(storm, ", "), 9) + "</textarea></div></div></div>"
	}
	article := func(to int) string { return "<div><div><div class=body>" + stormy("p", 2, to) + "</div></div></div>" }
	tests := []struct {
		name         string
		kept, others int // sentences of both
		want         int // sentences that are read
	}{
		{"twice as long", 2, 4, 6},
		{"less than twice as long", 2, 3, 2},
		{"as long", 2, 2, 2},
	}
	for _, tt := range tests {
		read := outlineOf(t, "<!doctype html><title>The ferry</title><body>"+article(2+tt.others)+beside(stormy("p", 0, tt.kept))+"</body>")
		if got := strings.Count(read, "paragraph: ") - strings.Count(read, "paragraph: /15"); got != tt.want {
			t.Errorf("%s: %d paragraphs, want %d\n%s", tt.name, got, tt.want, read)
		}
	}
}

// What stands between the title and the text introduces it, wherever it is, if it is
// a paragraph and nothing around it is furniture; or a heading that is a sentence.
func TestIntroduction(t *testing.T) {
	const lead = "Two ships will serve the island from the autumn on, the council has decided."
	tests := []struct{ name, above, want string }{
		{"a box of its own", "<div class=lead-column><div><section><p>" + lead + "</p></section></div></div>", "paragraph"},
		{"what teasers are called", "<div class=teaser-text><p>" + lead + "</p></div>", "paragraph"},
		{"a letter to subscribe to", "<div class=lead-column><div><section class=newsletter><p>" + lead + "</p></section></div></div>", "furniture"},
		{"another article", "<div class=lead-column><div><section><p><a href=/1>" + lead + "</a></p></section></div></div>", "furniture"},
		{"a heading", "<h2 class=excerpt>" + lead + "</h2><div><h3>Advertisement</h3></div>", "heading"},
		{"a heading that is no sentence", "<h2 class=excerpt>" + strings.TrimSuffix(lead, ".") + "</h2><div><h3>Advertisement</h3></div>", "furniture"},
		{"a heading that is a link", "<h2 class=excerpt><a href=/1>" + lead + "</a></h2><div><h3>Advertisement</h3></div>", "furniture"},
	}
	for _, tt := range tests {
		page := "<!doctype html><title>The ferry</title><body><main><h1>The ferry</h1>" + tt.above + "<div class=text><div>" + stormy("p", 0, 8) + "</div></div></main></body>"
		read := outlineOf(t, page)
		if want := tt.want + ": " + strings.TrimSuffix(lead, "."); !strings.Contains(read, want) || strings.Count(read, "paragraph: ") < len(storm) {
			t.Errorf("%s: want %q in\n%s", tt.name, want, read)
		}
	}
}

// The title is the heading that says what the head of the page does, before others of
// the first level; the nearest to the text where none does.
func TestTitleHeading(t *testing.T) {
	tests := []struct{ name, head, headings, want string }{
		{"a page of details", "The ferry is back after two years", "<h1>Details</h1><h2>The ferry is back after two years</h2>", "The ferry is back after two years"},
		{"a word of the title", "The ferry is back after two years", "<h1>Паром снова ходит</h1><h2>The ferry</h2>", "Паром снова ходит"},
		{"half of the title", "The ferry is back", "<h1>Паром снова ходит</h1><h2>The ferry</h2>", "The ferry"},
		{"the paper, then the article", "渡轮复航", "<h1>港口报</h1><h1>渡轮时隔两年恢复通航</h1>", "渡轮时隔两年恢复通航"},
		{"said twice", "The ferry is back", "<h1>The ferry is back</h1><h2>The ferry is back</h2>", "The ferry is back"},
		{"hidden in the menu", "The ferry is back", "<nav><h1>The ferry is back</h1></nav><h2>The ferry is back</h2>", "The ferry is back"},
	}
	for _, tt := range tests {
		read := outlineOf(t, "<!doctype html><title>"+tt.head+"</title><body>"+tt.headings+"<div>"+stormy("p", 0, 8)+"</div></body>")
		if want := "title: " + tt.want + "\n"; !strings.Contains(read, want) {
			t.Errorf("%s: want %q in\n%s", tt.name, want, read)
		}
	}
}

// A name that says what an element stands beside, or lacks, is not that of furniture;
// nor is the word that a builder of pages has in the name of each of its boxes.
func TestNamesOfWhatIsBeside(t *testing.T) {
	for class, want := range map[string]bool{
		"sidebar":                  true,
		"content-has-sidebar":      false,
		"no-sidebar":               false,
		"with_sidebar":             false,
		"aboveFooter":              false,
		"with-margin sidebar":      true,
		"footer-with-columns":      true,
		"withers related":          true,
		"widget":                   true,
		"elementor-widget":         false,
		"elementor-widget-text":    false,
		"elementor-widget related": true,
	} {
		div := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div, Attr: []html.Attribute{{Key: "class", Val: class}}}
		if got := isFurniture(div); got != want {
			t.Errorf("%q is furniture: %v, want %v", class, got, want)
		}
	}
}

// A further part of an article is one where it looks like the first, is large
// enough and begins no other article.
func TestArticleParts(t *testing.T) {
	const alike = "<div><div><div class=top><section class=a><div class=text>…</div></section></div></div></div>"
	first := strings.Replace(alike, "…", stormy("p", 0, 5), 1)
	further := func(around, inside string) string { return first + "<hr>" + strings.Replace(around, "…", inside, 1) }
	tests := []struct {
		name, body string
		want       int // sentences that are read as the article
	}{
		{"the first alone", first, 5},
		{"three paragraphs more", further(alike, stormy("p", 5, 8)), 8},
		{"two, less than a part", further(alike, stormy("p", 5, 7)), 5},
		{"another class around", further(strings.Replace(alike, "text", "other", 1), stormy("p", 5, 8)), 5},
		{"another class three elements up", further(strings.Replace(alike, "top", "end", 1), stormy("p", 5, 8)), 5},
		{"another element around the paragraphs", further(alike, stormy("div", 5, 8)), 5},
		{"another article", further(alike, "<h1>The storm</h1>"+stormy("p", 5, 8)), 5},
		{"in an article of its own", further("<article>"+alike+"</article>", stormy("p", 5, 8)), 5},
		{"called comments", further("<div class=comments>"+alike+"</div>", stormy("p", 5, 8)), 5},
		{"both in what is called a sidebar", "<div class=sidebar>" + further(alike, stormy("p", 5, 8)) + "</div>", 8},
		{"links", further(alike, strings.NewReplacer("<p>", "<p><a href=/x>", "</p>", "</a></p>").Replace(stormy("p", 5, 8))), 5},
		{"before the longer part, after the heading", "<h1>The ferry</h1>" + strings.Replace(alike, "…", stormy("p", 5, 8), 1) + "<hr>" + first, 8},
		{"before the heading", strings.Replace(alike, "…", stormy("p", 5, 8), 1) + "<h1>The ferry</h1>" + first, 5},
	}
	for _, tt := range tests {
		read := outlineOf(t, "<!doctype html><title>The ferry</title><body>"+tt.body+"</body>")
		if got := strings.Count(read, "paragraph: "); got != tt.want {
			t.Errorf("%s: %d paragraphs, want %d\n%s", tt.name, got, tt.want, read)
		}
	}
}

// The text that a page gives to search machines is read where the page shows less
// than half of it.
func TestArticleBody(t *testing.T) {
	data := func(kind, body string) string {
		return fmt.Sprintf(`<script type="%s">{"@type":"NewsArticle","articleBody":%q}</script>`, kind, body)
	}
	const linked = "application/ld+json; charset=utf-8"
	whole := strings.Join(storm, "\n")
	tests := []struct {
		name, head, body string
		want             int
	}{
		{"nothing shown", data(linked, whole), "", 8},
		{"less than half shown", data(linked, whole), "<h1>The ferry</h1>" + stormy("p", 0, 3), 8},
		{"more than half shown", data(linked, whole), "<h1>The ferry</h1>" + stormy("p", 0, 5), 5},
		{"its beginning only", data(linked, strings.Join(storm[:2], "\n")), "<h1>The ferry</h1><p>It sails.</p>", 1},
		{"breaks", data(linked, strings.Join(storm, "<br><br>")), "", 8},
		{"character references", data(linked, strings.Join(storm, "\n")+"\nFish &amp; ships."), "", 9},
		{"another script", data("application/json", whole), "<h1>The ferry</h1>" + stormy("p", 0, 1), 1},
		{"broken data", strings.Replace(data(linked, whole), "{", "{,", 1), "<h1>The ferry</h1>" + stormy("p", 0, 1), 1},
		{"just long enough", data(linked, strings.Repeat("b", 120)+"\n"+strings.Repeat("c", 120)), "<h1>The ferry</h1><p>It sails.</p>", 2},
		{"a letter too short", data(linked, strings.Repeat("b", 119)+"\n"+strings.Repeat("c", 120)), "<h1>The ferry</h1><p>It sails.</p>", 1},
		{"the longest of two", data(linked, whole[:300]) + data(linked, whole), "", 8},
	}
	for _, tt := range tests {
		read := outlineOf(t, "<!doctype html><head><title>The ferry</title>"+tt.head+"</head><body>"+tt.body+"</body>")
		if got := strings.Count(read, "paragraph: "); got != tt.want || strings.Contains(read, "&amp;") || !strings.HasPrefix(read, "title: The ferry\n") {
			t.Errorf("%s: %d paragraphs, want %d below the title\n%s", tt.name, got, tt.want, read)
		}
	}
}

// A page whose text a program would show is refused with what to do; one with a
// text, or without a program, is not.
func TestShell(t *testing.T) {
	const script = "<script src=app.js></script>"
	const menu = "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"
	tests := []struct {
		name, body string
		refused    bool
	}{
		{"a menu and a program", menu + "<div id=root></div>" + script, true},
		{"nothing but a program", script, true},
		{"a menu", menu, false},
		{"a menu and data", menu + `<script type="application/ld+json">{}</script>`, false},
		{"a text", menu + "<p>" + storm[0] + "</p>" + script, false},
		{"long lists of links", "<nav>" + strings.Repeat("<a href=/>The ferries of the harbour</a> ", 12) + "</nav>" + script, false},
	}
	for _, tt := range tests {
		_, err := readHTML("<!doctype html><title>Post</title><body>" + tt.body + "</body>")
		if e, _ := err.(*Error); (e != nil) != tt.refused || e != nil && (!strings.Contains(e.What, "JavaScript") || e.Advice == "") {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// A box that asks for an address is furniture; what merely stands beside a form, or
// holds more, is text.
func TestFormBoxes(t *testing.T) {
	const ask = `<p>Our best stories, every Friday.</p>`
	form := func(field string) string { return "<form action=/n>" + field + "<button>Yes</button></form>" }
	article := func(box string) string { return stormy("p", 0, 4) + box + stormy("p", 4, 8) }
	tests := []struct {
		name, body string
		inside     bool
	}{
		{"an address", article("<div class=nl>" + ask + form("<input type=email>") + "</div>"), false},
		{"any text", article("<section>" + ask + form("<input>") + "</section>"), false},
		{"buttons alone", article("<div>" + ask + form("<input type=submit>") + "</div>"), true},
		{"further down", article("<div>" + ask + "<div>" + form("<input type=email>") + "</div></div>"), true},
		{"with some text", article(stormy("p", 0, 8) + "<div>" + ask + stormy("p", 0, 4) + form("<input type=email>") + "</div>" + stormy("p", 0, 8)), false},
		{"with a long text", article(stormy("p", 0, 8) + "<div>" + ask + stormy("p", 0, 6) + form("<input type=email>") + "</div>" + stormy("p", 0, 8)), true},
	}
	for _, tt := range tests {
		read := outlineOf(t, "<!doctype html><body>"+tt.body+"</body>")
		if got := strings.Contains(read, "paragraph: Our best"); got != tt.inside {
			t.Errorf("%s: %v, want %v\n%s", tt.name, got, tt.inside, read)
		}
	}
}

// What stands three times on a page in an element of its own is a label where it is
// short and ends no sentence.
func TestRepeatedLabels(t *testing.T) {
	tests := []struct {
		name, label string
		times       int
		inside      bool
	}{
		{"three times", "Iklan", 3, false},
		{"twice", "Iklan", 2, true},
		{"a sentence", "Iklan.", 3, true},
		{"as wide as a label", "Iklan kapal di Utara", 3, false},
		{"wider", "Iklan kapal di Selatan", 3, true},
	}
	for _, tt := range tests {
		body := ""
		for k := range tt.times {
			body += stormy("p", 2*k, 2*k+2) + "<div>" + tt.label + "</div>"
		}
		read := outlineOf(t, "<!doctype html><body>"+body+stormy("p", 6, 8)+"</body>")
		if got := strings.Contains(read, "paragraph: "+tt.label+"\n"); got != tt.inside {
			t.Errorf("%s: %v, want %v\n%s", tt.name, got, tt.inside, read)
		}
	}
}

// Shadow roots are shown by the attribute of the standard, its first name, and that
// which Chromium writes when it saves a page as one file; other templates are not.
func TestShadowRoots(t *testing.T) {
	for attribute, want := range map[string]int{"shadowrootmode=open": 8, "shadowroot=closed": 8, `shadowmode="open"`: 8, "id=x": 0} {
		read := outlineOf(t, "<!doctype html><body><p>It sails.</p><x-story><template "+attribute+">"+stormy("p", 0, 8)+"</template></x-story></body>")
		if got := strings.Count(read, "paragraph: ") - strings.Count(read, "paragraph: It sails."); got != want {
			t.Errorf("%s: %d paragraphs, want %d\n%s", attribute, got, want, read)
		}
	}
}
