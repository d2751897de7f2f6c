package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// dam is a bitext of two paragraphs and its ledger.
func dam(t *testing.T) (corpus.Bitext, ledger.Ledger) {
	t.Helper()
	doc := func(path string, tag corpus.Tag, texts ...string) corpus.Document {
		d := corpus.Document{Path: path, Tag: tag}
		for k, text := range texts {
			d.Segments = append(d.Segments, corpus.Segment{Text: text, Tag: tag, Block: k})
		}
		return d
	}
	b := corpus.Bitext{
		Src:  doc("en.txt", corpus.English, "The dam holds 350,000 tonnes.", "“Nobody knows how long\nthe water in the old dam above the town will last,” she said. It was 94% full."),
		Dst:  doc("ru.txt", corpus.Russian, "Плотина вмещает 350 тысяч тонн.", "«Никто не знает, надолго ли хватит воды», — сказала она. Она заполнена на 49%."),
		Unit: corpus.Paragraphs,
		Ladder: corpus.Ladder{
			{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}, Confidence: 1},
			{Src: corpus.Range{Lo: 1, Hi: 2}, Dst: corpus.Range{Lo: 1, Hi: 2}, Confidence: 1},
		},
	}
	l, err := ledger.Of(t.Context(), b, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b, l
}

// The table shortens what is long, the other formats have it whole. A line feed
// inside a value does not break a row.
func TestLedgerGolden(t *testing.T) {
	b, l := dam(t)
	for _, f := range LedgerFormats {
		var out bytes.Buffer
		if err := f.Write(&out, b, l, Options{}); err != nil {
			t.Fatal(err)
		}
		golden(t, "ledger."+f.Name, out.Bytes())
	}
	for _, width := range []int{60, 120} {
		var out bytes.Buffer
		if err := LedgerText(&out, b, l, Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if n := (Options{}).cells().String(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d cells of %d: %s", n, width, line)
			}
		}
		golden(t, fmt.Sprintf("ledger.%d.txt", width), out.Bytes())
	}
	var out bytes.Buffer
	if err := LedgerText(&out, b, l, Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	golden(t, "ledger.colour.txt", bytes.ReplaceAll(out.Bytes(), []byte("\x1b"), []byte("␛")))
}

func TestLedgerOfNothing(t *testing.T) {
	want := map[string]string{
		"text": "status  what  source  ¶  target  ¶  value\n0 facts\n",
		"tsv":  "status\twhat\tsource\tsource_segment\tsource_value\ttarget\ttarget_segment\ttarget_value\n",
	}
	for _, f := range LedgerFormats {
		var out bytes.Buffer
		if err := f.Write(&out, corpus.Bitext{}, ledger.Ledger{}, Options{}); err != nil {
			t.Fatal(err)
		}
		if f.Name == "json" {
			var l jsonLedger
			if err := json.Unmarshal(out.Bytes(), &l); err != nil || l.Facts == nil || len(l.Facts) > 0 {
				t.Errorf("json: %v: %s", err, &out)
			}
		} else if out.String() != want[f.Name] {
			t.Errorf("%s: %q, want %q", f.Name, out.String(), want[f.Name])
		}
	}
}

// A text in the table has at most 36 cells.
func TestShortened(t *testing.T) {
	cells := Options{}.cells()
	for _, c := range []struct{ text, want string }{
		{"水库", "水库"},
		{"水库水库水库水库水库水库水库水库水库", "水库水库水库水库水库水库水库水库水库"},
		{"水库水库水库水库水库水库水库水库水库水", "水库水库水库水库水库水库水库水库水…"},
		{"123456789 123456789 123456789 1234567", "123456789 123456789 123456789…"},
	} {
		if got := shortened(c.text, widestCell, cells); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// A row that both texts share has one value; that of the target only where it
// says no more than the source in figures.
func TestValueOfWhatIsShared(t *testing.T) {
	for _, c := range []struct{ source, target, want string }{
		{"46", "46", "46"},
		{"58", "58 years old", "58 years old"}, // 58, 58岁
		{"7", "7 March 2025", "7"},             // Pier 7, 7号
		{"", "autumn", "autumn"},
		{"2019", "", "2019"},
	} {
		if got := (row{status: ledger.Kept, sourceValue: c.source, destValue: c.target}).value(); got != c.want {
			t.Errorf("%q beside %q: %q, want %q", c.source, c.target, got, c.want)
		}
	}
}
