package report

import (
	"io"
	"testing"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/growth"
)

// One paragraph of many facts takes no more time for each of them than a short one.
func TestGrowth(t *testing.T) {
	var cases []growth.Case
	for _, format := range LedgerFormats {
		cases = append(cases, growth.Case{Name: "facts of one paragraph, " + format.Name, Text: growth.Times("$1 % € "), Read: func(text string) error {
			one := func(tag corpus.Tag) corpus.Document {
				return corpus.Document{Tag: tag, Segments: []corpus.Segment{{Text: text}}}
			}
			b := corpus.Bitext{Src: one("en"), Dst: one("ru"), Unit: corpus.Paragraphs, Ladder: corpus.Ladder{{Src: corpus.Range{Hi: 1}, Dst: corpus.Range{Hi: 1}}}}
			l, err := ledger.Of(t.Context(), b, ledger.Options{})
			if err != nil {
				return err
			}
			return format.Write(io.Discard, b, l, Options{})
		}})
	}
	growth.Check(t, cases)
}
