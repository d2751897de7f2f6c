package split_test

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// Sentences know the paragraph that they were cut from, and their place in it.
func ExampleDocument() {
	doc := split.Document(corpus.Document{Tag: corpus.Simplified, Segments: []corpus.Segment{
		{Text: "“渡轮停了。”船长说。没有人知道它什么时候再开。", Block: 0},
		{Text: "票价3.5元。", Block: 1},
	}})
	for _, s := range doc.Segments {
		fmt.Println(s.Block, s.Place.Start, s.Text)
	}
	// Output:
	// 0 0 “渡轮停了。”船长说。
	// 0 11 没有人知道它什么时候再开。
	// 1 0 票价3.5元。
}
