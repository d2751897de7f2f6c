package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		name   string
		unit   corpus.Unit
		blocks []int // of each segment
		want   string
	}{
		{"paragraphs", corpus.Paragraphs, []int{0, 1, 2}, "1 2 3"},
		{"paragraphs out of an article keep no gap", corpus.Paragraphs, []int{3, 3, 9}, "1 2 3"},
		{"sentences", corpus.Sentences, []int{0, 0, 1, 4, 4, 4}, "1.1 1.2 2.1 5.1 5.2 5.3"},
		{"sentences, each a paragraph", corpus.Sentences, []int{0, 1, 2}, "1 2 3"},
		{"one sentence", corpus.Sentences, []int{7}, "1"},
		{"nothing", corpus.Sentences, nil, ""},
	} {
		var doc corpus.Document
		for _, b := range c.blocks {
			doc.Segments = append(doc.Segments, corpus.Segment{Block: b})
		}
		if got := strings.Join(numbers(doc, c.unit), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	labels := []string{"1", "2.1", "2.2", "3"}
	for want, r := range map[string]corpus.Range{
		"nothing": {Lo: 2, Hi: 2},
		"¶2.1":    {Lo: 1, Hi: 2},
		"¶1–2.1":  {Lo: 0, Hi: 2},
		"¶2.1–3":  {Lo: 1, Hi: 4},
		"¶3":      {Lo: 3, Hi: 4},
		"¶1–3":    {Lo: 0, Hi: 4},
	} {
		if got := span(labels, r); got != want {
			t.Errorf("%v: %q, want %q", r, got, want)
		}
	}
}

func TestDecimals(t *testing.T) {
	for p, want := range map[float64]string{0: "0.00", 0.994: "0.99", 0.996: "1.00", 1: "1.00", -0.25: "-0.25"} {
		if got := decimals(p); got != want {
			t.Errorf("%v: %q, want %q", p, got, want)
		}
	}
}

// What the head and the last line of a report count.
func TestCount(t *testing.T) {
	l := corpus.Ladder{
		{Src: corpus.Range{Lo: 0, Hi: 2}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 0.5}, // not in doubt
		{Src: corpus.Range{Lo: 2, Hi: 4}, Dst: corpus.Range{Lo: 1, Hi: 1}, Confidence: 0.49},
		{Src: corpus.Range{Lo: 4, Hi: 4}, Dst: corpus.Range{Lo: 1, Hi: 4}, Confidence: 0.9},
		{Src: corpus.Range{Lo: 4, Hi: 5}, Dst: corpus.Range{Lo: 5, Hi: 6}, Confidence: 0.1, Moved: true},
	}
	if got, want := count(l), (tally{onlySrc: 2, onlyDst: 3, moved: 1, doubtful: 2}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := count(nil); got != (tally{}) {
		t.Errorf("of nothing: %+v", got)
	}
}

// Marks of headings are as deep as their level, from 1 to 6.
func TestLook(t *testing.T) {
	marks := map[string][]corpus.Segment{
		"# ":      {{Kind: corpus.Title}, {Kind: corpus.Title, Level: 1}, {Kind: corpus.Heading, Level: -1}},
		"## ":     {{Kind: corpus.Heading, Level: 2}},
		"###### ": {{Kind: corpus.Heading, Level: 6}, {Kind: corpus.Heading, Level: 9}},
		"• ":      {{Kind: corpus.Item}},
		"":        {{Kind: corpus.Paragraph}},
	}
	for want, segments := range marks {
		for _, s := range segments {
			if got := lookOf(s); got.mark != want || got.each {
				t.Errorf("%s of level %d: mark %q (each line: %v), want %q", s.Kind, s.Level, got.mark, got.each, want)
			}
		}
	}
	for _, k := range []corpus.Kind{corpus.Quote, corpus.Code, corpus.Furniture} {
		if got := lookOf(corpus.Segment{Kind: k}); !got.each || slices.Contains([]string{"", "• "}, got.mark) {
			t.Errorf("%s: %+v, want a mark of its own before each line", k, got)
		}
	}
}
