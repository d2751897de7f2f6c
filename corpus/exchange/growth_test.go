package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/growth"
)

var times, numbered, within, inside, stored = growth.Times, growth.Fill, growth.Within, growth.Inside, growth.Stored

// A nativeLine is a line of JSON Lines with what is said of its sides and of it.
func nativeLine(src, dst, rest string) string {
	return `{"source":{"lang":"en",` + src + `},"target":{"lang":"ru",` + dst + `}` + rest + "}\n"
}

// bulky are bitexts of n parts, as native lines, of which every format makes
// something.
var bulky = []struct {
	name string
	text func(n int) string
}{
	{"units", times(nativeLine(`"text":["Costs fell."]`, `"text":["Расходы упали."]`, ""))},
	{"units that name their places", numbered(nativeLine(`"segments":[%[1]d],"text":["Costs fell."]`, `"segments":[%[1]d],"text":["Расходы упали."]`, ""))},
	{"units in the opposite order", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(nativeLine(fmt.Sprintf(`"segments":[%d],"text":["Costs fell."]`, k), fmt.Sprintf(`"segments":[%d],"text":["Расходы упали."]`, n-1-k), `,"moved":true`))
		}
		return b.String()
	}},
	{"omissions and additions", func(n int) string {
		return nativeLine(`"text":["Costs fell."]`, `"text":["Расходы упали."]`, "") +
			times(nativeLine(`"text":["Costs fell."]`, `"text":[]`, "")+nativeLine(`"text":[]`, `"text":["Расходы упали."]`, ""))(n)
	}},
	{"additions before what moved", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(nativeLine(`"at":0,"text":[]`, fmt.Sprintf(`"segments":[%d],"text":["Расходы упали."]`, 2*n-k), ""))
		}
		for k := range n {
			b.WriteString(nativeLine(fmt.Sprintf(`"segments":[%d],"text":["Costs fell."]`, k), fmt.Sprintf(`"segments":[%d],"text":["Расходы упали."]`, n-1-k), `,"moved":true`))
		}
		return b.String()
	}},
	{"one text", within(`{"source":{"lang":"en","text":["x`, times(` Costs & <wages> fell\n-->`), `"]},"target":{"lang":"ru","text":["Да"]}}`+"\n")},
	{"segments", within(`{"source":{"lang":"en","text":["x"`, times(`,"Costs fell."`), `]},"target":{"lang":"ru","text":["Да"]}}`+"\n")},
	{"segments on both sides", func(n int) string {
		return nativeLine(`"text":["x"`+times(`,"Costs fell."`)(n)+`]`, `"text":["х"`+times(`,"Да"`)(n)+`]`, "")
	}},
	{"notes", within(`{"source":{"lang":"en","text":["x"]},"target":{"lang":"ru","text":["х"]},"notes":["x"`, numbered(`,"note %d"`), "]}\n")},
	{"properties", within(`{"source":{"lang":"en","text":["x"]},"target":{"lang":"ru","text":["х"]},"properties":[{"name":"a","value":"b"}`, numbered(`,{"name":"p%d","value":"b"}`), "]}\n")},
	{"the properties of other formats", within(`{"source":{"lang":"en","text":["x"]},"target":{"lang":"ru","text":["х"]},"properties":[{"name":"a","value":"b"}`,
		times(`,{"name":"comment","value":"a\nb"},{"name":"reference","value":"a"},{"name":"created","value":"b"},{"name":"prop:a","value":"b"},{"name":"plural","value":"1"},{"name":"id","value":"1"}`), "]}\n")},
	{"plural forms", numbered(nativeLine(`"text":["a harbor"]`, `"text":["гавань"]`, `,"properties":[{"name":"plural","value":"%d"}]`))},
	{"codes", within(`{"source":{"lang":"en","text":["x"],"codes":[[{"at":0,"id":"a","text":"<b>"}`, numbered(`,{"at":1,"kind":"open","id":"%[1]d","text":"<b>"},{"at":1,"kind":"close","id":"%[1]d"}`), `]]},"target":{"lang":"ru","text":["х"]}}`+"\n")},
	{"codes opened", within(`{"source":{"lang":"en","text":["x"],"codes":[[{"at":0,"id":"a","text":"<b>"}`, times(`,{"at":1,"kind":"open","id":"1","text":"<b>"}`), `]]},"target":{"lang":"ru","text":["х"]}}`+"\n")},
	{"codes of another file that are not well-formed", within(`{"source":{"lang":"en","text":["x"],"codes":[[{"at":0,"id":"a","text":"<b>"}`, times(`,{"at":1,"kind":"open","id":"1","markup":"<g>","syntax":"xliff"},{"at":1,"kind":"open","id":"1","markup":"<hi>","syntax":"tmx"}`), `]]},"target":{"lang":"ru","text":["х"]}}`+"\n")},
	{"the same id", times(nativeLine(`"text":["Costs fell."]`, `"text":["Расходы упали."]`, `,"properties":[{"name":"id","value":"7"},{"name":"context","value":"c"}]`))},
	{"paragraphs of many sentences", func(n int) string {
		var b strings.Builder
		for k := range n {
			b.WriteString(nativeLine(fmt.Sprintf(`"segments":[%d],"blocks":[1],"text":["Costs fell."]`, k), fmt.Sprintf(`"segments":[%d],"blocks":[1],"text":["Расходы упали."]`, k), ""))
		}
		return b.String()
	}},
}

// written are the bulky bitexts written in every format that bitext writes, and
// read back in those that it reads.
func bulkyCases() (cases []growth.Case) {
	for _, f := range All {
		for _, kind := range bulky {
			cases = append(cases, growth.Case{Name: f.Name + " written, " + kind.name, Text: kind.text, Read: func(input string) error {
				return writeAndRead(f, input)
			}})
		}
	}
	return cases
}

// writeAndRead writes native lines in a format, and reads what was written.
func writeAndRead(f *Format, native string) error {
	d := disk{"in": bytes.NewBufferString(native), "x.en": bytes.NewBufferString("Costs fell.\n"), "x.ru": bytes.NewBufferString("Расходы упали.\n")}
	s, err := (&Input{Path: "in", Open: d.open}).Stream("jsonl", Options{To: f})
	if err != nil {
		return err
	}
	out := "out" + extension(f)
	if _, err = Write(s, f, out, d.create, Options{Unaligned: Blank}); err != nil || f.Read == nil {
		return err
	}
	in := &Input{Path: out, Texts: [2]string{"x.en", "x.ru"}, Open: d.open}
	if f == Moses {
		in = Inputs([]string{"out.en", "out.ru"}, d.open)[0]
	}
	return drainAs(in, f.Name)
}

// drainAs reads an input in a format to its end.
func drainAs(in *Input, format string) error {
	defer in.Close()
	s, err := in.Stream(format, Options{})
	if err != nil {
		return err
	}
	_, err = s.Bitext()
	return err
}

const (
	tmxHead   = `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>`
	tmxFoot   = `</body></tmx>`
	xliffHead = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" source-language="en" target-language="ru"><body>`
	xliffFoot = `</body></file></xliff>`
	xliff2    = `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ru"><file id="f">`
	twoFoot   = `</file></xliff>`
	wordOpen  = `<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>en</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>ru</w:t></w:r></w:p></w:tc></w:tr>`
	wordClose = `</w:tbl></w:body></w:document>`
	sheetOpen = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>en</t></is></c><c r="B1" t="inlineStr"><is><t>ru</t></is></c></row>`
	pageHead  = `<html><table><tr><th>en<th>ru</tr>`
)

// inWorkbook is a workbook with one sheet, whose XML is given.
func inWorkbook(sheet func(int) string) func(int) string {
	return func(n int) string { return stored(workbook(sheet(n))...) }
}

// workbook is the parts of a workbook with a sheet.
func workbook(sheet string) []string {
	return []string{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml", sheet}
}

func inWord(rows func(int) string) func(int) string {
	return func(n int) string { return stored("word/document.xml", wordOpen+rows(n)+wordClose) }
}

// bead is the n beads of links, by what is given for each side.
const (
	tuPair = `<tu><tuv xml:lang="en"><seg>Costs fell.</seg></tuv><tuv xml:lang="ru"><seg>Расходы упали.</seg></tuv></tu>`
)

// costly are files of n parts that took, or might take, a reader memory or time
// with the square of their size, by the format.
var costly = []struct {
	format, name string
	text         func(n int) string
}{
	{"beads", "beads", numbered("[%[1]d]:[%[1]d]:0.9\n")},
	{"beads", "one bead", within("[0", numbered(", %d"), "]:[0]\n")},
	{"beads", "beads of one segment", times("[0]:[0]\n")},
	{"beads", "comments", times("# x\n")},
	{"beads", "numbers", times("[1999999]:[1999999]\n")},
	{"beads", "apart", numbered("[%[1]d, 1%[1]d9]:[%[1]d]:0.9\n")},
	{"hunalign-ladder", "rungs", numbered("%[1]d\t%[1]d\t0.3\n")},
	{"hunalign-ladder", "one long bead", within("0\t0\t0\n", numbered("%d\t0\t0\n"), "1999999\t1999999\t0\n")},
	{"hunalign", "rows", times("Costs fell.\tРасходы упали.\t0.3\n")},
	{"hunalign", "segments", within("x", times(" ~~~ x"), "\tх\t0.3\n")},
	{"hunalign", "marks", within("x", times("~~~ "), "\tх\n")},
	{"hunalign", "tabs", times("a\t")},

	{"csv", "rows", within("en,ru\n", times("Costs fell.,Расходы упали.\n"), "")},
	{"csv", "columns", within("en,ru", numbered(",c%d"), "\na,б\n")},
	{"csv", "cells", within("en,ru\na,б", times(",x"), "\n")},
	{"csv", "languages", within("en,ru", times(",fr"), "\na,б\n")},
	{"csv", "quotation marks", within("en,ru\n\"", times(`""`), "\",б\n")},
	{"csv", "a quotation not ended", within("en,ru\n\"", times("a\n"), "")},
	{"csv", "blank lines", within("en,ru\n", times("\n"), "a,б\n")},
	{"csv", "apostrophes", within("bead,source,target\n1,", times("'"), "=1,б\n")},
	{"csv", "rows of one column", within("en,ru\n", times(",\n"), "a,б\n")},
	{"tsv", "rows", within("en\tru\n", times("Costs fell.\tРасходы упали.\n"), "")},
	{"tsv", "columns", within("source\ttarget", numbered("\tc%d"), "\na\tб\n")},
	{"tsv", "cuts", within("source\ttarget\tsource_cuts\n"+strings.Repeat("a ", 100)+"\tб\t1", times("+1"), "\n")},
	{"tsv", "cuts that fit", func(n int) string {
		return "source\ttarget\tsource_cuts\n" + times("a ")(n) + "a\tб\t1" + times("+1")(n) + "\n"
	}},
	{"tsv", "properties", within("source\ttarget\tproperties\na\tб\tx=y", numbered(" p%d=v"), "\n")},
	{"tsv", "the same property", within("source\ttarget\tproperties\na\tб\tx=y", times(" source-cuts=1+1"), "\n")},
	{"tsv", "languages", within("source\ttarget\tsource_lang\n", numbered("a\tб\ten-x-%d\n"), "")},

	{"jsonl", "lines", times(`{"source":"Costs fell.","target":"Расходы упали."}` + "\n")},
	{"jsonl", "keys", within(`{"source":"a","target":"б"`, numbered(`,"%d":1`), "}\n")},
	{"jsonl", "the same key", within(`{"source":"a","target":"б"`, times(`,"source":"a"`), "}\n")},
	{"jsonl", "deep", within(`{"source":"a","target":"б","x":`, inside("[", "]"), "}\n")},
	{"jsonl", "deep tables", func(n int) string { return strings.Repeat(`{"source":`, n) + `"a"` + strings.Repeat("}", n) }},
	{"jsonl", "escapes", within(`{"source":"a`, times(`\ud83d\ude00\u0430`), `","target":"б"}`+"\n")},
	{"jsonl", "backslashes", within(`{"source":"a`, times(`\\`), `","target":"б"}`+"\n")},
	{"jsonl", "blank lines", times("\n")},
	{"jsonl", "runs and codes", func(n int) string {
		return nativeLine(`"text":["x"],"runs":[[{"text":0,"file":0}`+times(`,{"text":1,"file":1}`)(n)+`]]`, `"text":["х"],"codes":[[{"at":0}`+times(`,{"at":1}`)(n)+`]]`, "")
	}},
	{"hf", "lines", times(`{"translation":{"en":"Costs fell.","ru":"Расходы упали."}}` + "\n")},
	{"hf", "languages", within(`{"translation":{"en":"a","ru":"б"`, numbered(`,"en-x-%d":"c"`), "}}\n")},
	{"hf", "keys", within(`{"translation":{"en":"a","ru":"б"}`, numbered(`,"%d":"c"`), "}\n")},

	{"moses", "lines", times("Costs fell.\n")},
	{"moses", "blank lines", times("\n")},
	{"moses", "one line", times("Costs ")},

	{"tmx", "units", within(tmxHead, times(tuPair), tmxFoot)},
	{"tmx", "variants", within(tmxHead+"<tu>", times(`<tuv xml:lang="en"><seg>a</seg></tuv>`), "</tu>"+tmxFoot)},
	{"tmx", "variants in many languages", within(tmxHead+"<tu>", numbered(`<tuv xml:lang="en-x-%d"><seg>a</seg></tuv>`), "</tu>"+tmxFoot)},
	{"tmx", "languages", within(tmxHead, numbered(`<tu><tuv xml:lang="en-x-%[1]d"><seg>a</seg></tuv><tuv xml:lang="ru-x-%[1]d"><seg>б</seg></tuv></tu>`), tmxFoot)},
	{"tmx", "units in one language", within(tmxHead, times(`<tu><tuv xml:lang="en"><seg>a</seg></tuv></tu>`), tmxFoot)},
	{"tmx", "properties of a unit", within(tmxHead+"<tu>", numbered(`<prop type="p%d">x</prop>`), tuPair[4:]+tmxFoot)},
	{"tmx", "properties of a variant", within(tmxHead+`<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ru">`, numbered(`<prop type="p%d">x</prop>`), `<seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "notes", within(tmxHead+"<tu>", times(`<note>x</note>`), tuPair[4:]+tmxFoot)},
	{"tmx", "codes", within(tmxHead+`<tu><tuv xml:lang="en"><seg>`, numbered(`a<bpt i="%[1]d">x</bpt>b<ept i="%[1]d"/>`), `</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "codes opened", within(tmxHead+`<tu><tuv xml:lang="en"><seg>`, times(`a<bpt i="1">x</bpt>`), `</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "one code", within(tmxHead+`<tu><tuv xml:lang="en"><seg>a<ph>`, times(`<sub>x</sub>`), `</ph></seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "texts in a segment", within(tmxHead+`<tu><tuv xml:lang="en"><seg>`, times(`a<!-- -->`), `</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "segments of a variant", within(tmxHead+`<tu><tuv xml:lang="en">`, times(`<seg>a</seg>`), `</tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "spaces", within(tmxHead+`<tu><tuv xml:lang="en"><seg>`, times("\n \t"), `</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "attributes", within(tmxHead+"<tu", numbered(` a%d="x"`), ">"+tuPair[4:]+tmxFoot)},
	{"tmx", "the same attribute", within(tmxHead+"<tu", times(` creationdate="x"`), ">"+tuPair[4:]+tmxFoot)},
	{"tmx", "units in units", within(tmxHead, inside("<tu>", "</tu>"), tmxFoot)},
	{"tmx", "units not ended", within(tmxHead, times("<tu><tuv>"), "")},
	{"tmx", "entities", within("<!DOCTYPE tmx [", numbered(`<!ENTITY a%d "x">`), "]>"+tmxHead+tuPair+tmxFoot)},
	{"tmx", "entities used", within(`<!DOCTYPE tmx [<!ENTITY a "`+strings.Repeat("x", 64)+`">]>`+tmxHead+`<tu><tuv xml:lang="en"><seg>`, times("&a;"), `</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu>`+tmxFoot)},
	{"tmx", "document types", within("", times(`<!DOCTYPE tmx [<!ENTITY a "x">]>`), tmxHead+tuPair+tmxFoot)},
	{"tmx", "header", within(`<tmx version="1.4"><header srclang="en">`, times(`<prop type="x">y</prop><note>z</note>`), `</header><body>`+tuPair+tmxFoot)},
	{"tmx", "ids", within(tmxHead, numbered(`<tu tuid="%d">`+tuPair[4:]), tmxFoot)},

	{"xliff", "units", within(xliffHead, numbered(`<trans-unit id="%d"><source>a</source><target>б</target></trans-unit>`), xliffFoot)},
	{"xliff", "segments marked", within(xliffHead+`<trans-unit id="1"><source>a</source><seg-source>`, numbered(`<mrk mtype="seg" mid="%d">a</mrk> `), `</seg-source><target>б</target></trans-unit>`+xliffFoot)},
	{"xliff", "segments marked on both sides", func(n int) string {
		marked := numbered(`<mrk mtype="seg" mid="%d">a</mrk> `)(n)
		return xliffHead + `<trans-unit id="1"><source>a</source><seg-source>` + marked + `</seg-source><target>` + marked + `</target></trans-unit>` + xliffFoot
	}},
	{"xliff", "segments with one mark", within(xliffHead+`<trans-unit id="1"><source>a</source><seg-source>`, times(`<mrk mtype="seg" mid="1">a</mrk>`), `</seg-source><target>б</target></trans-unit>`+xliffFoot)},
	{"xliff", "segments in segments", within(xliffHead+`<trans-unit id="1"><source>a</source><seg-source>`, inside(`<mrk mtype="seg" mid="1">`, `</mrk>`), `</seg-source><target>б</target></trans-unit>`+xliffFoot)},
	{"xliff", "codes around", within(xliffHead+`<trans-unit id="1"><source>`, numbered(`<g id="%d">a</g>`), `</source><target>б</target></trans-unit>`+xliffFoot)},
	{"xliff", "codes", within(xliffHead+`<trans-unit id="1"><source>`, numbered(`a<bx id="%[1]d"/>b<ex id="%[1]d"/>`), `</source><target>б</target></trans-unit>`+xliffFoot)},
	{"xliff", "contexts", within(xliffHead+`<trans-unit id="1"><source>a</source><target>б</target><context-group>`, numbered(`<context context-type="x-p%d">x</context>`), `</context-group></trans-unit>`+xliffFoot)},
	{"xliff", "notes", within(xliffHead+`<trans-unit id="1"><source>a</source><target>б</target>`, times(`<note>x</note>`), `</trans-unit>`+xliffFoot)},
	{"xliff", "other translations", within(xliffHead+`<trans-unit id="1"><source>a</source><target>б</target>`, times(`<alt-trans><target>б</target></alt-trans>`), `</trans-unit>`+xliffFoot)},
	{"xliff", "groups", within(xliffHead, inside("<group>", "</group>"), xliffFoot)},
	{"xliff", "files", within(`<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">`, numbered(`<file original="%d" datatype="plaintext" source-language="en" target-language="ru"><body><trans-unit id="1"><source>a</source><target>б</target></trans-unit></body></file>`), `</xliff>`)},
	{"xliff2", "units", within(xliff2, numbered(`<unit id="%d"><segment><source>a</source><target>б</target></segment></unit>`), twoFoot)},
	{"xliff2", "segments", within(xliff2+`<unit id="1">`, numbered(`<segment id="s%d"><source>a</source><target>б</target></segment>`), `</unit>`+twoFoot)},
	{"xliff2", "notes and segments", func(n int) string {
		return xliff2 + `<unit id="1"><notes>` + times(`<note>x</note>`)(n) + `</notes>` + times(`<segment><source>a</source><target>б</target></segment>`)(n) + `</unit>` + twoFoot
	}},
	{"xliff2", "data", func(n int) string {
		return xliff2 + `<unit id="1"><originalData>` + numbered(`<data id="d%d">x</data>`)(n) + `</originalData><segment><source>` + numbered(`<ph id="%[1]d" dataRef="d%[1]d"/>`)(n) + `</source></segment></unit>` + twoFoot
	}},
	{"xliff2", "long data many times", func(n int) string {
		return xliff2 + `<unit id="1"><originalData><data id="d">` + times("x")(n) + `</data></originalData><segment><source>` + times(`<ph id="1" dataRef="d"/>`)(n) + `</source></segment></unit>` + twoFoot
	}},
	{"xliff2", "codes around codes", within(xliff2+`<unit id="1"><segment><source>`, inside(`<pc id="1">`, `</pc>`), `</source></segment></unit>`+twoFoot)},

	{"po", "messages", numbered("msgid \"a%d\"\nmsgstr \"б\"\n\n")},
	{"po", "comments", within(times("# x\n")(1), numbered("#. note %d\n#: file:%[1]d\n#, flag\n#| old\n"), "msgid \"a\"\nmsgstr \"б\"\n")},
	{"po", "flags", within("#, a", times(", b"), "\nmsgid \"a\"\nmsgstr \"б\"\n")},
	{"po", "lines that go on", within("msgid \"a\"\nmsgstr \"\"\n", times("\"б \"\n"), "")},
	{"po", "the same keyword", within("", times("msgid \"a\"\n"), "msgstr \"б\"\n")},
	{"po", "forms of one number", within("msgid \"a\"\nmsgid_plural \"b\"\n", times("msgstr[1] \"б\"\n"), "")},
	{"po", "obsolete messages", within("msgid \"a\"\nmsgstr \"б\"\n\n", times("#~ msgid \"a\"\n#~ msgstr \"б\"\n"), "")},
	{"po", "header", within("msgid \"\"\nmsgstr \"\"\n", times("\"X-Language: ru\\n\"\n"), "\nmsgid \"a\"\nmsgstr \"б\"\n")},
	{"po", "the same message", times("msgid \"a\"\nmsgstr \"б\"\n\n")},
	{"po", "escapes", within("msgid \"a\"\nmsgstr \"", times(`\n\"\\\101`), "\"\n")},

	{"xces", "links", func(n int) string {
		return linked(`<cesAlign><linkGrp fromDoc="s.xml" toDoc="t.xml">`+numbered(`<link xtargets="%[1]d;%[1]d"/>`)(n)+`</linkGrp></cesAlign>`, sentences(n), sentences(n))
	}},
	{"xces", "one link", func(n int) string {
		return linked(`<cesAlign><linkGrp fromDoc="s.xml" toDoc="t.xml"><link xtargets="`+numbered("%d ")(n)+`;0"/></linkGrp></cesAlign>`, sentences(n), sentences(1))
	}},
	{"xces", "links of one sentence", func(n int) string {
		return linked(`<cesAlign><linkGrp fromDoc="s.xml" toDoc="t.xml">`+times(`<link xtargets="0;0"/>`)(n)+`</linkGrp></cesAlign>`, sentences(1), sentences(1))
	}},
	{"xces", "links crossed", func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, `<link xtargets="%d;%d"/>`, k, n-1-k)
		}
		return linked(`<cesAlign><linkGrp fromDoc="s.xml" toDoc="t.xml">`+b.String()+`</linkGrp></cesAlign>`, sentences(n), sentences(n))
	}},
	{"xces", "groups of links", func(n int) string {
		return linked(`<cesAlign>`+times(`<linkGrp fromDoc="s.xml" toDoc="t.xml"><link xtargets="0;0"/></linkGrp>`)(n)+`</cesAlign>`, sentences(1), sentences(1))
	}},
	{"xces", "documents named", func(n int) string {
		return linked(`<cesAlign>`+numbered(`<linkGrp fromDoc="s%d.xml" toDoc="t.xml"><link xtargets="0;0"/></linkGrp>`)(n)+`</cesAlign>`, sentences(1), sentences(1))
	}},
	{"xces", "pairs of long documents", func(n int) string {
		return linked(`<cesAlign>`+numbered(`<linkGrp fromDoc="s.xml" toDoc="./%[1]d/../t.xml"><link xtargets="0;0"/></linkGrp>`)(n)+`</cesAlign>`, sentences(n), sentences(n))
	}},
	{"intertext", "links", func(n int) string {
		return linked(`<linkGrp toDoc="t.xml" fromDoc="s.xml">`+numbered(`<link xtargets="%[1]d;%[1]d"/>`)(n)+`</linkGrp>`, sentences(n), sentences(n))
	}},
	{"intertext", "sentences in sentences", func(n int) string {
		return linked(`<linkGrp toDoc="t.xml" fromDoc="s.xml"><link xtargets="0;0"/></linkGrp>`, "<text>"+inside(`<s id="0">`, "</s>")(n)+"</text>", sentences(1))
	}},
	{"intertext", "a sentence of parts", func(n int) string {
		return linked(`<linkGrp toDoc="t.xml" fromDoc="s.xml"><link xtargets="0;0"/></linkGrp>`, `<text><s id="0">`+times("<w>a</w> ")(n)+"</s></text>", sentences(1))
	}},

	{"html", "rows", within(pageHead, times("<tr><td>a<td>б</tr>"), "</table>")},
	{"html", "cells", within(pageHead+"<tr>", times("<td>a"), "</table>")},
	{"html", "wide cells", within(pageHead+"<tr>", times("<td colspan=100>a"), "</table>")},
	{"html", "tall cells", within(pageHead, times("<tr><td rowspan=1000000000>a<td>б</tr>"), "</table>")},
	{"html", "tall and wide cells", within(pageHead, times("<tr><td rowspan=1000000000 colspan=100>a"), "</table>")},
	{"html", "tables", within(pageHead+"</table>", times("<table><tr><td>a<td>б</tr></table>"), "")},
	{"html", "tables in tables", within(pageHead, inside("<tr><td><table>", "</table>"), "")},
	{"html", "paragraphs in a cell", within(pageHead+"<tr><td>", times("<p>a"), "<td>б</table>")},
	{"html", "words in a cell", within(pageHead+"<tr><td>", times("a <b>b</b>\n"), "<td>б</table>")},
	{"html", "breaks in a cell", within(pageHead+"<tr><td>", times("a<br>"), "<td>б</table>")},
	{"html", "items in a cell", within(pageHead+"<tr><td>", times("<li>a"), "<td>б</table>")},
	{"html", "attributes", within(pageHead+"<tr><td", numbered(" a%d=1"), ">a<td>б</table>")},
	{"html", "scripts", within(pageHead+"<tr><td>a<script>", times("<!--<script>"), "<td>б</table>")},
	{"html", "references", within(pageHead+"<tr><td>", times("&amp;&notit;&#x41;"), "<td>б</table>")},

	{"docx", "rows", inWord(times(`<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>б</w:t></w:r></w:p></w:tc></w:tr>`))},
	{"docx", "cells", inWord(within("<w:tr>", times(`<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>`), "</w:tr>"))},
	{"docx", "wide cells", inWord(within("<w:tr>", times(`<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr></w:tc>`), "</w:tr>"))},
	{"docx", "paragraphs", inWord(within("<w:tr><w:tc>", times(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`), "</w:tc></w:tr>"))},
	{"docx", "runs", inWord(within("<w:tr><w:tc><w:p>", times(`<w:r><w:t>a </w:t></w:r>`), "</w:p></w:tc></w:tr>"))},
	{"docx", "tables in tables", inWord(inside("<w:tr><w:tc><w:tbl>", "</w:tbl></w:tc></w:tr>"))},
	{"docx", "tables", inWord(within("</w:tbl>", times("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), "<w:tbl>"))},
	{"docx", "paragraphs joined", inWord(within("<w:tr><w:tc>", times(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`), "</w:tc></w:tr>"))},
	{"docx", "properties", inWord(within("<w:tr><w:tc><w:p>", times(`<w:pPr/>`), "</w:p></w:tc></w:tr>"))},
	{"docx", "parts", func(n int) string {
		parts := []string{"word/document.xml", wordOpen + wordClose}
		for k := range n {
			parts = append(parts, fmt.Sprintf("word/part%d.xml", k), "")
		}
		return stored(parts...)
	}},

	{"xlsx", "rows", inWorkbook(within(sheetOpen, numbered(`<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>%d</t></is></c></row>`), `</sheetData></worksheet>`))},
	{"xlsx", "cells", inWorkbook(within(sheetOpen+"<row>", times(`<c t="inlineStr"><is><t>a</t></is></c>`), `</row></sheetData></worksheet>`))},
	{"xlsx", "a row far below", inWorkbook(within(sheetOpen, times(`<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>a</t></is></c></row>`), `</sheetData></worksheet>`))},
	{"xlsx", "a column far to the right", inWorkbook(within(sheetOpen, times(`<row><c r="XFD2" t="inlineStr"><is><t>a</t></is></c></row>`), `</sheetData></worksheet>`))},
	{"xlsx", "cells joined", inWorkbook(within(sheetOpen+`</sheetData><mergeCells>`, numbered(`<mergeCell ref="A%[1]d:B%[1]d1"/>`), `</mergeCells></worksheet>`))},
	{"xlsx", "the same cells joined", inWorkbook(within(sheetOpen+`</sheetData><mergeCells>`, times(`<mergeCell ref="A1:XFD1048576"/>`), `</mergeCells></worksheet>`))},
	{"xlsx", "one string in many cells", func(n int) string {
		return growth.Packed(append(workbook(sheetOpen+"<row>"+times(`<c t="s"><v>0</v></c>`)(min(n, 16000))+`</row></sheetData></worksheet>`), "xl/sharedStrings.xml", `<sst><si><t>`+times("港口 ")(n)+`</t></si></sst>`)...)
	}},
	{"xlsx", "runs", inWorkbook(within(sheetOpen+`<row><c t="inlineStr"><is>`, times(`<r><t>a</t></r>`), `</is></c></row></sheetData></worksheet>`))},
	{"xlsx", "parts", func(n int) string {
		var parts []string
		for k := range n {
			parts = append(parts, fmt.Sprintf("xl/part%d.xml", k), "")
		}
		return inWorkbook(within(sheetOpen, times(""), `</sheetData></worksheet>`))(1) + stored(parts...)
	}},
}

// apart parts the files of a text that is several.
const apart = "\x1enext file\x1e"

// linked is a file of links and its two documents.
func linked(links, src, dst string) string { return links + apart + src + apart + dst }

// sentences is a document of n sentences.
func sentences(n int) string {
	return within("<text>", numbered(`<p><s id="%d">Costs fell.</s></p>`), "</text>")(n)
}

// large are those of them whose square shows in large inputs only: units of which
// each looked through all others of its message.
var large = []string{
	"tmx properties of a variant", "tmx variants in many languages", "xliff segments marked on both sides", "xliff2 segments", "xliff2 notes and segments",
}

// costlyCases are the costly files as cases: each is read, looked at by the rules
// of the format, where there are any, and written in its own format again, where
// it can be.
func costlyCases() (cases []growth.Case) {
	for _, c := range costly {
		name := c.format + " " + c.name
		cases = append(cases, growth.Case{Name: name, Text: c.text, Large: slices.Contains(large, name), Read: func(input string) error {
			d := disk{}
			for k, text := range strings.Split(input, apart) {
				d[[]string{"x.en", "s.xml", "t.xml"}[k]] = bytes.NewBufferString(text)
			}
			d["x.ru"] = d["x.en"]
			d["texts"] = bytes.NewBufferString(strings.Repeat("a\n", 100))
			open := func() *Input {
				return &Input{Path: "x.en", Pair: "x.ru", Texts: [2]string{"texts", "texts"}, Open: d.open}
			}
			f, err := ByName(c.format)
			if err != nil {
				return err
			}
			var errs []error
			if f.validate != nil {
				errs = append(errs, Validate(open(), f.Name, func(rules.Problem) {}))
			}
			in := open()
			defer in.Close()
			s, err := in.Stream(f.Name, Options{To: f})
			if err == nil {
				_, err = Write(s, f, "out"+extension(f), func(string) (io.WriteCloser, error) { return diskFile{new(bytes.Buffer)}, nil }, Options{Unaligned: Blank})
			}
			if errs = append(errs, err); errors.Join(errs...) != nil {
				return errors.New(strings.ReplaceAll(errors.Join(errs...).Error(), "\n", " and ")) // which are lines of their own
			}
			return nil
		}})
	}
	return cases
}

// TestGrowth: what a bitext takes in time and memory, to be read, looked at and
// written, grows with its size, not with the square, or it is refused in one line.
func TestGrowth(t *testing.T) { growth.Check(t, append(costlyCases(), bulkyCases()...)) }

// BenchmarkGrowth reads and writes larger bitexts: run it with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) { growth.Bench(b, append(costlyCases(), bulkyCases()...)) }

// A workbook of a few kilobytes that would fill the memory is refused.
func TestSharedTooOften(t *testing.T) {
	cells := `<row>` + times(`<c t="s"><v>0</v></c>`)(90) + `</row>`
	packed := growth.Packed(append(workbook(sheetOpen+times(cells)(100)+`</sheetData></worksheet>`), "xl/sharedStrings.xml", `<sst><si><t>`+times("x")(32767)+`</t></si></sst>`)...)
	in := &Input{Path: "x.xlsx", Open: disk{"x.xlsx": bytes.NewBufferString(packed)}.open}
	if _, err := in.Stream("xlsx", Options{}); err == nil || !strings.HasPrefix(err.Error(), "x.xlsx: its cells hold more than 256 MB") {
		t.Errorf("%d bytes: %v", len(packed), err)
	}
}

// Every format that is read has files that may be costly; of those that are
// written TestGrowth asks no list, as it writes all.
func TestAllFormatsGrow(t *testing.T) {
	for _, f := range All {
		if f.Read != nil && !slices.ContainsFunc(costly, func(c struct {
			format, name string
			text         func(n int) string
		}) bool {
			return c.format == f.Name
		}) {
			t.Errorf("no file that is costly to read as %s", f.Name)
		}
	}
}
