package exchange

import (
	"bytes"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// A language that was asked for and is not there is an error, whatever the format,
// and not another one's text; one in another region serves.
func TestAskedFor(t *testing.T) {
	const memory = tmxStart + tmxPair + `<tu><tuv xml:lang="en"><seg>The port.</seg></tuv></tu></body></tmx>`
	const pairs = `<xliff version="1.2"><file original="a" source-language="en" target-language="ru" datatype="plaintext"><body>` +
		`<trans-unit id="1"><source>The port.</source><target>Порт.</target></trans-unit></body></file>` +
		`<file original="b" source-language="en" target-language="zh-TW" datatype="plaintext"><body>` +
		`<trans-unit id="1"><source>The port.</source><target>港口。</target></trans-unit></body></file></xliff>`
	const catalogue = "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgid \"The port.\"\nmsgstr \"Порт.\"\n"
	for _, tt := range []struct {
		path, text string
		src, dst   corpus.Tag
		want       string // the error, or the texts
	}{
		{"x.tmx", memory, "en", "zh", "no unit has a text in zh, which was asked for; others are in ru"},
		{"x.tmx", memory, "de", "ru", "no unit has a text in de, which was asked for; others are in en"},
		{"x.tmx", memory, "", "zh", "no unit has a text in zh"},
		{"x.tmx", tmxStart + `<tu><tuv xml:lang="en"><seg>The port.</seg></tuv></tu></body></tmx>`, "en", "zh", "The port.|"},
		{"x.tmx", memory, "ru", "en", "Расходы упали.|Costs fell. |The port."},
		{"x.xlf", pairs, "en", "fr", "no unit is in the languages asked for, en and fr: they are in en and ru; en and zh-Hant"},
		{"x.xlf", pairs, "", "zh-HK", "The port.|港口。"},
		{"x.xlf", pairs, "", "zh-Hans", "no unit is in the languages asked for, any and zh-Hans"},
		{"x.xlf", pairs, "", "ru", "The port.|Порт."},
		{"x.tsv", "en\tru\nThe port.\tПорт.\n", "", "zh", "x.tsv:2: the text is in ru, not in zh, which was asked for"},
		{"x.tsv", "en\tzh-CN\nThe port.\t港口。\n", "en", "zh-Hant", "x.tsv:2: the text is in zh-Hans, not in zh-Hant"},
		{"x.tsv", "en-US\tzh-CN\nThe port.\t港口。\n", "en-GB", "zh", "The port.|港口。"},
		{"x.tsv", "The port.\tПорт.\n", "en", "ru", "The port.|Порт."},
		{"x.po", catalogue, "en", "zh", "the catalogue is in ru, not in zh, which was asked for"},
		{"x.po", catalogue, "en", "ru-KZ", "The port.|Порт."},
		{"x.jsonl", `{"source":{"lang":"en","text":["The port."]},"target":{"lang":"ru","text":["Порт."]}}`, "fr", "", "x.jsonl:1: the text is in en, not in fr"},
	} {
		in := &Input{Path: tt.path, Open: files{tt.path: tt.text}.open}
		var got []string
		s, err := in.Stream("", Options{Src: tt.src, Dst: tt.dst})
		if err == nil {
			for u, bad := range s.Units {
				if err = bad; err != nil {
					break
				}
				got = append(got, u.Src.Text()+"|"+u.Dst.Text())
			}
		}
		in.Close()
		if text := strings.Join(got, " "); err == nil && text != tt.want || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s, %q and %q: %q, %v, want %s", tt.path, tt.src, tt.dst, text, err, tt.want)
		}
	}
}

// Work without a translation yet goes from format to format and back, with the
// language it waits for or without one; a text in a language that nobody names
// does not.
func TestWorkToDo(t *testing.T) {
	const french = `<xliff version="1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>` +
		`<trans-unit id="1"><source>The port.</source></trans-unit></body></file></xliff>`
	any := strings.Replace(french, ` target-language="fr"`, "", 1)
	template := "msgid \"\"\nmsgstr \"\"\n\"Language: \\n\"\n\nmsgid \"The port.\"\nmsgstr \"\"\n"
	for _, tt := range []struct {
		path, text string
		to         *Format
		opt        Options
		want       string // in the output, or in the error
		dst        corpus.Tag
	}{
		{"x.xlf", french, TMX, Options{}, `<prop type="x-bitext:target-lang">fr</prop>`, "fr"},
		{"x.xlf", french, XLIFF21, Options{}, `trgLang="fr"`, "fr"},
		{"x.xlf", french, PO, Options{}, `"Language: fr\n"`, "fr"},
		{"x.xlf", french, TSV, Options{}, "\ten\tfr\t", "fr"},
		{"x.xlf", any, XLIFF21, Options{}, `srcLang="en">`, ""},
		{"x.po", template, XLIFF12, Options{}, `source-language="en" datatype=`, ""},
		{"x.xlf", any, PO, Options{}, `"Language: \n"`, ""},
		{"x.xlf", any, TMX, Options{}, "the format names the languages", ""},
		{"x.xlf", strings.Replace(any, "</trans-unit>", "<target>Порт.</target></trans-unit>", 1), XLIFF21, Options{}, "the format names the languages", ""},
		{"x.po", template + "\nmsgid \"Quay\"\nmsgstr \"Kai\"\n", XLIFF12, Options{}, "the format names the languages", ""},
		{"x.po", strings.Replace(template, "The port.", "Порт.", 1), XLIFF12, Options{}, "the format names the languages", ""},
		{"x.tmx", tmxStart + `<tu><prop type="x-bitext:target-lang">fr</prop><tuv xml:lang="en"><seg>The port.</seg></tuv></tu></body></tmx>`, TSV, Options{Dst: "de"}, "\ten\tde\t", "de"},
	} {
		d := disk{tt.path: bytes.NewBufferString(tt.text)}
		tt.opt.To, tt.opt.Unaligned = tt.to, Blank
		s, err := Open([]*Input{{Path: tt.path, Open: d.open}}, "", tt.opt)
		if err == nil {
			_, err = Write(s, tt.to, "out", d.create, tt.opt)
		}
		if err != nil {
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s to %s: %v, want %s", tt.path, tt.to.Name, err, tt.want)
			}
			continue
		}
		if text := d["out"].String(); !strings.Contains(text, tt.want) {
			t.Errorf("%s to %s: no %q in\n%s", tt.path, tt.to.Name, tt.want, text)
		}
		back, err := (&Input{Path: "out", Open: d.open}).Stream(tt.to.Name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for u, err := range back.Units {
			if err != nil || u.Src.Text() != "The port." || !u.Dst.Empty() || u.Src.Tag != "en" || u.Dst.Tag != tt.dst {
				t.Errorf("%s to %s: read back as %s, %v", tt.path, tt.to.Name, describe(u), err)
			}
		}
	}
}

// A document written back as it stands needs no language that it had not.
func TestAsItStandsWithoutLanguage(t *testing.T) {
	const text = `<xliff version="1.2"><file original="a" source-language="en" datatype="plaintext"><body>` +
		`<trans-unit id="1"><source>The port.</source><target>Порт.</target></trans-unit></body></file></xliff>`
	d := disk{"x.xlf": bytes.NewBufferString(text)}
	s, err := Open([]*Input{{Path: "x.xlf", Open: d.open}}, "", Options{To: XLIFF12, Unaligned: Blank})
	if err == nil {
		_, err = Write(s, XLIFF12, "out", d.create, Options{To: XLIFF12, Unaligned: Blank})
	}
	if err != nil || d["out"].String() != text {
		t.Errorf("%v, got %s", err, d["out"])
	}
}
