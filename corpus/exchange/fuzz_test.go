package exchange

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
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
		"<tmx><body><tu><tuv><seg>", "<?xml version='1.0' encoding='nix'?><tmx/>", "en\tzh\n\t\n", "PK\x03\x04",
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
				}); err != nil && !strings.HasPrefix(err.Error(), "x.en: not a sound zip archive: ") { // what cannot be looked at has no line
					t.Fatalf("%s: %v", format.Name, err)
				}
			}
		}
		ReadLinks("x", d.open)
		sniffAnything(t, d, data)
	})
}

// sniffAnything finds out a format by the bytes of a file, which is the one that the
// file is read in.
func sniffAnything(t *testing.T, d disk, data []byte) {
	t.Helper()
	format, err := Sniffed("x", data)
	if err != nil || format == nil {
		return
	}
	in := &Input{Path: "x", Open: d.open}
	defer in.Close()
	if in.text, err = in.file("x"); err != nil {
		t.Fatal(err)
	}
	if found, err := in.format(""); err != nil || found != format {
		t.Fatalf("%s by its first bytes, but %v (%v)", format.Name, found, err)
	}
}

// readAnything reads a file as a format, and writes what it read as JSON lines,
// which hold the same texts.
func readAnything(t *testing.T, d disk, format *Format) {
	t.Helper()
	in := &Input{Path: "x.en", Pair: "x.ru", Texts: [2]string{"x.en", "x.ru"}, Open: d.open}
	defer in.Close()
	s, err := in.Stream(format.Name, Options{})
	if err == nil {
		var texts []string
		units := s.Units
		s.Units = func(yield func(TU, error) bool) {
			for u, err := range units {
				if texts = append(texts, folded(u)...); !yield(u, err) {
					return
				}
			}
		}
		if _, err = Write(s, JSONL, "out", d.create, Options{Unaligned: Blank}); err == nil && d["out"].Len() > 0 {
			if again := readAgain(t, d, format); !slices.Equal(again, texts) {
				t.Fatalf("%s: read %q, and written and read again %q", format.Name, texts, again)
			}
		}
	}
	if err != nil && (strings.ContainsAny(err.Error(), "\n\r") || !strings.Contains(err.Error(), "x.") && !strings.Contains(err.Error(), ErrLanguages.Error())) {
		t.Fatalf("%s: refused in other words than one line that names the file: %q", format.Name, err)
	}
}

// readAgain are the texts of the JSON lines that were written.
func readAgain(t *testing.T, d disk, format *Format) (texts []string) {
	t.Helper()
	s, err := (&Input{Path: "out", Open: d.open}).Stream("jsonl", Options{})
	if err != nil {
		t.Fatalf("%s: reading again: %v", format.Name, err)
	}
	for u, err := range s.Units {
		if err != nil {
			t.Fatalf("%s: reading again: %v after %q", format.Name, err, texts)
		}
		texts = append(texts, folded(u)...)
	}
	return texts
}

// folded are the texts of both sides as JSON holds them; none of a unit without
// any, which is not written.
func folded(u TU) []string {
	if u.Src.Empty() && u.Dst.Empty() {
		return nil
	}
	return []string{JSONL.Fold(u.Src.Text()), JSONL.Fold(u.Dst.Text())}
}
