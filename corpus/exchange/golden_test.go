package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const samples = "../../testdata/exchange/"

// samplePairs are the bitexts that testdata/exchange holds in every format:
// native JSON Lines, of which the others are made.
var samplePairs = []string{"en-ru", "en-zh"}

// sampleOptions are those that the golden files were made with.
var sampleOptions = Options{Version: "1.0", Time: time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)}

func osOpen(path string) (io.ReadCloser, error) { return os.Open(path) }

// written writes a sample in a format and gives back what was written.
func written(t *testing.T, pair string, f *Format, opt Options) (disk, Report) {
	t.Helper()
	in := &Input{Path: samples + "jsonl/" + pair + ".jsonl", Open: osOpen}
	defer in.Close()
	s, err := in.Stream("", Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := disk{}
	opt.Version, opt.Time = sampleOptions.Version, sampleOptions.Time
	report, err := Write(s, f, sampleName(pair, f), d.create, opt)
	if err != nil {
		t.Fatal(err)
	}
	return d, report
}

// sampleName is where a sample stands: in a folder for each format; formats without an extension of their
// own have their name in its place.
func sampleName(pair string, f *Format) string {
	if len(f.Extensions) == 0 {
		return f.Name + "/" + pair + "." + f.Name
	}
	return f.Name + "/" + pair + f.Extensions[0]
}

// Every format writes what stands in testdata/exchange. Archives are compared
// by their parts, which stand beside each other in one text.
func TestGolden(t *testing.T) {
	for _, f := range All {
		if f == XLSX || f == Parquet { // libraries choose the bytes; the judges open them
			continue
		}
		for _, pair := range samplePairs {
			t.Run(f.Name+"/"+pair, func(t *testing.T) {
				d, _ := written(t, pair, f, Options{})
				for path, got := range d {
					golden(t, path, got.Bytes())
				}
			})
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if bytes.HasPrefix(got, []byte("PK")) {
		name, got = name+".parts", parts(t, got)
	}
	path := samples + name
	if *update {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, got, 0o644)); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what was written; run go test -update and look at the change\ngot:\n%s", name, got)
	}
}

// parts are the files of an archive in one text.
func parts(t *testing.T, archive []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, f := range r.File {
		b.WriteString("-- " + f.Name + " --\n")
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, in); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasSuffix(b.Bytes(), []byte("\n")) {
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

// The samples hold the same bitext in every format, so reading any of them
// gives the same texts.
func TestGoldenReadAlike(t *testing.T) {
	for _, pair := range samplePairs {
		want := texts(t, &Input{Path: samples + "jsonl/" + pair + ".jsonl", Open: osOpen}, "")
		for _, f := range All {
			if f.Read == nil || f == Beads || f == HunalignLadder {
				continue
			}
			t.Run(f.Name+"/"+pair, func(t *testing.T) {
				in := &Input{Path: samples + sampleName(pair, f), Open: osOpen}
				if f == Moses {
					src, dst, _ := strings.Cut(pair, "-")
					in = Inputs([]string{samples + "moses/" + pair + "." + src, samples + "moses/" + pair + "." + dst}, osOpen)[0]
				}
				if f == Docx || f == XLSX { // what stands in testdata is not the archive, or nothing
					d, _ := written(t, pair, f, Options{})
					in.Open = d.open
					in.Path = sampleName(pair, f)
				}
				name := ""
				if f == HunalignText {
					name = f.Name
				}
				for _, text := range texts(t, in, name) {
					if !slices.Contains(want, text) {
						t.Errorf("%q is not in %s.jsonl", text, pair)
					}
				}
			})
		}
	}
}

// unitsOf are the units that an input holds, in the format if one is named.
func unitsOf(t *testing.T, in *Input, format ...string) (units []TU) {
	t.Helper()
	defer in.Close()
	s, err := in.Stream(strings.Join(format, ""), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for u, err := range s.Units {
		if err != nil {
			t.Fatal(err)
		}
		units = append(units, u)
	}
	return units
}

// texts are a bitext's texts, source and target with a slash between them.
func texts(t *testing.T, in *Input, format string) []string {
	t.Helper()
	var list []string
	for _, u := range unitsOf(t, in, format) {
		list = append(list, u.Src.Text()+" / "+u.Dst.Text())
	}
	if len(list) < 5 {
		t.Errorf("%s: %d units only", in.Path, len(list))
	}
	return list
}

// Every file in testdata/exchange is the golden file of a format.
func TestNoStrayGolden(t *testing.T) {
	names, err := filepath.Glob(samples + "*/en-*")
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for _, f := range All {
		for _, pair := range samplePairs {
			d, _ := written(t, pair, f, Options{})
			for path := range d {
				known[path], known[path+".parts"] = true, true
			}
		}
	}
	for _, name := range names {
		if !known[strings.TrimPrefix(filepath.ToSlash(name), samples)] {
			t.Errorf("%s: no format writes it", name)
		}
	}
}
