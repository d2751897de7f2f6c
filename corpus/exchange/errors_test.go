package exchange

import (
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/lines"
)

const (
	tmxStart = `<tmx version="1.4"><header srclang="en"/><body>`
	tmxPair  = `<tu><tuv xml:lang="en"><seg>Costs fell.</seg></tuv><tuv xml:lang="ru"><seg>Расходы упали.</seg></tuv></tu>`
)

// Wrong input is an error that says where and what to do.
func TestReadErrors(t *testing.T) {
	large := strings.Repeat("Мост закрыт. ", lines.Max/20)
	tests := []struct{ name, path, text, want string }{
		{"nothing", "x.tmx", "", "x.tmx:1: the file is empty"},
		{"prose", "x.txt", "Дорогая редакция!", "x.txt: not a bitext that can be told by its content"},
		{"wrong extension", "x.tmx", "PK\x03\x04\x00\x00", "x.tmx: not a sound zip archive"},
		{"TXML", "x.txml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<txml locale=\"en-US\" version=\"1.0\" targetlocale=\"ru-RU\">\t<translatable blockId=\"1\"/></txml>", "x.txml: a file of Wordfast Pro (TXML), which is not read as a bitext: export it from there as XLIFF"},
		{"TTX", "x.ttx", "\xff\xfe" + utf16le("<?xml version='1.0'?>\r\n<TRADOStag Version=\"2.0\"><FrontMatter>"), "x.ttx: a file of Trados TagEditor (TTX), which is not read as a bitext: open it in Trados Studio"},
		{"a memory of Trados", "x.sdltm", "SQLite format 3\x00\x10\x00\x01\x01", "x.sdltm: a database (SQLite), as the memories of Trados Studio (.sdltm) are, which is not read as a bitext: export it from there as TMX"},
		{"a memory of bitext", "x.memory", "SQLite format 3\x00" + strings.Repeat("\x00", 52) + "btxm", "x.memory: a translation memory as bitext memory keeps it, which is not read as a bitext: name it with --memory, or write it with bitext memory export"},
		{"TMX without a body", "x", "<tmx></tmx>", "x:1: not a TMX file: it has no <body>"},
		{"TMX cut short", "x", tmxStart + tmxPair + "\n<tu><tuv", "x:2: the file ends in the middle"},
		{"TMX cut short between units", "x", tmxStart + tmxPair + "\n", "x:2: the file ends inside <body>"},
		{"TMX with a NUL", "x", tmxStart + "\n<tu><tuv xml:lang='en'><seg>\x00", "x:1: not a text file: it holds NULs"},
		{"TMX that is GBK and does not say so", "x", tmxStart + "\n<tu><tuv xml:lang='zh'><seg>\xd6\xd0", "x:2: the text is not UTF-8"},
		{"TMX in an encoding nobody knows", "x", "<?xml version='1.0' encoding='klingon-8'?>" + tmxStart, `x:1: the encoding "klingon-8" is not known`},
		{"TMX whose tags cross", "x", tmxStart + "\n<tu><tuv></tu></tuv>", "x:2: not well-formed XML: </tu> ends what was not begun"},
		{"TMX with half a surrogate pair", "x", "\xff\xfe" + utf16le(tmxStart) + "\x00\xd8a\x00", "x:1: half of a surrogate pair"},
		{"entities that expand", "x", "<!DOCTYPE tmx [<!ENTITY b 'bb'><!ENTITY a '&b;&b;'>]>" + tmxStart + "\n<tu><tuv><seg>&a;", "x:2: not well-formed XML: invalid character entity &a;"},
		{"a million levels", "x", tmxStart + strings.Repeat("<hi>", 1_000_000), "x:1: elements stand more than 100 deep in one another"},
		{"one unit larger than memory should be", "x", tmxStart + "<tu><tuv><seg>" + large, "x:1: one unit is larger than 16 MiB"},
		{"XLIFF without languages", "x", "<xliff version='1.2'><file/></xliff>", "x:1: not an XLIFF file: it names no source language"},
		{"TSV with one column", "x.tsv", "bridge\n", "x.tsv:1: one column only"},
		{"TSV that loses a column", "x.tsv", "a\tб\nв\n", "x.tsv:2: one column only, where the first line has 2"},
		{"TSV in GB 18030", "x.tsv", "en\tzh\na\t\xd6\xd0", "x.tsv:2: column 3: byte 0xD6 is not UTF-8"},
		{"TSV with a column of languages that are none", "x.tsv", "source\ttarget\tsource_lang\na\tб\t12", `x.tsv:2: "12" is not a language tag`},
		{"a line without end", "x.tsv", "a\tб\n" + large, "x.tsv:2: the line is longer than 16 MiB"},
		{"CSV with an open quotation mark", "x.csv", "en,ru\n\"a,б\n", "x.csv:2: a quotation mark is not closed"},
		{"CSV with a stray quotation mark", "x.csv", "en,ru\na\"b,б\n", "x.csv:2: a quotation mark in a field"},
		{"JSON that is none", "x", "{\"source\":{}}}\n", "x:1: byte 14: not JSON"},
		{"JSON cut short", "x", `{"source":{"text":["a"]},"target":{"text":["б"]}}` + "\n{\"source\":", "x:2: byte 10: not JSON"},
		{"JSON of another kind", "x", `{"name":"bitext"}`, "x:1: the object holds no text of a bitext"},
		{"JSON with a number for a text", "x", `{"source":{"text":[1]}}`, `x:1: byte 20: "source.text" is a number`},
		{"JSON with half a surrogate pair", "x", `{"source":{"text":["\ud83d"]}}`, "x:1: half of a surrogate pair"},
		{"Hugging Face with one language", "x", `{"translation":{"en":"a"}}`, "x:1: not two languages, but en"},
		{"Hugging Face with a number", "x", `{"translation":{"en":1}}`, `x:1: "translation" is not an object of texts`},
		{"PO in an encoding that nobody knows", "x.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=VISCII\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"", "x.po:1: the catalogue is in viscii, which bitext does not know; save it as UTF-8"},
		{"PO without quotation marks", "x.po", "msgid \"a\"\nmsgstr b\n", `x.po:2: want a text in quotation marks, got "b"`},
		{"PO cut short", "x.po", "msgid \"a\"\n", "x.po:2: the catalogue ends in the middle"},
		{"PO that says a text twice", "x.po", "msgid \"a\"\nmsgid \"b\"\nmsgstr \"б\"\n", `x.po:2: msgid for the second time in one message`},
		{"XLIFF that repeats its data", "x", xliff2 + `<unit id="1"><originalData><data id="d">` + strings.Repeat("x", 1000) + `</data></originalData>` + "\n<segment><source>" + strings.Repeat(`<ph id="1" dataRef="d"/>`, 1100) + `</source></segment></unit>` + twoFoot, "x:2: the codes of the unit stand for more than 1 MiB"},
		{"a workbook with cells far beside its table", "x.xlsx", inWorkbook(within(sheetOpen, times(`<row><c r="XFD2" t="inlineStr"><is><t>a</t></is></c></row>`), `</sheetData></worksheet>`))(130), "x.xlsx: the sheet a cannot be read: more than 2000000 cells right of column 100, empty ones too: delete what is beside the table"},
		{"links without texts", "x.beads", "[0]:[0]\n", "x.beads: the file holds segment numbers, not texts"},
		{"XCES without its texts", "x.xces", "<cesAlign><linkGrp fromDoc='en.xml' toDoc='ru.xml'/></cesAlign>", "x.xces: its texts stand in files of their own"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := &Input{Path: tt.path, Open: files{tt.path: tt.text}.open}
			err := drain(in)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %q, want %q in it", err, tt.want)
			}
		})
	}
}

// The notes of a unit are said of each of its segments, of many of them as long as
// they are short.
func TestNotesOfManySegments(t *testing.T) {
	for length, want := range map[int]string{
		codes.MaxData / 2:   "",
		codes.MaxData/2 + 1: "x:1: the notes and properties of the unit, said of each of its 3 segments, are more than 1 MiB",
	} {
		file := xliff2 + `<unit id="1"><notes><note>` + strings.Repeat("x", length) + "</note></notes>" + strings.Repeat(`<segment><source>a</source></segment>`, 3) + `</unit>` + twoFoot
		got := ""
		if err := drain(&Input{Path: "x", Open: files{"x": file}.open}); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%d bytes: %q, want %q", length, got, want)
		}
	}
}

// The user's word is taken for the language of a catalogue that names an odd one.
func TestCatalogueOfOddLanguage(t *testing.T) {
	file := "msgid \"\"\nmsgstr \"Language: klingon\\n\"\n\nmsgid \"The port.\"\nmsgstr \"Порт.\"\n"
	for dst, want := range map[corpus.Tag]string{"": `x.po:1: "klingon" is not a language tag; write it like en, zh-Hans or ru`, "ru": ""} {
		got := ""
		if _, err := (&Input{Path: "x.po", Open: files{"x.po": file}.open}).Stream("", Options{Dst: dst}); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("--target-lang %q: %q, want %q", dst, got, want)
		}
	}
}

// drain reads an input to its end.
func drain(in *Input) error {
	defer in.Close()
	s, err := in.Stream("", Options{})
	if err != nil {
		return err
	}
	for _, err := range s.Units {
		if err != nil {
			return err
		}
	}
	return nil
}

func utf16le(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}
