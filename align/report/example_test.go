package report_test

import (
	"context"
	"fmt"
	"os"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
)

// What a comparison found, as bitext check prints it.
func ExampleFindingsText() {
	text := func(path string, paragraphs ...string) corpus.Document {
		doc := corpus.Document{Path: path}
		for i, p := range paragraphs {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: p, Block: i, Place: corpus.Place{Path: path, Line: i + 1, Column: 1}})
		}
		return doc
	}
	en := text("en.txt", "The bridge was closed on Monday after the flood.", "The city will spend 4.3 billion dollars on repairs.")
	zh := text("zh.txt", "洪水过后，大桥星期一关闭。", "该市将花费4.3亿美元进行维修。")
	c, err := compare.Documents(context.Background(), en, zh, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	report.FindingsText(os.Stdout, report.Findings{Bitext: c.Bitext, Found: c.Findings}, report.Options{})
	// Output:
	// zh.txt:2:6: error N202 number-magnitude: "4.3 billion dollars" in the source, "4.3亿美元" (430 million US dollars) in the target: 10 times less [certain 0.96 d89ec5e48641e5d4]
	//     2 │ The city will spend 4.3 billion dollars on repairs.
	//       │                     ^^^^^^^^^^^^^^^^^^^
	//     2 │ 该市将花费4.3亿美元进行维修。
	//       │           ^^^^^^^^^
	//
	// 2 paragraphs in the source, 2 in the target; 1 error
}
