package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// XLIFF12 is XLIFF 1.2 (OASIS, 1 February 2008), the version that most tools
// take. Confidence, order and cuts stand in a context group, which tools pass
// over.
var XLIFF12 = &Format{
	Name:       "xliff",
	Doc:        "XLIFF 1.2 localisation file, for translation tools",
	Extensions: []string{".xlf", ".xliff"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      label.Region,
	Fold:       xmltext.FoldLine,
	Sniff:      func(head []byte) bool { return xmltext.HasElement(head, "<xliff") },
	Read:       (*Input).xliff,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return xliffWriter{j, out}.write12() })
	},
	validate: (*validator).xliff,
}

// XLIFF21 is XLIFF 2.1 (OASIS, 13 February 2018), core only. Confidence, order
// and cuts stand in a note of the category "bitext", because importers refuse
// what is not core.
var XLIFF21 = &Format{
	Name:       "xliff2",
	Doc:        "XLIFF 2.1 localisation file, core only",
	Extensions: []string{".xlf2"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Style:      label.Region,
	Fold:       xmltext.FoldLine,
	Read:       (*Input).xliff,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return xliffWriter{j, out}.write21() })
	},
	validate: (*validator).xliff,
}

// xliffSpaces are the namespaces of the versions.
var xliffSpaces = map[string]string{
	"1.2": "urn:oasis:names:tc:xliff:document:1.2",
	"2.0": "urn:oasis:names:tc:xliff:document:2.0",
	"2.1": "urn:oasis:names:tc:xliff:document:2.0",
}

// xliffNote is the category of the note that holds what a unit says of itself.
const xliffNote = "bitext"

// An xliffWriter writes a file of either version.
type xliffWriter struct {
	*Job
	*file
}

func (w xliffWriter) write12() error {
	w.xml(xmltext.Declaration+`<xliff version="1.2" xmlns="`+xliffSpaces["1.2"]+"\">\n"+
		`<file original="`, w.original(), `" source-language="`, w.label(w.Header.Src),
		`" target-language="`, w.label(w.Header.Dst), `" datatype="plaintext">`+"\n<body>\n")
	if err := w.each(w.transUnit); err != nil {
		return err
	}
	w.WriteString("</body>\n</file>\n</xliff>\n")
	return nil
}

// transUnit writes a unit of version 1.2.
func (w xliffWriter) transUnit(number int, u TU) error {
	src, dst := w.texts(u)
	w.WriteString(`<trans-unit id="` + strconv.Itoa(number) + "\">\n")
	w.xml("<source>", src, "</source>\n")
	if dst != "" {
		state := "translated"
		if u.doubtful() {
			state = "needs-review-translation"
		}
		w.xml(`<target state="`+state+`">`, dst, "</target>\n")
	}
	group := false
	for name, value := range u.meta().said() {
		if !group {
			w.WriteString(`<context-group name="bitext" purpose="information">`)
			group = true
		}
		w.xml(`<context context-type="x-`, name, `">`, value, "</context>")
	}
	if group {
		w.WriteString("</context-group>\n")
	}
	for _, note := range u.Notes {
		w.xml(`<note from="bitext" annotates="target">`, note, "</note>\n")
	}
	w.WriteString("</trans-unit>\n")
	return nil
}

func (w xliffWriter) write21() error {
	w.xml(xmltext.Declaration+`<xliff version="2.1" xmlns="`+xliffSpaces["2.1"]+`" srcLang="`, w.label(w.Header.Src),
		`" trgLang="`, w.label(w.Header.Dst), "\">\n"+`<file id="f1" original="`, w.original(), "\">\n")
	some := false
	err := w.each(func(number int, u TU) error {
		some = true
		w.unit21(number, u)
		return nil
	})
	if err != nil {
		return err
	}
	if !some { // a file must have a unit (section 4.2.2.2)
		w.unit21(1, TU{Src: Side{At: nowhere}, Dst: Side{At: nowhere}})
	}
	w.WriteString("</file>\n</xliff>\n")
	return nil
}

// unit21 writes a unit of version 2.1.
func (w xliffWriter) unit21(number int, u TU) {
	src, dst := w.texts(u)
	w.WriteString(`<unit id="` + strconv.Itoa(number) + "\">\n")
	line := u.meta().line()
	if line != "" || len(u.Notes) > 0 {
		w.WriteString("<notes>")
		if line != "" {
			w.xml(`<note category="`+xliffNote+`">`, line, "</note>")
		}
		for _, note := range u.Notes {
			w.xml(`<note appliesTo="target">`, note, "</note>")
		}
		w.WriteString("</notes>\n")
	}
	state := "initial"
	if dst != "" {
		state = "translated"
	}
	w.xml(`<segment state="`+state+`"><source>`, src, "</source>")
	if dst != "" {
		w.xml("<target>", dst, "</target>")
	}
	w.WriteString("</segment>\n</unit>\n")
}

// An xliffReader reads the units of XLIFF 1.2 and 2.x: a unit for each
// <trans-unit> of the one and each <segment> of the other.
type xliffReader struct {
	*xmltext.Reader
	header   Header
	meta     meta
	notes    []string
	src, dst string
}

// xliffCodes are the elements in a text that hold codes of another format.
var xliffCodes = []string{"bpt", "ept", "it", "ph", "x", "bx", "ex", "sub"}

// xliff reads a file of any version.
func (in *Input) xliff(_ Options) (Stream, error) {
	r := &xliffReader{Reader: xmltext.New(in.Path, in.text), meta: noMeta()}
	for r.header.Src == corpus.Unknown {
		e, err := r.Start()
		if errors.Is(err, io.EOF) {
			return Stream{}, r.Errorf("not an XLIFF file: it names no source language")
		}
		if err != nil {
			return Stream{}, err
		}
		if err := r.open(e); err != nil {
			return Stream{}, err
		}
	}
	return Stream{r.header, func(yield func(TU, error) bool) {
		for {
			u, ok, err := r.advance()
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

// advance reads one token, and gives back the unit that it ends, if any.
func (r *xliffReader) advance() (u TU, ok bool, err error) {
	tok, err := r.Next()
	if err != nil {
		return u, false, err
	}
	switch e := tok.(type) {
	case xml.StartElement:
		return u, false, r.open(e)
	case xml.EndElement:
		switch e.Name.Local {
		case "trans-unit", "segment":
			u = r.meta.unit(r.header.Src, r.src, r.header.Dst, r.dst)
			u.Notes = r.notes
			return u, !u.Src.Empty() || !u.Dst.Empty(), nil
		}
	}
	return u, false, nil
}

// open takes in the element that begins, with its text if it has one.
func (r *xliffReader) open(e xml.StartElement) (err error) {
	switch e.Name.Local {
	case "xliff":
		r.languages(xmltext.Attr(e, "srcLang"), xmltext.Attr(e, "trgLang"))
	case "file":
		r.header.SrcPath = xmltext.Attr(e, "original")
		r.languages(xmltext.Attr(e, "source-language"), xmltext.Attr(e, "target-language"))
	case "trans-unit", "unit":
		r.Unit()
		r.meta, r.notes, r.src, r.dst = noMeta(), nil, "", ""
	case "segment":
		r.src, r.dst = "", ""
	case "source":
		r.src, err = r.Text(xliffCodes...)
	case "target":
		r.dst, err = r.Text(xliffCodes...)
	case "alt-trans", "seg-source", "header", "ignorable", "originalData", "matches", "glossary", "bin-unit":
		err = r.Skip()
	case "context":
		var text string
		text, err = r.Text()
		r.meta.set(strings.TrimPrefix(xmltext.Attr(e, "context-type"), "x-"), text)
	case "note":
		var text string
		if text, err = r.Text(); xmltext.Attr(e, "category") != xliffNote || !r.meta.setLine(text) {
			r.notes = append(r.notes, text)
		}
	}
	return err
}

// languages takes in the two labels of an element; an absent one changes
// nothing.
func (r *xliffReader) languages(src, dst string) {
	r.header.Src = cmp.Or(label.Any(src), r.header.Src)
	r.header.Dst = cmp.Or(label.Any(dst), r.header.Dst)
}

// xliffRules are the rules of XLIFF 1.2 and 2.x, and what the importers that
// people use do.
var xliffRules = struct{ version, lang, attribute, id, source, state, order, empty rule }{
	version:   rule{"xliff-version", Error, "tools tell the two kinds of XLIFF by version and namespace, and refuse the file"},
	lang:      rule{"xliff-lang", Error, "importers do not know the languages and refuse the file"},
	attribute: rule{"xliff-attribute", Error, "validating importers refuse the file"},
	id:        rule{"xliff-id", Error, "importers mix the two units up, or refuse the file"},
	source:    rule{"xliff-source", Error, "importers refuse the unit: there is nothing to translate"},
	state:     rule{"xliff-state", Error, "validating importers refuse the file; others take the unit for new"},
	order:     rule{"xliff-order", Error, "validating importers refuse the file"},
	empty:     rule{"xliff-empty-target", Warning, "some importers take an empty target for a finished translation"},
}

// xliffStates are the states of a target in version 1.2, and of a segment in 2.x.
var xliffStates = map[string][]string{
	"target": {"final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
		"needs-review-translation", "needs-translation", "new", "signed-off", "translated"},
	"segment": {"final", "initial", "reviewed", "translated"},
}

// An xliffValidator looks at an XLIFF file element by element.
type xliffValidator struct {
	*validator
	*xmltext.Reader
	two      bool // version 2.x
	ids      map[string]bool
	target   bool // a target language is named
	unitLine int
	source   bool // the unit or segment has a source
	segments bool // the unit has a segment
	inTarget bool
	text     int // bytes of text in the target being read
}

// xliff looks at a file of any version.
func (v *validator) xliff() error {
	x := &xliffValidator{validator: v, Reader: xmltext.New(v.in.Path, v.in.text)}
	for {
		tok, err := x.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.Directive:
			if strings.HasPrefix(string(e), "DOCTYPE") {
				x.report(x.Line(), rules.doctype, "the file has a DOCTYPE")
			}
		case xml.StartElement:
			x.begin(e)
		case xml.EndElement:
			x.end(e.Name.Local)
		case xml.CharData:
			if strings.ContainsRune(string(e), utf8.RuneError) {
				x.report(x.Line(), rules.replaced, "U+FFFD in a text")
			}
			if x.inTarget {
				x.text += len(strings.TrimSpace(string(e)))
			}
		}
	}
}

// begin looks at an element that begins.
func (x *xliffValidator) begin(e xml.StartElement) {
	name := e.Name.Local
	switch name {
	case "xliff":
		x.root(e)
	case "file":
		x.file(e)
	case "trans-unit", "unit":
		x.Unit()
		x.unitLine, x.source, x.segments = x.Line(), false, false
		x.id(e)
	case "segment":
		x.segments, x.source = true, false
		x.state(e)
	case "notes":
		if x.segments {
			x.report(x.Line(), xliffRules.order, "<notes> after <segment>: they come first")
		}
	case "source":
		x.source = true
	case "target":
		x.inTarget, x.text = true, 0
		if !x.source {
			x.report(x.Line(), xliffRules.order, "<target> before <source>")
		}
		if !x.target {
			x.report(x.Line(), xliffRules.lang, "a <target>, but the file names no target language")
			x.target = true // said once
		}
		if !x.two {
			x.state(e)
		}
	case "alt-trans", "matches", "glossary":
		if x.Skip() == nil {
			return
		}
	}
}

// end looks at an element that ends.
func (x *xliffValidator) end(name string) {
	switch name {
	case "target":
		if x.inTarget = false; x.text == 0 {
			x.report(x.Line(), xliffRules.empty, "an empty <target>")
		}
	case "trans-unit", "segment":
		if !x.source {
			x.report(x.Line(), xliffRules.source, "a <%s> without <source>", name)
		}
	case "unit":
		if !x.segments {
			x.report(x.unitLine, xliffRules.source, "a <unit> without <segment>")
		}
	}
}

// root looks at the version, the namespace, and the languages of 2.x.
func (x *xliffValidator) root(e xml.StartElement) {
	version, space := xmltext.Attr(e, "version"), ""
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == "xmlns" || a.Name.Space == "xmlns" && a.Name.Local == e.Name.Space {
			space = a.Value
		}
	}
	want := xliffSpaces[version]
	switch {
	case want == "":
		x.report(x.Line(), xliffRules.version, "version=%q is none of 1.2, 2.0, 2.1", version)
	case space != want:
		x.report(x.Line(), xliffRules.version, "version %s has the namespace %s, not %q", version, want, space)
	}
	x.two = strings.HasPrefix(version, "2")
	if !x.two {
		for _, key := range []string{"source-language", "target-language", "original", "datatype"} {
			if xmltext.Attr(e, key) != "" {
				x.report(x.Line(), xliffRules.attribute, "%s stands on <xliff>; it belongs on <file>", key)
			}
		}
		return
	}
	x.language(e, "srcLang", true)
	x.target = x.language(e, "trgLang", false)
}

// file looks at a file's attributes.
func (x *xliffValidator) file(e xml.StartElement) {
	x.ids = make(map[string]bool)
	if x.two {
		if xmltext.Attr(e, "id") == "" {
			x.report(x.Line(), xliffRules.attribute, "a <file> without id")
		}
		return
	}
	for _, key := range []string{"original", "datatype"} {
		if xmltext.Attr(e, key) == "" {
			x.report(x.Line(), xliffRules.attribute, "a <file> without %s", key)
		}
	}
	x.language(e, "source-language", true)
	x.target = x.language(e, "target-language", false)
}

// language looks at an attribute that names a language, and tells whether it
// does.
func (x *xliffValidator) language(e xml.StartElement, key string, required bool) bool {
	tag := xmltext.Attr(e, key)
	if tag == "" {
		if required {
			x.report(x.Line(), xliffRules.lang, "no %s on <%s>", key, e.Name.Local)
		}
		return false
	}
	if _, err := label.Parse(tag); err != nil || strings.Contains(tag, "_") {
		x.report(x.Line(), rules.tag, "%s=%q is not a BCP 47 tag like en or zh-CN", key, tag)
	}
	return true
}

// id looks at a unit's id.
func (x *xliffValidator) id(e xml.StartElement) {
	id := xmltext.Attr(e, "id")
	switch {
	case id == "":
		x.report(x.Line(), xliffRules.attribute, "a <%s> without id", e.Name.Local)
	case x.ids[id]:
		x.report(x.Line(), xliffRules.id, "id=%q for the second time in its file", id)
	case x.ids == nil:
		x.report(x.Line(), xliffRules.order, "a <%s> outside <file>", e.Name.Local)
	case len(x.ids) < maxIDs:
		x.ids[id] = true
	}
}

// state looks at the state of a target or a segment.
func (x *xliffValidator) state(e xml.StartElement) {
	state, known := xmltext.Attr(e, "state"), xliffStates[e.Name.Local]
	if state != "" && !slices.Contains(known, state) && !strings.HasPrefix(state, "x-") {
		x.report(x.Line(), xliffRules.state, "state=%q is none of %s", state, strings.Join(known, ", "))
	}
}
