package report

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// said is a finding about the words given, which stand in the sample.
func said(t testing.TB, b corpus.Bitext, c *check.Check, s check.Severity, message string, src, dst string) check.Finding {
	t.Helper()
	f := check.Finding{Check: c, Severity: s, Chance: 0.85, Message: message}
	for _, side := range corpus.Sides {
		words := [2]string{src, dst}[side]
		if words == "" {
			continue
		}
		k := slices.IndexFunc(b.On(side).Segments, func(s corpus.Segment) bool { return strings.Contains(s.Text, words) })
		if k < 0 {
			t.Fatalf("%q is nowhere in %s", words, b.On(side).Path)
		}
		before, _, _ := strings.Cut(b.On(side).Segments[k].Text, words)
		start := len([]rune(before))
		f.Spans = append(f.Spans, check.Span{Side: side, Segment: k, Start: start, End: start + len([]rune(words)), Text: words})
		if side == corpus.Source {
			f.Source = []int{k}
		} else {
			f.Target = []int{k}
		}
	}
	return f
}

// inspected is the sample article with what a check might say of it.
func inspected(t testing.TB, tag corpus.Tag) Findings {
	b := harbour(t, tag)
	millions := map[corpus.Tag]string{corpus.Simplified: "430万美元", corpus.Traditional: "4300萬美元", corpus.Russian: "4,3"}[tag]
	found := []check.Finding{
		said(t, b, check.NumberMagnitude, check.Error, "$4.3 million in the source, ten times as much in the target", "$4.3 million", millions),
		said(t, b, check.SentenceMissing, check.Warning, "sentence only in the source", "Nobody was hurt.", ""),
	}
	found[0].Said, found[0].How = [2]string{`"$4.3 million"`, strconv.Quote(millions)}, "10 times more"
	if tag == corpus.Simplified {
		found = append(found, check.Finding{Check: check.ParagraphMissing, Severity: check.Error, Chance: 0.9, Message: "paragraph only in the source", Source: []int{4}})
	}
	return Findings{Bitext: b, Found: found}
}

func TestComparePage(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Traditional, corpus.Russian} {
		t.Run(string(tag), func(t *testing.T) {
			f := inspected(t, tag)
			goldenShapes(t, "compare."+string(tag)+".txtar", shapes, func(w io.Writer, opt Options) error { return Compare(w, f, opt) })
		})
	}
}

func TestFactsPage(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Traditional, corpus.Russian} {
		t.Run(string(tag), func(t *testing.T) {
			f := inspected(t, tag)
			var err error
			if f.Ledger, err = ledger.Of(t.Context(), f.Bitext, ledger.Options{}); err != nil {
				t.Fatal(err)
			}
			goldenShapes(t, "facts."+string(tag)+".txtar", inAllWidths(", facts", Options{Facts: true}), func(w io.Writer, opt Options) error { return Compare(w, f, opt) })
		})
	}
}

func TestRedline(t *testing.T) {
	for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Traditional, corpus.Russian} {
		t.Run(string(tag), func(t *testing.T) {
			f := inspected(t, tag)
			goldenShapes(t, "redline."+string(tag)+".txtar", inAllWidths("", Options{}), func(w io.Writer, opt Options) error { return Redline(w, f, opt) })
		})
	}
}

func TestEdit(t *testing.T) {
	b := corpus.Bitext{Src: corpus.Document{Segments: []corpus.Segment{{Text: "Five of 212 drones, he said, fell."}}}, Dst: corpus.Document{Segments: []corpus.Segment{{Text: "221架无人机中有五架坠落。"}}}}
	one := func(src, dst string) difference {
		return difference{spans: said(t, b, check.NumberChanged, check.Error, "", src, dst).Spans}
	}
	for _, c := range []struct {
		name string
		list []difference
		want string
	}{
		{"nothing", nil, "Five of 212 drones, he said, fell."},
		{"instead", []difference{one("212", "221")}, "Five of -212-+221+ drones, he said, fell."},
		{"only in the source", []difference{one(", he said,", "")}, "Five of 212 drones-, he said,- fell."},
		{"only in the target", []difference{one("", "坠落")}, "Five of 212 drones, he said, fell.+坠落+"},
		{"two places, one instead", []difference{{spans: append(one("212", "221").spans, one("fell", "").spans...)}}, "Five of -212-+221+ drones, he said, -fell-."},
		{"one inside another", []difference{one("212 drones", "221架无人机"), one("212", "221")}, "Five of -212 drones-+221架无人机+, he said, fell."},
		{"in the order of the text", []difference{one("fell", "坠落"), one("Five", "五架")}, "-Five-+五架+ of 212 drones, he said, -fell-+坠落+."},
	} {
		var got strings.Builder
		for _, s := range inserted(edit(c.list, b.Src.Segments[0].Text, 0, false), c.list, corpus.Range{Lo: 0, Hi: 1}) {
			sign := map[manner]string{gone: "-", added: "+"}[s.manner]
			got.WriteString(sign + s.text + sign)
		}
		if got.String() != c.want {
			t.Errorf("%s: %s, want %s", c.name, &got, c.want)
		}
	}
}

func TestCompareOfWhatAgrees(t *testing.T) {
	f := harbor("It costs $4.3 billion.", "它耗资43亿美元。")
	f.Found = nil
	var out bytes.Buffer
	err := Compare(&out, f, Options{})
	if err != nil || Differ(f) || !strings.Contains(out.String(), "no differences found\n") {
		t.Errorf("error %v:\n%s", err, &out)
	}
	f.Bitext.Ladder[0].Confidence = 0.4
	out.Reset()
	if err = Compare(&out, f, Options{}); err != nil || Differ(f) || strings.Contains(out.String(), "no differences found") || !strings.Contains(out.String(), "unsure  whether these two belong together  0.40") {
		t.Errorf("a doubtful pair: error %v:\n%s", err, &out)
	}
	f.Bitext.Ladder = nil
	if err = Compare(&out, f, Options{}); err == nil {
		t.Error("a ladder that does not fit is drawn")
	}
}

// Up to twelve differences are listed one by one, more by kind.
func TestCompareSummary(t *testing.T) {
	f := harbor("Many figures.", "许多数字。")
	one := f.Found[0]
	f.Found = nil
	for range listed {
		f.Found = append(f.Found, one)
	}
	summary := func() string {
		var out bytes.Buffer
		if err := Compare(&out, f, Options{}); err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(out.String(), "───")
		return head
	}
	if n := strings.Count(summary(), "¶1  figure  what, 100% sure\n"); n != listed {
		t.Errorf("%d lines for %d differences", n, listed)
	}
	f.Found = append(f.Found, one)
	if got := summary(); !strings.Contains(got, "13  figure  ¶1, ¶1, ") || strings.Contains(got, "sure") {
		t.Errorf("13 differences:\n%s", got)
	}
}

// A page of findings is no wider than it may be, however narrow that is.
func TestCompareInLittleRoom(t *testing.T) {
	for width := thinnest; width < 100; width++ {
		opt := Options{Width: width}
		var out bytes.Buffer
		if err := Compare(&out, inspected(t, corpus.Simplified), opt); err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(out.String(), "\n") {
			if w := opt.cells().String(line); w > width {
				t.Errorf("at %d line %d is %d cells: %q", width, n+1, w, line)
			}
		}
	}
}

// What has colour says the same without it, no line is too wide, and nothing
// reaches the terminal but what can be shown.
func TestCompareIsOnePage(t *testing.T) {
	escape := regexp.MustCompile("\x1b\\[[0-9;]*m")
	r := rand.New(rand.NewPCG(3, 4))
	for round := range 100 {
		b := random(r, 1+r.IntN(12))
		opt := Options{Width: thinnest + r.IntN(150), Wide: round%4 == 0, OnlyDifferences: round%3 == 0}
		f := Findings{Bitext: b}
		draw := func(opt Options) string {
			var out bytes.Buffer
			if err := Compare(&out, f, opt); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
		bare := draw(opt)
		opt.Color = true
		painted := escape.ReplaceAllString(draw(opt), "")
		for n, line := range strings.Split(bare, "\n") {
			if w := opt.cells().String(line); w > opt.width() {
				t.Errorf("%d at %d: line %d is %d cells: %q", round, opt.Width, n, w, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%d: line %d ends in a blank: %q", round, n, line)
			}
			if strings.IndexFunc(line, steers) >= 0 {
				t.Errorf("%d: line %d: %q", round, n, line)
			}
		}
		under := regexp.MustCompile(`(?m)^[ ×+x]*\n`)
		if a, b := under.ReplaceAllString(bare, ""), under.ReplaceAllString(painted, ""); a != b {
			t.Errorf("%d at %d: with colour\n%s\nwithout\n%s", round, opt.Width, b, a)
		}
	}
}

// A sign stands under each cell of the words that differ, wherever lines break.
func TestCompareMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := []rune(rapid.StringOfN(rapid.SampledFrom([]rune("ab 大 桥й，3“”")), 2, 120, -1).Draw(t, "text"))
		lo := rapid.IntRange(0, len(runes)-1).Draw(t, "lo")
		hi := rapid.IntRange(lo, len(runes)-1).Draw(t, "hi")
		f := harbor(string(runes), "桥", check.Span{Side: corpus.Source, Start: lo, End: hi}, check.Span{Side: corpus.Target, Start: 0, End: 1})
		var out bytes.Buffer
		if err := Compare(&out, f, Options{Width: rapid.IntRange(24, 120).Draw(t, "width")}); err != nil {
			t.Fatal(err)
		}
		want := displaywidth.String(string(runes[lo:hi])) + 2
		if got := strings.Count(out.String(), "‾"); got > want || got < want-strings.Count(string(runes[lo:hi]), " ") {
			t.Fatalf("%d signs, want %d:\n%s", got, want, out.String())
		}
	})
}

// The pager's pattern finds each place where a difference is told, and nothing
// in the summary.
func TestNextDifference(t *testing.T) {
	var out bytes.Buffer
	f := inspected(t, corpus.Simplified)
	if err := Compare(&out, f, Options{Width: 100}); err != nil {
		t.Fatal(err)
	}
	next := regexp.MustCompile("(?m)" + NextDifference)
	head, page, _ := strings.Cut(out.String(), "───")
	if next.MatchString(head) {
		t.Errorf("the pattern matches in the summary:\n%s", head)
	}
	if n := len(next.FindAllString(page, -1)); n < len(differences(f)) {
		t.Errorf("%d matches for %d differences", n, len(differences(f)))
	}
}

func TestBlocks(t *testing.T) {
	row := func(src, dst corpus.Range, moved bool) corpus.Bead {
		return corpus.Bead{Src: src, Dst: dst, Moved: moved, Confidence: 1}
	}
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	segments := make([]corpus.Segment, 9)
	b := corpus.Bitext{Unit: corpus.Paragraphs, Src: corpus.Document{Segments: segments}, Dst: corpus.Document{Segments: segments}}
	for _, c := range []struct {
		name   string
		ladder corpus.Ladder
		want   string
	}{
		{"neighbours are one", corpus.Ladder{row(r(0, 1), r(0, 0), false), row(r(1, 2), r(0, 0), false), row(r(2, 3), r(0, 1), false)}, "gone 0-2:0-0"},
		{"what stands between parts", corpus.Ladder{row(r(0, 1), r(0, 0), false), row(r(1, 2), r(0, 1), false), row(r(2, 3), r(1, 1), false)}, "gone 0-1:0-0, gone 2-3:1-1"},
		{"gone is not added", corpus.Ladder{row(r(0, 1), r(0, 0), false), row(r(1, 1), r(0, 1), false)}, "gone 0-1:0-0, added 1-1:0-1"},
		{"moved together", corpus.Ladder{row(r(0, 1), r(2, 3), true), row(r(1, 2), r(3, 4), true)}, "moved 0-2:2-4"},
		{"moved apart", corpus.Ladder{row(r(0, 1), r(2, 3), true), row(r(1, 2), r(5, 6), true)}, "moved 0-1:2-3, moved 1-2:5-6"},
	} {
		b.Ladder = c.ladder
		var got []string
		for _, d := range blocks(b) {
			got = append(got, fmt.Sprintf("%s %d-%d:%d-%d", d.noun, d.src.Lo, d.src.Hi, d.dst.Lo, d.dst.Hi))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		path  string
		width int
		want  string
	}{
		{"news/2024/zh.txt", 16, "news/2024/zh.txt"},
		{"news/2024/zh.txt", 15, "…/2024/zh.txt"},
		{"news/2024/zh.txt", 12, "…/zh.txt"},
		{"news/2024/zh.txt", 7, "…zh.txt"},
		{"新闻/桥.txt", 8, "…/桥.txt"},
		{"news/a-very-long-name.zh.txt", 8, "….zh.txt"},
	} {
		if got := shorten(c.path, c.width, Options{}.cells()); got != c.want {
			t.Errorf("%s in %d: %s, want %s", c.path, c.width, got, c.want)
		}
	}
}

// A line is filled before it is cut, whatever the language.
func TestCutTo(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"大桥", 4, "大桥"},
		{"大桥", 3, "大…"},
		{"added: “编者按：连年少雨”", 16, "added: “编者按…"},
		{"added: “编者按：连年少雨”", 15, "added: “编者按…"},
		{"added: “编者按：连年少雨”", 14, "added: “编者…"},
		{"the bridge is open", 11, "the bridge…"},
		{"the bridge is open", 9, "the brid…"},
		{"re\u0301sume\u0301s", 4, "re\u0301s…"},
	} {
		if got := cutTo(c.text, c.width, Options{}.cells()); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// How the texts differ in a bead is the gravest of what is said of it, and a
// doubt begins below [Doubtful].
func TestVerdicts(t *testing.T) {
	r := func(lo, hi int) corpus.Range { return corpus.Range{Lo: lo, Hi: hi} }
	l := corpus.Ladder{
		{Src: r(0, 1), Dst: r(0, 1), Confidence: Doubtful},
		{Src: r(1, 2), Dst: r(1, 2), Confidence: Doubtful - 0.01},
		{Src: r(2, 3), Dst: r(2, 2), Confidence: 1},
		{Src: r(3, 4), Dst: r(2, 3), Confidence: 0.3},
	}
	lost := difference{manner: gone, block: true, bead: 2, src: r(2, 3)}
	words := difference{manner: differs, bead: 2, src: r(2, 4), dst: r(2, 3)}
	for _, c := range []struct {
		list []difference
		want []manner
	}{
		{nil, []manner{agrees, unsure, agrees, unsure}},
		{[]difference{lost, words}, []manner{agrees, unsure, gone, differs}},
		{[]difference{words, lost}, []manner{agrees, unsure, gone, differs}},
		{[]difference{{manner: gone, bead: -1}}, []manner{agrees, unsure, agrees, unsure}},
	} {
		if got := verdicts(l, c.list); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.list, got, c.want)
		}
	}
}

// A finding about the structure speaks of the block that it lies in; one about
// words in it, or about a figure, is a difference of its own.
func TestWhatSpeaksOfABlock(t *testing.T) {
	f := inspected(t, corpus.Simplified)
	count := func(more ...check.Finding) int {
		g := f
		g.Found = append(slices.Clone(f.Found), more...)
		return len(differences(g)) - len(differences(f))
	}
	lost := []int{4} // the paragraph that the target lacks
	for _, c := range []struct {
		name    string
		finding check.Finding
		want    int // differences more
	}{
		{"a heading there", check.Finding{Check: check.HeadingMissing, Severity: check.Warning, Source: lost}, 0},
		{"a figure there", check.Finding{Check: check.NumberMissing, Severity: check.Warning, Source: lost}, 1},
		{"a paragraph that is there", check.Finding{Check: check.ParagraphMissing, Severity: check.Warning, Source: []int{5}}, 1},
	} {
		if got := count(c.finding); got != c.want {
			t.Errorf("%s: %d differences more, want %d", c.name, got, c.want)
		}
	}
}

// Where marks meet, the graver one shows, whichever comes first.
func TestOverlay(t *testing.T) {
	a, b := mark{0, 3, differs, 0}, mark{1, 2, gone, 0}
	want := []touch{{differs, 0}, {gone, 0}, {differs, 0}, {}}
	for _, marks := range [][]mark{{a, b}, {b, a}} {
		if shown, how := overlay("大桥开通", marks); shown != "大桥开通" || !slices.Equal(how, want) {
			t.Errorf("%v: %q %v", marks, shown, how)
		}
	}
	if shown, how := overlay("\t桥", []mark{{0, 1, added, 0}}); shown != tabStop+"桥" || len(how) != 5 || how[3].manner != added || how[4].manner != agrees {
		t.Errorf("a tab: %q %v", shown, how)
	}
}

// Facts that correspond have one letter, whatever else their words are marked as;
// those of one bead begin with a. With colour the letters stay, as there are more
// facts than colours.
func TestCompareFacts(t *testing.T) {
	src, dst := "Some 212 drones cost $4.3 billion in March 2024, and 9 fell.", "2024年3月，221架无人机耗资43亿美元。"
	f := harbor(src, dst)
	f.Found = []check.Finding{said(t, f.Bitext, check.NumberChanged, check.Error, "changed", "212", "221")}
	f.Bitext.Src.Segments[0].Codes = []corpus.InlineCode{{At: 0, Text: "{x} "}}
	var err error
	if f.Ledger, err = ledger.Of(t.Context(), f.Bitext, ledger.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, color := range []bool{false, true} {
		var out bytes.Buffer
		if err := Compare(&out, f, Options{Width: 130, Facts: true, Color: color}); err != nil {
			t.Fatal(err)
		}
		_, page, _ := strings.Cut(regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(out.String(), ""), "───\n")
		want := "" +
			"1  {x} Some 212 drones cost $4.3 billion in March 2024, and 9 fell.              ▍  1  2024年3月，221架无人机耗资43亿美元。\n" +
			"            ‾‾‾             bbbbbbbbbbbb    cccccccccc      ·                          ccccccccc  ‾‾‾            bbbbbbbb\n"
		if color {
			want = strings.ReplaceAll(want, "‾", "a") // colour says that they differ
		}
		if got := strings.TrimLeft(page, "\n"); !strings.HasPrefix(got, want) {
			t.Errorf("in colour %v:\n%s\nwant\n%s", color, got, want)
		}
	}
}

// Letters begin again after z.
func TestFactLetters(t *testing.T) {
	for f, want := range map[fact]string{alone: "", 1: "a", 26: "z", 27: "a", 53: "a"} {
		if got := f.letter(); got != want {
			t.Errorf("fact %d is %q, want %q", f, got, want)
		}
	}
}

// Codes are a part of what every page shows, and marked where a finding is about
// them; marks of words stay where they belong.
func TestCompareShowsCodes(t *testing.T) {
	f := harbor("Delete  in 30 days?", "天内删除？",
		check.Span{Side: corpus.Source, Start: 11, End: 13, Text: "30"})
	code := func(at int, text string) []corpus.InlineCode {
		return []corpus.InlineCode{{At: at, ID: "1", Text: text}}
	}
	f.Bitext.Src.Segments[0].Codes, f.Bitext.Dst.Segments[0].Codes = code(7, "{name}"), code(0, "{nmae}")
	f.Found[0].Source, f.Found[0].Target, f.Found[0].Values = []int{0}, []int{0}, []string{"{name}", "{nmae}"}
	pages := map[string]func(w io.Writer) error{
		"page":    func(w io.Writer) error { return Compare(w, f, Options{Width: 100}) },
		"html":    func(w io.Writer) error { return CompareHTML(w, f, Options{}) },
		"redline": func(w io.Writer) error { return Redline(w, f, Options{}) },
	}
	for name, want := range map[string][]string{
		"page":    {"Delete {name} in 30 days?", "{nmae}天内删除？", "          ‾‾‾‾‾‾    ‾‾"},
		"html":    {`Delete <mark class="differs" data-d="0">{name}</mark> in <mark class="differs" data-d="0">30</mark> days?`, `<mark class="differs" data-d="0">{nmae}</mark>天内删除？`},
		"redline": {"~~{name}~~ [{nmae}]"},
	} {
		var out bytes.Buffer
		if err := pages[name](&out); err != nil {
			t.Fatal(err)
		}
		for _, part := range want {
			if !strings.Contains(out.String(), part) {
				t.Errorf("%s lacks %q:\n%s", name, part, &out)
			}
		}
	}
	if text := f.Bitext.Src.Segments[0].Text; text != "Delete  in 30 days?" {
		t.Errorf("the text itself became %q", text)
	}
}

// What a finding says begins with what became of it, as the end of a line is cut; a
// noun is not said twice, and words that the message does not name are quoted.
func TestWorded(t *testing.T) {
	one := []check.Span{{Text: "Nobody was hurt."}}
	for _, c := range []struct {
		d             difference
		message, want string
	}{
		{difference{said: [2]string{`"212"`, `"221"`}}, "not read", `"212" → "221"`},
		{difference{said: [2]string{`"2万"`, `"2000"`}, how: "10 times less"}, "not read", `10 times less: "2万" → "2000"`},
		{difference{noun: "quotation", spans: one}, "quotation only in the source", "only in the source: “Nobody was hurt.”"},
		{difference{noun: "name", spans: one}, `"Nobody" only in the source`, `"Nobody" only in the source`},
		{difference{noun: "structure"}, "the source goes on", "the source goes on"},
	} {
		if got := worded(c.d, c.message); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// A difference is called what it is about.
func TestNouns(t *testing.T) {
	for c, want := range map[*check.Check]string{
		check.LinkMismatch: "link", check.IDMismatch: "identifier", check.NoteMismatch: "footnote", check.PlaceholderMismatch: "placeholder",
		check.HeadingMissing: "heading", check.ParagraphMissing: "structure", check.NumberChanged: "figure",
	} {
		if got := differenceOf(Findings{}, check.Finding{Check: c}, [2][]int{}).noun; got != want {
			t.Errorf("%s is called %s, want %s", c.Slug, got, want)
		}
	}
	for _, c := range check.All {
		if nouns[c.Family()] == "" {
			t.Errorf("%s has no noun", c.Slug)
		}
	}
}

// A quotation has its marks once.
func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		"Nobody was hurt.":                  "“Nobody was hurt.”",
		"“Nobody was hurt.”":                "“Nobody was hurt.”",
		`"Nobody," he said, "fell."`:        `“Nobody," he said, "fell.”`,
		"“Nobody,” he said.":                "“Nobody,” he said.”",
		"“" + strings.Repeat("a", 70) + "”": "“" + strings.Repeat("a", quotedRunes) + "…”",
	} {
		if got := quoted(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Words marked in one text only are gone from the other where the check says so, not
// where only their marks, their spelling or their language is at fault.
func TestMarksOfOneSide(t *testing.T) {
	for c, want := range map[*check.Check]manner{
		check.NumberMissing: gone, check.NameMissing: gone, check.LinkMismatch: gone, check.PlaceholderMismatch: gone,
		check.QuoteUnmarked: differs, check.Untranslated: differs, check.WeekdayMismatch: differs,
	} {
		f := harbor("“Nobody was hurt,” she said.", "没有人受伤。", check.Span{Side: corpus.Source, Start: 1, End: 7, Text: "Nobody"})
		f.Found[0].Check = c
		if marks := marksOf(differences(f), corpus.Source, 0); len(marks) != 1 || marks[0].manner != want {
			t.Errorf("%s: %v, want %v", c.Slug, marks, want)
		}
		var out bytes.Buffer
		if err := Redline(&out, f, Options{}); err != nil {
			t.Fatal(err)
		}
		if struck := strings.Contains(out.String(), "~~Nobody~~"); struck != (want == gone) {
			t.Errorf("%s: struck is %v", c.Slug, struck)
		}
	}
}

// A difference stands where the source has it, else where the target does, else
// nowhere.
func TestPlace(t *testing.T) {
	labels := []string{"1", "2", "3"}
	for _, c := range []struct {
		d    difference
		want string
	}{
		{difference{src: corpus.Range{Lo: 1, Hi: 2}, dst: corpus.Range{Lo: 0, Hi: 1}}, "¶2"},
		{difference{src: corpus.Range{Lo: 0, Hi: 3}}, "¶1–3"},
		{difference{dst: corpus.Range{Lo: 2, Hi: 3}}, "+¶3"},
		{difference{bead: -1}, "all"},
		{difference{bead: -1, src: corpus.Range{Lo: 0, Hi: 1}}, "all"},
	} {
		if got := c.d.place(labels, labels); got != c.want {
			t.Errorf("%+v: %s, want %s", c.d, got, c.want)
		}
	}
}

// A file's language and length stand beside at least half a line of its path, else
// below it.
func TestNamed(t *testing.T) {
	doc := corpus.Document{Path: "articles/harbour.txt", Tag: corpus.Simplified, Segments: make([]corpus.Segment, 11)}
	for width, want := range map[int][]string{
		40: {"articles/harbour.txt  zh-Hans  11 ¶"},
		30: {"…/harbour.txt  zh-Hans  11 ¶"},
		29: {"…/harbour.txt  zh-Hans  11 ¶"},
		28: {"articles/harbour.txt", "zh-Hans  11 ¶"},
		18: {"…/harbour.txt", "zh-Hans  11 ¶"},
	} {
		p := &pen{cells: Options{}.cells()}
		var got []string
		for _, l := range p.named(column{width: width}, doc, corpus.Paragraphs) {
			got = append(got, l.text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("in %d: %q, want %q", width, got, want)
		}
	}
}

// What is begun and goes on, on its line or in the next segment, says so.
func TestBegun(t *testing.T) {
	doc := corpus.Document{Segments: []corpus.Segment{{Text: "One."}, {Text: "Two is longer than a line."}}}
	p := &pen{cells: Options{}.cells()}
	for _, c := range []struct {
		of   corpus.Range
		want string
	}{
		{corpus.Range{Lo: 0, Hi: 1}, "One."},
		{corpus.Range{Lo: 0, Hi: 2}, "One.…"},
		{corpus.Range{Lo: 1, Hi: 2}, "Two is longer than…"},
	} {
		lines := p.begun(column{labels: []string{"1", "2"}, width: 20}, doc, c.of)
		if len(lines) != 1 || lines[0].text != c.want {
			t.Errorf("%v: %v, want %s", c.of, lines, c.want)
		}
	}
	if lines := p.begun(column{width: 20}, doc, corpus.Range{Lo: 1, Hi: 1}); lines != nil {
		t.Errorf("of nothing: %v", lines)
	}
}
