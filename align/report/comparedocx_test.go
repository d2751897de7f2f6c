package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// partsOf are the files of a document that was written.
func partsOf(t rapid.TB, written []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

func TestDocx(t *testing.T) {
	for name, write := range map[string]func(io.Writer, Findings) error{"compare": CompareDocx, "redline": RedlineDocx} {
		for _, tag := range []corpus.Tag{corpus.Simplified, corpus.Russian} {
			var out bytes.Buffer
			if err := write(&out, inspected(t, tag)); err != nil {
				t.Fatal(err)
			}
			parts := partsOf(t, out.Bytes())
			shown := parts["word/document.xml"] + strings.ReplaceAll(parts["word/comments.xml"], "<w:comment ", "\n<w:comment ")
			golden(t, name+"."+string(tag.Base())+".docx.xml", []byte(shown))
		}
		f := inspected(t, corpus.Russian)
		f.Bitext.Ladder = f.Bitext.Ladder[1:]
		var out bytes.Buffer
		if err := write(&out, f); err == nil || out.Len() > 0 {
			t.Errorf("%s: a ladder that does not fit: %v, %d bytes", name, err, out.Len())
		}
	}
}

// A docxParagraph is what a paragraph of a document says, by what becomes of it
// when the changes are rejected.
type docxParagraph struct{ stays, inserted string }

// paragraphs reads a document, and holds its XML to be well formed.
func paragraphs(t *rapid.T, text string) (list []docxParagraph) {
	d := xml.NewDecoder(strings.NewReader(text))
	inserted, words := false, false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatalf("%v:\n%s", err, text)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p":
				list = append(list, docxParagraph{})
			case "ins":
				inserted = true
			case "t", "delText":
				words = true
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "ins":
				inserted = false
			case "t", "delText":
				words = false
			}
		case xml.CharData:
			if !words {
				continue
			}
			if last := &list[len(list)-1]; inserted {
				last.inserted += string(e)
			} else {
				last.stays += string(e)
			}
		}
	}
}

// Whatever the texts hold, the document is XML, says all of both, has each
// finding as one comment, and the redline with its changes rejected is the source.
func TestDocxSaysAllOfTheText(t *testing.T) {
	reference := regexp.MustCompile(`<w:commentReference w:id="(\d+)"/>`)
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"a", "大", " b", "<w:p>", "&", `"`, "]]>", "\x01", "\u202e", "桥", "й"})
		f := anyFindings(t, piece)
		written := func(write func(io.Writer, Findings) error) map[string]string {
			var out bytes.Buffer
			if err := write(&out, f); err != nil {
				t.Fatal(err)
			}
			return partsOf(t, out.Bytes())
		}
		page := written(CompareDocx)
		var all []string
		for _, p := range paragraphs(t, page["word/document.xml"]) {
			all = append(all, p.stays)
		}
		for _, s := range corpus.Sides {
			if want := Visible(f.Bitext.On(s).Segments[0].Text); !strings.Contains(strings.Join(all, "\n"), "\n"+want) {
				t.Fatalf("%q is not in\n%q", want, all)
			}
		}
		paragraphs(t, page["word/comments.xml"])
		seen := map[string]bool{}
		for _, m := range reference.FindAllStringSubmatch(page["word/document.xml"], -1) {
			seen[m[1]] = true
		}
		if n := strings.Count(page["word/comments.xml"], "<w:comment "); n != len(f.Found) || len(seen) != n {
			t.Fatalf("%d findings, %d comments, %d in the text", len(f.Found), n, len(seen))
		}
		source := paragraphs(t, written(RedlineDocx)["word/document.xml"])
		if want := Visible(f.Bitext.Src.Segments[0].Text); len(source) != 1 || source[0].stays != want {
			t.Fatalf("with the changes rejected %q, want %q", source, want)
		}
		if len(f.Found) > 0 && source[0].inserted == "" {
			t.Fatal("nothing is inserted")
		}
	})
}
