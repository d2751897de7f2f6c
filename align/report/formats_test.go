package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

func TestFormatsGolden(t *testing.T) {
	for _, f := range Formats {
		if f.Name == "side" { // see TestSideGolden
			continue
		}
		for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Russian} {
			name := f.Name + "." + string(tag) + ".txt"
			t.Run(name, func(t *testing.T) {
				var out bytes.Buffer
				if err := f.Write(&out, harbour(t, tag), SideOptions{}); err != nil {
					t.Fatal(err)
				}
				golden(t, name, out.Bytes())
			})
		}
	}
}

func TestFormatsAreSortedAndExplained(t *testing.T) {
	if !slices.IsSortedFunc(Formats, func(a, b Format) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("formats are not sorted by name")
	}
	for _, f := range Formats {
		if f.Name == "" || f.Doc == "" || strings.Contains(f.Doc, "\n") {
			t.Errorf("format %q: wants a name and one line of doc, has %q", f.Name, f.Doc)
		}
		if _, err := os.Stat(f.Name + ".go"); err != nil {
			t.Errorf("format %q has no file of its own: %v", f.Name, err)
		}
	}
}

// A ladder that does not fit its texts is refused before anything is written.
func TestFormatsRefuseABrokenLadder(t *testing.T) {
	b := harbour(t, corpus.Russian)
	b.Ladder = b.Ladder[1:]
	for _, f := range Formats {
		var out bytes.Buffer
		err := f.Write(&out, b, SideOptions{})
		if err == nil || !strings.Contains(err.Error(), "harbour.ru.md") {
			t.Errorf("%s: error is %v, want one that names the file", f.Name, err)
		}
		if out.Len() > 0 {
			t.Errorf("%s: wrote %q", f.Name, out.Bytes())
		}
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestFormatsReportAWriteError(t *testing.T) {
	for _, f := range Formats {
		if err := f.Write(fullDisk{}, harbour(t, corpus.Russian), SideOptions{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error is %v, want %v", f.Name, err, errFull)
		}
	}
}

func TestFormatsOfNothing(t *testing.T) {
	for _, f := range Formats {
		if err := f.Write(io.Discard, corpus.Bitext{}, SideOptions{}); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// pair is a bitext of one bead.
func pair(src, dst []string) corpus.Bitext {
	b := corpus.Bitext{
		Src:    texts(corpus.English, src),
		Dst:    texts(corpus.Simplified, dst),
		Ladder: corpus.Ladder{{Src: corpus.Range{Hi: len(src)}, Dst: corpus.Range{Hi: len(dst)}, Confidence: 1}},
	}
	return b
}

// texts is a document of such segments.
func texts(tag corpus.Tag, list []string) corpus.Document {
	doc := corpus.Document{Path: string(tag), Tag: tag}
	for i, text := range list {
		doc.Segments = append(doc.Segments, corpus.Segment{Text: text, Block: i})
	}
	return doc
}

func TestTSVFields(t *testing.T) {
	for _, c := range []struct {
		name     string
		src, dst []string
		want     string // source and target field
	}{
		{"spaces join", []string{"One.", "Two."}, []string{"Раз.", "Два."}, "One. Two.\tРаз. Два."},
		{"Chinese joins without", []string{"One.", "Two."}, []string{"一。", "二。"}, "One. Two.\t一。二。"},
		{"Chinese then digits", []string{"a"}, []string{"增长。", "2024年"}, "a\t增长。2024年"},
		{"breakers become spaces", []string{"a\tb\r\nc\vd\u2028e"}, []string{"一\n二\u0085三"}, "a b c d e\t一 二 三"},
		{"empty segments do not count", []string{"", "b", "", "c"}, []string{""}, "b c\t"},
		{"no quoting", []string{`"a", b`}, []string{`“一”`}, "\"a\", b\t“一”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := TSV(&out, pair(c.src, c.dst)); err != nil {
				t.Fatal(err)
			}
			rows := strings.Split(out.String(), "\n")
			fields := strings.Split(rows[1], "\t")
			if got := strings.Join(fields[1:3], "\t"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if len(rows) != 3 || len(fields) != strings.Count(tsvHeader, "\t")+1 {
				t.Errorf("%d rows, %d fields: %q", len(rows), len(fields), out.String())
			}
		})
	}
}

// The texts of a JSONL line are those of the files, whatever they hold.
func TestJSONLKeepsTexts(t *testing.T) {
	src := []string{"tab\tand <b>&amp;</b>", "line\nfeed \u2028 \x1b[31m"}
	dst := []string{"“引号”\\"}
	var out bytes.Buffer
	if err := JSONL(&out, pair(src, dst)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 1 {
		t.Errorf("%d lines, want 1", n)
	}
	var got jsonBead
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Source.Text, src) || !slices.Equal(got.Target.Text, dst) {
		t.Errorf("got %q and %q, want %q and %q", got.Source.Text, got.Target.Text, src, dst)
	}
}
