package desk

import (
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A Sentence is one of a passage, and the place behind it, where the passage may be
// parted.
type Sentence struct {
	Text string
	End  review.Spot
}

// Sentences are those of a range of segments of a side. Of segments that are
// sentences each is one.
func (d *Desk) Sentences(s corpus.Side, r corpus.Range) (list []Sentence) {
	for k := r.Lo; k < r.Hi; k++ {
		doc := d.On(s)
		if d.Unit == corpus.Sentences {
			list = append(list, Sentence{doc.Segments[k].Text, review.Spot{Segment: k + 1}})
			continue
		}
		text := []rune(doc.Segments[k].Text)
		doc.Segments = doc.Segments[k : k+1]
		from := 0
		for _, sentence := range split.Document(doc).Segments {
			rest := string(text[from:])
			at := max(0, strings.Index(rest, sentence.Text))
			from += utf8.RuneCountInString(rest[:at]) + utf8.RuneCountInString(sentence.Text)
			list = append(list, Sentence{sentence.Text, review.Spot{Segment: k, Rune: from}})
		}
		list[len(list)-1].End = review.Spot{Segment: k + 1} // whatever white space stands at its end
	}
	return list
}
