package source

import (
	"path/filepath"
	"strings"
	"testing"
)

// tableEncodings are the columns of the table of [TestEncodings]: an encoding, and
// the byte order mark that a file in it begins with.
var tableEncodings = []struct{ name, mark string }{
	{"utf-8", ""}, {"utf-8", "\xEF\xBB\xBF"},
	{"utf-16le", ""}, {"utf-16le", "\xFF\xFE"}, {"utf-16be", ""}, {"utf-16be", "\xFE\xFF"},
	{"gb18030", ""}, {"gbk", ""}, {"gb2312", ""}, {"big5", ""},
	{"windows-1251", ""}, {"koi8-r", ""}, {"ibm866", ""}, {"iso-8859-5", ""}, {"x-mac-cyrillic", ""}, {"ibm855", ""},
	{"windows-1252", ""},
}

// Each text of encodings.txtar, whole, and each of its paragraphs and its title
// alone, in each encoding that has all its characters, is read right: never as
// another text, and never refused.
func TestEncodings(t *testing.T) {
	texts := archive(t, filepath.Join(samples, "encodings.txtar"))
	if len(texts) != 22 {
		t.Fatalf("%d texts", len(texts))
	}
	read := 0
	for name, text := range texts {
		parts := append([]string{text}, strings.Split(strings.TrimSpace(text), "\n\n")...)
		for _, e := range tableEncodings {
			set, ok := lookUp(e.name)
			if !ok {
				t.Fatalf("no encoding %s", e.name)
			}
			for _, part := range parts {
				data, err := set.NewEncoder().String(part)
				if err != nil {
					continue // a character is not in the encoding
				}
				read++
				if got, found, err := Decode([]byte(e.mark+data), ""); err != nil || got != part {
					t.Errorf("%s in %s: read as %s: %.80q, %v", name, e.name, found, got, err)
				}
			}
		}
	}
	if read < 1200 {
		t.Errorf("only %d texts could be written in an encoding", read)
	}
}
