package ledger

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// copiedLetters is how many letters a line has to have to be in the language it was
// copied from: one with fewer is a figure with its unit, which each language writes
// in its own way. A line of code always is.
const copiedLetters = 4

// copiedFacts is the facts of a segment of the target, some of whose lines the source
// has as they are: a listing, a quotation left as it was. In these lines the facts are
// those that a reader of the source finds: "a[1,2]" is two numbers on both sides, not
// one and a fifth in a Russian text. Elsewhere the facts are those given.
func copiedFacts(given []facts.Fact, seg corpus.Segment, source []corpus.Segment, tag corpus.Tag) []facts.Fact {
	lines := copiedLines(seg, source)
	if len(lines) == 0 {
		return given
	}
	inside := func(f facts.Fact) bool {
		return slices.ContainsFunc(lines, func(l [2]int) bool { return l[0] <= f.Start && f.End <= l[1] })
	}
	list := slices.DeleteFunc(slices.Clone(given), inside)
	for _, f := range facts.Find(seg.Text, tag) {
		if inside(f) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b facts.Fact) int { return a.Start - b.Start })
	return list
}

// copiedLines is the lines of a segment that the source's has as they are, as ranges
// of runes.
func copiedLines(seg corpus.Segment, source []corpus.Segment) (lines [][2]int) {
	start := 0
	for line := range strings.SplitSeq(seg.Text, "\n") {
		end := start + utf8.RuneCountInString(line)
		if isCopy(line, seg.Kind) && slices.ContainsFunc(source, func(s corpus.Segment) bool { return hasLine(s.Text, line) }) {
			lines = append(lines, [2]int{start, end})
		}
		start = end + 1
	}
	return lines
}

// isCopy tells whether a line has what it takes to be a copy.
func isCopy(line string, kind corpus.Kind) bool {
	digits, letters := 0, 0
	for _, r := range line {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && (kind == corpus.Code || letters >= copiedLetters)
}

// hasLine tells whether a text has a line.
func hasLine(text, line string) bool {
	return text == line || strings.Contains(text, line) && strings.Contains("\n"+text+"\n", "\n"+line+"\n")
}
