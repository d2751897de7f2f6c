package report

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// browse is the page of findings for a browser.
func browse(t testing.TB, f Findings) string {
	t.Helper()
	var out bytes.Buffer
	if err := CompareHTML(&out, f, Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCompareHTML(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Russian} {
		page := browse(t, inspected(t, tag))
		style, body, _ := strings.Cut(page, "</style>")
		if !strings.Contains(style, "default-src 'none'") {
			t.Error("the page may ask for things")
		}
		golden(t, "compare."+string(tag.Base())+".html", []byte(strings.Replace(body, webScript, "", 1)))
	}
	f := inspected(t, corpus.Russian)
	f.Bitext.Ladder = f.Bitext.Ladder[1:]
	var out bytes.Buffer
	if err := CompareHTML(&out, f, Options{}); err == nil || out.Len() > 0 {
		t.Errorf("a ladder that does not fit: %v, %d bytes", err, out.Len())
	}
}

// text is what a browser shows of an element's markup.
func text(markup string) string {
	return html.UnescapeString(regexp.MustCompile("<[^>]*>").ReplaceAllString(markup, ""))
}

// anyFindings are two texts made of some pieces, with findings about any stretches of
// them.
func anyFindings(t *rapid.T, piece *rapid.Generator[string]) Findings {
	draw := func(name string) string {
		return "x" + strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, name), "")
	}
	f := harbor(draw("source"), draw("target"))
	f.Found = nil
	for n := range rapid.IntRange(0, 4).Draw(t, "findings") {
		finding := check.Finding{Check: check.NumberChanged, Severity: check.Severities[n%len(check.Severities)], Chance: 0.7, Message: draw("message"), Source: []int{0}, Target: []int{0}}
		for _, s := range corpus.Sides {
			runes := []rune(f.Bitext.On(s).Segments[0].Text)
			lo := rapid.IntRange(0, len(runes)-1).Draw(t, "lo")
			hi := rapid.IntRange(lo+1, len(runes)).Draw(t, "hi")
			finding.Spans = append(finding.Spans, check.Span{Side: s, Start: lo, End: hi, Text: string(runes[lo:hi])})
		}
		f.Found = append(f.Found, finding)
	}
	return f
}

// Whatever the texts hold is shown as it is and steers nothing, wherever marks
// begin and end; every difference is in the summary and every mark belongs to one.
func TestCompareHTMLShowsAllOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"a", "大", " ", "<script>", "</p>", "&lt;", `"`, "'", "{{.}}", "桥", "й", "]]>"})
		f := anyFindings(t, piece)
		var out bytes.Buffer
		if err := CompareHTML(&out, f, Options{}); err != nil {
			t.Fatal(err)
		}
		page := out.String()
		for s, anchor := range []string{"s1", "t1"} {
			_, rest, _ := strings.Cut(page, `id="`+anchor+`">`)
			_, rest, _ = strings.Cut(rest, "</a>")
			markup, _, _ := strings.Cut(rest, "</p>")
			if got, want := text(markup), f.Bitext.On(corpus.Side(s)).Segments[0].Text; got != want {
				t.Fatalf("%s shows %q, want %q", anchor, got, want)
			}
		}
		if n := strings.Count(page, "<script>"); n != 1 {
			t.Fatalf("%d scripts", n)
		}
		for id, finding := range f.Found {
			entry := regexp.MustCompile(fmt.Sprintf(`<li class="differs %s" data-d="%d" data-kind="figure"`, finding.Severity, id))
			if !entry.MatchString(page) {
				t.Fatalf("finding %d is not in the summary", id)
			}
		}
		for _, m := range regexp.MustCompile(`<mark class="differs" data-d="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if m[1] == "" {
				t.Fatal("a mark without a difference")
			}
		}
	})
}

// What steers a browser's line is shown as a sign.
func TestCompareHTMLMakesControlsVisible(t *testing.T) {
	f := harbor("a\u202eb", "c\x1bd")
	f.Found = nil
	if page := browse(t, f); strings.ContainsAny(page, "\u202e\x1b") || !strings.Contains(html.UnescapeString(page), "a<U+202E>b") {
		t.Error("a control reaches the page")
	}
}

// More than twelve differences are put together by kind.
func TestCompareHTMLGroupsMany(t *testing.T) {
	f := harbor("Many figures.", "许多数字。")
	one := f.Found[0]
	f.Found = nil
	for range listed {
		f.Found = append(f.Found, one)
	}
	if strings.Contains(browse(t, f), "<details open>") {
		t.Error("twelve differences are grouped")
	}
	f.Found = append(f.Found, one)
	if !strings.Contains(browse(t, f), "<details open><summary>13 <b>figure</b></summary>") {
		t.Error("thirteen differences are not grouped")
	}
}

// The facts are on the page where there are any.
func TestCompareHTMLFacts(t *testing.T) {
	f := harbor("It costs $4.3 billion.", "它耗资43亿美元。")
	f.Found = nil
	if strings.Contains(browse(t, f), "<details class=\"facts\">") {
		t.Error("facts without a ledger")
	}
	var err error
	if f.Ledger, err = ledger.Of(t.Context(), f.Bitext, ledger.Options{}); err != nil {
		t.Fatal(err)
	}
	if page := browse(t, f); !strings.Contains(page, "<td>$4.3 billion</td>") || !strings.Contains(page, "<td>43亿美元</td>") {
		t.Error("no facts")
	}
}

// A doubtful pair says so, and how doubtful it is; a sure one says nothing.
func TestCompareHTMLUnsure(t *testing.T) {
	f := harbor("One.", "一。")
	f.Found = nil
	for confidence, want := range map[float64]bool{Doubtful - 0.01: true, Doubtful: false} {
		f.Bitext.Ladder[0].Confidence = confidence
		if got := strings.Contains(browse(t, f), "<b>unsure</b>"); got != want {
			t.Errorf("confidence %v: unsure is %v", confidence, got)
		}
	}
}

// A finding about two pairs is told once, beside the first, and both are rows of
// a difference.
func TestCompareHTMLTellsOnce(t *testing.T) {
	f := inspected(t, corpus.Russian)
	f.Found = []check.Finding{{Check: check.NumberChanged, Severity: check.Error, Chance: 0.7, Message: "both", Source: []int{0, 1}, Target: []int{0, 1}}}
	page := browse(t, f)
	if n := strings.Count(page, `</b> both <small>`); n != 2 { // in the summary and beside the pair
		t.Errorf("told %d times", n)
	}
	for _, row := range []string{"r1", "r2"} {
		if !strings.Contains(page, `<section class="row differs" id="`+row+`" data-d="0">`) {
			t.Errorf("%s is no row of the difference", row)
		}
	}
}

// In the redline a blank parts what was put in from what stands before it.
func TestCompareHTMLRedline(t *testing.T) {
	f := harbor("212 drones fell.", "221架无人机坠落。", check.Span{Side: corpus.Source, Start: 0, End: 3, Text: "212"}, check.Span{Side: corpus.Target, Start: 0, End: 3, Text: "221"})
	if page := browse(t, f); !strings.Contains(page, `<del>212</del> <ins lang="zh-Hans">[221]</ins> drones fell.`) {
		t.Error("no blank between what is gone and what stands instead")
	}
}

// Where words of two differences meet, the graver manner is shown, and both are
// named.
func TestPieces(t *testing.T) {
	f := harbor("One two three.", "一二三。")
	finding := func(lo, hi int, both bool) check.Finding {
		x := check.Finding{Check: check.NumberChanged, Severity: check.Error, Source: []int{0}, Target: []int{0}, Spans: []check.Span{{Side: corpus.Source, Start: lo, End: hi}}}
		if !both {
			x.Check = check.NumberMissing
		} else {
			x.Spans = append(x.Spans, check.Span{Side: corpus.Target, Start: 0, End: 1})
		}
		return x
	}
	f.Found = []check.Finding{finding(0, 7, false), finding(4, 13, true)}
	var got []string
	for _, p := range newView(f).pieces(corpus.Source, 0) {
		got = append(got, fmt.Sprint(p.text, " ", classes[p.manner], " ", idsOf(p.over)))
	}
	if want := "One  gone 0|two gone 0 1| three differs 1|. agrees "; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

// Facts that correspond bear one letter, inside the marks of what differs too; a
// switch shows them, where there are any.
func TestCompareHTMLMarksFacts(t *testing.T) {
	f := harbor("Some 212 drones cost $4.3 billion; 9 fell.", "221架无人机耗资43亿美元。")
	f.Found = []check.Finding{said(t, f.Bitext, check.NumberChanged, check.Error, "changed", "212", "221")}
	f.Ledger = ledger.Ledger{}
	if strings.Contains(browse(t, f), `id="facts"`) {
		t.Error("a switch for no facts")
	}
	var err error
	if f.Ledger, err = ledger.Of(t.Context(), f.Bitext, ledger.Options{}); err != nil {
		t.Fatal(err)
	}
	page := browse(t, f)
	for _, want := range []string{
		`<mark class="differs" data-d="0"><span class="fact hue0" data-f="a">212</span></mark>`,
		`<mark class="differs" data-d="0"><span class="fact hue0" data-f="a">221</span></mark>`,
		`<span class="fact hue1" data-f="b">$4.3 billion</span>`,
		`<span class="fact hue1" data-f="b">43亿美元</span>`,
		`<span class="fact " data-f="·">9</span>`,
		`<input type="checkbox" id="facts">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %s", want)
		}
	}
}

// Switches begin as the options say; what needs scripts is not there without them.
func TestCompareHTMLSwitches(t *testing.T) {
	f := harbor("It costs $4.3 billion.", "它耗资43亿美元。")
	var err error
	if f.Ledger, err = ledger.Of(t.Context(), f.Bitext, ledger.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, opt := range []Options{{}, {OnlyDifferences: true}, {Facts: true}} {
		var out bytes.Buffer
		if err := CompareHTML(&out, f, opt); err != nil {
			t.Fatal(err)
		}
		for id, on := range map[string]bool{"only": opt.OnlyDifferences, "facts": opt.Facts, "redline": false} {
			switched := strings.Contains(out.String(), `id="`+id+`" checked>`)
			if off := strings.Contains(out.String(), `id="`+id+`">`); switched != on || off == on {
				t.Errorf("%+v: %s is on: %v, off: %v", opt, id, switched, off)
			}
		}
	}
	if hidden := ".scripted { display: none; }"; !strings.Contains(webStyle, "\n.tools "+hidden) || strings.Contains(webStyle, "\n.tools .scripted { display: contents; }") {
		t.Error("without scripts there are filters that do nothing")
	}
}

// Texts that are as high beside each other have as much room as they need for that,
// and each of many has some.
func TestProportions(t *testing.T) {
	doc := func(text string, n int) corpus.Document {
		return corpus.Document{Segments: []corpus.Segment{{Text: strings.Repeat(text, n)}}}
	}
	for _, c := range []struct {
		docs []corpus.Document
		want []int
	}{
		{[]corpus.Document{doc("a", 1000), doc("a", 1000)}, []int{50, 50}},
		{[]corpus.Document{doc("a", 260), doc("桥", 100)}, []int{50, 50}},
		{[]corpus.Document{doc("a", 300), doc("й", 100)}, []int{70, 30}},
		{[]corpus.Document{doc("a", 100), doc("a", 100), doc("a", 100)}, []int{33, 34, 33}},
	} {
		if got := proportions(c.docs...); !slices.Equal(got, c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
	if rooms := proportions(make([]corpus.Document, 40)...); slices.Min(rooms) <= 0 {
		t.Errorf("of forty: %v", rooms)
	}
}

// What moved is shown as moved, whatever else differs in it.
func TestCompareHTMLMoved(t *testing.T) {
	f := inspected(t, corpus.Simplified)
	f.Found = []check.Finding{said(t, f.Bitext, check.NameMissing, check.Error, "Sandhaven only in the source", "Sandhaven is", "")}
	page := browse(t, f)
	_, row, _ := strings.Cut(page, `<section class="row differs"`)
	row, _, _ = strings.Cut(row, "</section>")
	if !strings.Contains(row, `<div class="moved" lang="zh-Hans"`) || !strings.Contains(row, "— moved: ¶12 → ¶3 —") {
		t.Errorf("not moved:\n%s", row)
	}
}
