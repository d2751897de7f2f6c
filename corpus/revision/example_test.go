package revision_test

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/revision"
)

// What became of a text: a sentence came, and a paragraph went.
func ExampleBetween() {
	text := func(paragraphs ...string) corpus.Document {
		doc := corpus.Document{Tag: corpus.English}
		for i, p := range paragraphs {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: p, Block: i})
		}
		return doc
	}
	old := text("The ferry stopped.", "It is old.", "Tickets cost $3.")
	now := text("The ferry stopped. Nobody was hurt.", "Tickets cost $3.")
	for _, c := range revision.Between(old, now) {
		switch {
		case c.Old < 0:
			fmt.Println("added:", now.Segments[c.New].Text)
		case c.New < 0:
			fmt.Println("removed:", old.Segments[c.Old].Text)
		}
		for _, r := range c.Fresh {
			fmt.Println("new:", string([]rune(now.Segments[c.New].Text)[r.Lo:r.Hi]))
		}
	}
	// Output:
	// new: Nobody was hurt.
	// removed: It is old.
}
