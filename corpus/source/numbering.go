package source

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/corpus"
)

// numberingShare is the share of the segments, as one in so many, from which
// segments without a letter are the numbering of a table and not text: of a
// table with a column of numbers and one for each language they are a third,
// of an article with its translation hardly any.
const numberingShare = 5

// Numbering marks as furniture what a table of two languages has beside its
// texts: row numbers, percentages, rules. These are the segments without any
// letter, where they are many; few of them are text, such as the heading
// "2024". Kinds are all that changes.
func Numbering(doc corpus.Document) corpus.Document {
	segments := slices.Clone(doc.Segments)
	marked := 0
	for i, s := range segments {
		if !strings.ContainsFunc(s.Text, unicode.IsLetter) {
			segments[i].Kind = corpus.Furniture
			marked++
		}
	}
	if marked*numberingShare >= len(segments) {
		doc.Segments = segments
	}
	return doc
}
