package source

import (
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// A foreign markup is one that is not read: as plain text its marks would be
// taken for words.
type foreign struct {
	what   string
	sign   *regexp.Regexp
	least  int // how often the sign stands in a text that is in this markup
	advice string
}

const (
	viaPandoc    = "pandoc makes Markdown of it: pandoc -t gfm -o text.md, and the file; or save it as plain text; --format text reads it as it stands"
	bitextAdvice = "bitext convert writes it as a table or a document, bitext validate checks it"
	asItStands   = "--format text reads it as it stands"
	notAnyText   = "name the text itself; --format text reads the file as it stands"
)

// foreigners are the markups that texts are kept in and that are not read.
var foreigners = []foreign{
	{"LaTeX", regexp.MustCompile(`(?m)^\s*\\(?:documentclass|documentstyle|begin\{document\}|chapter\*?\{|(?:sub)*section\*?\{)`), 1, viaPandoc},
	{"Texinfo", regexp.MustCompile(`(?m)^(?:\\input texinfo|@(?:node|settitle|setfilename|chapter) )`), 1, viaPandoc},
	{"Org mode", regexp.MustCompile(`(?mi)^#\+(?:title|author|begin_src|begin_quote|options|startup)\b`), 1, viaPandoc},
	{"a manual page (roff)", regexp.MustCompile(`(?m)^\.(?:TH|SH|SS|PP|TP|IP|Dd|Dt|Os|Sh|Pp)(?:\s|$)`), 3, viaPandoc},
	{"Perl's documentation (POD)", regexp.MustCompile(`(?m)^=(?:head[1-4]|over|item|back|cut|pod)(?:\s|$)`), 3, viaPandoc},
	{"Textile", regexp.MustCompile(`(?m)^(?:h[1-6]|bq|p)\. \S`), 2, viaPandoc},
	{"wiki text", regexp.MustCompile(`(?m)\[\[[^\[\]\n]+\]\]|\{\{[^{}\n]+\}\}|'''[^'\n]+'''|^={2,5}[^=\n]+={2,5}\s*$|^\{\|`), 3, viaPandoc},
	{"BBCode", regexp.MustCompile(`(?i)\[/(?:b|i|u|url|quote|img|size|color|code|list|center)\]`), 2, "save the text as a reader sees it; --format text reads it as it stands"},
	{"PostScript", regexp.MustCompile(`\A%!PS`), 1, "ps2pdf makes a PDF of it"},
	{"a patch", regexp.MustCompile(`(?m)^(?:diff --git |@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@)`), 1, notAnyText},
}

// programs are the extensions of files that are written for machines.
var programs = names(".bat .c .cc .cfg .conf .cpp .cs .css .go .h .hpp .ini .java .js .jsx .kt .less .lua .php .pl .properties .ps1 .py .r .rb .rs .scss .sh .sql .strings .swift .toml .ts .tsx .vue")

// bitexts are the extensions of files that hold a text and its translation.
var bitexts = names(".mqxliff .mxliff .sdlxliff .sdltm .tbx .tmx .ttx .txlf .xlf .xliff")

// refuse is the complaint about a text that is in no format that is read, by its
// content or else by its extension; nil if it may be plain text.
func refuse(text, path string) error {
	head := text[:min(len(text), 256<<10)]
	for _, f := range foreigners {
		if len(f.sign.FindAllStringIndex(head, f.least)) >= f.least {
			return &Error{What: "is " + f.what + ", which is not read", Advice: f.advice}
		}
	}
	switch extension := strings.ToLower(filepath.Ext(path)); {
	case programs[extension]:
		return &Error{What: "is a " + extension + " file, not a text", Advice: notAnyText}
	case bitexts[extension]:
		return &Error{What: "is a " + extension + " file, which holds a text and its translation, not one text", Advice: bitextAdvice}
	}
	return nil
}

// firstTag is the element that a text begins with, if it begins with one.
var firstTag = regexp.MustCompile(`\A\x{FEFF}?\s*(?:<!--(?s:.*?)-->\s*)*<([A-Za-z][\w.:-]*)(?:\s[^<>]*)?/?>`)

// fragment is the format of a text that begins with a tag and ends some element
// later, nil if there is no such: a piece of a web page, or XML.
func fragment(text string) *Format {
	m := firstTag.FindStringSubmatch(text)
	switch {
	case m == nil || !strings.Contains(text, "</"):
		return nil
	case atom.Lookup([]byte(strings.ToLower(m[1]))) != 0:
		return HTML
	}
	return XML
}
