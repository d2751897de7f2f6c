package exchange

import (
	"slices"
	"strings"
	"testing"

	"github.com/bitext-tools/bitext/corpus/exchange/rules"
)

// outsized are lines whose number columns hold a number that no computer number
// holds, by the format and the column.
var outsized = []struct{ format, column, text string }{
	{"jsonl", "confidence", `{"source":{"text":["Costs fell."]},"target":{"text":["成本下降。"]},"confidence":1e999}` + "\n"},
	{"jsonl", "segments", `{"source":{"segments":[1e999],"text":["Costs fell."]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "lines", `{"source":{"lines":[1e999],"text":["Costs fell."]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "at", `{"source":{"at":1e999,"text":[]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "levels", `{"source":{"levels":[1e999],"text":["Costs fell."]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "blocks", `{"source":{"blocks":[1e999],"text":["Costs fell."]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "places", `{"source":{"places":[[1e999,0,0]],"text":["Costs fell."]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "runs", `{"source":{"runs":[[{"text":1e999,"file":0}]],"text":["Costs fell."]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "a text that is a number", `{"source":{"text":[1e999]},"target":{"text":["成本下降。"]}}` + "\n"},
	{"jsonl", "another program's", `{"source":"Costs fell.","target":"成本下降。","score":1e999}` + "\n"},
	{"hf", "another program's", `{"translation":{"en":"Costs fell.","zh":"成本下降。"},"score":1e999}` + "\n"},
	{"hf", "a text that is a number", `{"translation":{"en":1e999,"zh":"成本下降。"}}` + "\n"},
	{"tsv", "confidence", "source\ttarget\tconfidence\nCosts fell.\tРасходы упали.\t1e999\n"},
	{"tsv", "places and cuts", "source\ttarget\tsource_at\ttarget_at\tsource_cuts\nCosts fell.\tРасходы упали.\t1e999\t1e999\t1e999+1\n"},
	{"tsv", "without a header row", "Costs fell.\tРасходы упали.\t1e999\n"},
	{"tmx", "confidence", `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>` +
		`<tu usagecount="1e999"><prop type="x-bitext:confidence">1e999</prop><prop type="x-bitext:source-at">1e999</prop><tuv xml:lang="en"><seg>Costs fell.</seg></tuv><tuv xml:lang="ru"><seg>Расходы упали.</seg></tuv></tu></body></tmx>`},
	{"xliff", "match quality", `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" source-language="en" target-language="ru"><body>` +
		`<trans-unit id="1"><source>Costs fell.</source><target>Расходы упали.</target><note>confidence=1e999 source-at=1e999</note></trans-unit></body></file></xliff>`},
}

// What convert refuses validate names, and what convert takes validate does not
// call unreadable: the same numbers are too large for both.
func TestValidateAgreesWithReading(t *testing.T) {
	for _, tt := range outsized {
		disk := files{"x": tt.text}
		refused := drain(&Input{Path: "x", Open: disk.open})
		var errs []rules.Problem
		if err := Validate(&Input{Path: "x", Open: disk.open}, "", func(p rules.Problem) {
			if p.Severity == rules.Error {
				errs = append(errs, p)
			}
			if p.Line < 1 {
				t.Errorf("%s, %s: %v has no line", tt.format, tt.column, p)
			}
		}); err != nil {
			t.Errorf("%s, %s: %v", tt.format, tt.column, err)
		}
		if (refused != nil) != (len(errs) > 0) {
			t.Errorf("%s, %s: reading says %v, validating %v", tt.format, tt.column, refused, errs)
		}
	}
}

// Every format that has rules has numbers, or is named here.
func TestNumbersOfAllFormats(t *testing.T) {
	without := []string{"moses"}
	for _, name := range Validators() {
		if !slices.Contains(without, name) && !slices.ContainsFunc(outsized, func(o struct{ format, column, text string }) bool { return o.format == name }) &&
			name != "xliff2" { // told from the other kind by its version, see [Input.format]
			t.Errorf("no numbers of %s are tried", name)
		}
	}
}

// What reads a file in another way than its rules look at it is told as well.
func TestValidateReads(t *testing.T) {
	for _, tt := range []struct{ name, path, text, want string }{
		{"not a memory", "x.tmx", "<?xml version='1.0'?><!-- <tmx --><body></body>", "x.tmx:1: error: not a TMX file: it begins with <body>"},
		{"JSON of another kind", "x", "{\"name\":\"bitext\"}\n", "x:1: error: the object holds no text of a bitext"},
		{"JSON that is half native", "x", `{"source":{"text":["Costs fell."]},"target":"成本下降。"}` + "\n", `x:1: error: byte 61: "target" is a string`},
		{"one language", "x", "{\"translation\":{\"en\":\"Costs fell.\"}}\n", "x:1: error: not two languages, but en"},
		{"a confidence in words", "x", `{"source":{"text":["Costs fell."]},"target":{"text":["成本下降。"]},"confidence":"high"}` + "\n", "x:1: error: the confidence is no number"},
	} {
		var got string
		if err := Validate(&Input{Path: tt.path, Open: files{tt.path: tt.text}.open}, "", func(p rules.Problem) { got += p.String() + "\n" }); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if len(got) < len(tt.want) || got[:len(tt.want)] != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What the standards allow is no error in XLIFF, nor what they do not say.
func TestValidateSoundXLIFF(t *testing.T) {
	one := func(root, file, target string) string {
		return `<xliff ` + root + `><file source-language="en" datatype="plaintext" ` + file + `><body><trans-unit id="1"><source>The port.</source><target` + target + `>Порт.</target></trans-unit></body></file></xliff>`
	}
	v12 := `version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"`
	two := func(version, space, root, units string) string {
		return `<xliff version="` + version + `" xmlns="urn:oasis:names:tc:xliff:document:` + space + `" srcLang="en" ` + root + `><file id="f">` + units + `</file></xliff>`
	}
	unit := func(id string) string {
		return `<unit id="` + id + `"><segment><source>The port.</source><target>Порт.</target></segment></unit>`
	}
	for _, tt := range []struct{ name, file, want string }{
		{"no name of a file", one(v12, `target-language="ru" original=""`, ""), ""},
		{"a made-up variant", one(v12, `target-language="ru-formal" original="a"`, ""), ""},
		{"a target's own language", one(v12, `original="a"`, ` xml:lang="ru"`), ""},
		{"no language of targets", one(v12, `original="a"`, ""), "warning xliff-lang"},
		{"no language of targets, version 2", two("2.0", "2.0", "", unit("1")), "error xliff-lang"},
		{"version 1.0", one(`version="1.0"`, `target-language="ru" original="a"`, ` state="edited"`), "warning xliff-version"},
		{"version 1.1", one(`version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"`, `target-language="ru" original="a"`, ""), "warning xliff-version"},
		{"version 1.1, a state that is none", one(`version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"`, `target-language="ru" original="a"`, ` state="edited"`), "warning xliff-version, error xliff-state"},
		{"version 1.3", one(`version="1.3"`, `target-language="ru" original="a"`, ""), "error xliff-version"},
		{"version 2.2", two("2.2", "2.2", `trgLang="ru"`, unit("1")), "warning xliff-version"},
		{"version 2.2 as 2.0", two("2.2", "2.0", `trgLang="ru"`, unit("1")), "error xliff-version"},
		{"notes of a group after a unit", two("2.0", "2.0", `trgLang="ru"`, unit("1")+`<group id="g"><notes><note>About all.</note></notes>`+unit("2")+`</group>`), ""},
		{"notes after a segment", two("2.0", "2.0", `trgLang="ru"`, `<unit id="1"><segment><source>A.</source></segment><notes><note>About it.</note></notes></unit>`), "error xliff-order"},
	} {
		var got []string
		if err := Validate(&Input{Path: "x", Open: files{"x": tt.file}.open}, "", func(p rules.Problem) { got = append(got, string(p.Severity)+" "+p.Rule) }); err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A number that is no probability is taken for no confidence, whichever format
// says it.
func TestConfidenceOfAnySize(t *testing.T) {
	texts := files{"en": "Costs fell.\n", "zh": "成本下降。\n"}
	for _, tt := range []struct{ format, text string }{
		{"beads", "[0]:[0]:%s\n"}, {"hunalign-ladder", "0\t0\t%s\n1\t1\t0\n"}, {"hunalign", "Costs fell.\t成本下降。\t%s\n"},
		{"tsv", "Costs fell.\t成本下降。\t%s\n"}, {"csv", "source,target,confidence\nCosts fell.,成本下降。,%s\n"},
		{"jsonl", `{"source":{"text":["Costs fell."]},"target":{"text":["成本下降。"]},"confidence":%s}` + "\n"},
	} {
		for number, want := range map[string]float64{"0.5": .5, "1e999": 0, "-1e999": 0, "1e-999": 0, "17.25": 0, "1": 1} {
			texts["x"] = strings.Replace(tt.text, "%s", number, 1)
			in := &Input{Path: "x", Texts: [2]string{"en", "zh"}, Open: texts.open}
			s, err := in.Stream(tt.format, Options{})
			if err != nil {
				t.Errorf("%s with %s: %v", tt.format, number, err)
				continue
			}
			for u, err := range s.Units {
				if err != nil || u.Confidence != want {
					t.Errorf("%s with %s: confidence %v, %v", tt.format, number, u.Confidence, err)
				}
			}
			in.Close()
		}
	}
}
