package exchange

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// What a new format lacks is named here, one thing a line.
func TestFormatsAreComplete(t *testing.T) {
	if !slices.IsSortedFunc(All, func(a, b *Format) int { return cmp.Compare(a.Name, b.Name) }) {
		t.Error("All is not sorted by name")
	}
	extensions := make(map[string]string)
	for _, f := range All {
		for what, lacks := range map[string]bool{
			"a Name": f.Name == "", "a Doc": f.Doc == "", "a policy for what is Unaligned": f.Unaligned == "",
			"a Style of language tags": f.Style == "", "a Write": f.Write == nil,
			"a Sniff or an extension, so that it is never found by itself": f.Read != nil && f.Sniff == nil && len(f.Extensions) == 0 && f != HunalignText,
			"a sample: go test -update writes testdata/exchange/" + f.Name: f != XLSX && f != Parquet && !hasSample(f),
		} {
			if lacks {
				t.Errorf("the format %q lacks %s", f.Name, what)
			}
		}
		for _, ext := range f.Extensions {
			if other := extensions[ext]; other != "" {
				t.Errorf("%s is the extension of %s and of %s", ext, other, f.Name)
			}
			if extensions[ext] = f.Name; ext != strings.ToLower(ext) || ext[0] != '.' {
				t.Errorf("%s: the extension %q is not written like .tmx", f.Name, ext)
			}
		}
	}
}

// hasSample tells whether the format has a folder in testdata/exchange.
func hasSample(f *Format) bool {
	info, err := os.Stat(samples + f.Name)
	return err == nil && info.IsDir()
}

// Every format declared in a file of the package is in All.
func TestAllListsEveryFormat(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := regexp.MustCompile(`(?m)^var (\w+) = &Format\{\s+Name: +"([^"]+)"`)
	found := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range declared.FindAllSubmatch(text, -1) {
			found++
			if _, err := ByName(string(m[2])); err != nil {
				t.Errorf("%s: All in all.go lacks %s", file, m[1])
			}
		}
	}
	if found != len(All) {
		t.Errorf("%d formats are declared as var X = &Format{, but All has %d", found, len(All))
	}
}

// What is folded once stays as it is.
func TestFoldTwice(t *testing.T) {
	for _, f := range All {
		if f.Fold == nil {
			continue
		}
		for _, list := range phrases {
			for _, text := range append(list, "\x00\t a\r\n\u2028b\x01 ", "\xff", "\ufffe") {
				once := f.Fold(text)
				if twice := f.Fold(once); once != twice {
					t.Errorf("%s: %q folds to %q and then to %q", f.Name, text, once, twice)
				}
			}
		}
	}
}

// A bitext of four beads, of which one is doubtful, one has no target, one no
// source, and one holds nothing that XML can hold.
func fourBeads() corpus.Bitext {
	seg := func(texts ...string) (list []corpus.Segment) {
		for i, text := range texts {
			list = append(list, corpus.Segment{Text: text, Block: i})
		}
		return list
	}
	bead := func(i, i2, j, j2 int, confidence float64) corpus.Bead {
		return corpus.Bead{Src: corpus.Range{Lo: i, Hi: i2}, Dst: corpus.Range{Lo: j, Hi: j2}, Confidence: confidence}
	}
	return corpus.Bitext{
		Src:  corpus.Document{Tag: "en", Segments: seg("Costs\tfell.", "Nobody was hurt.", "\x01")},
		Dst:  corpus.Document{Tag: "ru", Segments: seg("Расходы упали.", "Читайте также", "\x02")},
		Unit: corpus.Paragraphs,
		Ladder: corpus.Ladder{
			bead(0, 1, 0, 1, 0.3), bead(1, 2, 1, 1, 0.9), bead(2, 2, 1, 2, 0.9), bead(2, 3, 2, 3, 0.9),
		},
	}
}

// A text is counted once: one that is left out did not also change.
func TestReport(t *testing.T) {
	for _, tt := range []struct {
		name   string
		format *Format
		opt    Options
		want   string
	}{
		{"a memory skips what has one side", TMX, Options{},
			"1 written, 3 skipped (1 without target text, 1 without source text, 1 without any text)"},
		{"a table keeps it", CSV, Options{},
			"4 written, 0 skipped; in 1 text line breaks became spaces or control characters were left out"},
		{"doubtful beads are left out on request", CSV, Options{MinConfidence: 0.5},
			"3 written, 1 skipped (1 below the confidence asked for)"},
		{"a catalogue has no place for additions", PO, Options{Unaligned: Blank},
			"3 written, 1 skipped (1 without source text)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			report, err := Write(From(fourBeads()), tt.format, "x", disk{}.create, tt.opt)
			if err != nil {
				t.Fatal(err)
			}
			if report.String() != tt.want {
				t.Errorf("got  %s\nwant %s", report, tt.want)
			}
		})
	}
}

// Content tells the format, whatever it speaks of.
func TestFormatByContent(t *testing.T) {
	for text, want := range map[string]*Format{
		"[0, 1]:[0]:0.97\n":                          Beads,
		"# gold\n\n[]:[0]\n":                         Beads,
		"[only in en]\tтекст\n":                      TSV,
		"The <tmx element\tЭлемент <tmx\n":           TSV,
		"0\t0\t0.3\n":                                HunalignLadder,
		"0\tноль\n":                                  TSV,
		`{"source":"\"translation\": yes"}`:          JSONL,
		`{"id":1,"translation":{"en":"a"}}`:          HF,
		"<?xml version='1.0'?>\n<!-- old -->\n<tmx>": TMX,
		"<x:xliff xmlns:x='urn'>":                    XLIFF12,
		"<linkGrp toDoc='a'>":                        InterText,
		"<cesAlign><linkGrp fromDoc='a'>":            XCES,
		"# Перевод\nmsgid \"\"\n":                    PO,
	} {
		got, err := forInput("x", lines.Text(strings.NewReader(text)))
		if err != nil || got != want {
			t.Errorf("%q is read as %v (%v), want %s", text, got, err, want.Name)
		}
	}
}

// What a file begins with tells as much as the file, packed or not; an archive does
// not tell.
func TestSniffed(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte("<?xml version='1.0'?>\n<tmx>"))
	z.Close()
	for _, test := range []struct {
		path, head string
		want       *Format
		known      bool
	}{
		{"x", "Bridge\tМост\n", TSV, true}, {"x.tmx.gz", packed.String(), TMX, true}, {"x.csv", "en,ru\n", CSV, true},
		{"x.xlsx", "PK\x03\x04rest of it", nil, true}, {"x.txt", "Bridge\n", nil, false}, {"x.tsv", "", nil, false}, {"x.gz", "\x1f\x8b\x08", nil, false},
	} {
		if got, err := Sniffed(test.path, []byte(test.head)); got != test.want || (err == nil) != test.known {
			t.Errorf("%s, %q: got %v (%v)", test.path, test.head, got, err)
		}
	}
}
