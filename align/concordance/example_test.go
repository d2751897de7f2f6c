package concordance_test

import (
	"fmt"

	"github.com/bitext-tools/bitext/align/concordance"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

// Where a word stands in a unit, and which words of the other side answer it.
func ExampleQuery() {
	side := func(tag corpus.Tag, text string) exchange.Side {
		return exchange.Side{Tag: tag, Segments: []corpus.Segment{{Text: text, Tag: tag}}}
	}
	unit := exchange.TU{Src: side(corpus.English, "The drones fly over the old town."), Dst: side(corpus.Simplified, "无人机飞越老城。")}
	p, err := pattern.Compile("drone", pattern.Words)
	if err != nil {
		fmt.Println(err)
		return
	}
	query := concordance.Query{Pattern: p}
	hit, ok := query.Look(unit)
	if !ok {
		return
	}
	concordance.NewMarker(vectors.Default()).Mark(&hit)
	for _, s := range corpus.Sides {
		text := hit.Texts[s]
		for _, r := range text.Found {
			fmt.Println(s, string([]rune(text.Text)[r.Lo:r.Hi]))
		}
	}
	// Output:
	// source drones
	// target 无人机
}
