package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"
)

// On a terminal everything is visible, also where a rune is written in two
// pieces; elsewhere bytes are what they are.
func TestStdout(t *testing.T) {
	pieces := []string{"мос", "\xd1", "\x82\x1b[2J\n\u202e", "港\xe5\x8f", "\xa3\xff", "\xe5"}
	for tty, want := range map[bool]string{
		true:  "мост␛[2J\n<U+202E>港口<FF><E5>",
		false: "мост\x1b[2J\n\u202e港口\xff\xe5",
	} {
		var got bytes.Buffer
		out := &stdout{Writer: &got, tty: tty}
		for _, p := range pieces {
			if n, err := out.Write([]byte(p)); n != len(p) || err != nil {
				t.Errorf("wrote %d of %q, %v", n, p, err)
			}
		}
		if err := out.close(); err != nil || got.String() != want {
			t.Errorf("terminal %v: %q, %v, want %q", tty, got.String(), err, want)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// An error of writing is told at the end, whoever overlooked it.
func TestStdoutFull(t *testing.T) {
	out := newStdout(full{})
	out.Write([]byte("a"))
	if err := out.close(); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("closed with %v", err)
	}
	for _, args := range [][]string{{"--help"}, {"list", "checks"}, {"explain", "N201"}, {"--version"}} {
		var errw bytes.Buffer
		if status := run(args, nil, full{}, &errw); status != exitTrouble || errw.String() != "bitext: standard output: cannot write: no space left on device\n" {
			t.Errorf("%v: status %d, %q", args, status, errw.String())
		}
	}
}

// bookWith is an EPUB whose only part has the name.
func bookWith(t *testing.T, href string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"mimetype", "application/epub+zip"},
		{"META-INF/container.xml", `<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`},
		{"b.opf", `<package><manifest><item id="a" href="` + href + `" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Names that stand inside files, of the parts of a book, of keys and languages,
// are as little trusted as those of files: none gives an order to the terminal.
func TestNamesInsideFilesAreVisible(t *testing.T) {
	for name, c := range map[string]struct{ text, call, want string }{
		"book.epub":   {bookWith(t, "c%1B%5B2J%0A\u202e\u009b.xhtml"), "read", "lacks its part c␛[2J␊<U+202E><U+009B>.xhtml"},
		"key.json":    {`{"a\u001b[2J\u202e\n": `, "read", ""},
		"value.json":  {`{"a\u001b[2J\u202e\n": [3}`, "read", ""},
		"key.jsonl":   {`{"source": "a", "target\u001b[2J\u202e": {"\u001b": 1}`, "convert --format tmx --source-lang en --target-lang ru", ""},
		"lang.jsonl":  {`{"source": "a", "target": "b", "source_lang": "e\u001b[2J\u202e\n"}`, "convert --format tmx", ""},
		"lang.tmx":    {"<tmx version=\"1.4\"><header srclang=\"e\u202en\"/><body><tu><tuv xml:lang=\"e\u202en\"><seg>a</seg></tuv><tuv xml:lang=\"x\u009b2\"><seg>b</seg></tuv></tu></body></tmx>", "convert --format tsv --source-lang en --target-lang ru", "e<U+202E>n and x<U+009B>2"},
		"glossary.po": {"msgid \"a\"\nmsgst\x1b[2J\u202e \"b\"\n", "convert --format tsv", ""},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errw bytes.Buffer
		status := run(append(strings.Fields(c.call), path), nil, &out, &errw)
		said := errw.String()
		if status != exitTrouble || !strings.Contains(said, c.want) {
			t.Errorf("%s: status %d, %q", name, status, said)
		}
		for _, r := range said {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				t.Errorf("%s: %U reaches the terminal: %q", name, r, said)
			}
		}
		for line := range strings.Lines(said) {
			if !strings.HasPrefix(line, "bitext: ") {
				t.Errorf("%s: %q is not the program's own line", name, line)
			}
		}
	}
}
