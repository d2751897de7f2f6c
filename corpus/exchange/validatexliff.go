package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// The rules of XLIFF 1.2 and 2.x, and what the importers that people use do.
var (
	ruleXLIFFVersion   = rule{"xliff-version", Error, "tools tell the two kinds of XLIFF by version and namespace, and refuse the file"}
	ruleXLIFFLang      = rule{"xliff-lang", Error, "importers do not know the languages and refuse the file"}
	ruleXLIFFAttribute = rule{"xliff-attribute", Error, "validating importers refuse the file"}
	ruleXLIFFID        = rule{"xliff-id", Error, "importers mix the two units up, or refuse the file"}
	ruleXLIFFSource    = rule{"xliff-source", Error, "importers refuse the unit: there is nothing to translate"}
	ruleXLIFFState     = rule{"xliff-state", Error, "validating importers refuse the file; others take the unit for new"}
	ruleXLIFFOrder     = rule{"xliff-order", Error, "validating importers refuse the file"}
	ruleXLIFFEmpty     = rule{"xliff-empty-target", Warning, "some importers take an empty target for a finished translation"}
)

var (
	xliff12States = []string{"final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
		"needs-review-translation", "needs-translation", "new", "signed-off", "translated"}
	xliff2States = []string{"final", "initial", "reviewed", "translated"}
)

// An xliffValidator looks at an XLIFF file element by element.
type xliffValidator struct {
	*validator
	*xmlReader
	two      bool // version 2.x
	ids      map[string]bool
	target   bool // a target language is named
	unitLine int
	source   bool // the unit or segment has a source
	segments bool // the unit has a segment
	inTarget bool
	text     int // bytes of text in the target being read
}

func validateXLIFF(v *validator) error {
	x := &xliffValidator{validator: v, xmlReader: newXML(v.in.Path, v.in.text)}
	for {
		tok, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.Directive:
			if strings.HasPrefix(string(e), "DOCTYPE") {
				x.report(x.line(), ruleDoctype, "the file has a DOCTYPE")
			}
		case xml.StartElement:
			x.begin(e)
		case xml.EndElement:
			x.end(e.Name.Local)
		case xml.CharData:
			if strings.ContainsRune(string(e), utf8.RuneError) {
				x.report(x.line(), ruleReplaced, "U+FFFD in a text")
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
		x.unit()
		x.unitLine, x.source, x.segments = x.line(), false, false
		x.id(e)
	case "segment":
		x.segments, x.source = true, false
		x.state(attr(e, "state"), xliff2States)
	case "notes":
		if x.segments {
			x.report(x.line(), ruleXLIFFOrder, "<notes> after <segment>: they come first")
		}
	case "source":
		x.source = true
	case "target":
		x.inTarget, x.text = true, 0
		if !x.source {
			x.report(x.line(), ruleXLIFFOrder, "<target> before <source>")
		}
		if !x.target {
			x.report(x.line(), ruleXLIFFLang, "a <target>, but the file names no target language")
			x.target = true // said once
		}
		if !x.two {
			x.state(attr(e, "state"), xliff12States)
		}
	case "alt-trans", "matches", "glossary":
		if x.skip() == nil {
			return
		}
	}
}

// end looks at an element that ends.
func (x *xliffValidator) end(name string) {
	switch name {
	case "target":
		if x.inTarget = false; x.text == 0 {
			x.report(x.line(), ruleXLIFFEmpty, "an empty <target>")
		}
	case "trans-unit", "segment":
		if !x.source {
			x.report(x.line(), ruleXLIFFSource, "a <%s> without <source>", name)
		}
	case "unit":
		if !x.segments {
			x.report(x.unitLine, ruleXLIFFSource, "a <unit> without <segment>")
		}
	}
}

// root looks at the version, the namespace, and the languages of 2.x.
func (x *xliffValidator) root(e xml.StartElement) {
	version, space := attr(e, "version"), ""
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == "xmlns" || a.Name.Space == "xmlns" && a.Name.Local == e.Name.Space {
			space = a.Value
		}
	}
	want := map[string]string{"1.2": xliff12Space, "2.0": xliff20Space, "2.1": xliff20Space}[version]
	switch {
	case want == "":
		x.report(x.line(), ruleXLIFFVersion, "version=%q is none of 1.2, 2.0, 2.1", version)
	case space != want:
		x.report(x.line(), ruleXLIFFVersion, "version %s has the namespace %s, not %q", version, want, space)
	}
	x.two = strings.HasPrefix(version, "2")
	if !x.two {
		for _, key := range []string{"source-language", "target-language", "original", "datatype"} {
			if attr(e, key) != "" {
				x.report(x.line(), ruleXLIFFAttribute, "%s stands on <xliff>; it belongs on <file>", key)
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
		if attr(e, "id") == "" {
			x.report(x.line(), ruleXLIFFAttribute, "a <file> without id")
		}
		return
	}
	for _, key := range []string{"original", "datatype"} {
		if attr(e, key) == "" {
			x.report(x.line(), ruleXLIFFAttribute, "a <file> without %s", key)
		}
	}
	x.language(e, "source-language", true)
	x.target = x.language(e, "target-language", false)
}

// language looks at an attribute that names a language, and tells whether it
// does.
func (x *xliffValidator) language(e xml.StartElement, key string, required bool) bool {
	label := attr(e, key)
	if label == "" {
		if required {
			x.report(x.line(), ruleXLIFFLang, "no %s on <%s>", key, e.Name.Local)
		}
		return false
	}
	if _, err := ParseTag(label); err != nil || strings.Contains(label, "_") {
		x.report(x.line(), ruleTag, "%s=%q is not a BCP 47 tag like en or zh-CN", key, label)
	}
	return true
}

// id looks at a unit's id.
func (x *xliffValidator) id(e xml.StartElement) {
	id := attr(e, "id")
	switch {
	case id == "":
		x.report(x.line(), ruleXLIFFAttribute, "a <%s> without id", e.Name.Local)
	case x.ids[id]:
		x.report(x.line(), ruleXLIFFID, "id=%q for the second time in its file", id)
	case x.ids == nil:
		x.report(x.line(), ruleXLIFFOrder, "a <%s> outside <file>", e.Name.Local)
	case len(x.ids) < maxIDs:
		x.ids[id] = true
	}
}

func (x *xliffValidator) state(state string, known []string) {
	if state != "" && !slices.Contains(known, state) && !strings.HasPrefix(state, "x-") {
		x.report(x.line(), ruleXLIFFState, "state=%q is none of %s", state, strings.Join(known, ", "))
	}
}
