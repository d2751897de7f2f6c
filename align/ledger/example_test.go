package ledger_test

import (
	"context"
	"fmt"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// The ledger of two paragraphs: what is kept, changed and missing.
func ExampleOf() {
	l, err := ledger.Of(context.Background(), corpus.Bitext{
		Src: text("en.txt", corpus.English, "The port handled 7.4 million containers on 26 September; 418 ships came."),
		Dst: text("ru.txt", corpus.Russian, "26 сентября порт обработал 7,4 млрд контейнеров."),
		Ladder: corpus.Ladder{
			{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 1},
		},
	}, ledger.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range l.Entries {
		fmt.Print(e.Status)
		for _, s := range corpus.Sides {
			if m := e.On(s); m != nil {
				fmt.Printf("  %s: %s", s, m.Canonical())
			}
		}
		fmt.Println()
	}
	// Output:
	// changed  source: 7400000  target: 7400000000
	// same  source: 09-26  target: 09-26
	// only  source: 418
}

// text is a document, a paragraph a line.
func text(path string, tag corpus.Tag, lines ...string) corpus.Document {
	doc := corpus.Document{Path: path, Tag: tag}
	for i, line := range lines {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: line, Tag: tag, Block: i})
	}
	return doc
}
