// Package sheetml knows what a sheet of Excel holds and how it is laid out, so
// that all workbooks are written alike.
//
//	if !sheetml.Fits(text) {
//		return errors.New("too long for a cell")
//	}
//	height := sheetml.Height(sheetml.Lines(text, 60))
package sheetml

import (
	"errors"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/bitext-tools/bitext/corpus/exchange/joint"
)

// What a sheet and a cell hold (Microsoft, "Excel specifications and limits").
const (
	Rows = 1_048_576
	Cell = 32_767 // UTF-16 units; Excel cuts off a longer text without a word
)

// Fits tells whether a cell holds the text.
func Fits(text string) bool {
	return len(text) <= Cell || len(utf16.Encode([]rune(text))) <= Cell // no longer in UTF-16 than in UTF-8
}

// Cut is the text, cut with an ellipsis where a cell does not hold it all.
func Cut(text string) string {
	if Fits(text) {
		return text
	}
	units := utf16.Encode([]rune(text))
	return strings.TrimSuffix(string(utf16.Decode(units[:Cell-1])), "\uFFFD") + "…" // half a pair is cut off
}

// Lines is how many lines a text takes in a column of a width, in letters; a wide
// character takes two. A tenth of the width is spared for breaks between words.
func Lines(text string, width float64) (n int) {
	for line := range strings.SplitSeq(text, "\n") {
		n += 1 + int(cells(line)/(width*9/10))
	}
	return n
}

// cells is the width of a line, in letters.
func cells(line string) (n float64) {
	for _, r := range line {
		if n++; joint.Wide(r) {
			n++
		}
	}
	return n
}

// Height is the height in points of a row of so many lines, at most the greatest
// that Excel takes. Excel finds it out by itself, but LibreOffice lets the texts of
// rows without one run into each other.
func Height(lines int) float64 {
	const line, tall = 15, 409
	return float64(min(max(lines, 1)*line, tall))
}

// PrintWide makes a sheet print on landscape pages, all columns on each.
func PrintWide(book *excelize.File, sheet string) error {
	landscape, wide, tall, fit := "landscape", 1, 0, true
	return errors.Join(
		book.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}),
		book.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
	)
}
