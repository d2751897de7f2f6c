package check_test

import (
	"context"
	"fmt"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// text is a document, a paragraph a line.
func text(path string, tag corpus.Tag, lines ...string) corpus.Document {
	doc := corpus.Document{Path: path, Tag: tag}
	for i, line := range lines {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: line, Tag: tag, Block: i, Place: corpus.Place{Path: path, Line: i + 1, Column: 1}})
	}
	return doc
}

// A bitext is cross-checked, and the findings are listed.
func ExampleRun() {
	bitext := corpus.Bitext{
		Src: text("en.txt", corpus.English, "The port has 418 ships.", "It handled 7.4 million containers."),
		Dst: text("zh.txt", corpus.Simplified, "港口有481艘船。", "它处理了7400万个集装箱。"),
		Ladder: corpus.Ladder{
			{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 0.98},
			{Src: corpus.Range{Lo: 1, Hi: 2}, Dst: corpus.Range{Lo: 1, Hi: 2}, Confidence: 0.97},
		},
	}
	found, err := check.Run(context.Background(), bitext, check.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range found {
		fmt.Println(f.Check.ID, f.Severity, f.Target, f.Message)
	}
	// Output:
	// N201 error [0] "418" in the source, "481" in the target
	// N202 error [1] "7.4 million" in the source, "7400万" (74 million) in the target: 10 times more
}

// A name that stands for no check is an error and not silence.
func ExampleRun_unknown() {
	_, err := check.Run(context.Background(), corpus.Bitext{}, check.Options{Checks: []string{"nubmers"}})
	fmt.Println(err)
	// Output: unknown check "nubmers"; did you mean "numbers"?
}
