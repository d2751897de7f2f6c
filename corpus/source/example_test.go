package source_test

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/source"
)

// A text in memory: the path says what it is called. Each segment knows what it is
// and where it stands.
func ExampleReadData() {
	page := "# Ferry stops\n\nThe ferry to the island\nstopped on Monday.\n\n- Bring a coat.\n"
	doc, err := source.ReadData("ferry.md", []byte(page), source.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Format, doc.Encoding)
	for _, s := range doc.Segments {
		fmt.Printf("%d:%d %q %s\n", s.Place.Line, s.Place.Column, s.Kind, s.Text)
	}
	// Output:
	// markdown utf-8
	// 1:3 "title" Ferry stops
	// 3:1 "" The ferry to the island stopped on Monday.
	// 6:3 "item" Bring a coat.
}

// A page from the web: Article leaves out what surrounds the text.
func ExampleArticle() {
	page := `<!doctype html><title>Ferry stops - Harbor News</title>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry stops</h1><p>The ferry to the island stopped on Monday, and nobody knows when it will sail again.</p></article>
<footer>Harbor News</footer>`
	doc, err := source.ReadData("ferry.html", []byte(page), source.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range source.Article(doc).Segments {
		fmt.Println(s.Text)
	}
	for _, s := range doc.Segments {
		if s.Kind == corpus.Furniture {
			fmt.Println("left out:", s.Text)
		}
	}
	// Output:
	// Ferry stops
	// The ferry to the island stopped on Monday, and nobody knows when it will sail again.
	// left out: Home News
	// left out: Harbor News
}
