package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// The law of exchange: what a format has a place for comes back as it was, and
// what it has none for is counted, by kind, in the report.

// someUnit makes a unit with everything that a file can say of one.
func someUnit(t *rapid.T, number int) TU {
	u := TU{Src: someSide(t, "en"), Dst: someSide(t, "ru")}
	switch rapid.IntRange(0, 9).Draw(t, "sides") {
	case 0:
		u.Dst.Segments = nil
	case 1:
		u.Src.Segments = nil
	}
	if !u.Dst.Empty() {
		u.State = rapid.SampledFrom([]State{"", Untranslated, Draft, Translated, Reviewed, Final}).Draw(t, "state")
	}
	word := rapid.OneOf(rapid.SampledFrom([]string{"menu", "a b", "50 %", "%20", "a=b", "ferry.c:12", "Анна", "宽　度", "x\u2003y", "<&>", "20260504T120000Z"}),
		rapid.StringMatching(`[a-z=% \x{2028}-]{1,6}[a-z]`))
	u.Notes = rapid.SliceOfN(rapid.SampledFrom([]string{"from the board", "Проверить срок", "a=b c=d", "50 % <b>", "查一查"}), 0, 2).Draw(t, "notes")
	if len(u.Notes) == 0 {
		u.Notes = nil
	}
	// An id of its own keeps messages of the same text apart.
	u.Properties = []Property{{"id", "unit " + strconv.Itoa(number)}, {"context", "c" + strconv.Itoa(number)}}
	for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"reference", "created", "created-by", "changed", "changed-by", "domain", "two words", "x=y"}), 0, 3, rapid.ID).Draw(t, "names") {
		u.Properties = append(u.Properties, Property{name, strings.TrimSpace(word.Draw(t, "value"))})
	}
	return u
}

// someSide makes a side of one text with codes at any places of it, its ends
// too, where white space stands beside them.
func someSide(t *rapid.T, tag corpus.Tag) Side {
	texts := map[corpus.Tag][]string{
		"en": {"The bridge is shut.", "Total: ", " letters", "a & b < c", "two\nlines", "=SUM(A1)", "a\tb", "Read this "},
		"ru": {"Мост закрыт.", "Всего: ", " писем", "«Ёлка» № 5", "две\nстроки", "Прочтите это "},
	}[tag]
	side := Side{Tag: tag, At: nowhere, Segments: []corpus.Segment{{Text: rapid.SampledFrom(texts).Draw(t, "text")}}}
	seg := &side.Segments[0]
	end := len([]rune(seg.Text))
	places := rapid.SliceOfN(rapid.IntRange(0, end), 0, 3).Draw(t, "places")
	slices.Sort(places)
	for k, at := range places {
		text := rapid.SampledFrom([]string{"{{name}}", "%s", "<br/>", "{0} "}).Draw(t, "code")
		seg.Codes = append(seg.Codes, corpus.InlineCode{At: at, ID: strconv.Itoa(k + 1), Text: text})
	}
	if rapid.Bool().Draw(t, "paired") {
		id := strconv.Itoa(len(seg.Codes) + 1)
		seg.Codes = append([]corpus.InlineCode{{At: 0, ID: id, Kind: corpus.Opening, Text: "<b>"}}, seg.Codes...)
		seg.Codes = append(seg.Codes, corpus.InlineCode{At: end, ID: id, Kind: corpus.Closing, Text: "</b>"})
	}
	// White space at an end where no code stands is none of a segment's.
	if len(seg.Codes) == 0 || seg.Codes[0].At > 0 {
		cut := end - len([]rune(strings.TrimLeft(seg.Text, " ")))
		seg.Text = strings.TrimLeft(seg.Text, " ")
		for k := range seg.Codes {
			seg.Codes[k].At = max(0, seg.Codes[k].At-cut)
		}
	}
	if len(seg.Codes) == 0 || seg.Codes[len(seg.Codes)-1].At < len([]rune(seg.Text)) {
		seg.Text = strings.TrimRight(seg.Text, " ")
	}
	return side
}

// said is what a unit says, in words: a line each of texts, codes and the rest.
func said(u TU) (texts, codes []string, rest string) {
	for _, s := range []Side{u.Src, u.Dst} {
		text := ""
		var list []string
		if joined := s.coded(); !s.Empty() {
			text = joined.Text
			for _, c := range joined.Codes {
				list = append(list, fmt.Sprintf("%d %s %v %q", c.At, c.ID, c.Kind, c.Text))
			}
		}
		texts, codes = append(texts, text), append(codes, strings.Join(list, "; "))
	}
	properties := slices.Clone(u.Properties)
	slices.SortFunc(properties, func(a, b Property) int { return strings.Compare(a.Name, b.Name) })
	return texts, codes, fmt.Sprintf("%q %q %q", u.State, u.Notes, properties)
}

// TestLaw holds every format that keeps what units say of themselves to the law.
func TestLaw(t *testing.T) {
	for _, f := range []*Format{TMX, XLIFF12, XLIFF21, PO, TSV, CSV, JSONL} {
		t.Run(f.Name, func(t *testing.T) { rapid.Check(t, func(t *rapid.T) { law(t, f) }) })
	}
}

func law(t *rapid.T, f *Format) {
	var list []TU
	for k := range rapid.IntRange(1, 4).Draw(t, "units") {
		list = append(list, someUnit(t, k+1))
	}
	stream := Stream{Header{Src: "en", Dst: "ru"}, func(yield func(TU, error) bool) {
		for _, u := range list {
			if !yield(u, nil) {
				return
			}
		}
	}}
	d := disk{}
	report, err := Write(stream, f, "out"+f.Extensions[0], d.create, Options{Unaligned: Blank})
	if err != nil {
		t.Fatal(err)
	}
	if report.Written+report.Skipped() != len(list) {
		t.Fatalf("%d units, but %v", len(list), report)
	}
	if report.Written == 0 {
		return
	}
	in := &Input{Path: "out" + f.Extensions[0], Open: d.open}
	back, err := in.Stream("", Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []TU
	for u, err := range back.Units {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, u)
	}
	if f == PO { // what has no source has no place in it, and is counted
		list = slices.DeleteFunc(list, func(u TU) bool { return u.Src.Empty() })
	}
	if len(got) != len(list) {
		t.Fatalf("%d units of %d came back:\n%s", len(got), len(list), d["out"+f.Extensions[0]])
	}
	shown, changed := 0, 0
	for k, u := range list {
		if !f.Keeps.Codes {
			for _, s := range []*Side{&u.Src, &u.Dst} {
				for i, seg := range s.Segments {
					shown += len(seg.Codes)
					s.Segments = slices.Clone(s.Segments)
					s.Segments[i] = corpus.Segment{Text: seg.Shown()}
				}
			}
		}
		u.settle()
		if f == XLIFF21 && u.State == "" && u.Dst.Empty() {
			got[k].State = ""
		}
		texts, codes, rest := said(u)
		gotTexts, gotCodes, gotRest := said(got[k])
		for side := range texts {
			if texts[side] != gotTexts[side] {
				changed++
			}
			if fold(f, texts[side]) != gotTexts[side] && len(codes[side]) == 0 {
				t.Errorf("unit %d: text %q, want %q", k+1, gotTexts[side], texts[side])
			}
		}
		if f.Keeps.Codes && !slices.Equal(codes, gotCodes) {
			t.Errorf("unit %d: codes\n%q, want\n%q", k+1, gotCodes, codes)
		}
		if rest != gotRest {
			t.Errorf("unit %d: says\n%s, want\n%s", k+1, gotRest, rest)
		}
	}
	if report.CodesShown+report.CodesLost != shown || f != PO && report.Changed != changed {
		t.Errorf("%d codes are text now and %d texts changed, but the report counts %d and %d", shown, changed, report.CodesShown+report.CodesLost, report.Changed)
	}
	if t.Failed() {
		t.Logf("%s", d["out"+f.Extensions[0]])
	}
}

// fold is a text as the format holds it.
func fold(f *Format, text string) string {
	if f.Fold == nil {
		return text
	}
	return f.Fold(text)
}
