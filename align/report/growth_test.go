package report

import (
	"io"
	"testing"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/growth"
)

// One paragraph of many facts takes no more time for each of them than a short one.
func TestGrowth(t *testing.T) {
	const sum = "$1 % € "
	document := func(tag corpus.Tag, text string) corpus.Document {
		return corpus.Document{Tag: tag, Segments: []corpus.Segment{{Text: text}}}
	}
	bitext := func(text string) corpus.Bitext {
		return corpus.Bitext{Src: document("en", text), Dst: document("ru", text), Unit: corpus.Paragraphs, Ladder: corpus.Ladder{{Src: corpus.Range{Hi: 1}, Dst: corpus.Range{Hi: 1}}}}
	}
	one, err := ledger.Of(t.Context(), bitext(sum), ledger.Options{})
	if err != nil || len(one.Entries) == 0 {
		t.Fatalf("%v, %v", one, err)
	}
	shifted := func(m *ledger.Mention, by int) *ledger.Mention {
		if m == nil {
			return nil
		}
		n := *m
		n.Start, n.End = m.Start+by, m.End+by
		return &n
	}
	var cases []growth.Case
	for _, format := range LedgerFormats {
		cases = append(cases, growth.Case{Name: "facts of one paragraph, " + format.Name, Text: growth.Times(sum), Read: func(text string) error {
			var l ledger.Ledger
			runes := utf8.RuneCountInString(text)
			for at := 0; at < runes; at += utf8.RuneCountInString(sum) {
				for _, e := range one.Entries {
					e.Source, e.Target = shifted(e.Source, at), shifted(e.Target, at)
					l.Entries = append(l.Entries, e)
				}
			}
			return format.Write(io.Discard, bitext(text), l, Options{})
		}})
	}
	growth.Check(t, cases)
}
