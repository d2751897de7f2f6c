package exchange

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// These judges read documents that hold everything a unit can: codes, states,
// notes, plurals, contexts, ids, several segments, one side only.

// features are such units.
func features() Stream {
	side := func(tag corpus.Tag, texts ...string) Side { return sideOf(tag, nowhere, texts...) }
	unit := func(src, dst string) TU { return TU{Src: side("en", src), Dst: side("ru", dst)} }
	coded := func(s Side, codes ...corpus.InlineCode) Side { s.Segments[0].Codes = codes; return s }

	plain := unit("The bridge is closed.", "Мост закрыт.")
	plain.State, plain.Confidence, plain.Notes = Translated, 0.97, []string{"from the board", "checked on site"}

	variables := unit("Hello, you have  letters.", "Привет, у вас  писем.")
	variables.Src = coded(variables.Src, corpus.InlineCode{At: 6, ID: "1", Text: "{{name}}"}, corpus.InlineCode{At: 16, ID: "2", Text: "%d"})
	variables.Dst = coded(variables.Dst, corpus.InlineCode{At: 7, ID: "1", Text: "{{name}}"}, corpus.InlineCode{At: 14, ID: "2", Text: "%d"})
	variables.State, variables.Properties = Draft, []Property{{"id", "inbox.count"}, {"context", "inbox"}}

	tags := unit("Read it now & <here>.", "Прочтите это сейчас & <здесь>.")
	tags.Src = coded(tags.Src, corpus.InlineCode{At: 5, ID: "3", Kind: corpus.Opening, Text: "<b>"}, corpus.InlineCode{At: 7, ID: "3", Kind: corpus.Closing, Text: "</b>"}, corpus.InlineCode{At: 21, ID: "4"})
	tags.Dst = coded(tags.Dst, corpus.InlineCode{At: 9, ID: "3", Kind: corpus.Opening, Text: "<b>"}, corpus.InlineCode{At: 12, ID: "3", Kind: corpus.Closing, Text: "</b>"}, corpus.InlineCode{At: 30, ID: "4"})
	tags.State = Final

	two := TU{Src: side("en", "Trams wait.", "Buses run."), Dst: side("ru", "Трамваи ждут, автобусы ходят."), Confidence: 0.4, Moved: true}
	lines := unit("First line\nsecond line\twith a tab", "Первая строка\nвторая строка\tс табуляцией")
	open := TU{Src: side("en", "Nobody has translated this."), Dst: side("ru")}
	added := TU{Src: side("en"), Dst: side("ru", "Этого в оригинале нет.")}

	list := []TU{plain, variables, tags, two, lines, open, added}
	for k, form := range []string{"%d лодка", "%d лодки", "%d лодок"} {
		u := unit("%d boats", form)
		if k == 0 {
			u.Src = side("en", "%d boat")
		}
		u.Properties = []Property{{"reference", "ferry.c:12"}, {"flags", "c-format"}, {"plural", strconv.Itoa(k)}}
		list = append(list, u)
	}
	return unitStream(list...)
}

// unitStream is a stream of units, from English to Russian.
func unitStream(units ...TU) Stream {
	return Stream{Header{Src: "en", Dst: "ru"}, func(yield func(TU, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}}
}

// inFile writes a stream to a file in a folder of its own.
func inFile(t *testing.T, s Stream, f *Format, opt Options) (path string) {
	t.Helper()
	d := disk{}
	path = filepath.Join(t.TempDir(), "out"+f.Extensions[0])
	if _, err := Write(s, f, path, d.create, opt); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, d[path].Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// again reads a file and writes it in a format, to a file.
func again(t *testing.T, path string, f *Format) string {
	t.Helper()
	in := &Input{Path: path, Open: osOpen}
	defer in.Close()
	opt := Options{To: f, Unaligned: Blank}
	s, err := in.Stream("", opt)
	if err != nil {
		t.Fatal(err)
	}
	return inFile(t, s, f, opt)
}

// jsonLine is values as one line of JSON, as the judges print them.
func jsonLine(t *testing.T, values ...any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(values); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// readWithLXML prints the units of a TMX or XLIFF file: both texts with what
// their codes stand for, how many codes there are in each, the state, the notes.
const readWithLXML = `
import json, sys
from lxml import etree
root = etree.parse(sys.argv[1]).getroot()
local = lambda e: etree.QName(e).localname
def named(e, *path):
    for name in path:
        e = next((c for c in e if local(c) == name), None)
        if e is None: return None
    return e
def shown(e):
    if e is None: return ""
    return (e.text or "") + "".join((c.get("disp") or shown(c)) + (c.tail or "") for c in e)
def count(e): return 0 if e is None else len(e)
def line(src, dst, state, notes):
    print(json.dumps([shown(src), shown(dst), count(src), count(dst), state or "", notes], ensure_ascii=False, separators=(",", ":")))
for e in root.iter("{*}tu", "{*}trans-unit", "{*}unit"):
    if local(e) == "tu":
        side = {v.get("{http://www.w3.org/XML/1998/namespace}lang"): v.find("seg") for v in e.findall("tuv")}
        state = next((p.text for p in e.findall("prop") if p.get("type") == "x-bitext:state"), "")
        line(side.get("en"), side.get("ru"), state, [n.text for n in e.findall("note")])
    elif local(e) == "trans-unit":
        dst = named(e, "target")
        line(named(e, "source"), dst, dst is not None and dst.get("state"), [n.text for n in e.findall("{*}note")])
    else:
        notes = [n.text for n in e.iter("{*}note") if n.get("category") != "bitext"]
        line(named(e, "segment", "source"), named(e, "segment", "target"), named(e, "segment").get("state"), notes)
`

func TestLXMLUnits(t *testing.T) {
	python := judgePython(t, "lxml", "lxml")
	for _, tt := range []struct {
		format *Format
		word   map[State]string // as the format writes a state
	}{
		{TMX, map[State]string{Draft: "needs-review", Translated: "translated", Final: "final"}},
		{XLIFF12, map[State]string{Draft: "needs-review-translation", Translated: "translated", Final: "final"}},
		{XLIFF21, map[State]string{Draft: "initial", Translated: "translated", Final: "final"}},
	} {
		t.Run(tt.format.Name, func(t *testing.T) {
			var want []string
			for u := range features().Units {
				a, b := u.Src.coded(), u.Dst.coded()
				state := tt.word[u.State]
				switch {
				case tt.format == TMX:
				case u.Confidence > 0 && u.Confidence < 0.5 || u.Dst.Empty() && tt.format == XLIFF21:
					state = tt.word[Draft] // it says how far the translation has come, if only by implication
				}
				want = append(want, jsonLine(t, corpus.Segment{Text: a.Text, Codes: a.Codes}.Shown(), corpus.Segment{Text: b.Text, Codes: b.Codes}.Shown(),
					len(a.Codes), len(b.Codes), state, append([]string{}, u.Notes...)))
			}
			path := inFile(t, features(), tt.format, Options{Unaligned: Blank})
			if got := must(t, python, "-c", readWithLXML, path); got != strings.Join(want, "\n")+"\n" {
				t.Errorf("got\n%swant\n%s", got, strings.Join(want, "\n"))
			}
		})
	}
}

// readAsAllowed prints the texts of an XLIFF file as a reader may take them:
// where nothing says that white space counts, any of it is one space.
const readAsAllowed = `
import json, sys
from lxml import etree
for e in etree.parse(sys.argv[1]).getroot().iter("{*}source"):
    text = "".join(e.itertext())
    kept = any("{http://www.w3.org/XML/1998/namespace}space" in a.attrib for a in e.iterancestors())
    print(json.dumps([text if kept else " ".join(text.split())]))
`

// White space in a text comes to every reader of XLIFF.
func TestLXMLWhiteSpace(t *testing.T) {
	python := judgePython(t, "lxml", "lxml")
	for _, f := range []*Format{XLIFF12, XLIFF21} {
		var units []TU
		want := ""
		for _, text := range []string{"One two.", "one\ntwo", "one\ttwo", "one  two"} {
			units = append(units, TU{Src: sideOf("en", nowhere, text), Dst: sideOf("ru", nowhere, "Да.")})
			want += jsonLine(t, text) + "\n"
		}
		path := inFile(t, unitStream(units...), f, Options{})
		if got := must(t, python, "-c", readAsAllowed, path); got != want {
			t.Errorf("%s: got\n%swant\n%s", f.Name, got, want)
		}
	}
}

// canonical prints a document in the canonical form of XML.
const canonical = `
import sys
from lxml import etree
sys.stdout.buffer.write(etree.tostring(etree.parse(sys.argv[1], etree.XMLParser(load_dtd=True, no_network=True)), method="c14n"))
`

// What other tools wrote, and is written again, is the same document.
func TestLXMLSameDocument(t *testing.T) {
	python := judgePython(t, "lxml", "lxml")
	seen := 0
	for _, f := range []*Format{TMX, XLIFF12, XLIFF21} {
		names, err := filepath.Glob(samples + "foreign/*" + f.Extensions[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range names {
			seen++
			t.Run(filepath.Base(path), func(t *testing.T) {
				want := must(t, python, "-c", canonical, path)
				if got := must(t, python, "-c", canonical, again(t, path, f)); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
	if seen < 9 {
		t.Errorf("only %d documents", seen)
	}
}

// readWithPolib prints the entries of a catalogue: all, or those that are not
// obsolete.
const readWithPolib = `
import json, sys, polib
for e in polib.pofile(sys.argv[2]):
    if sys.argv[1] == "all" or not e.obsolete:
        forms = [e.msgstr_plural[k] for k in sorted(e.msgstr_plural)]
        print(json.dumps([e.msgctxt, e.msgid, e.msgid_plural, e.msgstr, forms, e.flags, e.comment, e.tcomment,
            ["%s:%s" % o for o in e.occurrences], e.previous_msgid, e.obsolete], ensure_ascii=False))
`

// What polib reads in the units, written as a catalogue. The codes are text
// there, and what has no source has no place.
func TestPolibUnits(t *testing.T) {
	python := judgePython(t, "polib", "polib")
	got := must(t, python, "-c", readWithPolib, "all", inFile(t, features(), PO, Options{Unaligned: Blank}))
	want := `[null, "The bridge is closed.", "", "Мост закрыт.", [], [], "from the board\nchecked on site\nbitext: confidence=0.97 state=translated", "", [], null, 0]
["inbox", "Hello,{{name}} you have %d letters.", "", "Привет,{{name}} у вас %d писем.", [], ["fuzzy"], "bitext: id=inbox.count", "", [], null, 0]
[null, "Read <b>it</b> now & <here>.", "", "Прочтите <b>это</b> сейчас & <здесь>.", [], [], "bitext: state=final", "", [], null, 0]
[null, "Trams wait. Buses run.", "", "Трамваи ждут, автобусы ходят.", [], ["fuzzy"], "bitext: confidence=0.40 moved=yes source-cuts=11+10", "", [], null, 0]
[null, "First line\nsecond line\twith a tab", "", "Первая строка\nвторая строка\tс табуляцией", [], [], "", "", [], null, 0]
[null, "Nobody has translated this.", "", "", [], [], "", "", [], null, 0]
[null, "%d boat", "%d boats", "", ["%d лодка", "%d лодки", "%d лодок"], ["c-format"], "", "", ["ferry.c:12"], null, 0]
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// catalogues are what other tools write, with everything that a catalogue can
// hold, in an encoding of its own as well.
func catalogues(t *testing.T) []string {
	t.Helper()
	full := `# Ferry, in Russian
msgid ""
msgstr ""
"Project-Id-Version: ferry 1.0\n"
"Language: ru\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

# a note of the translator
#. a note of the programmer
#: ferry.c:12 ferry.c:40
#, c-format
msgid "%d boat"
msgid_plural "%d boats"
msgstr[0] "%d лодка"
msgstr[1] "%d лодки"
msgstr[2] "%d лодок"

#, fuzzy
#| msgid "Closed"
msgctxt "bridge"
msgid "Close"
msgstr "Закрыт"

msgctxt "window"
msgid "Close"
msgstr "Закрыть"

msgid "Open\n"
msgstr ""

msgid ""
"One line\n"
"and\tanother \"one\"\n"
msgstr ""
"Одна строка\n"
"и\tдругая «строка»\n"

#~ msgid "Raise"
#~ msgstr "Поднять"

#, fuzzy
#~ msgctxt "bridge"
#~ msgid "Lower"
#~ msgstr "Опустить"
`
	// Plural forms that are not those that the language has as a rule.
	plural := `msgid ""
msgstr ""
"Language: zh_CN\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid " Total: "
msgstr "　共计："

msgid "%d ferry"
msgid_plural "%d ferries"
msgstr[0] "%d 艘渡轮"
msgstr[1] "%d 艘渡轮"
`
	names, err := filepath.Glob(samples + "foreign/*.po")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"full.po": full, "plural.po": plural} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		names = append(names, path)
	}
	return names
}

func TestPolibSameEntries(t *testing.T) {
	python := judgePython(t, "polib", "polib")
	for _, path := range catalogues(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			want := must(t, python, "-c", readWithPolib, "all", path)
			if got := must(t, python, "-c", readWithPolib, "all", again(t, path, PO)); got != want {
				t.Errorf("written again:\n%swant\n%s", got, want)
			}
			want = must(t, python, "-c", readWithPolib, "current", path)
			for _, between := range []*Format{JSONL, TMX, XLIFF12, XLIFF21} {
				if got := must(t, python, "-c", readWithPolib, "current", again(t, again(t, path, between), PO)); got != want {
					t.Errorf("by way of %s:\n%swant\n%s", between.Name, got, want)
				}
			}
		})
	}
}

// Gettext itself finds the catalogues sound, and the same messages in them.
func TestGettext(t *testing.T) {
	msgfmt, msgcmp := judge(t, "msgfmt", "apt: gettext"), judge(t, "msgcmp", "apt: gettext")
	for _, path := range catalogues(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			for _, back := range []string{again(t, path, PO), again(t, again(t, path, JSONL), PO)} {
				must(t, msgfmt, "-c", "-o", filepath.Join(t.TempDir(), "x.mo"), back)
				for _, pair := range [][]string{{back, path}, {path, back}} {
					must(t, msgcmp, slices.Concat([]string{"--use-fuzzy", "--use-untranslated"}, pair)...)
				}
			}
			for _, between := range []*Format{TSV, CSV, TMX, XLIFF12, XLIFF21} {
				must(t, msgfmt, "-c", "-o", filepath.Join(t.TempDir(), "x.mo"), again(t, again(t, path, between), PO))
			}
		})
	}
	must(t, msgfmt, "-c", "-o", filepath.Join(t.TempDir(), "x.mo"), inFile(t, features(), PO, Options{Unaligned: Blank}))
}
