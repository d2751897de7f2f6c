package source

import (
	"os"
	"path/filepath"
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

func FuzzHTML(f *testing.F) {
	pages, _ := filepath.Glob(filepath.Join(samples, "pages", "*.html"))
	for _, path := range pages {
		data, _ := os.ReadFile(path)
		if text, _, err := Decode(data, ""); err == nil {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, page string) {
		c, err := readHTML(page)
		checkHeld(t, c, err)
	})
}
