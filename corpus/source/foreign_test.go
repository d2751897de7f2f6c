package source

import (
	"strings"
	"testing"
)

// What is in a markup that is not read is refused in one line that says what it
// is; prose that speaks of such markup is prose.
func TestForeignMarkup(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"LaTeX", "\\documentclass{article}\n\\begin{document}\nThe dam is empty.\n\\end{document}\n", "is LaTeX, which is not read"},
		{"a part of LaTeX", "\\section{水库}\n干涸。\n", "is LaTeX, which is not read"},
		{"wiki", "'''Плотина''' — [[сооружение]] у [[озеро|озера]].\n\n== История ==\n", "is wiki text, which is not read"},
		{"Org", "#+TITLE: Dam\n* One\nText.\n", "is Org mode, which is not read"},
		{"roff", ".TH DAM 1\n.SH NAME\ndam \\- holds water\n.PP\nText.\n", "is a manual page (roff), which is not read"},
		{"POD", "=head1 NAME\n\ndam\n\n=over\n\n=back\n\n=cut\n", "is Perl's documentation (POD), which is not read"},
		{"Textile", "h1. The dam\n\nIt is *dry*.\n\nh2. Now\n", "is Textile, which is not read"},
		{"Texinfo", "\\input texinfo\n@node Top\nText.\n", "is Texinfo, which is not read"},
		{"BBCode", "[b]Порт[/b] закрыли. [url=x]Здесь[/url]\n", "is BBCode, which is not read"},
		{"PostScript", "%!PS-Adobe-3.0\n(The dam) show\n", "is PostScript, which is not read"},
		{"patch", "diff --git a/x b/x\n@@ -1,2 +1,2 @@\n-a\n+b\n", "is a patch, which is not read"},
		{"prose", "Write \\LaTeX and [b]bold[/b], == or [[x]], .TH and =cut, as the manual says.\n\nh1. is a heading in Textile.\n", ""},
		{"prose about mail", "Note: the header\n\nMIME-Version: 1.0 stands in every mail.\n", ""},
		{"prose with a formula", "{{x}} is set. a == b.\n\np. 12 says so.\n", ""},
	}
	for _, tt := range tests {
		_, err := Read("-", strings.NewReader(tt.text), Options{})
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && (err == nil || err.Error() != "-: "+tt.want):
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
		if _, err := Read("-", strings.NewReader(tt.text), Options{Format: "text"}); err != nil {
			t.Errorf("%s as plain text: %v", tt.name, err)
		}
	}
	if err := refuse("package main\n", "x/main.go"); err == nil || err.Error() != "is a .go file, not a text" {
		t.Error(err)
	}
}

// A text that begins with a tag is a piece of a page or XML, whatever its name.
func TestFragments(t *testing.T) {
	tests := []struct {
		text string
		want *Format
	}{
		{"<p>Порт закрыли.</p>\n<p>Паромы стоят.</p>", HTML},
		{"<!-- x --><DIV class=a>水库</DIV>", HTML},
		{"<news><lead>One.</lead></news>", XML},
		{"<Ada> Hello there, Tom.", nil},
		{"a < b and c > d </", nil},
	}
	for _, tt := range tests {
		if got := fragment(tt.text); got != tt.want {
			t.Errorf("%q: got %v, want %v", tt.text, got, tt.want)
		}
	}
}

// Without the program that opens them, or where it fails, such files are named.
func TestConverterMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for data, want := range map[string]string{
		`{\rtf1 text}`: "-: is a .rtf file, and the program that opens those, LibreOffice, is not installed",
		strings.Repeat("\x00", 60) + "BOOKMOBI" + strings.Repeat("\x00", 9):                      "-: is a .mobi file, and the program that opens those, Calibre, is not installed",
		compoundMagic + strings.Repeat("\x00", 600) + wordStream:                                 "-: is a .doc file, and the program that opens those, LibreOffice, is not installed",
		zipped(t, "Index/Document.iwa", "x"):                                                     "-: is a .pages file, and the program that opens those, LibreOffice, is not installed",
		compoundMagic + strings.Repeat("\x00", 600) + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00": "-: is an old Office file, not a text",
	} {
		_, err := Read("-", strings.NewReader(data), Options{})
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if e, ok := err.(*Error); !ok || e.Advice == "" {
			t.Errorf("%v: no advice", err)
		}
	}
}

func TestConverterFails(t *testing.T) {
	c := converter{"a program that makes nothing", []string{"true"}, func(_, in, out string) []string { return []string{in, out} }}
	if c.program() == "" {
		t.Skip("without the program true")
	}
	_, err := c.convert("x", ".doc", ".docx", "")
	if err == nil || !strings.HasPrefix(err.Error(), "is a .doc file that a program that makes nothing cannot read") {
		t.Error(err)
	}
}
