package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
)

// harbor is a bitext of one pair of paragraphs with findings about it.
func harbor(src, dst string, spans ...check.Span) Findings {
	b := corpus.Bitext{
		Src:    corpus.Document{Path: "en.txt", Tag: "en", Segments: []corpus.Segment{{Text: src, Place: corpus.Place{Line: 3, Column: 1, Start: 20}}}},
		Dst:    corpus.Document{Path: "a b/zh.txt", Tag: "zh-Hans", Segments: []corpus.Segment{{Text: dst, Place: corpus.Place{Line: 5, Column: 3, Start: 40}}}},
		Unit:   corpus.Paragraphs,
		Ladder: corpus.Ladder{{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 1}},
	}
	f := check.Finding{
		Check: check.NumberMagnitude, Severity: check.Error, Confidence: 0.98, Message: "what, 100% sure",
		Source: []int{0}, Target: []int{0}, Spans: spans, Values: []string{"1"}, Fingerprint: "0123456789abcdef",
	}
	return Findings{Bitext: b, Found: []check.Finding{f}, Version: "v1"}
}

func TestFindingsText(t *testing.T) {
	f := harbor("It costs $4.3 billion.", "\u202e它耗资4.3亿美元。", check.Span{Side: corpus.Source, Start: 9, End: 21}, check.Span{Side: corpus.Target, Start: 4, End: 10})
	var out bytes.Buffer
	if err := FindingsText(&out, f, SideOptions{}); err != nil {
		t.Fatal(err)
	}
	want := `a b/zh.txt:5:7: error N202 number-magnitude: what, 100% sure [0.98 0123456789abcdef]
    1 │ It costs $4.3 billion.
      │          ^^^^^^^^^^^^
    1 │ <U+202E>它耗资4.3亿美元。
      │               ^^^^^^^^^

1 paragraph in the source, 1 in the target; 1 error
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &out, want)
	}
}

// A caret stands under each cell of a span, wherever lines break.
func TestCarets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := []rune(rapid.StringOfN(rapid.SampledFrom([]rune("ab 大 桥й，3“”\t")), 2, 120, -1).Draw(t, "text"))
		lo := rapid.IntRange(0, len(runes)-1).Draw(t, "lo")
		hi := rapid.IntRange(lo, len(runes)-1).Draw(t, "hi")
		f := harbor(string(runes), "桥", check.Span{Side: corpus.Source, Start: lo, End: hi})
		f.Found[0].Target = nil
		var out bytes.Buffer
		if err := FindingsText(&out, f, SideOptions{Width: rapid.IntRange(24, 60).Draw(t, "width")}); err != nil {
			t.Fatal(err)
		}
		want := displaywidth.String(visible(string(runes[lo:hi])))
		if got := strings.Count(out.String(), "^"); got > want || got < want-blanksIn(runes[lo:hi]) {
			t.Fatalf("%d carets, want %d:\n%s", got, want, out.String())
		}
	})
}

// blanksIn is the cells of blanks, which may hang over the end of a line.
func blanksIn(runes []rune) int {
	n := 0
	for _, r := range runes {
		if r == ' ' || r == '\t' {
			n += 4
		}
	}
	return n
}

func TestFindingsGitHub(t *testing.T) {
	f := harbor("Four.", "四。")
	f.Bitext.Dst.Path = "a:b,c.txt"
	f.Bitext.Dst.Segments[0].Place.Path = "a:b,c.txt"
	var out bytes.Buffer
	if err := FindingsGitHub(&out, f); err != nil {
		t.Fatal(err)
	}
	want := "::error file=a%3Ab%2Cc.txt,line=5,col=3,title=N202 number-magnitude::what, 100%25 sure\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestFindingsSARIF(t *testing.T) {
	f := harbor("Four.", "四。")
	f.Dismissed = []review.Dismissed{{Finding: f.Found[0], Note: "fine"}}
	var out bytes.Buffer
	if err := FindingsSARIF(&out, f); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if len(results) != 2 || len(results[0].Suppressions) != 0 || results[1].Suppressions[0].Justification != "fine" {
		t.Errorf("%+v", results)
	}
	if uri := results[0].Locations[0].Physical.Artifact.URI; uri != "a%20b/zh.txt" {
		t.Errorf("uri %q", uri)
	}
	if rule := log.Runs[0].Tool.Driver.Rules[results[0].RuleIndex]; rule.ID != "N202" {
		t.Errorf("rule %s", rule.ID)
	}
}

// Formats are sorted, and none of them writes nothing about nothing.
func TestFindingsFormats(t *testing.T) {
	if !slices.IsSortedFunc(FindingsFormats, func(a, b FindingsFormat) int { return strings.Compare(a.Name, b.Name) }) ||
		!slices.IsSortedFunc(LedgerFormats, func(a, b LedgerFormat) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not sorted")
	}
	f := harbor("Four.", "四。")
	f.Found = nil
	var out bytes.Buffer
	if err := FindingsJSON(&out, f); err != nil || !strings.Contains(out.String(), `"findings": []`) {
		t.Errorf("%v: %s", err, &out)
	}
}
