package exchange

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/joint"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// A disk holds what was written, in memory.
type disk map[string]*bytes.Buffer

type diskFile struct{ *bytes.Buffer }

func (diskFile) Close() error { return nil }

func (d disk) create(path string) (io.WriteCloser, error) {
	d[path] = new(bytes.Buffer)
	return diskFile{d[path]}, nil
}

func (d disk) open(path string) (io.ReadCloser, error) {
	b, ok := d[path]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	return io.NopCloser(bytes.NewReader(b.Bytes())), nil
}

// A text as news has it, and as it should not be: with what each format uses
// as a mark of its own.
var phrases = map[corpus.Tag][]string{
	"en": {
		"Costs fell.", "Sales rose 15%.", "=SUM(A1)", "'-5 degrees", `"Quiet," he said.`, "a & b < c > d", "]]> --",
		"@home", "[0]:[1]", "two\tcells", "line\nbreak", "end\r\n", "U.S. & Co. \\n", "# not a comment", "{\"a\": 1}", "msgid \"x\"", "bell\a", "0\t0", "tilde ~~~ tilde", " spaced ", "😀 é",
	},
	"zh-Hans": {"成本下降。", "销售额增长15%。", "“安静，”他说。", "《新闻》", "第二行\u2028分隔", "全角　空格", "𠮷野家"},
	"ru":      {"Расходы упали.", "Продажи выросли на 15 %.", "— Тише, — сказал он.", "«Ёлка» № 5", "=1+1"},
}

func someBitext(t *rapid.T) corpus.Bitext {
	b := corpus.Bitext{Unit: rapid.SampledFrom([]corpus.Unit{corpus.Paragraphs, corpus.Sentences}).Draw(t, "unit")}
	var n, m int
	b.Ladder, n, m = someLadder(t)
	b.Src = someDocument(t, "en.txt", "en", n)
	b.Dst = someDocument(t, "dst.txt", rapid.SampledFrom([]corpus.Tag{"zh-Hans", "ru"}).Draw(t, "target"), m)
	return b
}

// anyText is a text of any characters, of which one can be seen.
var anyText = rapid.StringN(1, 12, -1).Filter(func(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) })

func someDocument(t *rapid.T, path string, tag corpus.Tag, n int) corpus.Document {
	doc := corpus.Document{Path: path, Tag: tag}
	for i := range n {
		doc.Segments = append(doc.Segments, corpus.Segment{
			Text:  rapid.OneOf(rapid.SampledFrom(phrases[tag]), anyText).Draw(t, "text"),
			Kind:  rapid.SampledFrom([]corpus.Kind{corpus.Paragraph, corpus.Heading, corpus.Code}).Draw(t, "kind"),
			Level: rapid.IntRange(0, 2).Draw(t, "level"),
			Tag:   tag,
			Place: corpus.Place{Path: path, Line: i + 1, Column: 1, Start: 10 * i, End: 10*i + 5},
			Runs:  []corpus.Run{{Text: 0, File: 10 * i}, {Text: 3, File: 10*i + 5}},
			Block: i,
		})
	}
	return doc
}

// What was written comes back, as far as the format can hold it.
func TestRoundTrip(t *testing.T) {
	for _, f := range All {
		if f.Read == nil || f.Write == nil {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { roundTrip(t, f) })
		})
	}
}

// A text that begins with the character of a byte order mark keeps it, first in
// its file too.
func TestFirstTextHasAMark(t *testing.T) {
	b := corpus.Bitext{
		Src:    corpus.Document{Tag: "en", Segments: []corpus.Segment{{Text: "\ufeffThe port."}}},
		Dst:    corpus.Document{Tag: "ru", Segments: []corpus.Segment{{Text: "\ufeffПорт."}}},
		Ladder: corpus.Ladder{{Src: corpus.Range{Hi: 1}, Dst: corpus.Range{Hi: 1}}},
	}
	for bom, formats := range map[bool][]*Format{false: {TSV, CSV, Moses, HunalignText}, true: {TSV, CSV}} {
		for _, f := range formats {
			d := disk{}
			if _, err := Write(From(b), f, "x", d.create, Options{NoHeader: !bom, BOM: bom}); err != nil {
				t.Fatal(err)
			}
			s, err := (&Input{Path: slices.Min(slices.Collect(maps.Keys(d))), Pair: "x.ru", Open: d.open}).Stream(f.Name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for u, err := range s.Units {
				if err != nil || u.Src.Text() != b.Src.Segments[0].Text || u.Dst.Text() != b.Dst.Segments[0].Text {
					t.Errorf("%s, mark %v: %+v, %v", f.Name, bom, u, err)
				}
			}
		}
	}
}

// FuzzWrite writes any bitext in any format, and reads it.
func FuzzWrite(f *testing.F) {
	var both []*Format
	for _, format := range All {
		if format.Read != nil && format.Write != nil {
			both = append(both, format)
		}
	}
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { roundTrip(t, rapid.SampledFrom(both).Draw(t, "format")) }))
}

func roundTrip(t *rapid.T, f *Format) {
	b := someBitext(t)
	if f == HunalignText {
		for _, s := range b.Src.Segments {
			if strings.Contains(s.Text, "~~~") {
				t.Skip("hunalign's text refuses its own mark")
			}
		}
	}
	if f == HunalignLadder {
		for k := range b.Ladder {
			if b.Ladder[k].Moved {
				t.Skip("a ladder cannot say that text moved")
			}
		}
	}
	opt := Options{Unaligned: Skip}
	if f.Keeps.OneSided {
		opt.Unaligned = Blank
	}
	d := disk{}
	report, err := Write(From(b), f, "a/news"+extension(f), d.create, opt)
	if err != nil {
		t.Fatal(err)
	}
	if report.Written+report.Skipped() != len(b.Ladder) {
		t.Fatalf("%d units, but the report says %v", len(b.Ladder), report)
	}
	if report.Written == 0 {
		return // a file without units need not be one that can be read
	}
	want := units(t, From(b), f, opt, b)
	got := units(t, read(t, d, f, b), f, Options{Unaligned: Blank}, b)
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got\n%s\nwant\n%s", list(got), list(want))
	}
}

func extension(f *Format) string {
	if len(f.Extensions) > 0 {
		return f.Extensions[0]
	}
	return ""
}

// read opens what was written, without naming the format where content or
// extension can tell it.
func read(t rapid.TB, d disk, f *Format, b corpus.Bitext) Stream {
	in := &Input{Path: "a/news" + extension(f), Open: d.open}
	name := ""
	switch {
	case f == Moses:
		src, dst := "a/news."+label.Short.Of(b.Src.Tag), "a/news."+label.Short.Of(b.Dst.Tag)
		in = Inputs([]string{src, dst}, d.open)[0]
	case f == HunalignText:
		name = f.Name
	case f == Beads || f == HunalignLadder:
		in.Texts = [2]string{"a/src.en", "a/dst." + string(b.Dst.Tag)}
		for k, doc := range []corpus.Document{b.Src, b.Dst} {
			d[in.Texts[k]] = bytes.NewBufferString(lines.Mark)
			for _, s := range doc.Segments {
				fmt.Fprintln(d[in.Texts[k]], HunalignText.Fold(s.Text))
			}
		}
	}
	s, err := in.Stream(name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// linksOnly are the formats in which the empty side of a link has no place.
var linksOnly = map[*Format]bool{Beads: true, InterText: true, XCES: true}

// units are a stream's units as far as the format keeps them.
func units(t *rapid.T, s Stream, f *Format, opt Options, b corpus.Bitext) []TU {
	j := &Job{Options: opt, Header: Header{Src: b.Src.Tag, Dst: b.Dst.Tag}, format: f, report: new(Report)}
	if f == Beads || f == HunalignLadder {
		j.format = &Format{Fold: HunalignText.Fold}
	}
	var list []TU
	for u, err := range j.filter(s.Units) {
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range []*Side{&u.Src, &u.Dst} {
			if project(side, f.Keeps); side.Empty() && linksOnly[f] {
				side.At = nowhere
			}
		}
		slices.SortStableFunc(u.Properties, func(p, q Property) int { return strings.Compare(p.Name, q.Name) }) // their order says nothing
		if u.Line = 0; !f.Keeps.Order {
			u.Moved = false
		}
		if !f.Keeps.Confidence {
			u.Confidence = 0
		}
		if !f.Keeps.Notes || len(u.Notes) == 0 {
			u.Notes = nil
		}
		list = append(list, u)
	}
	return list
}

// project takes away from a side what the format does not keep.
func project(s *Side, keeps Keeps) {
	if !keeps.Kinds {
		var texts []string
		for _, seg := range s.Segments {
			texts = append(texts, seg.Text)
		}
		if !keeps.Segments && len(texts) > 0 {
			texts = []string{joint.Join(texts)}
		}
		s.Segments = nil
		for _, text := range texts {
			s.Segments = append(s.Segments, corpus.Segment{Text: text})
		}
	}
	if !keeps.Order {
		s.At = nowhere
	}
	if !keeps.Tags {
		s.Tag = s.Tag.Base()
	}
	if len(s.Segments) == 0 {
		s.Segments = nil
	}
}

func list(units []TU) string {
	var b strings.Builder
	for _, u := range units {
		fmt.Fprintf(&b, "%+v\n", u)
	}
	return b.String()
}
