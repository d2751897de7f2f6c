package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// tagged are files of one unit, the language of whose source is %s.
var tagged = map[*Format]string{
	TMX: `<tmx version="1.4"><header srclang="*all*"/><body><tu><tuv xml:lang="%s"><seg>The port.</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu></body></tmx>`,
	XLIFF12: `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="%s" target-language="ru"><body>` +
		`<trans-unit id="1"><source>The port.</source><target>Порт.</target></trans-unit></body></file></xliff>`,
	XLIFF21: `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="%s" trgLang="ru"><file id="f">` +
		`<unit id="1"><segment><source>The port.</source><target>Порт.</target></segment></unit></file></xliff>`,
	PO:    "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"X-Source-Language: %s\\n\"\n\nmsgid \"The port.\"\nmsgstr \"Порт.\"\n",
	TSV:   "source\ttarget\tsource_lang\ttarget_lang\nThe port.\tПорт.\t%s\tru\n",
	CSV:   "source,target,source_lang,target_lang\nThe port.,Порт.,%s,ru\n",
	JSONL: `{"source":{"lang":"%s","text":["The port."]},"target":{"lang":"ru","text":["Порт."]}}`,
	HF:    `{"translation":{"%s":"The port.","ru":"Порт."}}`,
}

// All readers take the same names for languages, and refuse the same ones with
// the line.
func TestTags(t *testing.T) {
	for name, want := range map[string]corpus.Tag{
		"en": "en", "EN_us": "en-US", "eN-gb": "en-GB", "ENG": "en", "zh_CN": corpus.Simplified, "zh-hk": "zh-Hant-HK", "und": corpus.Unknown,
		"en_GB_formal": "en-GB-formal", "en-EN": "en-EN",
		"../../etc": "refused", "xx-!!": "refused", "english": "refused", "q": "refused", "xx": "refused",
	} {
		for f, file := range tagged {
			if want == corpus.Unknown && (f == XLIFF12 || f == XLIFF21 || f == PO) {
				continue // XLIFF must name its source, a catalogue is in English if nobody says
			}
			got, failed := corpus.Unknown, error(nil)
			disk := files{"x": fmt.Sprintf(file, name)}
			s, err := (&Input{Path: "x", Open: disk.open}).Stream(f.Name, Options{})
			if failed = err; err == nil {
				for u, err := range s.Units {
					got, failed = u.Src.Tag, err
				}
			}
			switch {
			case want != "refused" && (failed != nil || got != want):
				t.Errorf("%s: %q is %q, %v, want %q", f.Name, name, got, failed, want)
			case want == "refused" && (failed == nil || !strings.HasPrefix(failed.Error(), "x:") || !strings.Contains(failed.Error(), fmt.Sprintf("%q is not a language tag", name))):
				t.Errorf("%s: %q is taken for %q, %v", f.Name, name, got, failed)
			}
		}
	}
}

// An odd name of a language that nobody asks for keeps no unit from being read.
func TestOddTagsBeside(t *testing.T) {
	for _, file := range []string{
		`<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>The port.</seg></tuv><tuv xml:lang="x!"><seg>?</seg></tuv><tuv xml:lang="ru"><seg>Порт.</seg></tuv></tu></body></tmx>`,
		`<xliff version="1.2"><file original="m" source-language="none!" target-language="none!"><body/></file><file original="a" source-language="en" target-language="ru"><body>` +
			`<trans-unit id="1"><source>The port.</source><target>Порт.</target></trans-unit></body></file></xliff>`,
	} {
		disk := files{"x": file}
		s, err := (&Input{Path: "x", Open: disk.open}).Stream("", Options{Src: "en", Dst: "ru"})
		if err != nil {
			t.Fatal(err)
		}
		read := 0
		for u, err := range s.Units {
			if read++; err != nil || u.Dst.Text() != "Порт." {
				t.Errorf("%v, %v", u, err)
			}
		}
		if read != 1 {
			t.Errorf("%d units of %s", read, file)
		}
	}
}
