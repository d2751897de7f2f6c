package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReadErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	large := write("large.txt", "")
	if err := os.Truncate(large, 200<<20); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		opt        Options
		want       string
	}{
		{"missing", filepath.Join(dir, "no.txt"), Options{}, "no.txt: no such file"},
		{"folder", dir, Options{}, ": is a folder"},
		{"empty", write("empty.txt", ""), Options{}, "empty.txt: is empty"},
		{"byte order mark only", write("mark.txt", "\uFEFF"), Options{}, "mark.txt: holds no text, only white space and markup"},
		{"blank", write("blank.txt", " \n\t\n　\n"), Options{}, "blank.txt: holds no text, only white space and markup"},
		{"blank, by lines", write("blank2.txt", " \n\t\n　\n"), Options{Lines: true}, "blank2.txt: holds no text, only white space and markup"},
		{"too large", large, Options{}, "large.txt: is larger than 32 MB, too large to be one text"},
		{"binary", write("nul.txt", "dam\x00\x01\x02\x03"), Options{}, "nul.txt: is not a text: byte 3 is NUL"},
		{"damaged", write("bad.txt", "水\n水\xFF"), Options{}, "bad.txt:2: byte 0xFF at offset 7 is not valid utf-8"},
		{"unknown encoding", write("a.txt", "a"), Options{Encoding: "no"}, `a.txt: unknown encoding "no"`},
		{"unknown format", write("b.txt", "a"), Options{Format: "no"}, `b.txt: unknown format "no"`},
		{"no standard input", "-", Options{}, "-: there is no standard input"},
		{"nested", write("deep.md", "a\n\n"+strings.Repeat("> ", 1e6)+"a"), Options{}, "deep.md:3: quotations or lists are nested more than 100 deep"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(tt.path, nil, tt.opt)
			if err == nil || !strings.HasSuffix(err.Error(), tt.want) || len(doc.Segments) > 0 {
				t.Errorf("got %v and %d segments, want …%s", err, len(doc.Segments), tt.want)
			}
			if _, ok := err.(*Error); !ok {
				t.Errorf("%T is no *Error", err)
			}
		})
	}
}

func TestReadFromStandardInput(t *testing.T) {
	in := strings.NewReader(string(encoded(t, "水库\n\n水坝已经干涸。\n", "gb18030")))
	doc, err := Read("-", in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Path != "-" || doc.Encoding != "gb18030" || len(doc.Segments) != 2 {
		t.Errorf("got %+v", doc)
	}
	if at := doc.Segments[1].Place; at.String() != "-:3" || at.Start != 4 || at.End != 11 {
		t.Errorf("the second segment stands at %v, %+v", at, at)
	}
}

// The content decides, then the extension.
func TestFormatIsFound(t *testing.T) {
	tests := []struct{ path, text, want string }{
		{"a.txt", "One.\n\nTwo.\n", "text"},
		{"a.md", "One.\n\nTwo.\n", "markdown"},
		{"-", "# One\n\nSee [two](three).\n", "markdown"},
		{"README", "Text\n\n```\ncode\n```\n\n## More\n", "markdown"},
		{"a.TXT", "# of drones\n\nForty.\n", "text"},
	}
	for _, tt := range tests {
		if got := textual(tt.text, tt.path); got.Name != tt.want {
			t.Errorf("%s %q: %s, want %s", tt.path, tt.text, got.Name, tt.want)
		}
	}
}

func TestAllIsSortedAndComplete(t *testing.T) {
	if !slices.IsSortedFunc(All, func(a, b *Format) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the formats are not sorted by name")
	}
	seen := map[string]string{}
	for _, f := range All {
		if f.Name == "" || f.Title == "" || f.Note == "" || f.Read == nil || len(f.Extensions) == 0 {
			t.Errorf("%+v lacks something", f)
		}
		if f.Binary && f.Sniff == nil {
			t.Errorf("%s cannot be told from a text", f.Name)
		}
		for _, e := range f.Extensions {
			if seen[e] != "" || e != strings.ToLower(e) || e[0] != '.' {
				t.Errorf("extension %q of %s, also of %q", e, f.Name, seen[e])
			}
			seen[e] = f.Name
		}
	}
}

// A line as long as ten megabytes is one segment and takes linear time.
func TestLongLine(t *testing.T) {
	text := strings.Repeat("Вода ушла, и никто не знает куда. ", 10<<20/60)
	for _, opt := range []Options{{}, {Lines: true}} {
		doc, err := Read("-", strings.NewReader(text), opt)
		if err != nil || len(doc.Segments) != 1 {
			t.Errorf("%+v: %d segments, %v", opt, len(doc.Segments), err)
		}
	}
}

// kept is the runes of a text that segments must hold: no white space, and in
// plain text no marks of quotation, bullets or ornaments.
func kept(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(">-*+•·◦▪●‣_=~#—–\u2028\u2029 \t\r\n\v\f\u0085\u00A0", r) || strings.TrimSpace(string(r)) == "" {
			return -1
		}
		return r
	}, text)
}

// FuzzText holds the law that nothing is lost and every rune is in its place.
func FuzzText(f *testing.F) {
	for _, c := range textCases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkReading(t, text, Options{Format: "text"}, true)
		checkReading(t, text, Options{Lines: true}, true)
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, c := range markdownCases {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkReading(t, text, Options{Format: "markdown"}, false)
	})
}

// FuzzDecode: whatever the bytes, they are decoded or refused.
func FuzzDecode(f *testing.F) {
	for _, c := range decodeTexts {
		for name := range strings.FieldsSeq(c.encodings) {
			f.Add(encoded(f, c.text, name))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, name, err := Decode(data, "")
		if err != nil {
			return
		}
		again, _, err := Decode(data, name)
		if err != nil || again != text {
			t.Errorf("found %s, but asked for it: %v", name, err)
		}
	})
}

// checkReading checks the laws of one reading; complete tells whether all that
// is no white space must be in the segments.
func checkReading(t *testing.T, text string, opt Options, complete bool) {
	t.Helper()
	decoded, _, err := Decode([]byte(text), "")
	if err != nil {
		return
	}
	doc, err := Read("-", strings.NewReader(text), opt)
	if err != nil {
		return
	}
	checkPlaces(t, decoded, doc.Segments)
	if !complete {
		return
	}
	var all strings.Builder
	for _, s := range doc.Segments {
		all.WriteString(s.Text)
	}
	if got, want := kept(all.String()), kept(decoded); got != want {
		t.Errorf("%+v: kept %q of %q", opt, got, want)
	}
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat("The dam above the town is empty, and engineers do not\nexpect it to fill.\n\n水库已经干涸，几个月内都不会有水。\n\n", 10000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Read("-", strings.NewReader(text), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
