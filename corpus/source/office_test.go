package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files of word processors and books that people reported, each with what it
// must read as; see testdata/source/README.md.
func TestOfficeFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples, "office", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, path := range files {
		if filepath.Ext(path) == ".want" {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			doc, err := Read(path, nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := outline(doc.Segments)
			expected := path + ".want"
			if *update {
				if err := os.WriteFile(expected, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Lines in a style of preformatted text are code where they look like it, else
// paragraphs as in a plain text, wrapped or not.
func TestPreformatted(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a program", "def main(argv):\n    print(\"ok\")\n\n    return 0;", "code: def main(argv):⏎    print(\"ok\")⏎⏎    return 0;\n"},
		{"commands", "$ make install\n$ bitext align a b\n", "code: $ make install⏎$ bitext align a b\n"},
		{"Chinese prose, a paragraph a line", "港口周一关闭。\n渡轮停运至周三。", "paragraph: 港口周一关闭。\nparagraph: 渡轮停运至周三。\n"},
		{"wrapped mail", "The port closed on Monday because of\nthe storm, and the ferries stop\nuntil Wednesday, the office said.\n\nNobody was hurt in the storm.",
			"paragraph: The port closed on Monday because of the storm, and the ferries stop until Wednesday, the office said.\nparagraph: Nobody was hurt in the storm.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pages := officePages{}
			for l := range strings.SplitSeq(tt.text, "\n") {
				pages.begin("", 0)
				pages.paragraph().typed = true
				pages.add(l)
				pages.finish()
			}
			pages.settle()
			if got := outline(held(pages.pieces).segments); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// What only a password opens is said to be so, whatever program locked it.
func TestLocked(t *testing.T) {
	manifest := `<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`
	files := map[string]string{
		"Word":       compoundMagic + strings.Repeat("\x00", 600) + lockedStream + "a\x00g\x00e\x00",
		"OpenOffice": zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", manifest, "content.xml", "\x83\x12\x00"),
		"LibreOffice": zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", `<m/>`,
			"encrypted-package", "\x83\x12\x00"),
	}
	for name, data := range files {
		_, err := Read("-", strings.NewReader(data), Options{})
		if err == nil || !strings.HasSuffix(err.Error(), "is locked with a password") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
