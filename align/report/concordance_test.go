package report

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/concordance"
	"github.com/bitext-tools/bitext/corpus"
)

// hitIn is a hit with marks in its source only.
func hitIn(text string, found ...corpus.Range) concordance.Hit {
	return concordance.Hit{Path: "a.tmx", Texts: [2]concordance.Text{{Tag: "en", Text: text, Found: found}, {Tag: "zh", Text: "水库蓄水不多。"}}}
}

// Words are not cut, and what is left out is one sign.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("a b ", 30)
	tests := []struct {
		name, text string
		found      []corpus.Range
		context    int
		want       string
	}{
		{"all", "The reservoir is low.", []corpus.Range{{Lo: 4, Hi: 13}}, 0, "The [reservoir] is low."},
		{"cut", "The old reservoir is very low.", []corpus.Range{{Lo: 8, Hi: 17}}, 3, "…old [reservoir] is…"},
		{"whole words", "The old reservoir is very low.", []corpus.Range{{Lo: 8, Hi: 17}}, 6, "The old [reservoir] is very…"},
		{"two places", "low " + long + "low", []corpus.Range{{Lo: 0, Hi: 3}, {Lo: 124, Hi: 127}}, 2, "[low] a…b [low]"},
		{"without blanks", strings.Repeat("甲", 40) + "水库" + strings.Repeat("乙", 40), []corpus.Range{{Lo: 40, Hi: 42}}, 3, "…甲甲甲[水库]乙乙乙…"},
	}
	for _, tt := range tests {
		text, marks := excerpt(hitIn(tt.text, tt.found...), corpus.Source, tt.context)
		runes, got, last := []rune(text), "", 0
		for _, m := range marks {
			got += string(runes[last:m.lo]) + "[" + string(runes[m.lo:m.hi]) + "]"
			last = m.hi
		}
		if got += string(runes[last:]); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What is marked is shown whole, however little is shown around it, and no format
// panics or writes nothing.
func TestConcordanceLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := []rune(rapid.StringN(1, 60, -1).Draw(t, "text"))
		lo := rapid.IntRange(0, len(runes)-1).Draw(t, "lo")
		hi := rapid.IntRange(lo+1, len(runes)).Draw(t, "hi")
		context := rapid.IntRange(0, 9).Draw(t, "context")
		h := hitIn(string(runes), corpus.Range{Lo: lo, Hi: hi})
		text, marks := excerpt(h, corpus.Source, context)
		if got := string([]rune(text)[marks[0].lo:marks[0].hi]); got != string(runes[lo:hi]) {
			t.Fatalf("%q is marked, not %q", got, string(runes[lo:hi]))
		}
		for _, f := range ConcordanceFormats {
			var out bytes.Buffer
			if err := f.New(&out, context, Options{Width: 30}).Hit(h); err != nil || out.Len() == 0 {
				t.Fatalf("%s: %v, %d bytes", f.Name, err, out.Len())
			}
		}
	})
}

// Offsets in a text file are those of the file.
func TestConcordanceAt(t *testing.T) {
	text := concordance.Text{Text: "One two.四五。", Found: []corpus.Range{{Lo: 9, Hi: 10}}, Segments: []corpus.Segment{
		{Text: "One two.", Place: corpus.Place{Path: "a.txt", Line: 3, Start: 20, End: 28}},
		{Text: "四五。", Place: corpus.Place{Path: "a.txt", Line: 3, Start: 29, End: 32}},
	}}
	m := concordantOf(text).Matches[0]
	if m.Text != "五" || m.At == nil || *m.At != (jsonSpot{"a.txt", 3, 30, 31}) {
		t.Errorf("%v at %v", m, m.At)
	}
}
