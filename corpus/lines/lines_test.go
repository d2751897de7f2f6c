package lines_test

import (
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"testing/iotest"
	"unicode/utf16"

	"github.com/bitext-tools/bitext/corpus/lines"
)

func ExampleTSV() {
	const pairs = "The dam was closed.\tПлотину закрыли.\n\nCosts fell.\t成本下降。\n"
	t := lines.TSV(lines.New("pairs.tsv", lines.Text(strings.NewReader(pairs))))
	for {
		cells, err := t.Row()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%d: %q\n", t.Line, cells)
	}
	// Output:
	// 1: ["The dam was closed." "Плотину закрыли."]
	// 3: ["Costs fell." "成本下降。"]
}

func utf16le(text string) string {
	b := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// rows reads a table: its rows with their lines, and the error that ends it.
func rows(t *lines.Table) string {
	var b strings.Builder
	for {
		cells, err := t.Row()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			return b.String() + err.Error()
		}
		fmt.Fprintf(&b, "%d %s|", t.Line, strings.Join(cells, "/"))
	}
}

func TestTables(t *testing.T) {
	long := strings.Repeat("x", 2000)
	for _, c := range []struct{ name, tsv, csv, want string }{
		{"plain", "dam\t水坝\ngate\tщит\n", "dam,水坝\ngate,щит\n", "1 dam/水坝|2 gate/щит|"},
		{"blank lines", "dam\t水坝\n\n \t \ngate\tщит", "dam,水坝\n\n\ngate,щит", "1 dam/水坝|4 gate/щит|"},
		{"Windows", "\uFEFFdam\t水坝\r\ngate\tщит\r\n", "\uFEFFdam;水坝\r\ngate;щит\r\n", "1 dam/水坝|2 gate/щит|"},
		{"UTF-16", utf16le("dam\t水坝𠮷\n"), utf16le("dam,水坝𠮷\n"), "1 dam/水坝𠮷|"},
		{"half a surrogate pair", "\xFF\xFEa\x00\n\x00\x00\xD8", "", "1 a|x:2: half of a surrogate pair: the text is damaged; save it again as UTF-8"},
		{"UTF-16 cut short", "\xFF\xFEa\x00\n\x00b", "", "1 a|x:2: the UTF-16 text ends in the middle of a character: the file is cut short"},
		{"another encoding", "dam\t\xEF\xEB", "", "x:1: column 5: byte 0xEF is not UTF-8; save the file as UTF-8"},
		{"a NUL", "a\tb\x00", "", "x:1: column 4: a NUL character: this is not a text file, or UTF-16 without its mark; save it as UTF-8"},
		{"quotation marks", "\"a\tб\n", "", "1 \"a/б|"},
		{"quoted", "", "\"a, \"\"b\"\"\",\"б\nв\"\nc,г\n", "1 a, \"b\"/б\nв|3 c/г|"},
		{"a quotation mark left open", "", "a,б\n\"c,г\n", "1 a/б|x:2: a quotation mark is not closed, or text follows it"},
		{"a stray quotation mark", "", "a\"b,б\n", "x:1: a quotation mark in a field without quotes around it; write it twice and quote the field"},
		{"a semicolon that parts nothing", "", "\"a;b\",б\n", "1 a;b/б|"},
		{"too long", "a\tb\n" + long, "", "1 a/b|x:2: the line is longer than 0 MiB; is this the right kind of file?"},
	} {
		in := lines.New("x", lines.Text(strings.NewReader(c.tsv)))
		in.Max = 1000
		if got := rows(lines.TSV(in)); c.tsv != "" && got != c.want {
			t.Errorf("%s, TSV: got %q, want %q", c.name, got, c.want)
		}
		if got := rows(lines.CSV("x", lines.Text(strings.NewReader(c.csv)))); c.csv != "" && got != c.want {
			t.Errorf("%s, CSV: got %q, want %q", c.name, got, c.want)
		}
	}
	if got, want := rows(lines.CSV("x", lines.Text(strings.NewReader("a,b\ndam,\xEF")))), "1 a/b|x:2: column 1: byte 0xEF is not UTF-8; save the file as UTF-8"; got != want {
		t.Errorf("another encoding, CSV: got %q, want %q", got, want)
	}
}

func TestErrorsOfReading(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("a\tб\nв"), iotest.ErrReader(io.ErrClosedPipe))
	in := lines.New("x", lines.Text(broken))
	if _, err := in.Next(); err != nil {
		t.Fatal(err)
	}
	_, err := in.Next()
	if at, ok := errors.AsType[*lines.Error](err); !ok || at.Line != 2 || !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error %v", err)
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Costs fell.": "Costs fell.", "two\tcells\r\nand\nlines": "two cells and lines", "第二行\u2028分隔": "第二行 分隔",
		"“quoted” 桥，ÂÉ \uFFFC": "“quoted” 桥，ÂÉ \uFFFC", "a\u0085b\u2029c": "a b c", "a\u007fb": "a\u007fb", "\xE2": "\uFFFD", "\xC2": "\uFFFD", "a\xC3": "a\uFFFD",
		"a\x00b": "ab", "Да\xFF\n": "Да\uFFFD ", " spaced ": " spaced ",
	} {
		if got := lines.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Costs fell.": "Costs fell.", "'quoted'": "'quoted'", "— Да.": "— Да.", "'": "'",
		"=SUM(A1)": "'=SUM(A1)", "-5 °C": "'-5 °C", "+1": "'+1", "@home": "'@home", "'=1": "''=1", "''@x": "'''@x",
		"＝SUM(A1)": "'＝SUM(A1)", "－5度": "'－5度", "5－3": "5－3", "a=b": "a=b",
	} {
		if got := lines.Guard(text); got != want || lines.Unguard(got) != text {
			t.Errorf("Guard(%q) = %q and back %q, want %q", text, got, lines.Unguard(got), want)
		}
	}
}

func TestSample(t *testing.T) {
	long := strings.Repeat("水坝", 21)
	for line, want := range map[string]string{" a\tb ": `"a\tb"`, long: `"` + long[:40*3] + `"…`} {
		if got := lines.Sample(line); got != want {
			t.Errorf("Sample(%q) = %s, want %s", line, got, want)
		}
	}
}

// What a decoder cannot read is an error, not another character.
func TestStrict(t *testing.T) {
	for _, c := range []struct{ name, bytes, want string }{
		{"windows-1251", "\xcc\xee\xf1\xf2", "Мост"},
		{"windows-1251", "\xcc\x98", "М|bytes that are no character"},
		{"gb18030", "\xc7\xc5", "桥"},
		{"gb18030", "\xc7\xc5\xff", "桥|bytes that are no character"},
	} {
		enc, err := htmlindex.Get(c.name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(lines.Strict(enc.NewDecoder().Reader(strings.NewReader(c.bytes))))
		got := string(text)
		if err != nil {
			got += "|" + err.Error()
		}
		if !strings.HasPrefix(got, c.want) || err == nil && got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
