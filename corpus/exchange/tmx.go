package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"hash/maphash"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// TMX is Translation Memory eXchange 1.4b (LISA OSCAR, 26 April 2005), level 1:
// plain text in segments. Confidence, order and cuts are properties of the unit
// whose type begins with "x-bitext:", as the standard asks of types of one's
// own. There is no DOCTYPE, because importers fetch it or refuse it.
var TMX = &Format{
	Name:       "tmx",
	Doc:        "TMX 1.4b translation memory, for CAT tools",
	Extensions: []string{".tmx"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, Tags: true, Notes: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      label.Region,
	Fold:       xmltext.FoldLine,
	Sniff:      func(head []byte) bool { return xmltext.HasElement(head, "<tmx") },
	Read: func(in *Input, opt Options) (Stream, error) {
		r := &tmxReader{Reader: xmltext.New(in.Path, in.text), opt: opt, tags: make(map[string]corpus.Tag)}
		return r.stream()
	},
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return tmxWriter{j, out}.write() })
	},
	validate: func(v *validator) error {
		t := &tmxValidator{validator: v, Reader: xmltext.New(v.in.Path, v.in.text), seen: make(map[uint64]bool), seed: maphash.MakeSeed()}
		return t.validate()
	},
}

// tmxPrefix begins the types of properties that are bitext's own.
const tmxPrefix = "x-bitext:"

// A tmxWriter writes a memory.
type tmxWriter struct {
	*Job
	*file
}

func (w tmxWriter) write() error {
	w.xml(xmltext.Declaration+"<tmx version=\"1.4\">\n"+
		`<header creationtool="bitext" creationtoolversion="`, cmp.Or(w.Version, "0"),
		`" segtype="`, string(cmp.Or(w.Header.Unit, corpus.Paragraphs)),
		`" o-tmf="bitext" adminlang="en" srclang="`, w.label(w.Header.Src),
		`" datatype="plaintext">`+"\n")
	w.source("source-file", w.Header.SrcPath)
	w.source("target-file", w.Header.DstPath)
	w.WriteString("</header>\n<body>\n")
	if err := w.each(w.unit); err != nil {
		return err
	}
	w.WriteString("</body>\n</tmx>\n")
	return nil
}

// source names a text that the memory was made of, if its path is known.
func (w tmxWriter) source(name, path string) {
	if path != "" {
		w.xml(`<prop type="`+tmxPrefix, name, `">`, xmltext.FoldLine(filepath.Base(path)), "</prop>\n")
	}
}

func (w tmxWriter) unit(number int, u TU) error {
	w.WriteString(`<tu tuid="` + strconv.Itoa(number) + "\">\n")
	for _, note := range u.Notes {
		w.xml("<note>", note, "</note>\n")
	}
	for name, value := range u.meta().said() {
		w.xml(`<prop type="`+tmxPrefix, name, `">`, value, "</prop>\n")
	}
	src, dst := w.texts(u)
	w.variant(u.Src.Tag, src)
	w.variant(u.Dst.Tag, dst)
	w.WriteString("</tu>\n")
	return nil
}

func (w tmxWriter) variant(tag corpus.Tag, text string) {
	if text != "" {
		w.xml(`<tuv xml:lang="`, w.label(tag), `"><seg>`, text, "</seg></tuv>\n")
	}
}

// A tmxReader reads the units of a TMX file. Of the codes inside segments it
// leaves out what they hold and keeps the text they surround.
type tmxReader struct {
	*xmltext.Reader
	opt    Options
	header Header
	tags   map[string]corpus.Tag
}

// A tmxVariant is a tuv: the unit's text in one language.
type tmxVariant struct {
	tag  corpus.Tag
	text string
}

// tmxCodes are the elements in a segment that hold codes of another format.
var tmxCodes = []string{"bpt", "ept", "it", "ph", "ut"}

// stream is the units of the file.
func (r *tmxReader) stream() (Stream, error) {
	if err := r.readHeader(); err != nil {
		return Stream{}, err
	}
	return Stream{r.header, func(yield func(TU, error) bool) {
		for {
			u, ok, err := r.readUnit()
			if errors.Is(err, io.EOF) {
				return
			}
			if !ok && err == nil {
				continue
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
	}}, nil
}

// readHeader reads up to the body.
func (r *tmxReader) readHeader() error {
	root := ""
	for {
		e, err := r.Start()
		if errors.Is(err, io.EOF) {
			return r.Errorf("not a TMX file: it has no <body>")
		}
		if err != nil {
			return err
		}
		if root == "" {
			if root = e.Name.Local; root != "tmx" {
				return r.Errorf("not a TMX file: it begins with <%s>", root)
			}
		}
		switch e.Name.Local {
		case "body":
			r.header.Src = cmp.Or(r.opt.Src, r.header.Src)
			return nil
		case "header":
			if r.header.Unit = corpus.Paragraphs; xmltext.Attr(e, "segtype") == string(corpus.Sentences) {
				r.header.Unit = corpus.Sentences
			}
			r.header.Src = r.tag(xmltext.Attr(e, "srclang"))
		case "prop":
			text, err := r.Text(tmxCodes...)
			if err != nil {
				return err
			}
			switch strings.TrimPrefix(xmltext.Attr(e, "type"), tmxPrefix) {
			case "source-file":
				r.header.SrcPath = text
			case "target-file":
				r.header.DstPath = text
			}
		}
	}
}

// tag reads the name of a language. TMX says "*all*" where any language may be the
// source.
func (r *tmxReader) tag(name string) corpus.Tag {
	if name == "*all*" {
		return corpus.Unknown
	}
	tag, ok := r.tags[name]
	if !ok {
		tag = label.Any(name)
		r.tags[name] = tag
	}
	return tag
}

// A tmxUnit is a tu being read.
type tmxUnit struct {
	line     int
	meta     meta
	variants []tmxVariant
	notes    []string
}

// readUnit reads the next unit; ok is false when it has nothing in the
// languages asked for.
func (r *tmxReader) readUnit() (u TU, ok bool, err error) {
	for e := (xml.StartElement{}); e.Name.Local != "tu"; {
		if e, err = r.Start(); err != nil {
			return u, false, err
		}
	}
	r.Unit()
	tu := tmxUnit{line: r.Line(), meta: noMeta()}
	for depth := 1; depth > 0; {
		tok, err := r.Next()
		if err != nil {
			return u, false, err
		}
		switch e := tok.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if e.Name.Local == "tuv" {
				depth++
				tu.variants = append(tu.variants, tmxVariant{tag: r.tag(xmltext.Attr(e, "lang"))})
			} else if err := r.readPart(&tu, e); err != nil {
				return u, false, err
			}
		}
	}
	src, dst, err := r.choose(tu.variants, tu.line)
	if err != nil {
		return u, false, err
	}
	u = tu.meta.unit(src.tag, src.text, dst.tag, dst.text)
	u.Notes = tu.notes
	return u, !u.Src.Empty() || !u.Dst.Empty(), nil
}

// readPart reads an element of a unit or of a variant.
func (r *tmxReader) readPart(tu *tmxUnit, e xml.StartElement) error {
	text, err := r.Text(tmxCodes...)
	last := len(tu.variants) - 1
	switch name := e.Name.Local; {
	case name == "seg" && last >= 0:
		tu.variants[last].text = text
	case name == "note":
		tu.notes = append(tu.notes, text)
	case name == "prop" && last < 0:
		tu.meta.set(strings.TrimPrefix(xmltext.Attr(e, "type"), tmxPrefix), text)
	}
	return err
}

// choose finds the two variants wanted: those asked for, else the one in the
// file's source language and the only other.
func (r *tmxReader) choose(variants []tmxVariant, line int) (src, dst tmxVariant, err error) {
	want := r.header.Src
	var others []string
	found := false
	for _, v := range variants {
		switch {
		case !found && (want == corpus.Unknown || v.tag.Base() == want.Base()):
			src, found = v, true
			want = v.tag
		case r.opt.Dst != corpus.Unknown && v.tag.Base() != r.opt.Dst.Base():
		case dst.tag == corpus.Unknown:
			dst = v
		case v.tag != dst.tag:
			others = append(others, string(v.tag))
		}
	}
	if len(others) > 0 && r.opt.Dst == corpus.Unknown {
		return src, dst, lines.ErrorAt(r.Path, line, "the unit is in more than two languages (%s, %s and %s): %w",
			src.tag, dst.tag, strings.Join(others, ", "), ErrLanguages)
	}
	return src, dst, nil
}

// tmxRules are the rules of TMX 1.4b, and what the importers that people use do.
var tmxRules = struct{ version, header, order, lang, sourceTUV, oneTUV, twice, emptySeg, tuid, date, element rule }{
	version:   rule{"tmx-version", Error, `OmegaT and others refuse versions but "1.4"`},
	header:    rule{"tmx-header", Error, "strict importers such as MateCat answer “invalid TMX”"},
	order:     rule{"tmx-order", Error, "validating importers refuse the file: notes and props come before the text"},
	lang:      rule{"tmx-lang", Error, "importers do not know the language and skip the text"},
	sourceTUV: rule{"tmx-srclang", Error, "importers find no source text and skip the unit"},
	oneTUV:    rule{"tmx-one-language", Warning, "the unit is imported without a translation, or skipped"},
	twice:     rule{"tmx-language-twice", Warning, "importers keep one of the texts and lose the others"},
	emptySeg:  rule{"tmx-empty-seg", Warning, "importers skip the unit, or keep an empty translation that is offered as a match"},
	tuid:      rule{"tmx-tuid", Warning, "importers that go by the id keep one of the units"},
	date:      rule{"tmx-date", Warning, "importers drop the date or refuse the file: write it 20260504T120000Z"},
	element:   rule{"tmx-element", Error, "validating importers refuse the file"},
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

// tmxDate is how TMX writes a date.
var tmxDate = regexp.MustCompile(`^\d{8}T\d{6}Z$`)

// maxIDs bounds how many ids are remembered to find those that come twice: the
// first ones, at 16 bytes or so each.
const maxIDs = 4_000_000

// A tmxValidator looks at a TMX file element by element.
type tmxValidator struct {
	*validator
	*xmltext.Reader
	source string // language of the source, as the header writes it
	seen   map[uint64]bool
	seed   maphash.Seed
	tu     tmxUnitState
}

// tmxUnitState is what is known of the unit being read.
type tmxUnitState struct {
	line   int
	source string // language of the source, as the unit or the header writes it
	langs  []string
	texts  []string // of the variants, each the lang's
	inSeg  bool
	hasTUV bool // a tuv was read: no note may follow
	hasSeg bool // the same of the seg in a tuv
}

func (t *tmxValidator) validate() error {
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
			if strings.HasPrefix(string(e), "DOCTYPE") {
				t.report(t.Line(), rules.doctype, "the file has a DOCTYPE")
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
		t.report(t.Line(), rules.replaced, "U+FFFD in a text")
	}
	if k := len(t.tu.texts) - 1; k >= 0 {
		t.tu.texts[k] += strings.TrimSpace(string(text))
	}
}

// begin looks at an element that begins.
func (t *tmxValidator) begin(e xml.StartElement) {
	name, line := e.Name.Local, t.Line()
	if k := len(t.Open) - 2; k >= 0 && !slices.Contains(tmxInside[t.Open[k]], name) {
		t.report(line, tmxRules.element, "<%s> may not stand in <%s>", name, t.Open[k])
	}
	for _, key := range []string{"creationdate", "changedate", "lastusagedate"} {
		if date := xmltext.Attr(e, key); date != "" && !tmxDate.MatchString(date) {
			t.report(line, tmxRules.date, "%s=%q", key, date)
		}
	}
	switch name {
	case "tmx":
		if v := xmltext.Attr(e, "version"); v != "1.4" {
			t.report(line, tmxRules.version, "version=%q", v)
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
			t.report(line, tmxRules.order, "<%s> after the text it belongs to", name)
		}
	case "tuv":
		t.tu.hasTUV, t.tu.hasSeg = true, false
		t.tu.langs, t.tu.texts = append(t.tu.langs, t.language(e)), append(t.tu.texts, "")
	case "seg":
		t.tu.inSeg, t.tu.hasSeg = true, true
	}
}

// header looks at the attributes that a header must have.
func (t *tmxValidator) header(e xml.StartElement) {
	for _, key := range []string{"adminlang", "creationtool", "creationtoolversion", "datatype", "o-tmf", "segtype", "srclang"} {
		if xmltext.Attr(e, key) == "" {
			t.report(t.Line(), tmxRules.header, "the header has no %s", key)
		}
	}
	if s := xmltext.Attr(e, "segtype"); s != "" && !slices.Contains([]string{"block", "paragraph", "phrase", "sentence"}, s) {
		t.report(t.Line(), tmxRules.header, "segtype=%q is none of block, paragraph, phrase, sentence", s)
	}
	t.source = xmltext.Attr(e, "srclang")
}

// id looks at a unit's id.
func (t *tmxValidator) id(id string) {
	if id == "" || len(t.seen) > maxIDs {
		return
	}
	key := maphash.String(t.seed, id)
	if t.seen[key] {
		t.report(t.Line(), tmxRules.tuid, "tuid=%q for the second time", id)
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
			t.report(t.Line(), tmxRules.lang, "lang=%q, where TMX 1.4 has xml:lang", a.Value)
		}
		if _, err := label.Parse(a.Value); err != nil {
			t.report(t.Line(), rules.tag, "%v", err)
		}
		return a.Value
	}
	t.report(t.Line(), tmxRules.lang, "a <tuv> without xml:lang")
	return ""
}

// endUnit looks at a unit as a whole.
func (t *tmxValidator) endUnit() {
	u := t.tu
	t.tu = tmxUnitState{}
	if len(u.langs) < 2 {
		t.report(u.line, tmxRules.oneTUV, "the unit is in %s", lang.Count(len(u.langs), "language"))
	}
	for k, lang := range u.langs {
		if u.texts[k] == "" {
			t.report(u.line, tmxRules.emptySeg, "no text in %s", lang)
		}
		if lang != "" && slices.ContainsFunc(u.langs[:k], func(l string) bool { return strings.EqualFold(l, lang) }) {
			t.report(u.line, tmxRules.twice, "%s twice in one unit", lang)
		}
	}
	isSource := func(lang string) bool { return strings.EqualFold(lang, u.source) }
	if u.source != "" && u.source != "*all*" && len(u.langs) > 0 && !slices.ContainsFunc(u.langs, isSource) {
		t.report(u.line, tmxRules.sourceTUV, "no text in the source language %s, but in %s", u.source, strings.Join(u.langs, ", "))
	}
}
