package source

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/bitext-tools/bitext/corpus"
)

// Layouts of Chinese and Russian papers, one a file: the page with names in braces
// for the texts of an article, and what must be read, a line a block.
func TestLayouts(t *testing.T) {
	dir := filepath.Join(samples, "layouts")
	articles := archive(t, filepath.Join(dir, "articles.txtar"))
	layouts, _ := filepath.Glob(filepath.Join(dir, "*-*.txtar"))
	if len(layouts) < 55 {
		t.Fatalf("%d layouts", len(layouts))
	}
	for _, path := range layouts {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			layout := archive(t, path)
			fill := filling(articles[name[:2]])
			c, err := readHTML(fill.Replace(layout["page.html"]))
			if err != nil {
				t.Fatal(err)
			}
			whole := c.located("page.html")
			article := Article(corpus.Document{Segments: whole})
			if got, want := outline(article.Segments), fill.Replace(layout["want"]); got != want {
				t.Errorf("got\n%s\nwant\n%s\nthe whole page\n%s", got, want, outline(whole))
			}
		})
	}
}

// archive is the files of an archive, by name.
func archive(t *testing.T, path string) map[string]string {
	t.Helper()
	read, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range read.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// filling puts the texts of an article in the place of their names.
func filling(article string) *strings.Replacer {
	var pairs []string
	for line := range strings.Lines(article) {
		name, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
		pairs = append(pairs, "{"+name+"}", text)
	}
	return strings.NewReplacer(pairs...)
}
