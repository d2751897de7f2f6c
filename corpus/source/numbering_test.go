package source

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestNumbering(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a column of numbers", "1|Costs fell.|成本下降。|2|Nobody came.|没有人来。", "Costs fell.|成本下降。|Nobody came.|没有人来。"},
		{"numbers before and confidences behind", "1|Costs fell.|Расходы упали.|0.97", "Costs fell.|Расходы упали."},
		{"rules between pairs", "Costs fell.|成本下降。|***|Nobody came.|没有人来。|***", "Costs fell.|成本下降。|Nobody came.|没有人来。"},
		{"a heading that is a year", "2024|Costs fell.|成本下降。|Nobody came.|没有人来。|It rained.", "2024|Costs fell.|成本下降。|Nobody came.|没有人来。|It rained."},
		{"numbers only", "1|2|3", "1|2|3"},
	} {
		var doc corpus.Document
		for text := range strings.SplitSeq(c.text, "|") {
			doc.Segments = append(doc.Segments, corpus.Segment{Text: text})
		}
		var got []string
		for _, s := range Article(Numbering(doc)).Segments {
			got = append(got, s.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, "|"), c.want)
		}
		if doc.Segments[0].Kind != corpus.Paragraph {
			t.Errorf("%s: the document given was changed", c.name)
		}
	}
}
