package exchange

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// The law of documents: from a format to another and back, what the other has a
// place for is as it was, and the report counts, by kind, all that is not.

// someUnits makes a document of units: of any kind, in groups, with other
// translations, with plural forms, in languages of any region.
func someUnits(t *rapid.T) (list []TU) {
	src := rapid.SampledFrom([]corpus.Tag{"en", "en-GB"}).Draw(t, "source")
	dst := rapid.SampledFrom([]corpus.Tag{"ru", "ru-KZ"}).Draw(t, "target")
	for k := range rapid.IntRange(1, 4).Draw(t, "units") {
		u := someUnit(t, k+1)
		if k == 0 && (u.Src.Empty() || u.Dst.Empty()) { // it tells the languages
			u.Src, u.Dst = someSide(t, "en"), someSide(t, "ru")
		}
		for _, side := range []*Side{&u.Src, &u.Dst} {
			if side.Empty() || rapid.IntRange(0, 3).Draw(t, "segments") > 0 {
				continue
			}
			side.Segments = append(side.Segments, someSide(t, side.Tag).Segments[0])
		}
		u.Src.Tag, u.Dst.Tag = src, dst
		if !u.Src.Empty() && !u.Dst.Empty() {
			u.Confidence = rapid.SampledFrom([]float64{0, 0, 0.31, 0.97, 1}).Draw(t, "confidence")
			u.Moved = rapid.IntRange(0, 5).Draw(t, "moved") == 0
		}
		for _, name := range rapid.SliceOfN(rapid.SampledFrom([]string{"group", "alternative", "file", "segment", "comment", "flags", "previous", poDomain}), 0, 4).Draw(t, "more") {
			value := rapid.SampledFrom([]string{"menu", "Мост закрыт", "c-format, no-wrap", "50 % <b>"}).Draw(t, "value")
			if name == "flags" {
				value = "c-format"
			}
			once := name == "flags" || name == "previous" || name == "segment" || name == "file" || name == poDomain
			if once && u.property(name) != "" {
				continue
			}
			u.Properties = append(u.Properties, Property{name, value})
		}
		for k, name := range []string{srcSpace, dstSpace} {
			m := meta{rest: u.Properties}
			if side := []Side{u.Src, u.Dst}[k]; !side.Empty() && rapid.IntRange(0, 2).Draw(t, "space") == 0 {
				m.addSpace(name, rapid.SampledFrom([]string{"", " ", "\t", "　"}).Draw(t, "before"), rapid.SampledFrom([]string{"", " ", "\n", "\u00a0\n\n"}).Draw(t, "after"))
			}
			u.Properties = m.rest
		}
		u.settle()
		list = append(list, u)
		if !u.Src.Empty() && !u.Dst.Empty() && len(u.Src.Segments) == 1 && len(u.Dst.Segments) == 1 && u.property("plural") == "" && rapid.IntRange(0, 3).Draw(t, "plural") == 0 {
			list = append(list[:len(list)-1], pluralsOf(u)...)
		}
	}
	return list
}

// pluralsOf are the plural forms of a message, three as Russian has them.
func pluralsOf(u TU) (list []TU) {
	for form := range 3 {
		v := u
		v.Properties = append(slices.Clone(u.Properties), Property{poPlural, strconv.Itoa(form)})
		v.Dst.Segments = slices.Clone(u.Dst.Segments)
		v.Dst.Segments[0].Text += strconv.Itoa(form)
		if form > 0 {
			v.Src.Segments = slices.Clone(u.Src.Segments)
			v.Src.Segments[0].Text += "s"
		}
		list = append(list, v)
	}
	return list
}

// streaming is a stream of units.
func streaming(list []TU) Stream {
	return Stream{Header{Src: list[0].Src.Tag, Dst: list[0].Dst.Tag}, func(yield func(TU, error) bool) {
		for _, u := range list {
			if !yield(u, nil) {
				return
			}
		}
	}}
}

// pass writes a stream in a format, and reads what was written, to be written in
// the next.
func pass(t *rapid.T, s Stream, f, next *Format) (Stream, Report, string) {
	d := disk{}
	path := "out" + extension(f)
	report, err := Write(s, f, path, d.create, Options{Unaligned: Blank})
	if err != nil {
		t.Fatal(err)
	}
	in := &Input{Path: path, Open: d.open}
	if f == Moses {
		in = Inputs([]string{"out.en", "out.ru"}, d.open)[0]
	}
	if report.Written == 0 {
		t.Skip("nothing was left")
	}
	back, err := in.Stream("", Options{To: next})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for name, b := range d {
		text += "-- " + name + "\n" + b.String()
	}
	return back, report, text
}

// all are the units of a stream.
func all(t *rapid.T, s Stream) (list []TU) {
	for u, err := range s.Units {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, u)
	}
	return list
}

// TestLawOfDocuments holds every pair of formats to the law.
func TestLawOfDocuments(t *testing.T) {
	for _, x := range []*Format{TMX, XLIFF12, XLIFF21, PO, TSV, CSV, JSONL} {
		for _, y := range []*Format{TMX, XLIFF12, XLIFF21, PO, TSV, CSV, JSONL, HF, Moses, HTML, Docx, XLSX} {
			if (y == Docx || y == XLSX) && x != TMX && x != PO { // archives take their time
				continue
			}
			t.Run(x.Name+" "+y.Name, func(t *testing.T) { rapid.Check(t, func(t *rapid.T) { lawOfDocuments(t, x, y) }) })
		}
	}
}

func lawOfDocuments(t *rapid.T, x, y *Format) {
	first, _, text := pass(t, streaming(someUnits(t)), x, y)
	list := all(t, first)
	first.Units = streaming(list).Units
	second, report, between := pass(t, first, y, x)
	third, back, end := pass(t, second, x, JSONL)
	got := all(t, third)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("%v\n%s\n%s\n%s", report, text, between, end)
		}
	})

	if y == x { // it is the same document
		if text != between || text != end {
			t.Fatal("the document is another")
		}
		return
	}
	if report.Written+report.Skipped() != len(list) {
		t.Fatalf("%d units, but %v", len(list), report)
	}
	if y.BySource {
		list = slices.DeleteFunc(list, func(u TU) bool { return u.Src.Empty() })
	}
	if len(got) != len(list) {
		t.Fatalf("%d units of %d came back", len(got), len(list))
	}
	var found Report
	for k, u := range list {
		compareUnits(t, u, got[k], x, y, &found)
	}
	counted := Report{Changed: report.Changed + back.Changed, CodesShown: report.CodesShown + report.CodesLost, Lost: report.Lost, Notes: report.Notes, Confidence: report.Confidence, Joined: report.Joined}
	if y.Keeps.Properties && (found.Changed == 0) != (counted.Changed == 0) {
		t.Errorf("%d texts are changed, counted %d", found.Changed, counted.Changed)
	}
	if found.Changed = counted.Changed; !reflect.DeepEqual(found, counted) { // of two segments each is counted
		t.Errorf("lost is %+v, counted %+v", found, counted)
	}
}

// compareUnits counts what the second unit has not of the first, which went from
// x to y and back.
func compareUnits(t *rapid.T, u, v TU, x, y *Format, found *Report) {
	// What x itself cannot hold was lost before.
	add := func(n *int, lost bool) {
		if lost {
			*n++
		}
	}
	if y.Keeps.Tags && (u.Src.Tag != v.Src.Tag || u.Dst.Tag != v.Dst.Tag) {
		t.Errorf("languages %s and %s, want %s and %s", v.Src.Tag, v.Dst.Tag, u.Src.Tag, u.Dst.Tag)
	}
	sameState := x == XLIFF21 && u.Dst.Empty()
	add(&found.Lost, u.State != v.State && !sameState || !slices.Equal(sorted(u), sorted(v)))
	add(&found.Notes, !slices.Equal(u.Notes, v.Notes))
	// A table for people says that a target moved, not whence.
	add(&found.Confidence, u.Confidence != v.Confidence || u.Moved != v.Moved || u.Moved && !y.Keeps.Order)
	add(&found.Joined, u.Shape() != v.Shape())
	if y.Keeps.Properties {
		u, v = u.lowered(), v.lowered()
	}
	for _, sides := range [][2]Side{{u.Src, v.Src}, {u.Dst, v.Dst}} {
		a, b := sides[0].coded(), sides[1].coded()
		if !y.Keeps.Codes {
			found.CodesShown += len(a.Codes)
			a.Text, a.Codes = corpus.Segment{Text: a.Text, Codes: a.Codes}.Shown(), nil
			b.Text, b.Codes = corpus.Segment{Text: b.Text, Codes: b.Codes}.Shown(), nil
		}
		if add(&found.Changed, a.Text != b.Text); a.Text != b.Text {
			t.Logf("%q, was %q", b.Text, a.Text)
		}
		if a.Text == b.Text && !slices.EqualFunc(a.Codes, b.Codes, func(c, d corpus.InlineCode) bool {
			return c.At == d.At && c.ID == d.ID && c.Kind == d.Kind && c.Text == d.Text
		}) {
			t.Errorf("codes %v, want %v", b.Codes, a.Codes)
		}
	}
}

// sorted are the properties of a unit but for those of white space, sorted.
func sorted(u TU) (list []string) {
	for _, p := range (meta{rest: u.Properties}).without(srcSpace, dstSpace).rest {
		list = append(list, fmt.Sprint(p.Name, "=", p.Value))
	}
	slices.Sort(list)
	return list
}
