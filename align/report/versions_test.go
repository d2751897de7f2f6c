package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/compare"
	"github.com/bitext-tools/bitext/corpus"
)

// harbours are the sample article and its versions, with what checks might say of
// them.
func harbours(t testing.TB, tags ...corpus.Tag) *compare.Versions {
	t.Helper()
	var pairs []*compare.Comparison
	for _, tag := range tags {
		f := inspected(t, tag)
		c, err := compare.Bitext(t.Context(), f.Bitext, compare.Options{UpTo: compare.Alignment})
		if err != nil {
			t.Fatal(err)
		}
		if tag.Base() == corpus.Chinese { // the same in both
			f.Found = append(f.Found, said(t, f.Bitext, check.NumberChanged, check.Error, "five metres in the source, six in the target", "five metres", map[corpus.Tag]string{corpus.Simplified: "五米", corpus.Traditional: "五公尺"}[tag]))
			f.Found[len(f.Found)-1].Values = []string{"5 m", "6 m"}
		}
		c.Findings = f.Found
		pairs = append(pairs, c)
	}
	v, err := compare.VersionsOf(t.Context(), pairs...)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVersionsPage(t *testing.T) {
	v := harbours(t, corpus.Simplified, corpus.Traditional, corpus.Russian)
	goldenShapes(t, "versions.txtar", shapes, func(w io.Writer, opt Options) error { return VersionsPage(w, v, opt) })
}

func TestVersionsHTML(t *testing.T) {
	v := harbours(t, corpus.Simplified, corpus.Traditional, corpus.Russian)
	var out bytes.Buffer
	if err := VersionsHTML(&out, v, "v1", Options{}); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(out.String(), "</style>")
	golden(t, "versions.html", []byte(strings.Replace(body, webScript, "", 1)))
}

func TestVersionsXLSX(t *testing.T) {
	v := harbours(t, corpus.Simplified, corpus.Russian)
	var out bytes.Buffer
	if err := VersionsXLSX(&out, v); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "versions.xlsx.txt", sheetsOf(t, book))
}

// Versions that break their laws are refused, and nothing is written of them.
func TestVersionsThatAreBroken(t *testing.T) {
	v := harbours(t, corpus.Simplified, corpus.Russian)
	v.Rows = v.Rows[1:]
	for name, write := range map[string]func(io.Writer) error{
		"page": func(w io.Writer) error { return VersionsPage(w, v, Options{}) },
		"html": func(w io.Writer) error { return VersionsHTML(w, v, "", Options{}) },
		"xlsx": func(w io.Writer) error { return VersionsXLSX(w, v) },
	} {
		var out bytes.Buffer
		if err := write(&out); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, out.Len())
		}
	}
}

// Where all other versions agree against the hub it is the hub that stands apart;
// where some do, or they differ among themselves, they do.
func TestVersionsStandApart(t *testing.T) {
	lines := func(v *compare.Versions) string {
		c, err := collate(v)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, d := range c.list {
			fmt.Fprintln(&b, d.at, d.noun, c.apart(d)+":", d.text)
		}
		return b.String()
	}
	for _, c := range []struct {
		tags []corpus.Tag
		want []string
	}{
		{[]corpus.Tag{corpus.Simplified, corpus.Traditional}, []string{
			"¶2 figure only en: “five metres” in en, “五米” in zh-Hans and “五公尺” in zh-Hant\n",
			"¶4 figure in zh-Hans and zh-Hant: 10 times more: \"$4.3 million\" in en, \"430万美元\" in zh-Hans and \"4300萬美元\" in zh-Hant\n",
			"¶3 gone only en: sentence: “Nobody was hurt.”\n",
			"¶5 gone not in zh-Hans: paragraph: “A spokesman",
			"¶8 gone not in zh-Hant: paragraph: “A gust",
			"+¶11 added not in en: paragraph: “（本报编译）”\n",
			"¶12 moved in zh-Hans: to ¶3 in zh-Hans: “Sandhaven",
		}},
		{[]corpus.Tag{corpus.Russian, corpus.Simplified, corpus.Traditional}, []string{
			"¶2 figure in zh-Hans and zh-Hant: “five",
			"+¶12 added only ru: paragraph: “Читайте",
			"+¶11 added only zh-Hans and zh-Hant: paragraph",
		}},
		{[]corpus.Tag{corpus.Russian}, []string{
			"¶3 gone not in ru: sentence: “Nobody was hurt.”\n",
		}},
	} {
		got := lines(harbours(t, c.tags...))
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%v:\n%s\nlacks %q", c.tags, got, want)
			}
		}
	}
}

// A page of versions is no wider than it may be.
func TestVersionsInLittleRoom(t *testing.T) {
	v := harbours(t, corpus.Simplified, corpus.Russian)
	for width := thinnest; width < 200; width++ {
		opt := Options{Width: width, Wide: width%4 == 0, OnlyDifferences: width%3 == 0}
		var out bytes.Buffer
		if err := VersionsPage(&out, v, opt); err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(out.String(), "\n") {
			if w := opt.cells().String(line); w > width {
				t.Errorf("at %d line %d is %d cells: %q", width, n+1, w, line)
			}
		}
	}
}

// Differences of one kind are a group, in the order of the first of each.
func TestGrouped(t *testing.T) {
	got := grouped([]string{"a1", "b1", "a2", "c1", "b2"}, func(s string) string { return s[:1] })
	if want := "[[a1 a2] [b1 b2] [c1]]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// Versions in one language are called by their files, whose names are cut where
// they are long, and numbered where even these are the same.
func TestNamesOfVersions(t *testing.T) {
	doc := func(tag corpus.Tag, path string) corpus.Document { return corpus.Document{Tag: tag, Path: path} }
	for _, c := range []struct {
		docs []corpus.Document
		want string
	}{
		{[]corpus.Document{doc("en", "a.txt"), doc("ru", "b.txt")}, "en ru"},
		{[]corpus.Document{doc("en", "a.txt"), doc("ru", "x/old.txt"), doc("ru", "x/sixteen.cells.md")}, "en old.txt sixteen.cells.md"},
		{[]corpus.Document{doc("ru", "seventeen.cells.t"), doc("ru", "b.txt")}, "…venteen.cells.t b.txt"},
		{[]corpus.Document{doc("ru", "x/a.txt"), doc("ru", "y/a.txt")}, "a.txt a.txt (2)"},
	} {
		if got := strings.Join(namesOf(c.docs), " "); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// A version that lacks a part of a row differs in it; the row is not gone from it.
func TestRowOfWhichAPartIsGone(t *testing.T) {
	of := func(tag corpus.Tag, n int, ladder corpus.Ladder) *compare.Comparison {
		b := corpus.Bitext{Src: corpus.Document{Tag: "en", Path: "en"}, Dst: corpus.Document{Tag: tag, Path: string(tag)}, Unit: corpus.Paragraphs, Ladder: ladder}
		b.Src.Segments = []corpus.Segment{{Text: "It rains."}, {Text: "It snows."}}
		b.Dst.Segments = make([]corpus.Segment, n)
		for k := range n {
			b.Dst.Segments[k].Text = "x"
		}
		return &compare.Comparison{Bitext: b}
	}
	bead := func(src, dst corpus.Range) corpus.Bead { return corpus.Bead{Src: src, Dst: dst, Confidence: 1} }
	v, err := compare.VersionsOf(t.Context(),
		of("ru", 1, corpus.Ladder{bead(corpus.Range{Lo: 0, Hi: 2}, corpus.Range{Lo: 0, Hi: 1})}),
		of("zh", 1, corpus.Ladder{bead(corpus.Range{Lo: 0, Hi: 1}, corpus.Range{Lo: 0, Hi: 1}), bead(corpus.Range{Lo: 1, Hi: 2}, corpus.Range{Lo: 1, Hi: 1})}))
	if err != nil {
		t.Fatal(err)
	}
	c, err := collate(v)
	if err != nil || len(c.how) != 1 {
		t.Fatalf("%d rows, %v", len(c.how), err)
	}
	if got, want := c.how[0], []manner{agrees, agrees, differs}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A quotation that lost its marks in two versions is told once, and not as gone.
func TestVersionsThatHaveTheWords(t *testing.T) {
	v := harbours(t, corpus.Simplified, corpus.Traditional)
	for _, pair := range v.Pairs {
		f := said(t, pair.Bitext, check.QuoteUnmarked, check.Info, "quotation only in the source", "We were lucky,", "")
		pair.Findings = append(pair.Findings, f)
	}
	c, err := collate(v)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, d := range c.list {
		if d.noun == "quotation" {
			told = append(told, c.apart(d)+": "+d.text)
		}
	}
	if want := []string{"only en: only in the source: “We were lucky,”"}; !slices.Equal(told, want) {
		t.Errorf("%q, want %q", told, want)
	}
}

// What became of something in several versions is said once where it is the same, else
// of each.
func TestVersionsSayHow(t *testing.T) {
	v := harbours(t, corpus.Simplified, corpus.Traditional)
	v.Pairs[1].Findings[0].How = "100 times more"
	c, err := collate(v)
	if err != nil {
		t.Fatal(err)
	}
	want := `"$4.3 million" in en, "430万美元" in zh-Hans (10 times more) and "4300萬美元" in zh-Hant (100 times more)`
	if !slices.ContainsFunc(c.list, func(v variance) bool { return v.text == want }) {
		t.Errorf("no %s", want)
	}
}

// A difference of several versions is as grave as it is in the gravest of them,
// whichever comes first.
func TestVersionsAreAsGrave(t *testing.T) {
	for _, order := range [][]check.Severity{{check.Warning, check.Error}, {check.Error, check.Warning}} {
		v := harbours(t, corpus.Simplified, corpus.Traditional)
		for k, severity := range order {
			v.Pairs[k].Findings[0].Severity = severity
		}
		c, err := collate(v)
		if err != nil {
			t.Fatal(err)
		}
		k := slices.IndexFunc(c.list, func(d variance) bool { return d.noun == "figure" && len(d.sayings) == 2 && d.at == "¶4" })
		if k < 0 || c.list[k].severity != check.Error {
			t.Errorf("%v: %d of %+v", order, k, c.list)
		}
	}
}
