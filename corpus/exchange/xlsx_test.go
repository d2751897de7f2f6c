package exchange

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/exchange/sheetml"
)

// A text longer than a cell of a workbook is refused, not cut.
func TestXLSXCell(t *testing.T) {
	b := fourBeads()
	b.Src.Segments[0].Text = strings.Repeat("😀", sheetml.Cell/2) + "."
	if _, err := Write(From(b), XLSX, "x", disk{}.create, Options{}); err != nil {
		t.Errorf("%d characters: %v", sheetml.Cell, err)
	}
	b.Src.Segments[0].Text += "."
	if _, err := Write(From(b), XLSX, "x", disk{}.create, Options{}); err == nil || !strings.Contains(err.Error(), "unit 1: a text longer than") {
		t.Errorf("%d characters: error %v", sheetml.Cell+1, err)
	}
}

// A line of spaces, of any kind, inside a text is no border between segments: it
// is left out, and the text stays one.
func TestXLSXBlankLines(t *testing.T) {
	for _, text := range []string{"A\n\nB", "A\n \nB", "A\n\u00a0\nB", "A\r\u2001\n\u3000\rB", "A\n\u0085\nB"} {
		if got := foldCell(text); got != "A\nB" {
			t.Errorf("%q becomes %q, want %q", text, got, "A\nB")
		}
	}
}
