package ledger_test

import (
	"slices"
	"testing"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// The lines of a segment that the source has as they are say what they say there;
// other lines are read by their own language.
func TestCopiedLines(t *testing.T) {
	tests := []struct {
		name           string
		source, target string
		kind           corpus.Kind
		want           []string
	}{
		{"a listing", "cut(a[1,5])\ndate: May 22 2009", "cut(a[1,5])\ndate: May 22 2009", corpus.Code, []string{
			`same equal "1" "1"`, `same equal "5" "5"`, `same equal "May 22 2009" "May 22 2009"`}},
		{"a comment in it translated", "cut(a[1,5])\n# 2.5 of them", "cut(a[1,5])\n# 2,5 из них", corpus.Code, []string{
			`same equal "1" "1"`, `same equal "5" "5"`, `same equal "2.5" "2,5"`}},
		{"a line changed", "cut(a[1,5])\ncut(a[1,8])", "cut(a[1,5])\ncut(a[1,9])", corpus.Code, []string{
			`same equal "1" "1"`, `same equal "5" "5"`, `same equal "1" "1"`, `changed different "8" "1,9"`}},
		{"two letters, in code", "a[1,5]", "a[1,5]", corpus.Code, []string{`same equal "1" "1"`, `same equal "5" "5"`}},
		{"four letters, in prose", "(abcd 1,5)", "(abcd 1,5)", corpus.Paragraph, []string{`same equal "1" "1"`, `same equal "5" "5"`}},
		{"a part of a line", "cut(a[1,5]) again", "cut(a[1,5])", corpus.Code, []string{`changed different "5" "1,5"`}},
		{"three letters, in prose", "(abc 1,5)", "(abc 1,5)", corpus.Paragraph, []string{`changed different "5" "1,5"`}},
	}
	for _, tt := range tests {
		var b corpus.Bitext
		b.Src = corpus.Document{Tag: corpus.English, Segments: []corpus.Segment{{Text: tt.source, Kind: tt.kind}}}
		b.Dst = corpus.Document{Tag: corpus.Russian, Segments: []corpus.Segment{{Text: tt.target, Kind: tt.kind}}}
		b.Ladder = corpus.Ladder{{Src: corpus.Range{Hi: 1}, Dst: corpus.Range{Hi: 1}, Confidence: 1}}
		l, err := ledger.Of(t.Context(), b, ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range l.Entries {
			got = append(got, write(b, e))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}
