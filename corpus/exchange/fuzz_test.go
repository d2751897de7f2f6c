package exchange

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/exchange/rules"
)

// FuzzRead feeds any bytes to every reader. Whatever they are, reading ends in
// units or in an error that names the file, and what was read can be written
// and read again.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"*/en-*", "foreign/*"} {
		names, err := filepath.Glob(samples + pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			if data, err := os.ReadFile(name); err == nil && !strings.Contains(name, ".want") {
				f.Add(data)
			}
		}
	}
	for _, bad := range []string{
		"", "\x00", "\xff\xfe", "\xff\xfe<\x00\x00\xd8", "\xed\xa0\x80\ta\n", "a\tb\n\"", `{"source":{"text":["\ud800"]}}`,
		"<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx>&a;", strings.Repeat("<tmx>", 200), "msgid \"\\", "[1,2", "0\t0\n1999999\t1\n",
		"<tmx><body><tu><tuv><seg>", "<?xml version='1.0' encoding='nix'?><tmx/>", "en\tzh\n\t\n",
	} {
		f.Add([]byte(bad))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := disk{"x": bytes.NewBuffer(data), "x.en": bytes.NewBuffer(data), "x.ru": bytes.NewBuffer(data)}
		for _, format := range All {
			if format.Read != nil {
				readAnything(t, d, format)
			}
			if format.validate != nil {
				in := &Input{Path: "x.en", Pair: "x.ru", Open: d.open}
				if err := Validate(in, format.Name, func(p rules.Problem) {
					if p.Line < 1 {
						t.Fatalf("%s: %v has no line", format.Name, p)
					}
				}); err != nil {
					t.Fatalf("%s: %v", format.Name, err)
				}
			}
		}
		ReadLinks("x", d.open)
	})
}

func readAnything(t *testing.T, d disk, format *Format) {
	in := &Input{Path: "x.en", Pair: "x.ru", Texts: [2]string{"x.en", "x.ru"}, Open: d.open}
	defer in.Close()
	s, err := in.Stream(format.Name, Options{})
	if err == nil {
		var b TU
		_, err = Write(s, JSONL, "out", d.create, Options{})
		if err == nil && d["out"].Len() > 0 {
			again := &Input{Path: "out", Open: d.open}
			if s, err = again.Stream("jsonl", Options{}); err != nil {
				t.Fatalf("%s: reading again: %v", format.Name, err)
			}
			for b, err = range s.Units {
				if err != nil {
					t.Fatalf("%s: reading again: %v after %v", format.Name, err, b)
				}
			}
		}
	}
	if err != nil && !strings.Contains(err.Error(), "x.") && !strings.Contains(err.Error(), ErrLanguages.Error()) {
		t.Fatalf("%s: the error names no file: %v", format.Name, err)
	}
}
