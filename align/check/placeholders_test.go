package check_test

import (
	"testing"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/corpus"
)

// Inline codes are compared by what they stand for, else by their names. A code
// has no place that could be shown: it stands between two runes.
func TestInlineCodes(t *testing.T) {
	ph := func(at int, id, text string) corpus.InlineCode {
		return corpus.InlineCode{At: at, ID: id, Text: text}
	}
	half := func(at int, kind corpus.CodeKind, id, text string) corpus.InlineCode {
		return corpus.InlineCode{At: at, Kind: kind, ID: id, Text: text}
	}
	const en, ru = "Hello, wait.", "Здравствуйте, ждите."
	for _, tt := range []struct {
		name     string
		src, dst []corpus.InlineCode
		target   string // else ru
		want     string // severity and message of the only finding; "": none
	}{
		{"the same", []corpus.InlineCode{ph(5, "1", "{name}")}, []corpus.InlineCode{ph(12, "1", "{name}")}, "", ""},
		{"gone", []corpus.InlineCode{ph(5, "1", "{name}")}, nil, "", `error "{name}" is missing`},
		{"gone, and nobody knows what it was", []corpus.InlineCode{ph(5, "7", "")}, nil, "", `warning "<7/>" is missing`},
		{"added", nil, []corpus.InlineCode{ph(5, "7", "")}, "", `warning "<7/>" is in the target only`},
		{"one side tells what it stands for", []corpus.InlineCode{ph(5, "1", "{name}")}, []corpus.InlineCode{ph(5, "1", "")}, "", ""},
		{"other numbers, the same text", []corpus.InlineCode{ph(5, "1", "{name}")}, []corpus.InlineCode{ph(5, "4", "{name}")}, "", ""},
		{"one code, another text", []corpus.InlineCode{ph(5, "1", "{name}")}, []corpus.InlineCode{ph(5, "1", "{n}")}, "", `error "{name}" in the source, "{n}" in the target`},
		{"no numbers", []corpus.InlineCode{ph(5, "", "")}, []corpus.InlineCode{ph(3, "", "")}, "", ""},
		{"half a pair", []corpus.InlineCode{half(0, corpus.Opening, "1", "<b>"), half(5, corpus.Closing, "1", "</b>")},
			[]corpus.InlineCode{half(0, corpus.Opening, "1", "<b>")}, "", `warning "</b>" is missing`},
		{"the wrong way round", []corpus.InlineCode{half(0, corpus.Opening, "1", ""), half(5, corpus.Closing, "1", "")},
			[]corpus.InlineCode{half(0, corpus.Closing, "1", ""), half(5, corpus.Opening, "1", "")}, "", `warning "</1>" stands before what it closes`},
		{"a code here, text there", []corpus.InlineCode{ph(5, "1", "{name}")}, nil, "Здравствуйте, {name}.", ""},
		{"a comment shows nothing", []corpus.InlineCode{{At: 0, Kind: corpus.Opening, ID: "9", Markup: "<mrk id='9' type='comment'>", Syntax: "xliff2"}}, nil, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			target := tt.target
			if target == "" {
				target = ru
			}
			b := corpus.Bitext{
				Src:    corpus.Document{Tag: "en", Segments: []corpus.Segment{{Text: en, Codes: tt.src}}},
				Dst:    corpus.Document{Tag: "ru", Segments: []corpus.Segment{{Text: target, Codes: tt.dst}}},
				Ladder: corpus.Ladder{{Src: corpus.Range{Hi: 1}, Dst: corpus.Range{Hi: 1}, Confidence: 1}},
				Unit:   corpus.Paragraphs,
			}
			got := ""
			for _, f := range run(t, b, check.Options{Checks: []string{"U804"}}) {
				got += string(f.Severity) + " " + f.Message
			}
			if got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}
