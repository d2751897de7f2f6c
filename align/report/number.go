package report

import (
	"strconv"

	"github.com/bitext-tools/bitext/corpus"
)

// numbers are the numbers of the segments for people, from 1: of paragraphs
// their own, of sentences that of the paragraph and, where any paragraph holds
// several, a full stop and their own within it.
func numbers(doc corpus.Document, unit corpus.Unit) []string {
	labels := make([]string, len(doc.Segments))
	inner := unit == corpus.Sentences && sharesBlocks(doc)
	nth := 0
	for i, s := range doc.Segments {
		switch {
		case !inner:
			labels[i] = strconv.Itoa(i + 1)
			continue
		case i > 0 && s.Block == doc.Segments[i-1].Block:
			nth++
		default:
			nth = 1
		}
		labels[i] = strconv.Itoa(s.Block+1) + "." + strconv.Itoa(nth)
	}
	return labels
}

// sharesBlocks tells whether any paragraph of the document holds two segments.
func sharesBlocks(doc corpus.Document) bool {
	for i, s := range doc.Segments {
		if i > 0 && s.Block == doc.Segments[i-1].Block {
			return true
		}
	}
	return false
}

// span writes the numbers of a range: "¶4", "¶4–6", or "nothing".
func span(labels []string, r corpus.Range) string {
	switch r.Len() {
	case 0:
		return "nothing"
	case 1:
		return "¶" + labels[r.Lo]
	}
	return "¶" + labels[r.Lo] + "–" + labels[r.Hi-1]
}
