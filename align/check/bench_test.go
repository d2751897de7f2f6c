package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// article is a bitext of n paragraphs of four sentences, with figures.
func article(n int) corpus.Bitext {
	b := corpus.Bitext{Src: corpus.Document{Tag: corpus.English}, Dst: corpus.Document{Tag: corpus.Simplified}, Unit: corpus.Paragraphs}
	for i := range n {
		en := fmt.Sprintf("The council met on Monday. It voted %d to %d for the new bridge, which will cost $%d million. “Nobody is happy about it,” the mayor said. Work begins in May 2026.", 5+i%7, 1+i%4, 10+i)
		zh := fmt.Sprintf("市议会周一开会。会议以%d比%d通过了新桥方案，造价%d万美元。“没有人对此满意，”市长说。工程将于2026年5月动工。", 5+i%7, 1+i%4, 100*(10+i))
		b.Src.Segments = append(b.Src.Segments, corpus.Segment{Text: en, Tag: "en", Block: i, Place: corpus.Place{Line: i + 1, Column: 1}})
		b.Dst.Segments = append(b.Dst.Segments, corpus.Segment{Text: zh, Tag: "zh-Hans", Block: i, Place: corpus.Place{Line: i + 1, Column: 1}})
		b.Ladder = append(b.Ladder, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}, Dst: corpus.Range{Lo: i, Hi: i + 1}, Confidence: 1})
	}
	return b
}

func BenchmarkRun(b *testing.B) {
	for _, n := range []int{15, 1000} {
		text := article(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				run(b, text, check.Options{})
			}
		})
	}
}

// A paragraph of a great many figures takes its time, but not the square of it.
func BenchmarkCrowded(b *testing.B) {
	en, zh := strings.Builder{}, strings.Builder{}
	for i := range 10000 {
		fmt.Fprintf(&en, "There are %d items. ", 1000+i)
		fmt.Fprintf(&zh, "有%d件。", 1000+i)
	}
	text := article(1)
	text.Src.Segments[0].Text, text.Dst.Segments[0].Text = en.String(), zh.String()
	for b.Loop() {
		run(b, text, check.Options{})
	}
}
