package report

import (
	"bytes"
	"encoding/json"
	"fmt"
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
		Check: check.NumberMagnitude, Severity: check.Error, Chance: 0.98, Confidence: 1, Message: "what, 100% sure",
		Source: []int{0}, Target: []int{0}, Spans: spans, Values: []string{"1"}, Fingerprint: "0123456789abcdef",
	}
	return Findings{Bitext: b, Found: []check.Finding{f}, Version: "v1"}
}

func TestFindingsText(t *testing.T) {
	f := harbor("It costs $4.3 billion.", "\u202e它耗资4.3亿美元。", check.Span{Side: corpus.Source, Start: 9, End: 21}, check.Span{Side: corpus.Target, Start: 4, End: 10})
	var out bytes.Buffer
	if err := FindingsText(&out, f, Options{}); err != nil {
		t.Fatal(err)
	}
	want := `a b/zh.txt:5:7: error N202 number-magnitude: what, 100% sure [certain 0.98 0123456789abcdef]
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
		if err := FindingsText(&out, f, Options{Width: rapid.IntRange(24, 60).Draw(t, "width")}); err != nil {
			t.Fatal(err)
		}
		want := displaywidth.String(Visible(string(runes[lo:hi])))
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

// The place of a finding: in the target if it has one there, the column counted
// on from the first line of a wrapped paragraph.
func TestHome(t *testing.T) {
	f := harbor("It costs $4.3 billion.", "它耗资4.3亿美元。")
	f.Bitext.Dst.Segments[0].Runs = []corpus.Run{{Text: 0, File: 40}, {Text: 3, File: 45}}
	finding := f.Found[0]
	for _, c := range []struct {
		name           string
		source, target []int
		spans          []check.Span
		want           place
		side           corpus.Side
		ok             bool
	}{
		{"the segments", []int{0}, []int{0}, nil, place{"a b/zh.txt", 5, 3, 40}, corpus.Target, true},
		{"the first span", []int{0}, []int{0}, []check.Span{{Side: corpus.Source, Start: 9, End: 21}, {Side: corpus.Target, Start: 2, End: 3}},
			place{"a b/zh.txt", 5, 5, 42}, corpus.Target, true},
		{"in the second line", []int{0}, []int{0}, []check.Span{{Side: corpus.Target, Start: 4, End: 6}}, place{"a b/zh.txt", 5, 9, 46}, corpus.Target, true},
		{"only in the source", []int{0}, nil, []check.Span{{Side: corpus.Source, Start: 9, End: 21}}, place{"en.txt", 3, 10, 29}, corpus.Source, true},
		{"the texts as a whole", nil, nil, nil, place{"a b/zh.txt", 1, 1, 0}, corpus.Target, false},
	} {
		finding.Source, finding.Target, finding.Spans = c.source, c.target, c.spans
		if got, side, ok := f.home(finding); got != c.want || side != c.side || ok != c.ok {
			t.Errorf("%s: %+v %v %v, want %+v %v %v", c.name, got, side, ok, c.want, c.side, c.ok)
		}
	}
	f.Bitext.Dst.Segments[0].Place = corpus.Place{Path: "part.zh.txt"}
	if got := f.locate(corpus.Target, 0, 0); got.path != "part.zh.txt" || got.line != 1 || got.column < 1 {
		t.Errorf("a segment of a file of its own, without a line: %+v", got)
	}
}

func TestVerdict(t *testing.T) {
	of := func(dismissed int, severities ...check.Severity) Findings {
		f := Findings{Dismissed: make([]review.Dismissed, dismissed)}
		for _, s := range severities {
			f.Found = append(f.Found, check.Finding{Severity: s})
		}
		return f
	}
	for want, f := range map[string]Findings{
		"nothing found":                  of(0),
		"nothing found, 2 dismissals":    of(2),
		"1 error":                        of(0, check.Error),
		"2 errors, 1 warning, 3 remarks": of(0, check.Info, check.Error, check.Info, check.Warning, check.Error, check.Info),
		"1 remark, 1 dismissal":          of(1, check.Info),
	} {
		if got := f.verdict(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Of a passage of up to eight lines all are shown; of a longer one the lines
// with carets and one either side of them, or the first if none has any.
func TestLongPassage(t *testing.T) {
	line := func(k int) string { return fmt.Sprintf("Line %02d of it.\n", k) } // 15 runes
	passage := func(lines int, spans ...check.Span) string {
		var text strings.Builder
		for k := range lines {
			text.WriteString(line(k))
		}
		f := harbor(strings.TrimSpace(text.String()), "水", spans...)
		f.Found[0].Target = nil
		var out bytes.Buffer
		if err := FindingsText(&out, f, Options{}); err != nil {
			t.Fatal(err)
		}
		var shown []string
		for l := range strings.Lines(out.String()) {
			if _, text, ok := strings.Cut(l, "│ "); ok {
				shown = append(shown, strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(text), "Line "), " of it."))
			}
		}
		return strings.Join(shown, " ")
	}
	word := check.Span{Side: corpus.Source, Start: 4*15 + 5, End: 4*15 + 7} // "04"
	for _, c := range []struct{ name, got, want string }{
		{"eight lines", passage(8, word), "00 01 02 03 04 ^^ 05 06 07"},
		{"nine lines", passage(9, word), "⋯ 03 04 ^^ 05 ⋯"},
		{"nine lines, marked at the end", passage(9, check.Span{Side: corpus.Source, Start: 8*15 + 5, End: 8*15 + 7}), "⋯ 07 08 ^^"},
		{"nine lines, none marked", passage(9), "00 ⋯"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.name, c.got, c.want)
		}
	}
}

// Of a passage as long as a book what is around the first span is laid out.
func TestClip(t *testing.T) {
	spans := []check.Span{{Side: corpus.Target, Start: 1}, {Side: corpus.Source, Segment: 1, Start: 9000}, {Side: corpus.Source, Start: 5000}}
	for _, c := range []struct {
		runes  int
		spans  []check.Span
		lo, hi int
	}{
		{4000, spans, 0, 4000},
		{4001, nil, 0, 4000},
		{20000, spans, 4500, 8500},
		{6000, spans, 4500, 6000},
		{20000, []check.Span{{Side: corpus.Source, Start: 499}}, 0, 4000},
	} {
		if got, want := clip(make([]rune, c.runes), c.spans, corpus.Source, 0), (corpus.Range{Lo: c.lo, Hi: c.hi}); got != want {
			t.Errorf("of %d runes: %v, want %v", c.runes, got, want)
		}
	}
}

// Formats are sorted, and each writes something where nothing was found.
func TestFormats(t *testing.T) {
	if !slices.IsSortedFunc(FindingsFormats, func(a, b FindingsFormat) int { return strings.Compare(a.Name, b.Name) }) ||
		!slices.IsSortedFunc(LedgerFormats, func(a, b LedgerFormat) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not sorted")
	}
	f := harbor("Four.", "四。")
	f.Found = nil
	want := map[string]string{"github": "", "html": "<p>nothing found</p>", "json": `"findings": []`, "sarif": `"results": []`, "text": "; nothing found\n"}
	for _, format := range FindingsFormats {
		var out bytes.Buffer
		if err := format.Write(&out, f, Options{}); err != nil || !strings.Contains(out.String(), want[format.Name]) {
			t.Errorf("%s: %v: %s", format.Name, err, &out)
		}
	}
}

// The page holds each finding and marks what it is about; nothing in a text is
// taken for markup.
func TestFindingsHTML(t *testing.T) {
	f := harbor("Four <boats> & 4 nets.", "四艘<船>和5张网。")
	var out bytes.Buffer
	if err := FindingsHTML(&out, f); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"&lt;boats&gt; &amp; ", "四艘&lt;船&gt;", `<blockquote dir="auto" lang="zh`, f.Found[0].Fingerprint, f.Found[0].Check.ID} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
	parts := markedParts([]rune("a15b"), []check.Span{{Side: corpus.Source, Segment: 0, Start: 1, End: 3}}, corpus.Source, 0)
	if want := []htmlPart{{"a", false}, {"15", true}, {"b", false}}; !slices.Equal(parts, want) {
		t.Errorf("got %v, want %v", parts, want)
	}
}

// Carets have the colour of their severity, and no row is drawn for none.
func TestFindingsTextCarets(t *testing.T) {
	for _, s := range check.Severities {
		f := harbor("It costs $4.3 billion, as the council was told on Monday evening.", "它耗资4.3亿美元。", check.Span{Side: corpus.Source, Start: 9, End: 21})
		f.Found[0].Severity = s
		var out bytes.Buffer
		if err := FindingsText(&out, f, Options{Width: 40, Color: true}); err != nil {
			t.Fatal(err)
		}
		if want := severityStyles[s].paint("         ^^^^^^^^^^^^", true); !strings.Contains(out.String(), want) {
			t.Errorf("%s: no %q in\n%q", s, want, &out)
		}
		if empty := faint.paint("│", true) + " \x1b"; strings.Count(out.String(), empty) != 1 {
			t.Errorf("%s: rows of no carets:\n%q", s, &out)
		}
	}
}

// In a pager the sum is seen first, else last.
func TestFindingsTextSum(t *testing.T) {
	for _, paged := range []bool{false, true} {
		var out bytes.Buffer
		if err := FindingsText(&out, harbor("One.", "一。"), Options{Paged: paged}); err != nil {
			t.Fatal(err)
		}
		const sum = "1 paragraph in the source, 1 in the target; 1 error\n"
		first, last := strings.HasPrefix(out.String(), sum), strings.HasSuffix(out.String(), sum)
		if paged && (!first || last) || !paged && (first || !last) {
			t.Errorf("paged %v:\n%s", paged, &out)
		}
	}
}

// Codes stand in the text where they belong, before a word that begins there and
// after one that ends there.
func TestShownWithCodes(t *testing.T) {
	code := corpus.InlineCode{At: 3, Text: "{n}"}
	for _, c := range []struct {
		name       string
		start, end int
		want       string
	}{
		{"before the code", 0, 2, "[ab]c{n}defg"},
		{"up to it", 1, 3, "a[bc]{n}defg"},
		{"from it on", 3, 5, "abc{n}[de]fg"},
		{"across it", 2, 4, "ab[c{n}d]efg"},
		{"after it", 5, 7, "abc{n}de[fg]"},
	} {
		f := harbor("abcdefg", "x", check.Span{Side: corpus.Source, Start: c.start, End: c.end})
		f.Bitext.Src.Segments[0].Codes = []corpus.InlineCode{code}
		text, spans := f.shown(f.Found[0], corpus.Source, 0)
		got := string(text[:spans[0].Start]) + "[" + string(text[spans[0].Start:spans[0].End]) + "]" + string(text[spans[0].End:])
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
