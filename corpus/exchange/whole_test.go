package exchange

import (
	"bytes"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// Documents as other tools write them, with what bitext reads, passes over and
// does not know.
var wholeDocuments = []struct {
	name     string
	format   *Format
	text     string
	src, dst corpus.Tag
	loses    string // what the report says when it goes to TSV
	types    int    // codes whose types are lost in another XML format
}{
	{
		name: "a memory with a header of its own", format: TMX,
		text: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY ship "Marigold">]>
<!-- from the harbor -->
<tmx version="1.4">
  <header creationtool="X" creationtoolversion="2" datatype="html" segtype="sentence" adminlang="en-GB" srclang="en-GB" o-tmf="X">
    <note>Ask Anna first</note>
    <prop type="x-client">Harbor office</prop>
  </header>
  <body>
    <tu tuid="u1" creationdate="20260504T120000Z" srclang="en-GB">
      <note>the title</note><prop type="x-domain">ships</prop>
      <tuv xml:lang="en-GB" creationid="Bob"><prop type="x-page">4</prop><seg>The <hi type="name">&ship;</hi> has <bpt i="1" type="bold">&lt;b&gt;</bpt>sailed<ept i="1">&lt;/b&gt;</ept>. </seg></tuv>
      <tuv xml:lang="zh-TW" changeid="Анна"><seg>「<hi type="name">&ship;</hi>」號<bpt i="1" type="bold">&lt;b&gt;</bpt>已啟航<ept i="1">&lt;/b&gt;</ept>。</seg></tuv>
    </tu>
    <tu><tuv xml:lang="en-GB"><seg>Nobody has translated this.</seg></tuv></tu>
  </body>
</tmx>
`,
		loses: "2 written, 0 skipped; 4 codes written as text; 4 codes left out, which the format cannot hold; of 1 unit the file says more, which bitext does not read; 3 details of the file's header left behind",
		types: 4,
	},
	{
		name: "groups, other translations, two files and pairs", format: XLIFF12, src: "en-US", dst: "zh-CN",
		text: `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:okp="okapi-framework:xliff-extensions">
<file original="a.html" source-language="en-US" target-language="ru-RU" datatype="html"><header><tool tool-id="t" tool-name="T"/></header><body>
<trans-unit id="1"><source>The mayor left.</source><target>Мэр уехал.</target></trans-unit>
</body></file>
<file original="b.html" source-language="en-US" target-language="zh-CN" datatype="html"><header><note>For the web</note><phase-group><phase phase-name="p" process-name="review"/></phase-group></header><body>
<group id="g1" resname="menu"><note>shown at the top</note><group id="g2">
<trans-unit id="1" resname="open" approved="no" restype="button" okp:x="y"><source>Open <g id="1" ctype="bold">now</g> </source><target state="needs-review-translation" state-qualifier="fuzzy-match">現在打開</target>
<alt-trans match-quality="80%" origin="memory"><source>Open</source><target xml:lang="zh-CN">打开</target></alt-trans>
<alt-trans><target xml:lang="zh-CN">开启</target></alt-trans><note from="Anna">a button</note><okp:memo>seen</okp:memo></trans-unit>
</group></group>
<group restype="x-gettext-plurals"><trans-unit id="2[0]"><source>%d boat</source><target>%d 条船</target></trans-unit><trans-unit id="2[1]"><source>%d boats</source><target>%d 条船</target></trans-unit></group>
<trans-unit id="3"><source>Close</source></trans-unit>
</body></file></xliff>
`,
		loses: "4 written, 0 skipped; 2 codes left out, which the format cannot hold; of 1 unit the file says more, which bitext does not read; 6 details of the file's header left behind",
		types: 1,
	},
	{
		name: "matches, notes, data and segments", format: XLIFF21,
		text: `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="en-GB" trgLang="ru-RU">
 <file id="f1" original="a.html"><skeleton href="a.skl"/><notes><note>For the web</note></notes>
  <group id="g1" name="menu"><unit id="u1" name="open" translate="yes"><mtc:matches><mtc:match ref="#1" similarity="80.0"><source>Open</source><target>Откройте</target></mtc:match></mtc:matches>
   <mda:metadata><mda:metaGroup><mda:meta type="x">y</mda:meta></mda:metaGroup></mda:metadata>
   <notes><note appliesTo="target">a button</note></notes><originalData><data id="d1">{0}</data></originalData>
   <segment id="1" state="translated" subState="x:checked"><source>Open <pc id="1" type="fmt" subType="xlf:b">it</pc>, <ph id="2" dataRef="d1"/>. </source><target>Откройте <pc id="1" type="fmt" subType="xlf:b">это</pc>, <ph id="2" dataRef="d1"/>. </target></segment><ignorable><source> </source></ignorable>
   <segment id="2"><source>Close it.</source></segment></unit></group>
 </file>
 <file id="f2"><unit id="u1"><segment><source>The mayor left.</source><target>Мэр уехал.</target></segment></unit></file>
</xliff>
`,
		loses: "3 written, 0 skipped; 2 codes written as text; 4 codes left out, which the format cannot hold; of 2 units the file says more, which bitext does not read; 2 details of the file's header left behind",
		types: 2,
	},
	{
		name: "a catalogue with a header and what is out of use", format: PO,
		text: `# Ferry, in Russian
# Anna, 2026
msgid ""
msgstr ""
"Project-Id-Version: ferry 1.0\n"
"Report-Msgid-Bugs-To: \n"
"Last-Translator: Анна\n"
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"X-Client: harbor\n"

# said twice
#. by the programmer
#: ferry.c:12
#: ferry.c:40
#, fuzzy, c-format
#| msgctxt "old"
#| msgid "%d boats"
msgctxt "deck"
msgid "%d boat"
msgid_plural "%d boats"
msgstr[0] "%d лодка"
msgstr[1] "%d лодки"

#~ msgid "Gone"
#~ msgstr "Нет"

msgid "Total: "
msgstr "Всего: "
`,
		loses: "3 written, 0 skipped; 5 details of the file's header left behind; 1 obsolete message left behind",
	},
}

// Written in its own format each is the same to the last byte, but for units in
// languages that were not asked for; in another it is counted what is lost.
func TestWholeDocuments(t *testing.T) {
	for _, tt := range wholeDocuments {
		t.Run(tt.format.Name+", "+tt.name, func(t *testing.T) {
			convert := func(to *Format) (string, Report) {
				in := &Input{Path: "in" + tt.format.Extensions[0], Open: files{"in" + tt.format.Extensions[0]: tt.text}.open}
				defer in.Close()
				opt := Options{To: to, Src: label.Any(string(tt.src)), Dst: label.Any(string(tt.dst)), Unaligned: Blank}
				s, err := in.Stream("", opt)
				if err != nil {
					t.Fatal(err)
				}
				d := disk{}
				report, err := Write(s, to, "out", d.create, opt)
				if err != nil {
					t.Fatal(err)
				}
				return d["out"].String(), report
			}
			want := tt.text
			if tt.src != "" {
				want = strings.Replace(want, `<trans-unit id="1"><source>The mayor left.</source><target>Мэр уехал.</target></trans-unit>`, "", 1)
			}
			if got, report := convert(tt.format); got != want || strings.Contains(report.String(), ";") {
				t.Errorf("%v, got\n%s\nwant\n%s", report, got, want)
			}
			table, report := convert(TSV)
			if report.String() != tt.loses {
				t.Errorf("report\n%s\nwant\n%s\n%s", report, tt.loses, table)
			}
			for _, to := range []*Format{TMX, XLIFF12, XLIFF21} {
				if _, report := convert(to); to != tt.format && report.Types != tt.types {
					t.Errorf("%s: %d codes without their types, want %d", to.Name, report.Types, tt.types)
				}
			}
		})
	}
}

// What bitext does not know is kept as a property where it is a word, and counted
// where it is more.
func TestUnknown(t *testing.T) {
	const unread = "; of 1 unit the file says more, which bitext does not read"
	unit := func(inside string) string {
		return strings.Replace(strings.TrimSuffix(xliffHead, "<body>"), "</body>", "", 1) + "<body>" + inside + xliffFoot
	}
	for _, tt := range []struct {
		format            *Format
		text              string
		report, src, rest string
	}{
		{TMX, tmxHead + `<tu><tuv xml:lang="en"><seg>The <b>port</b>.</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu>` + tmxFoot, unread, "The port.", ""},
		{TMX, tmxHead + `<tu datatype="html"><tuv xml:lang="en"><seg>The port.</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu>` + tmxFoot, "", "The port.", "datatype=html"},
		{TMX, strings.Replace(tmxHead, `datatype="plaintext"`, `datatype="html" changeid="Anna"`, 1) + `<tu><tuv xml:lang="en"><seg>The port.</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu>` + tmxFoot,
			"; 2 details of the file's header left behind", "The port.", ""},
		{TMX, strings.Replace(tmxHead, `datatype="plaintext"`, `datatype="unknown"`, 1) + `<tu><tuv xml:lang="en"><seg>The port.</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu>` + tmxFoot, "", "The port.", ""},
		{PO, "#, fuzzy\nmsgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgid \"The port.\"\nmsgstr \"Порт.\"\n", "", "The port.", ""},
		{PO, "# Anna\n#, fuzzy\nmsgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgid \"The port.\"\nmsgstr \"Порт.\"\n", "; 1 detail of the file's header left behind", "The port.", ""},
		{XLIFF12, unit(`<trans-unit id="1"><source>The port.</source></trans-unit><trans-unit id="2"><source/><target state="new"/></trans-unit>`), " (1 without any text)", "The port.", ""},
		{TMX, tmxHead + `<tu><tuv xml:lang="en"><seg>The port.</seg></tuv></tu><tu tuid="7"><tuv xml:lang="en"><seg/></tuv></tu>` + tmxFoot, " (1 without any text)", "The port.", ""},
		{XLIFF12, unit(`<trans-unit id="1" datatype="html"><source>The port.</source><target>Порт.</target></trans-unit>`), "", "The port.", "datatype=html"},
		{XLIFF12, unit(`<trans-unit id="1"><source>The port.</source><target>П<x:b>ор</x:b>т.</target></trans-unit>`), unread, "The port.", ""},
		{XLIFF12, strings.Replace(unit(`<trans-unit id="1"><source>The port.</source><target>Порт.</target></trans-unit>`), `datatype="plaintext"`, `datatype="html" date="2026" build-num="7"`, 1),
			"; 3 details of the file's header left behind", "The port.", ""},
		{JSONL, `{"id":7,"Source":{"lang":"en","text":["The port."]},"target":{"lang":"ru","text":["Порт."]},"domain":"sea \":","seen":true,"none":null}`, "", "The port.", "domain=sea \": id=7 seen=true"},
		{JSONL, `{"source":{"lang":"en","text":["The \"port\": open."]},"target":{"lang":"ru","text":["Порт."]},"tags":["a"]}`, unread, `The "port": open.`, ""},
		{JSONL, `{"source":{"lang":"en","text":["The port."],"voice":"low"},"target":{"lang":"ru","text":["Порт."]}}`, unread, "The port.", ""},
		{JSONL, `{"source":"The port.","target":"Порт.","score":0.5}`, "", "The port.", "score=0.5"},
		{JSONL, `{"source":"The port.","target":"Порт.","score"	: 0.5}`, "", "The port.", "score=0.5"},
	} {
		d := disk{"in": bytes.NewBufferString(tt.text)}
		s, err := (&Input{Path: "in", Open: d.open}).Stream(tt.format.Name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		report, err := Write(s, TSV, "out", d.create, Options{})
		want := "1 written, 0 skipped" + tt.report
		if strings.HasPrefix(tt.report, " (1") {
			want = "1 written, 1 skipped" + tt.report
		}
		if err != nil || report.String() != want {
			t.Errorf("%s: %v, %v, want %s", tt.text, report, err, want)
		}
		u := unitsOf(t, &Input{Path: "out", Open: d.open}, "tsv")[0]
		if rest := strings.Join(sorted(u), " "); u.Src.Text() != tt.src || rest != tt.rest {
			t.Errorf("%s: %s with %s, want %s with %s", tt.text, u.Src.Text(), rest, tt.src, tt.rest)
		}
	}
}
