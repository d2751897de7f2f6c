package exchange

import (
	"encoding/xml"
	"errors"
	"hash/maphash"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lang"
)

// The rules of TMX 1.4b, and what the importers that people use do.
var (
	ruleVersion   = rule{"tmx-version", Error, `OmegaT and others refuse versions but "1.4"`}
	ruleHeader    = rule{"tmx-header", Error, "strict importers such as MateCat answer “invalid TMX”"}
	ruleDoctype   = rule{"xml-doctype", Warning, "importers try to fetch the DTD, or refuse the file for safety"}
	ruleOrder     = rule{"tmx-order", Error, "validating importers refuse the file: notes and props come before the text"}
	ruleLang      = rule{"tmx-lang", Error, "importers do not know the language and skip the text"}
	ruleTag       = rule{"language-tag", Error, "importers do not know the language and skip the text"}
	ruleSourceTUV = rule{"tmx-srclang", Error, "importers find no source text and skip the unit"}
	ruleOneTUV    = rule{"tmx-one-language", Warning, "the unit is imported without a translation, or skipped"}
	ruleTwice     = rule{"tmx-language-twice", Warning, "importers keep one of the texts and lose the others"}
	ruleEmptySeg  = rule{"tmx-empty-seg", Warning, "importers skip the unit, or keep an empty translation that is offered as a match"}
	ruleTUID      = rule{"tmx-tuid", Warning, "importers that go by the id keep one of the units"}
	ruleDate      = rule{"tmx-date", Warning, "importers drop the date or refuse the file: write it 20260504T120000Z"}
	ruleReplaced  = rule{"replacement-character", Warning, "text was lost before: U+FFFD stands where a character could not be read"}
	ruleElement   = rule{"tmx-element", Error, "validating importers refuse the file"}
)

// tmxHeader are the attributes that a header must have.
var tmxHeader = []string{"adminlang", "creationtool", "creationtoolversion", "datatype", "o-tmf", "segtype", "srclang"}

// tmxInside says which elements may stand in which.
var tmxInside = map[string][]string{
	"tmx":    {"header", "body"},
	"header": {"note", "prop", "ude"},
	"ude":    {"map"},
	"body":   {"tu"},
	"tu":     {"note", "prop", "tuv"},
	"tuv":    {"note", "prop", "seg"},
	"seg":    {"bpt", "ept", "hi", "it", "ph", "ut"},
	"hi":     {"bpt", "ept", "hi", "it", "ph", "ut"},
	"sub":    {"bpt", "ept", "hi", "it", "ph", "ut"},
	"bpt":    {"sub"},
	"ept":    {"sub"},
	"it":     {"sub"},
	"ph":     {"sub"},
	"ut":     {"sub"},
}

var tmxDate = regexp.MustCompile(`^\d{8}T\d{6}Z$`)

// maxIDs bounds how many ids are remembered to find those that come twice: the
// first ones, at 16 bytes or so each.
const maxIDs = 4_000_000

// A tmxValidator looks at a TMX file element by element.
type tmxValidator struct {
	*validator
	*xmlReader
	source string // language of the source, as the header writes it
	seen   map[uint64]bool
	seed   maphash.Seed
	tu     tuState
}

// tuState is what is known of the unit being read.
type tuState struct {
	line   int
	source string // language of the source, as the unit or the header writes it
	langs  []string
	texts  []string // of the variants, each the lang's
	inSeg  bool
	hasTUV bool // a tuv was read: no note may follow
	hasSeg bool // the same of the seg in a tuv
}

func validateTMX(v *validator) error {
	t := &tmxValidator{validator: v, xmlReader: newXML(v.in.Path, v.in.text), seen: make(map[uint64]bool), seed: maphash.MakeSeed()}
	for {
		tok, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.Directive:
			if strings.HasPrefix(string(e), "DOCTYPE") {
				t.report(t.line(), ruleDoctype, "the file has a DOCTYPE")
			}
		case xml.StartElement:
			t.begin(e)
		case xml.EndElement:
			if e.Name.Local == "tu" {
				t.endUnit()
			}
			if e.Name.Local == "seg" {
				t.tu.inSeg = false
			}
		case xml.CharData:
			if t.tu.inSeg {
				t.text(e)
			}
		}
	}
}

// text takes in text of a seg.
func (t *tmxValidator) text(text []byte) {
	if strings.ContainsRune(string(text), utf8.RuneError) {
		t.report(t.line(), ruleReplaced, "U+FFFD in a text")
	}
	if k := len(t.tu.texts) - 1; k >= 0 {
		t.tu.texts[k] += strings.TrimSpace(string(text))
	}
}

// begin looks at an element that begins.
func (t *tmxValidator) begin(e xml.StartElement) {
	name, line := e.Name.Local, t.line()
	if k := len(t.open) - 2; k >= 0 && !slices.Contains(tmxInside[t.open[k]], name) {
		t.report(line, ruleElement, "<%s> may not stand in <%s>", name, t.open[k])
	}
	for _, key := range []string{"creationdate", "changedate", "lastusagedate"} {
		if date := attr(e, key); date != "" && !tmxDate.MatchString(date) {
			t.report(line, ruleDate, "%s=%q", key, date)
		}
	}
	switch name {
	case "tmx":
		if v := attr(e, "version"); v != "1.4" {
			t.report(line, ruleVersion, "version=%q", v)
		}
	case "header":
		t.header(e)
	case "tu":
		t.unit()
		t.tu = tuState{line: line, source: t.source}
		if own := attr(e, "srclang"); own != "" {
			t.tu.source = own
		}
		t.id(attr(e, "tuid"))
	case "note", "prop":
		if t.tu.hasSeg || t.tu.hasTUV && t.open[len(t.open)-2] == "tu" {
			t.report(line, ruleOrder, "<%s> after the text it belongs to", name)
		}
	case "tuv":
		t.tu.hasTUV, t.tu.hasSeg = true, false
		t.tu.langs, t.tu.texts = append(t.tu.langs, t.language(e)), append(t.tu.texts, "")
	case "seg":
		t.tu.inSeg, t.tu.hasSeg = true, true
	}
}

func (t *tmxValidator) header(e xml.StartElement) {
	for _, key := range tmxHeader {
		if attr(e, key) == "" {
			t.report(t.line(), ruleHeader, "the header has no %s", key)
		}
	}
	if s := attr(e, "segtype"); s != "" && !slices.Contains([]string{"block", "paragraph", "phrase", "sentence"}, s) {
		t.report(t.line(), ruleHeader, "segtype=%q is none of block, paragraph, phrase, sentence", s)
	}
	t.source = attr(e, "srclang")
}

// id looks at a unit's id.
func (t *tmxValidator) id(id string) {
	if id == "" || len(t.seen) > maxIDs {
		return
	}
	key := maphash.String(t.seed, id)
	if t.seen[key] {
		t.report(t.line(), ruleTUID, "tuid=%q for the second time", id)
	}
	t.seen[key] = true
}

// language looks at the language of a tuv.
func (t *tmxValidator) language(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local != "lang" {
			continue
		}
		if a.Name.Space != "xml" {
			t.report(t.line(), ruleLang, "lang=%q, where TMX 1.4 has xml:lang", a.Value)
		}
		if _, err := ParseTag(a.Value); err != nil {
			t.report(t.line(), ruleTag, "%v", err)
		}
		return a.Value
	}
	t.report(t.line(), ruleLang, "a <tuv> without xml:lang")
	return ""
}

// endUnit looks at a unit as a whole.
func (t *tmxValidator) endUnit() {
	u := t.tu
	t.tu = tuState{}
	if len(u.langs) < 2 {
		t.report(u.line, ruleOneTUV, "the unit is in %s", lang.Count(len(u.langs), "language"))
	}
	for k, lang := range u.langs {
		if u.texts[k] == "" {
			t.report(u.line, ruleEmptySeg, "no text in %s", lang)
		}
		if lang != "" && slices.ContainsFunc(u.langs[:k], func(l string) bool { return strings.EqualFold(l, lang) }) {
			t.report(u.line, ruleTwice, "%s twice in one unit", lang)
		}
	}
	isSource := func(lang string) bool { return strings.EqualFold(lang, u.source) }
	if u.source != "" && u.source != "*all*" && len(u.langs) > 0 && !slices.ContainsFunc(u.langs, isSource) {
		t.report(u.line, ruleSourceTUV, "no text in the source language %s, but in %s", u.source, strings.Join(u.langs, ", "))
	}
}
