package corpus_test

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
)

// A bitext by hand: three English paragraphs of which the Chinese translator
// joined two and dropped one.
func ExampleLadder() {
	text := func(tag corpus.Tag, paragraphs ...string) corpus.Document {
		doc := corpus.Document{Tag: tag}
		for i, p := range paragraphs {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: p, Tag: tag, Block: i})
		}
		return doc
	}
	b := corpus.Bitext{
		Unit: corpus.Paragraphs,
		Src:  text(corpus.English, "Sales rose 15%.", "Costs fell.", "The shares did not move."),
		Dst:  text(corpus.Simplified, "销售额增长了15%，成本下降了。"),
		Ladder: corpus.Ladder{
			{Src: corpus.Range{Lo: 0, Hi: 2}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 0.98},
			{Src: corpus.Range{Lo: 2, Hi: 3}, Dst: corpus.Range{Lo: 1, Hi: 1}, Confidence: 0.95},
		},
	}
	if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		fmt.Println(err)
	}
	for _, bead := range b.Ladder {
		fmt.Printf("%s %.2f\n", bead.Shape(), bead.Confidence)
		for _, s := range corpus.Sides {
			r := bead.On(s)
			for _, segment := range b.On(s).Segments[r.Lo:r.Hi] {
				fmt.Printf("    %s: %s\n", s, segment.Text)
			}
		}
	}
	// Output:
	// 2-1 0.98
	//     source: Sales rose 15%.
	//     source: Costs fell.
	//     target: 销售额增长了15%，成本下降了。
	// 1-0 0.95
	//     source: The shares did not move.
}
