package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/bitext-tools/bitext/corpus/growth"
)

// Names that a file gives to its parts, keys, columns and languages come back in
// messages: what is no text in them is shown, and a line feed begins no line.
func TestNamesInFilesAreVisible(t *testing.T) {
	const container = `<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`
	book := func(href string) string {
		return growth.Stored("mimetype", "application/epub+zip", "META-INF/container.xml", container,
			"b.opf", `<package><manifest><item id="a" href="`+href+`" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`)
	}
	for _, c := range []struct {
		name, text, command, want string
	}{
		{"book.epub", book("a%1b[2J%e2%80%ae%c2%9b%0Ab.xhtml"), "read", "a␛[2J<U+202E><U+009B>␊b.xhtml"},
		{"book.epub", book("a\u2066b.xhtml"), "read", "a<U+2066>b.xhtml"},
		{"a.jsonl", `{"translation":{"en":"a","r\u001b[2J\u202e\nu":"б"}}` + "\n", "convert", `"r\x1b[2J\u202e\nu" is not a language tag`},
		{"a.jsonl", `{"source":{"lang":"e\u001b[2J\u202en","text":["a"]},"target":{"lang":"ru","text":["б"]}}` + "\n", "convert", `"e\x1b[2J\u202en" is not`},
		{"a.tsv", "source_lang\ttarget_lang\tsource\ttarget\ne\x1b[2J\u202en\tru\ta\tб\n", "convert", `"e\x1b[2J\u202en" is not`},
		{"a.tmx", `<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="r` + "\u2068" + `u"><seg>б</seg></tuv><tuv xml:lang="z` + "\u2067" + `h"><seg>在</seg></tuv></tu></body></tmx>`, "convert", "r<U+2068>u and z<U+2067>h"},
		{"a.tmx", "<tmx><body><tu><\u202ea></b></tu></body></tmx>", "validate", "invalid XML name: <U+202E>a"},
		{"a.po", "msgid \"\"\nmsgstr \"\"\n\"Language: r\x1b[2J\u202eu\\n\"\n\nmsgid \"a\"\nmsgstr \"б\"\n", "convert", `"r\x1b[2J\u202eu" is not`},
	} {
		path := filepath.Join(folderOf(t, map[string]string{c.name: c.text}), c.name)
		args := []string{c.command, path}
		if c.command == "convert" {
			args = append(args, "-o", filepath.Join(filepath.Dir(path), "out.tmx"))
		}
		var out, errw bytes.Buffer
		run(args, nil, &out, &errw)
		said := errw.String()
		if at := strings.IndexFunc(said, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) }); at >= 0 {
			t.Errorf("%s %s: %q", c.command, c.name, said[at:])
		}
		if !strings.Contains(said+out.String(), c.want) {
			t.Errorf("%s %s says %q, want %q in it", c.command, c.name, said+out.String(), c.want)
		}
		for line := range strings.Lines(said) {
			if !strings.HasPrefix(line, "bitext: ") {
				t.Errorf("%s %s has the line %q", c.command, c.name, line)
			}
		}
	}
}
