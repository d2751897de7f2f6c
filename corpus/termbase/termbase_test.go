package termbase_test

import (
	"fmt"
	"log"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/termbase"
)

func ExampleRead() {
	const glossary = "# the client's list\ndam\tгидроузел\nfloodgate\tзатвор|щит\tворота\n"
	tb, err := termbase.Read("terms.tsv", strings.NewReader(glossary), corpus.English, corpus.Russian)
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range tb.Terms {
		fmt.Printf("%s: %q, not %q\n", t.Source, t.Target, t.Forbidden)
	}
	// Output:
	// dam: ["гидроузел"], not []
	// floodgate: ["затвор" "щит"], not ["ворота"]
}

// One glossary in every format.
var glossaries = map[string]string{
	"terms.tsv": "# terms\n\ndam\t水坝|大坝\t堤\nreservoir\t水库\n",
	"terms.csv": "# terms\ndam,水坝|大坝,堤\n\"reservoir\",水库\n",
	"terms;csv": "dam;水坝|大坝;堤\nreservoir;水库\n",
	"terms.tbx": `<?xml version="1.0"?><tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><langSec xml:lang="en"><termSec><term>dam</term></termSec></langSec>
<langSec xml:lang="zh-Hans"><termSec><term>水坝</term></termSec><termSec><term>大坝</term></termSec>
<termSec><term>堤</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>
<conceptEntry id="2"><langSec xml:lang="en"><termSec><term>reservoir</term></termSec></langSec>
<langSec xml:lang="zh"><termSec><term>水库</term></termSec></langSec><langSec xml:lang="de"><termSec><term>Stausee</term></termSec></langSec></conceptEntry>
</body></text></tbx>`,
	"old.tbx": `<martif type="TBX"><text><body>
<termEntry><langSet xml:lang="en"><tig><term>dam</term></tig></langSet><langSet xml:lang="zh"><ntig><termGrp><term>水坝</term></termGrp></ntig>
<tig><term>大坝</term></tig><tig><termNote type="administrativeStatus">supersededTerm</termNote><term>堤</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>reservoir</term></tig></langSet><langSet xml:lang="zh"><tig><term>水库</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>gate</term></tig></langSet></termEntry></body></text></martif>`,
}

func TestRead(t *testing.T) {
	want := []termbase.Term{{Source: "dam", Target: []string{"水坝", "大坝"}, Forbidden: []string{"堤"}}, {Source: "reservoir", Target: []string{"水库"}}}
	for name, text := range glossaries {
		tb, err := termbase.Read(strings.ReplaceAll(name, ";", "."), strings.NewReader(text), corpus.English, corpus.Simplified)
		if err != nil || !reflect.DeepEqual(tb.Terms, want) {
			t.Errorf("%s: %v, error %v", name, tb, err)
		}
	}
}

// A glossary is read in any encoding that a text is read in.
func TestReadEncodings(t *testing.T) {
	tbx := func(label, target string) string {
		return `<?xml version="1.0"` + label + `?><tbx><conceptEntry><langSec xml:lang="en"><termSec><term>reservoir</term></termSec></langSec>` +
			`<langSec xml:lang="xx"><termSec><term>` + target + `</term></termSec></langSec></conceptEntry></tbx>`
	}
	for _, c := range []struct{ encoding, mark, target string }{
		{"utf-8", "\uFEFF", "водохранилище"},
		{"windows-1251", "", "водохранилище"},
		{"koi8-r", "", "водохранилище"},
		{"gb18030", "", "水库"},
		{"big5", "", "水庫"},
		{"utf-16le", "\uFEFF", "водохранилище"},
		{"utf-16le", "", "水库"},
		{"utf-16be", "\uFEFF", "水库"},
	} {
		enc, err := htmlindex.Get(c.encoding)
		if err != nil {
			t.Fatal(err)
		}
		for path, text := range map[string]string{
			"x.tsv": "reservoir\t" + c.target + "\n", "x.csv": "reservoir," + c.target + "\n", "x.tbx": tbx("", c.target),
			"declared.tbx": tbx(` encoding="`+c.encoding+`"`, c.target),
		} {
			data, err := enc.NewEncoder().String(c.mark + text)
			if err != nil {
				t.Fatal(err)
			}
			tb, err := termbase.Read(path, strings.NewReader(data), "en", "xx")
			if err != nil || len(tb.Terms) != 1 || tb.Terms[0].Source != "reservoir" || tb.Terms[0].Target[0] != c.target {
				t.Errorf("%s in %s: %v, error %v", path, c.encoding, tb, err)
			}
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ path, text, want string }{
		{"x.tsv", "dam\n", "x.tsv:1: want a term, a tab and its translation"},
		{"x.tsv", "dam\tплотина\n\tводохранилище\n", "x.tsv:2: want a term, a tab and its translation"},
		{"x.csv", "dam,плотина\ngate\n", "x.csv:2: want a term, a comma and its translation"},
		{"x.csv", "dam,\"плотина\n", "x.csv:1: a quotation mark is not closed, or text follows it"},
		{"x.tsv", "dam\tплотина\nдамба\t\xFF\xFEплотина\n", "x.tsv:2: byte 0xFF at offset 30 is not valid utf-8"},
		{"x.tsv", "PK\x03\x04\x00", "x.tsv: is a zip archive, not a text"},
		{"x.tbx", "<tbx>\n<conceptEntry>", "x.tbx:2: the file ends inside <conceptEntry>: it is cut short"},
		{"x.tbx", "<tbx>\n<conceptEntry></tbx>", "x.tbx:2: not well-formed XML: </tbx> ends what was not begun"},
		{"x.tbx", "<html><p>dam</p></html>", "x.tbx:1: not a TBX file: it holds no <termEntry>, <conceptEntry> or <entry>"},
	} {
		if tb, err := termbase.Read(c.path, strings.NewReader(c.text), "en", "ru"); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, error %v, want %s", c.text, tb, err, c.want)
		}
	}
}

// Whatever the bytes, a glossary is read or refused with its path.
// What tools write: other dialects of TBX, tables with a comment or a header row,
// a term on several lines.
func TestReadDialects(t *testing.T) {
	want := []termbase.Term{{Source: "valve", Target: []string{"阀门", "气门"}, Forbidden: []string{"活门"}}}
	noBad := []termbase.Term{{Source: "valve", Target: []string{"阀门", "气门"}}}
	for _, c := range []struct {
		name, path, text string
		want             []termbase.Term
	}{
		{"TBX-Min", "x.tbx", `<TBX dialect="TBX-Min"><body><entry id="1"><langGroup xml:lang="en"><termGroup><term>valve</term></termGroup></langGroup>
<langGroup xml:lang="zh"><termGroup><term>阀门</term></termGroup><termGroup><term>气门</term></termGroup>
<termGroup><term>活门</term><termStatus>obsolete</termStatus></termGroup></langGroup></entry></body></TBX>`, want},
		{"TBX 3, a tag for each category", "x.tbx", `<tbx style="dct" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body><conceptEntry><langSec xml:lang="en-US"><termSec><term>valve</term></termSec></langSec>
<langSec xml:lang="zh-CN"><termSec><term>阀门</term><basic:administrativeStatus>preferredTerm-admn-sts</basic:administrativeStatus></termSec><termSec><term>气门</term></termSec>
<termSec><term>活门</term><basic:administrativeStatus>deprecatedTerm-admn-sts</basic:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>`, want},
		{"several entries, two scripts", "x.tbx", `<martif><text><body><termEntry><langSet xml:lang="en"><tig><term>valve</term></tig></langSet><langSet xml:lang="zh-CN"><tig><term>阀门</term></tig></langSet><langSet xml:lang="zh-TW"><tig><term>閥</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>valve</term></tig></langSet><langSet xml:lang="zh"><tig><term>气门</term></tig></langSet></termEntry></body></text></martif>`, noBad},
		{"OmegaT", "glossary.txt", "valve\t阀门\nvalve\t气门\t工程师\n", noBad},
		{"a table with remarks", "x.tsv", "valve\t阀门\t活门\nvalve\t气门\t见第三章：工程师用语\n", noBad},
		{"forbidden ones", "x.tsv", "valve\t阀门|气门\t活门\n", want},
		{"a header row", "x.txt", "Term\tComment\tTranslation\tForbidden\nvalve\tof engines\t阀门|气门\t活门\n", want},
		{"a row of languages", "x.csv", "de,en,zh-CN,notes\nVentil,valve,阀门|气门,活门\n", noBad},
	} {
		tb, err := termbase.Read(c.path, strings.NewReader(c.text), corpus.English, corpus.Simplified)
		if err != nil || !reflect.DeepEqual(tb.Terms, c.want) {
			t.Errorf("%s: %v, error %v", c.name, tb, err)
		}
	}
}

// A glossary for other languages is refused: nothing would be checked.
func TestReadOtherLanguages(t *testing.T) {
	for path, text := range map[string]string{
		"x.tbx": `<tbx><conceptEntry><langSec xml:lang="en"><termSec><term>valve</term></termSec></langSec><langSec xml:lang="fr"><termSec><term>soupape</term></termSec></langSec></conceptEntry></tbx>`,
		"x.tsv": "en\tfr\nvalve\tsoupape\n",
	} {
		_, err := termbase.Read(path, strings.NewReader(text), "en", "ru")
		if want := path + ": the glossary holds no term in en with its translation in ru; its languages are en, fr"; err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// FuzzRead reads any text as a glossary: it is refused in one line that names it,
// or every term has a text and a translation, wanted or forbidden.
func FuzzRead(f *testing.F) {
	for _, text := range glossaries {
		f.Add(text, true)
	}
	f.Add("\xFF\xFEd\x00\t\x00\x51\x04", false)
	f.Fuzz(func(t *testing.T, text string, chinese bool) {
		target := corpus.Russian
		if chinese {
			target = corpus.Chinese
		}
		for _, path := range []string{"x.tsv", "x.csv"} { // XML is TBX by whatever name
			tb, err := termbase.Read(path, strings.NewReader(text), "en", target)
			if err != nil {
				if !strings.HasPrefix(err.Error(), path) || strings.ContainsAny(err.Error(), "\n\r") {
					t.Errorf("error %q", err)
				}
				continue
			}
			for _, term := range tb.Terms {
				if term.Source == "" || len(term.Target)+len(term.Forbidden) == 0 {
					t.Errorf("%q", term)
				}
			}
		}
	})
}
