package rules

import (
	"bytes"
	"encoding/xml"
	"errors"
	"hash/maphash"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// tmxRules are the rules of TMX 1.4b, and what the importers that people use do.
var tmxRules = struct{ version, header, order, lang, sourceTUV, region, oneTUV, twice, emptySeg, tuid, date, element Rule }{
	version:   Rule{"tmx-version", Error, "importers do not know how to read the file, and refuse it"},
	header:    Rule{"tmx-header", Error, "strict importers such as MateCat answer “invalid TMX”"},
	order:     Rule{"tmx-order", Error, "validating importers refuse the file: notes and props come before the text"},
	lang:      Rule{"tmx-lang", Error, "importers do not know the language and skip the text"},
	sourceTUV: Rule{"tmx-srclang", Error, "importers find no source text and skip the unit"},
	region:    Rule{"tmx-region", Warning, "importers that ask for the very tag find no source text; others take the text of the other region"},
	oneTUV:    Rule{"tmx-one-language", Warning, "the unit is imported without a translation, or skipped"},
	twice:     Rule{"tmx-language-twice", Warning, "importers keep one of the texts and lose the others"},
	emptySeg:  Rule{"tmx-empty-seg", Warning, "importers skip the unit, or keep an empty translation that is offered as a match"},
	tuid:      Rule{"tmx-tuid", Warning, "importers that go by the id keep one of the units"},
	date:      Rule{"tmx-date", Warning, "importers drop the date or refuse the file: write it 20260504T120000Z"},
	element:   Rule{"tmx-element", Error, "validating importers refuse the file"},
}

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

// tmxVersions are the versions of TMX. Those before 1.4 have lang where it has
// xml:lang; OmegaT keeps its own memories in 1.1.
var tmxVersions = []string{"1.0", "1.1", "1.2", "1.3", "1.4"}

// tmxDoctype is the document type of the versions before 1.4, which OmegaT writes.
var tmxDoctype = regexp.MustCompile(`^DOCTYPE\s+tmx\s+SYSTEM\s+["'][^"']*tmx1[0-3]\.dtd["']\s*$`)

// tmxDate is how TMX writes a date.
var tmxDate = regexp.MustCompile(`^\d{8}T\d{6}Z$`)

// A tmxValidator looks at a TMX file element by element.
type tmxValidator struct {
	Validator
	*xmltext.Reader
	version string // of TMX
	source  string // language of the source, as the header writes it
	seen    map[uint64]bool
	seed    maphash.Seed
	tu      tmxUnitState
}

// tmxUnitState is what is known of the unit being read.
type tmxUnitState struct {
	line   int
	source string // language of the source, as the unit or the header writes it
	langs  []string
	filled []bool // which variants, each the lang's, have text
	inSeg  bool
	hasTUV bool // a tuv was read: no note may follow
	hasSeg bool // the same of the seg in a tuv
}

// TMX looks at a TMX file of any version.
func (v Validator) TMX(file io.Reader) error {
	t := &tmxValidator{Validator: v, Reader: xmltext.New(v.Path, file), seen: make(map[uint64]bool), seed: maphash.MakeSeed()}
	for {
		tok, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.Directive:
			if strings.HasPrefix(string(e), "DOCTYPE") && !tmxDoctype.Match(e) {
				t.Report(t.Line(), Any.Doctype, "the file has a DOCTYPE")
			}
		case xml.StartElement:
			t.begin(e)
		case xml.EndElement:
			if e.Name.Local == "tu" && t.tu.line > 0 { // that of a unit around another tells nothing more
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
	if bytes.ContainsRune(text, utf8.RuneError) {
		t.Report(t.Line(), Any.Replaced, "U+FFFD in a text")
	}
	if k := len(t.tu.filled) - 1; k >= 0 {
		t.tu.filled[k] = t.tu.filled[k] || len(bytes.TrimSpace(text)) > 0
	}
}

// begin looks at an element that begins.
func (t *tmxValidator) begin(e xml.StartElement) {
	name, line := e.Name.Local, t.Line()
	if k := len(t.Open) - 2; k >= 0 && !slices.Contains(tmxInside[t.Open[k]], name) {
		t.Report(line, tmxRules.element, "<%s> may not stand in <%s>", name, t.Open[k])
	}
	for _, key := range []string{"creationdate", "changedate", "lastusagedate"} {
		if date := xmltext.Attr(e, key); date != "" && !tmxDate.MatchString(date) {
			t.Report(line, tmxRules.date, "%s=%q", key, date)
		}
	}
	switch name {
	case "tmx":
		if t.version = xmltext.Attr(e, "version"); !slices.Contains(tmxVersions, t.version) {
			t.Report(line, tmxRules.version, "version=%q is none of %s", t.version, strings.Join(tmxVersions, ", "))
		}
	case "header":
		t.header(e)
	case "tu":
		t.Unit()
		t.tu = tmxUnitState{line: line, source: t.source}
		if own := xmltext.Attr(e, "srclang"); own != "" {
			t.tu.source = own
		}
		t.id(xmltext.Attr(e, "tuid"))
	case "note", "prop":
		if t.tu.hasSeg || t.tu.hasTUV && t.Open[len(t.Open)-2] == "tu" {
			t.Report(line, tmxRules.order, "<%s> after the text it belongs to", name)
		}
	case "tuv":
		t.tu.hasTUV, t.tu.hasSeg = true, false
		t.tu.langs, t.tu.filled = append(t.tu.langs, t.language(e)), append(t.tu.filled, false)
	case "seg":
		t.tu.inSeg, t.tu.hasSeg = true, true
	}
}

// header looks at the attributes that a header must have.
func (t *tmxValidator) header(e xml.StartElement) {
	for _, key := range []string{"adminlang", "creationtool", "creationtoolversion", "datatype", "o-tmf", "segtype", "srclang"} {
		if xmltext.Attr(e, key) == "" {
			t.Report(t.Line(), tmxRules.header, "the header has no %s", key)
		}
	}
	if s := xmltext.Attr(e, "segtype"); s != "" && !slices.Contains([]string{"block", "paragraph", "phrase", "sentence"}, s) {
		t.Report(t.Line(), tmxRules.header, "segtype=%q is none of block, paragraph, phrase, sentence", s)
	}
	t.source = xmltext.Attr(e, "srclang")
}

// id looks at a unit's id.
func (t *tmxValidator) id(id string) {
	if id == "" || len(t.seen) > MaxIDs {
		return
	}
	key := maphash.String(t.seed, id)
	if t.seen[key] {
		t.Report(t.Line(), tmxRules.tuid, "tuid=%q for the second time", id)
	}
	t.seen[key] = true
}

// language looks at the language of a tuv.
func (t *tmxValidator) language(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local != "lang" {
			continue
		}
		if a.Name.Space != "xml" && t.version >= "1.4" {
			t.Report(t.Line(), tmxRules.lang, "lang=%q, where TMX 1.4 has xml:lang", a.Value)
		}
		if _, err := label.Read(a.Value); err != nil {
			t.Report(t.Line(), Any.Tag, "%v", err)
		}
		return a.Value
	}
	t.Report(t.Line(), tmxRules.lang, "a <tuv> without xml:lang")
	return ""
}

// maxNamed is how many languages a message names.
const maxNamed = 20

// endUnit looks at a unit as a whole.
func (t *tmxValidator) endUnit() {
	u := t.tu
	t.tu = tmxUnitState{}
	if len(u.langs) < 2 {
		t.Report(u.line, tmxRules.oneTUV, "the unit is in %s", lang.Count(len(u.langs), "language"))
	}
	had := make(map[string]bool, len(u.langs))
	for k, lang := range u.langs {
		if !u.filled[k] {
			t.Report(u.line, tmxRules.emptySeg, "no text in %s", lang)
		}
		name := strings.ToLower(lang)
		if lang != "" && had[name] {
			t.Report(u.line, tmxRules.twice, "%s twice in one unit", lang)
		}
		had[name] = true
	}
	if u.source == "" || strings.EqualFold(u.source, "*all*") || len(u.langs) == 0 {
		return
	}
	source, near := label.Any(u.source), false
	for _, lang := range u.langs {
		if strings.EqualFold(lang, u.source) || label.Any(lang) == source {
			return
		}
		near = near || source != corpus.Unknown && label.Serves(source, label.Any(lang))
	}
	rule := tmxRules.sourceTUV
	if near {
		rule = tmxRules.region
	}
	t.Report(u.line, rule, "no text in the source language %s, but in %s", u.source, strings.Join(u.langs[:min(len(u.langs), maxNamed)], ", "))
}
