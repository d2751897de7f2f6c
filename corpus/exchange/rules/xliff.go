package rules

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// xliffRules are the rules of XLIFF 1.2 and 2.x, and what the importers that
// people use do.
var xliffRules = struct{ version, rare, lang, noLang, attribute, id, source, state, order, empty Rule }{
	version:   Rule{"xliff-version", Error, "tools tell the two kinds of XLIFF by version and namespace, and refuse the file"},
	rare:      Rule{"xliff-version", Warning, "many tools take 1.2, 2.0 and 2.1 only"},
	lang:      Rule{"xliff-lang", Error, "importers do not know the languages and refuse the file"},
	noLang:    Rule{"xliff-lang", Warning, "some importers ask for the language, others take the file for untranslated"},
	attribute: Rule{"xliff-attribute", Error, "validating importers refuse the file"},
	id:        Rule{"xliff-id", Error, "importers mix the two units up, or refuse the file"},
	source:    Rule{"xliff-source", Error, "importers refuse the unit: there is nothing to translate"},
	state:     Rule{"xliff-state", Error, "validating importers refuse the file; others take the unit for new"},
	order:     Rule{"xliff-order", Error, "validating importers refuse the file"},
	empty:     Rule{"xliff-empty-target", Warning, "some importers take an empty target for a finished translation"},
}

// XLIFFSpaces are the namespaces of the versions of XLIFF.
var XLIFFSpaces = map[string]string{
	"1.0": "", // a DTD
	"1.1": "urn:oasis:names:tc:xliff:document:1.1",
	"1.2": "urn:oasis:names:tc:xliff:document:1.2",
	"2.0": "urn:oasis:names:tc:xliff:document:2.0",
	"2.1": "urn:oasis:names:tc:xliff:document:2.0",
	"2.2": "urn:oasis:names:tc:xliff:document:2.2",
}

// rareXLIFF are the versions that have a standard, and few readers.
var rareXLIFF = []string{"1.0", "1.1", "2.2"}

// XLIFFStates are the states of a target in version 1.2, and of a segment in 2.x.
var XLIFFStates = map[string][]string{
	"target": {"final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
		"needs-review-translation", "needs-translation", "new", "signed-off", "translated"},
	"segment": {"final", "initial", "reviewed", "translated"},
}

// An xliffValidator looks at an XLIFF file element by element.
type xliffValidator struct {
	Validator
	*xmltext.Reader
	two      bool // version 2.x
	anyState bool // version 1.0, which lists no states
	ids      map[string]bool
	target   bool // a target language is named
	unitLine int
	source   bool // the unit or segment has a source
	segments bool // the unit has a segment
	inTarget bool
	text     int // bytes of text in the target being read
}

// XLIFF looks at a file of any version.
func (v Validator) XLIFF(file io.Reader) error {
	x := &xliffValidator{Validator: v, Reader: xmltext.New(v.Path, file)}
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
				x.Report(x.Line(), Any.Doctype, "the file has a DOCTYPE")
			}
		case xml.StartElement:
			x.begin(e)
		case xml.EndElement:
			x.end(e.Name.Local)
		case xml.CharData:
			if strings.ContainsRune(string(e), utf8.RuneError) {
				x.Report(x.Line(), Any.Replaced, "U+FFFD in a text")
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
			x.Report(x.Line(), xliffRules.order, "<notes> after <segment>: they come first")
		}
	case "source":
		x.source = true
	case "target":
		x.inTarget, x.text = true, 0
		if !x.source {
			x.Report(x.Line(), xliffRules.order, "<target> before <source>")
		}
		if !x.target && (x.two || xmltext.Attr(e, "lang") == "") {
			rule := xliffRules.noLang // version 1 does not ask for it (1.2, 2.2.2)
			if x.two {
				rule = xliffRules.lang
			}
			x.Report(x.Line(), rule, "a <target>, but the file names no target language")
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
			x.Report(x.Line(), xliffRules.empty, "an empty <target>")
		}
	case "trans-unit", "segment":
		if !x.source {
			x.Report(x.Line(), xliffRules.source, "a <%s> without <source>", name)
		}
	case "unit":
		if !x.segments {
			x.Report(x.unitLine, xliffRules.source, "a <unit> without <segment>")
		}
		x.segments = false // the <notes> to come are a group's
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
	want, known := XLIFFSpaces[version]
	switch {
	case !known:
		x.Report(x.Line(), xliffRules.version, "version=%q is none of %s", version, strings.Join(slices.Sorted(maps.Keys(XLIFFSpaces)), ", "))
	case space != want:
		x.Report(x.Line(), xliffRules.version, "version %s has the namespace %s, not %q", version, cmp.Or(want, "none"), space)
	case slices.Contains(rareXLIFF, version):
		x.Report(x.Line(), xliffRules.rare, "version %s", version)
	}
	x.anyState = version == "1.0"
	x.two = strings.HasPrefix(version, "2")
	if !x.two {
		for _, key := range []string{"source-language", "target-language", "original", "datatype"} {
			if xmltext.Attr(e, key) != "" {
				x.Report(x.Line(), xliffRules.attribute, "%s stands on <xliff>; it belongs on <file>", key)
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
			x.Report(x.Line(), xliffRules.attribute, "a <file> without id")
		}
		return
	}
	for _, key := range []string{"original", "datatype"} { // an empty one is sound
		if !slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == key }) {
			x.Report(x.Line(), xliffRules.attribute, "a <file> without %s", key)
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
			x.Report(x.Line(), xliffRules.lang, "no %s on <%s>", key, e.Name.Local)
		}
		return false
	}
	if _, err := label.Read(tag); err != nil || strings.Contains(tag, "_") {
		x.Report(x.Line(), Any.Tag, "%s=%q is not a BCP 47 tag like en or zh-CN", key, tag)
	}
	return true
}

// id looks at a unit's id.
func (x *xliffValidator) id(e xml.StartElement) {
	id := xmltext.Attr(e, "id")
	switch {
	case id == "":
		x.Report(x.Line(), xliffRules.attribute, "a <%s> without id", e.Name.Local)
	case x.ids[id]:
		x.Report(x.Line(), xliffRules.id, "id=%q for the second time in its file", id)
	case x.ids == nil:
		x.Report(x.Line(), xliffRules.order, "a <%s> outside <file>", e.Name.Local)
	case len(x.ids) < MaxIDs:
		x.ids[id] = true
	}
}

// state looks at the state of a target or a segment.
func (x *xliffValidator) state(e xml.StartElement) {
	state, known := xmltext.Attr(e, "state"), XLIFFStates[e.Name.Local]
	if state != "" && !x.anyState && !slices.Contains(known, state) && !strings.HasPrefix(state, "x-") {
		x.Report(x.Line(), xliffRules.state, "state=%q is none of %s", state, strings.Join(known, ", "))
	}
}
