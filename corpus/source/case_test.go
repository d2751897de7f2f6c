package source

import (
	"path/filepath"
	"strings"
	"testing"
)

// Pages rewritten from those that readers of other programs reported: beside each,
// or beside those with the same text, stands what must be read, a line a block.
func TestCases(t *testing.T) {
	pages, _ := filepath.Glob(filepath.Join(samples, "cases", "*.html"))
	if len(pages) < 19 {
		t.Fatalf("%d pages", len(pages))
	}
	for _, path := range pages {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			doc, err := Read(path, nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, wantOf(path), outline(Article(doc).Segments))
		})
	}
}

// wantOf is the file that says what a page must be read as: pages that lay out one
// text, as linked-lead-br.zh.html and source-line-zh.zh.html do, share that of
// their language, but for the one whose lead is a heading.
func wantOf(path string) string {
	for _, shared := range []string{"linked-lead", "source-line"} {
		if dir, name := filepath.Split(path); strings.HasPrefix(name, shared) && !strings.HasPrefix(name, "linked-lead-lead") {
			parts := strings.Split(name, ".")
			return filepath.Join(dir, "harbour."+parts[1]+".want")
		}
	}
	return strings.TrimSuffix(path, ".html") + ".want"
}
