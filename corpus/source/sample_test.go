package source

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

var update = flag.Bool("update", false, "rewrite the expectations for web pages; look at the difference")

const samples = "../../testdata/source"

// without is the kinds that a format does not know; those that know none are not
// in it, and read with the texts alone.
var without = map[*Format][]corpus.Kind{
	FB2: {corpus.Item},
	PDF: {corpus.Quote},
}

// The same article in each format and encoding reads alike. In subtitles and
// tables, which know no kinds, the words are the same.
func TestSamplesReadAlike(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples, "sample.*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	read := map[*Format]bool{}
	for _, path := range files {
		name := filepath.Base(path)
		language := strings.Split(name, ".")[1]
		if filepath.Ext(name) == ".want" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(filepath.Join(samples, "sample."+language+".want"))
			if err != nil {
				t.Fatal(err)
			}
			data, _ := os.ReadFile(path)
			format := binaryFormat(string(data))
			if _, err := exec.LookPath("pdftotext"); format == PDF && err != nil {
				read[format] = true
				t.Skip("takes pdftotext (apt: poppler-utils)")
			}
			if c, outside := map[*Format]converter{DOC: libreOffice, MOBI: calibre}[format]; outside && (c.program() == "" || testing.Short()) {
				read[format] = true
				t.Skip("takes " + c.name + ", and long")
			}
			doc, err := Read(path, nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if format == nil {
				text, _, _ := Decode(data, "")
				format = textFormat(text, path)
			}
			read[format] = true
			if doc.Format != format.Name {
				t.Errorf("it says that it was read as %q, not %s", doc.Format, format.Name)
			}
			got, wanted := outline(Article(doc).Segments), string(want)
			for _, kind := range without[format] {
				wanted = strings.ReplaceAll(wanted, string(kind)+": ", "paragraph: ")
			}
			if slices.Contains([]*Format{ASS, JSON, PO, SRT, TSV, VTT, YAML}, format) {
				got, wanted = textsOnly(got), textsOnly(wanted)
			}
			if got != wanted {
				t.Errorf("got\n%s\nwant\n%s", got, wanted)
			}
		})
	}
	for _, f := range All {
		if !read[f] {
			t.Errorf("there is no sample of %s", f.Name)
		}
	}
}

// textsOnly is an outline without the kinds.
func textsOnly(outline string) string {
	var b strings.Builder
	for line := range strings.Lines(outline) {
		_, text, _ := strings.Cut(line, ": ")
		b.WriteString(text)
	}
	return b.String()
}

// Pages in the layouts of newspapers: the article and nothing else stands
// outside the furniture, and the furniture is kept.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(samples, "pages", "*.html"))
	if err != nil || len(pages) < 12 {
		t.Fatal("pages are missing", len(pages), err)
	}
	for _, path := range pages {
		t.Run(filepath.Base(path), func(t *testing.T) {
			doc, err := Read(path, nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			article := Article(doc).Segments
			if len(article) == len(doc.Segments) {
				t.Error("the page's furniture was lost")
			}
			for k, s := range article {
				if s.Block != k {
					t.Errorf("segment %d has block %d", k, s.Block)
				}
			}
			expected := strings.TrimSuffix(path, ".html") + ".want"
			if *update {
				if err := os.WriteFile(expected, []byte(outline(article)), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			if got := outline(article); got != string(want) {
				t.Errorf("got\n%s\nwant\n%s\nthe whole page\n%s", got, want, outline(doc.Segments))
			}
		})
	}
}
