package compare_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/align/report"
	"github.com/bitext-tools/bitext/corpus"
)

// Two files, in either order: which paragraphs correspond, and where the
// translation differs.
func ExampleFiles() {
	c, err := compare.Files(context.Background(), "../../testdata/bitext/drones/en.txt", "../../testdata/bitext/drones/zh.txt", compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Src.Segments[0].Text, "|", c.Dst.Segments[0].Text)
	for _, b := range c.Ladder[:3] {
		fmt.Printf("%s: paragraphs %d to %d, %d to %d\n", b.Shape(), b.Src.Lo+1, b.Src.Hi, b.Dst.Lo+1, b.Dst.Hi)
	}
	for _, f := range c.Findings[:2] {
		fmt.Println(f.Severity, f.Check.ID, f.Message)
	}
	// Output:
	// Port city bets on delivery drones, and residents count the cost | 送货无人机获准飞越老城，港口城市算起两笔账
	// 1-1: paragraphs 1 to 1, 1 to 1
	// 1-1: paragraphs 2 to 2, 2 to 2
	// 1-1: paragraphs 3 to 3, 3 to 3
	// error D303 "Thursday" in the source, "星期五" (Friday) in the target
	// warning S108 sentence only in the target
}

// Texts that are in memory: a document has a path for messages and a segment a
// paragraph. What language they are in is found out.
func ExampleDocuments() {
	text := func(path string, paragraphs ...string) corpus.Document {
		doc := corpus.Document{Path: path}
		for i, p := range paragraphs {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: p, Block: i})
		}
		return doc
	}
	en := text("en", "The bridge was closed on Monday after the flood.", "The city will spend 4.3 billion dollars on repairs.")
	ru := text("ru", "В понедельник после наводнения мост закрыли.", "Город потратит на ремонт 4,3 миллиона долларов.")
	c, err := compare.Documents(context.Background(), en, ru, compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range c.Findings {
		fmt.Println(f.Check.ID, f.Message)
	}
	// Output:
	// N202 "4.3 billion dollars" in the source, "4,3 миллиона долларов" (4.3 million dollars) in the target: 1,000 times less
}

// What bitext check prints.
func Example_check() {
	c, err := compare.Files(context.Background(), "../../testdata/bitext/reservoir/en.txt", "../../testdata/bitext/reservoir/ru.txt", compare.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var page strings.Builder
	report.FindingsText(&page, report.Findings{Bitext: c.Bitext, Found: c.Findings, Dismissed: c.Dismissed}, report.Options{})
	lines := strings.Split(page.String(), "\n")
	fmt.Fprintln(os.Stdout, lines[len(lines)-2])
	// Output:
	// 21 paragraphs in the source, 21 in the target, 1 only in the source, 2 only in the target, 2 moved; 1 error, 1 warning
}
