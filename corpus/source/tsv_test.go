package source

import (
	"strings"
	"testing"
)

func TestTSV(t *testing.T) {
	text := "English\t中文\r\nThe dam is empty.\t 水库已经干涸。\r\n\r\nFarmers wait.\t农民在等雨。\r\n"
	doc, err := Read("-", strings.NewReader(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkPlaces(t, text, doc.Segments)
	want := "paragraph: English\nparagraph: 中文\nparagraph: The dam is empty.\nparagraph: 水库已经干涸。\nparagraph: Farmers wait.\nparagraph: 农民在等雨。\n"
	if got := outline(doc.Segments); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
