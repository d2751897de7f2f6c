package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that is not what its name says, for each extension of each format: what
// is no text is refused in one line with a hint, a text is read as what it is or refused
// likewise, never with its paragraphs joined.
func TestNoneOfThem(t *testing.T) {
	prose := []string{"The night ferry sailed again on Tuesday.", "Two years after the fire, people cried on the quay."}
	wrong := map[string]string{
		"a picture":       "\x89PNG\r\n\x1A\n\x00\x00\x00\x0DIHDR",
		"half an archive": zipped(t, "word/document.xml", strings.Repeat("<p>Text.</p>", 99))[:80],
		"another archive": zipped(t, "notes.bin", "\x00\x01"),
		"a spreadsheet":   zipped(t, "xl/workbook.xml", "<workbook/>"),
		"noise":           "\x01\x02\xFA\x90\x03\x9D\x81\xFF\x04\x00\x10\x99",
		"an old workbook": compoundMagic + strings.Repeat("\x00", 600) + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00",
		"nothing":         "",
		"white space":     " \n\n\t\n",
	}
	dir := t.TempDir()
	read := func(name, data string) ([]string, error) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
		doc, err := Read(path, nil, Options{})
		var texts []string
		for _, s := range doc.Segments {
			texts = append(texts, s.Text)
		}
		return texts, err
	}
	refused := func(name string, err error) {
		t.Helper()
		e, _ := err.(*Error)
		if e == nil || e.Advice == "" || strings.Contains(e.Error(), "\n") || strings.Contains(e.Advice, "\n") {
			t.Errorf("%s: %v, want one line and a hint", name, err)
		}
	}
	for _, f := range All {
		for _, extension := range f.Extensions {
			for what, data := range wrong {
				if texts, err := read("x"+extension, data); err == nil {
					t.Errorf("%s named %s is read: %q", what, extension, texts)
				} else {
					refused(what+" named "+extension, err)
				}
			}
			texts, err := read("x"+extension, strings.Join(prose, "\n\n")+"\n")
			if err != nil {
				refused("prose named "+extension, err)
			} else if strings.Join(texts, "|") != strings.Join(prose, "|") {
				t.Errorf("prose named %s is read as %q", extension, texts)
			}
		}
	}
}
