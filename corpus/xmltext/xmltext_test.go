package xmltext_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// read is the texts of the <seg> elements, without what stands in <ph>, and the
// error that ends them.
func read(x *xmltext.Reader) string {
	var b strings.Builder
	for {
		x.Unit()
		e, err := x.Start()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		var text string
		if err == nil && e.Name.Local == "seg" {
			text, err = x.Text("ph")
			b.WriteString(xmltext.Attr(e, "lang") + " " + text + "|")
		}
		if err != nil {
			return b.String() + err.Error()
		}
	}
}

func TestReader(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"codes are left out", `<x><seg xml:lang="ru">Мост <ph>{1}</ph><hi>закрыт</hi>. </seg></x>`, "ru Мост закрыт.|"},
		{"an encoding is declared", "<?xml version='1.0' encoding='windows-1251'?><seg>\xcc\xee\xf1\xf2</seg>", " Мост|"},
		{"a prefix", "<t:x xmlns:t='u'><t:seg>桥</t:seg></t:x>", " 桥|"},
		{"entities", "<seg>a &lt; b &#x6865;</seg>", " a < b 桥|"},
		{"entities that the file declares", "<!DOCTYPE x [<!ENTITY nb \"桥&#160;\"> <!ENTITY мост 'Мост'><!ENTITY a 'x'>]><x>\n<seg>&nb;&a;&мост; </seg></x>", " 桥\u00a0xМост|"},
		{"an entity in an entity", "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><x>\n<seg>&b;</seg></x>", " |x:2: not well-formed XML: invalid character entity &b;"},
		{"an entity that grows", "<!DOCTYPE x [<!ENTITY a '" + strings.Repeat("a", 65) + "'>]><x>\n<seg>&a;</seg></x>", " |x:2: not well-formed XML: invalid character entity &a;"},
		{"an entity of another file", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hosts'>]><x>\n<seg>&a;</seg></x>", " |x:2: not well-formed XML: invalid character entity &a;"},
		{"cut short", "<x>\n<seg>a</seg>\n", " a|x:3: the file ends inside <x>: it is cut short"},
		{"tags cross", "<x>\n<y></x></y>", "x:2: not well-formed XML: </x> ends what was not begun"},
		{"too deep", strings.Repeat("<x>", 101), "x:1: elements stand more than 100 deep in one another"},
		{"an unknown encoding", "<?xml version='1.0' encoding='klingon-8'?><x/>", `x:1: the encoding "klingon-8" is not known; save the file as UTF-8`},
		{"not UTF-8", "<x>\n<seg>\xd6\xd0</seg></x>", " |x:2: the text is not UTF-8, and the first line names no other encoding"},
	} {
		if got := read(xmltext.New("x", strings.NewReader(c.text))); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Text that is decoded already is read as it is, whatever it declares.
func TestDecoded(t *testing.T) {
	for _, label := range []string{"windows-1251", "UTF-16", "klingon-8"} {
		text := "<?xml version='1.0' encoding='" + label + "'?><seg>Мост 桥</seg>"
		if got := read(xmltext.Decoded("x", text)); got != " Мост 桥|" {
			t.Errorf("%s: got %q", label, got)
		}
	}
}

// A unit may be as large as the limit and no larger; each has the whole of it.
func TestUnitLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 80 MB")
	}
	for _, c := range []struct {
		name  string
		units []int // bytes of each
		want  string
	}{
		{"at the limit", []int{lines.Max}, ""},
		{"two of them", []int{lines.Max - 100, lines.Max - 100}, ""},
		{"the second above it", []int{100, lines.Max + 1}, "x:1: " + lines.ErrTooLarge.Error()},
	} {
		var b strings.Builder
		for _, n := range c.units {
			b.WriteString("<u>" + strings.Repeat("x", n-len("<u></u>")) + "</u>")
		}
		x := xmltext.New("x", strings.NewReader(b.String()))
		got := ""
		for range c.units {
			x.Unit()
			for range 3 {
				if _, err := x.Next(); err != nil && got == "" {
					got = err.Error()
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// What was passed and what was taken make up the file, whatever its encoding and
// wherever it is cut.
func TestRecord(t *testing.T) {
	for _, encoding := range []string{"UTF-8", "windows-1251"} {
		text := "<?xml version='1.0' encoding='" + encoding + "'?>\n<x>" + strings.Repeat("<u>Мост & 1</u>\n", 20_000) + "</x>\n"
		text = strings.ReplaceAll(text, "&", "&amp;")
		raw := text
		if encoding != "UTF-8" {
			raw, _ = charmap.Windows1251.NewEncoder().String(text)
		}
		x := xmltext.New("x", strings.NewReader(raw))
		x.Record()
		var got strings.Builder
		for {
			tok, err := x.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "u" {
				got.WriteString(x.Passed())
				if err := x.Skip(); err != nil {
					t.Fatal(err)
				}
				taken := x.Taken()
				if taken != "<u>Мост &amp; 1</u>" {
					t.Fatalf("%s: took %q", encoding, taken)
				}
				got.WriteString(taken)
			}
		}
		if got.WriteString(x.Taken()); got.String() != text {
			t.Errorf("%s: the pieces are not the file", encoding)
		}
	}
}

// What is written is read again.
func TestWrite(t *testing.T) {
	for _, text := range []string{"a & b < c > d", `"Quiet," he said.`, "]]> --", "“安静”", "«Ёлка» № 5", "line\nbreak"} {
		var b strings.Builder
		xmltext.Write(&b, xmltext.Declaration+`<seg lang="`, text, `">`, text, "</seg>")
		if got := read(xmltext.New("x", strings.NewReader(b.String()))); got != text+" "+text+"|" {
			t.Errorf("%q is read as %q", b.String(), got)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, fold, line string }{
		{"Да.", "Да.", "Да."},
		{" two\tcells\r\nend\r", " two\tcells\nend\n", "two cells end"},
		{"bell\a \x00\ufffe桥😀", "bell 桥😀", "bell 桥😀"},
		{"a\xFF", "a\uFFFD", "a\uFFFD"},
		{"桥，Ｗ\ufffd\uffff", "桥，Ｗ\ufffd", "桥，Ｗ\ufffd"},
		{"a\u007f\u0085“b”\uffc0", "a\u007f\u0085“b”\uffc0", "a\u007f “b”\uffc0"},
		{"\xEF", "\uFFFD", "\uFFFD"},
	} {
		if fold, line := xmltext.Fold(c.text), xmltext.FoldLine(c.text); fold != c.fold || line != c.line {
			t.Errorf("%q folds to %q and on a line %q, want %q and %q", c.text, fold, line, c.fold, c.line)
		}
	}
}

// MateCat writes its:version="2.0" before version="1.2".
func TestAttr(t *testing.T) {
	x := xmltext.New("t.xlf", strings.NewReader(`<xliff its:version="2.0" version="1.2" xml:lang="en" m:score="1" n:score="2"/>`))
	e, err := x.Start()
	if err != nil {
		t.Fatal(err)
	}
	for local, want := range map[string]string{"version": "1.2", "lang": "en", "score": "1", "id": ""} {
		if got := xmltext.Attr(e, local); got != want {
			t.Errorf("%s: got %q, want %q", local, got, want)
		}
	}
}
