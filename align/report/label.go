package report

import (
	"fmt"
	"strconv"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// numbers are the numbers of the segments for people, from 1; in a file of
// translation units those of the units. Where a paragraph
// of the document holds several sentences, the number of a sentence is that of
// its paragraph, a full stop and its own within it: "3.2".
func numbers(doc corpus.Document, unit corpus.Unit) []string {
	labels := make([]string, len(doc.Segments))
	inner := unit == corpus.Sentences && sharesBlocks(doc)
	nth := 0
	for i, s := range doc.Segments {
		switch {
		case s.Place.TU != "":
			labels[i] = strconv.Itoa(s.Block + 1)
			continue
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

// Labels are the numbers by which pages name the segments of both texts.
func Labels(b corpus.Bitext) [2][]string {
	return [2][]string{numbers(b.Src, b.Unit), numbers(b.Dst, b.Unit)}
}

// InWords is a finding as one line: what differs, how grave and how likely that is,
// and the check.
func InWords(f check.Finding) string {
	return fmt.Sprintf("%s (%s, %s, %s)", Visible(f.Message), f.Severity, inWords(f.Chance), f.Check.ID)
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
	if r.Empty() {
		return "nothing"
	}
	return "¶" + review.NumbersOf(labels, r)
}

// decimals writes a confidence or a similarity with two decimals.
func decimals(p float64) string {
	return strconv.FormatFloat(p, 'f', 2, 64)
}

// inWords is a chance in words.
func inWords(chance float64) string {
	switch {
	case chance >= 0.9:
		return "certain"
	case chance >= 0.6:
		return "likely"
	case chance >= check.WorthALook:
		return "possible"
	}
	return "unlikely"
}

// note is how bitext speaks inside a text column.
func note(text string) string { return "— " + text + " —" }

// Doubtful is the confidence below which a bead is marked: it is then likelier
// wrong than right.
const Doubtful = 0.5

// doubtMark follows a confidence below [Doubtful].
const doubtMark = "?"

// A tally is what reports count of a ladder.
type tally struct {
	onlySrc, onlyDst int // segments without a counterpart
	moved, doubtful  int // beads
}

// count counts the beads of a ladder and the segments without a counterpart.
func count(l corpus.Ladder) tally {
	var t tally
	for _, b := range l {
		if b.Dst.Empty() {
			t.onlySrc += b.Src.Len()
		}
		if b.Src.Empty() {
			t.onlyDst += b.Dst.Len()
		}
		if b.Moved {
			t.moved++
		}
		if b.Confidence < Doubtful {
			t.doubtful++
		}
	}
	return t
}
