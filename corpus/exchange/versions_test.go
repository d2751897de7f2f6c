package exchange

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// versions are units in three languages, with text of which some lack parts.
func versions() Stream {
	side := func(tag corpus.Tag, texts ...string) Side { return sideOf(tag, nowhere, texts...) }
	units := []TU{
		{Src: side("en", "The dam holds.", "Nobody left."), Dst: side("zh-Hans", "大坝安然无恙。没有人离开。"), Others: []Side{side("ru", "Плотина держится.", "Никто не уехал.")}, Confidence: 0.9},
		{Src: side("en", "=1+1 is a sum."), Dst: side("zh-Hans"), Others: []Side{side("ru", "=1+1 — это сумма.")}, Confidence: 0.8},
		{Src: side("en", "Only here."), Dst: side("zh-Hans"), Others: []Side{side("ru")}, Confidence: 1},
		{Src: side("en"), Dst: side("zh-Hans"), Others: []Side{side("ru", "Читайте также")}, Confidence: 1},
	}
	return Stream{Header{Src: "en", Dst: "zh-Hans", Others: []corpus.Tag{"ru"}, Unit: corpus.Paragraphs}, func(yield func(TU, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}}
}

// writtenIn is what a format makes of a stream.
func writtenIn(s Stream, f *Format, opt Options) (string, Report, error) {
	d := disk{}
	report, err := Write(s, f, "out", d.create, opt)
	if d["out"] == nil {
		return "", report, err
	}
	return d["out"].String(), report, err
}

// Units in three languages are read back in each two of them.
func TestVersions(t *testing.T) {
	for _, f := range All {
		if f.Write == nil {
			continue
		}
		text, report, err := writtenIn(versions(), f, Options{Unaligned: Blank, Version: "1"})
		if !f.Versions {
			if err == nil || !strings.Contains(err.Error(), "two languages, not 3") && !f.NeedsTags {
				t.Errorf("%s: error %v", f.Name, err)
			}
			continue
		}
		if err != nil || report.Written != 4 {
			t.Errorf("%s: %v, %s", f.Name, err, report)
		}
		for _, c := range []struct {
			src, dst corpus.Tag
			want     []string
		}{
			{"en", "ru", []string{"The dam holds. Nobody left. = Плотина держится. Никто не уехал.", "=1+1 is a sum. = =1+1 — это сумма.", "Only here. = ", " = Читайте также"}},
			{"en", "zh-Hans", []string{"The dam holds. Nobody left. = 大坝安然无恙。没有人离开。", "=1+1 is a sum. = ", "Only here. = "}},
			{"zh-Hans", "ru", []string{"大坝安然无恙。没有人离开。 = Плотина держится. Никто не уехал.", " = =1+1 — это сумма.", " = Читайте также"}},
		} {
			in := &Input{Path: "out", Open: func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
			s, err := in.Stream(f.Name, Options{Src: c.src, Dst: c.dst})
			if err != nil {
				t.Fatalf("%s: %v\n%s", f.Name, err, text)
			}
			var got []string
			for u, err := range s.Units {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, u.Src.Text()+" = "+u.Dst.Text())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s, %s to %s: %q, want %q", f.Name, c.src, c.dst, got, c.want)
			}
		}
	}
}

// What has text in one language only is left out where that is asked for, what
// lacks one of three is not; two versions under one label are refused.
func TestVersionsLeftOut(t *testing.T) {
	text, report, err := writtenIn(versions(), TMX, Options{Version: "1"})
	if err != nil || report.Written != 2 || report.Omissions != 1 || report.Additions != 1 || strings.Count(text, "<tuv") != 5 {
		t.Errorf("%v, %s:\n%s", err, report, text)
	}
	twice := versions()
	twice.Header.Others[0] = "zh-Hans"
	for _, f := range []*Format{TMX, TSV, CSV} {
		if _, _, err := writtenIn(twice, f, Options{}); err == nil || !strings.Contains(err.Error(), "two versions are labelled zh") {
			t.Errorf("%s: two versions in one language: %v", f.Name, err)
		}
	}
	if text, _, err := writtenIn(versions(), TSV, Options{NoHeader: true}); err != nil || strings.Contains(text, "zh-Hans") || !strings.HasPrefix(text, "1\tThe dam") {
		t.Errorf("no header: %v\n%s", err, text)
	}
}
