package report

import (
	"bytes"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/curate"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// harbourCorpus is the profile of a corpus of two versions of the sample.
func harbourCorpus(t *testing.T) curate.Profile {
	p := curate.NewProfiler()
	for _, tag := range []corpus.Tag{corpus.Russian, corpus.Simplified} {
		b := harbour(t, tag)
		s := exchange.From(b)
		for u, err := range s.Units {
			if err != nil {
				t.Fatal(err)
			}
			if u.Confidence > 0.9 {
				u.State = exchange.Reviewed
			}
			p.Add(u, s.Header, map[bool]string{true: "", false: string(tag)}[u.Dst.Empty()])
		}
	}
	return p.Profile()
}

func TestProfileText(t *testing.T) {
	p := harbourCorpus(t)
	goldenShapes(t, "profile.txtar", append(inAllWidths("", Options{}), shape{"24 cells", Options{Width: 24}}), func(w io.Writer, opt Options) error {
		return profileText(w, viewOf("harbour.en.md\x1b, 港口.zh.md", p), opt)
	})
}

func TestProfileFormats(t *testing.T) {
	p := harbourCorpus(t)
	for _, f := range ProfileFormats {
		if f.Name == "text" {
			continue
		}
		var out bytes.Buffer
		if err := f.Write(&out, "<harbour> & port", p, "1.0", Options{}); err != nil {
			t.Fatal(err)
		}
		golden(t, "profile."+f.Name, out.Bytes())
	}
}

// TestEmptyProfile draws a corpus of nothing.
func TestEmptyProfile(t *testing.T) {
	for _, f := range ProfileFormats {
		var out bytes.Buffer
		if err := f.Write(&out, "none.tsv", curate.NewProfiler().Profile(), "1.0", Options{}); err != nil {
			t.Fatal(err)
		}
		if text := out.String(); strings.Contains(text, "null") != (f.Name == "json") || strings.Contains(text, "NaN") || strings.Contains(text, `:null,"units":1`) {
			t.Errorf("%s: %s", f.Name, text)
		}
	}
}

// TestBars: the longest bar ends at the edge, one of something is a cell, one of
// nothing is none.
func TestBars(t *testing.T) {
	v := profileView{}
	v.chart("lengths", []curate.Bin{{Low: 1, High: 2}, {Low: 2, High: 4, Units: 1}, {Low: 4, High: 8}, {Low: 8, High: 16, Units: 1000}, {Low: 16, High: math.Inf(1)}}, lengthLabel)
	if len(v.Charts) != 1 || len(v.Charts[0].Bars) != 3 {
		t.Fatalf("%+v", v.Charts)
	}
	for _, width := range []int{24, 40, 80, 200} {
		var out bytes.Buffer
		p := newPen(&out, Options{})
		p.bars(v.Charts[0].Bars, width)
		p.out.Flush()
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		for k, want := range []int{1, 0, width - len("8-15  1000  99.9%  ")} {
			if got := strings.Count(lines[k], "█"); got != want {
				t.Errorf("width %d: %q has %d cells, want %d", width, lines[k], got, want)
			}
		}
	}
	v.chart("nothing", []curate.Bin{{Low: 1, High: 2}}, lengthLabel)
	if len(v.Charts) != 1 {
		t.Error("a chart of nothing")
	}
	for bin, want := range map[curate.Bin]string{{Low: 1, High: 2}: "1", {Low: 2, High: 4}: "2-3", {Low: 64, High: 128}: "64-127"} {
		if got := lengthLabel(bin); got != want {
			t.Errorf("%v: %s, want %s", bin, got, want)
		}
	}
	for bin, want := range map[curate.Bin]string{{Low: 0, High: 0.25}: "below 0.25", {Low: 1, High: math.Sqrt2}: "1.00-1.41", {Low: 4, High: math.Inf(1)}: "from 4.00"} {
		if got := ratioLabel(bin); got != want {
			t.Errorf("%v: %s, want %s", bin, got, want)
		}
	}
}
