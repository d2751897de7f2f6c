package source

import (
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	text := "\uFEFF  Sales rose. \r\n\r\n销售额增长了 15%，\n \t\nПродажи выросли.\tДа"
	doc, err := Read("-", strings.NewReader(text), Options{Lines: true})
	if err != nil {
		t.Fatal(err)
	}
	checkPlaces(t, strings.TrimPrefix(text, "\uFEFF"), doc.Segments)
	want := "paragraph:   Sales rose. \nparagraph: 销售额增长了 15%，\nparagraph: Продажи выросли.\tДа\n"
	if got := outline(doc.Segments); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if at := doc.Segments[1].Place; at.Line != 3 || at.Column != 1 {
		t.Errorf("the second segment is at %d:%d, want 3:1", at.Line, at.Column)
	}
}

func TestCells(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "dam": 3, "水坝": 4, "Плотина": 7, "e\u0301": 1, "“水”": 4, "（水）": 6, "댐": 2, "a\tb": 6, "\t": 4,
	} {
		if got := cells(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
}

func TestOrnament(t *testing.T) {
	for text, want := range map[string]bool{"* * *": true, "---": true, "——": false, "•": false, "———": true, "- - a": false, "": false} {
		if got := ornament(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
