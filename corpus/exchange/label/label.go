// Package label reads and writes the names that files give to languages: en, zh-CN,
// zho_Hant, rus.
//
//	tag, err := label.Parse("zh_CN") // zh-Hans
//	label.Flores.Of(tag)             // zho_Hans
package label

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/bitext-tools/bitext/corpus"
)

// A Style is a way to write language tags. The zero style is the format's
// own.
type Style string

// The styles, with English, Simplified and Traditional Chinese, and Russian.
const (
	BCP47  Style = "bcp47"  // en, zh-Hans, zh-Hant, ru
	Region Style = "region" // en, zh-CN, zh-TW, ru: a region in place of the script, none made up where there is no script
	Short  Style = "short"  // en, zh, zh, ru
	ISO3   Style = "iso3"   // eng, zho, zho, rus
	Flores Style = "flores" // eng_Latn, zho_Hans, zho_Hant, rus_Cyrl
	OPUS   Style = "opus"   // en, zh_cn, zh_tw, ru
)

// Styles lists the styles, sorted.
var Styles = []Style{BCP47, Flores, ISO3, OPUS, Region, Short}

// Of writes a tag in the style. A tag that is not BCP 47 is written as it
// is, and the unknown language as "und" (ISO 639-2, "undetermined"). Of a part
// that nobody registered the styles that have a region know nothing; they write
// the tag as it is.
func (s Style) Of(tag corpus.Tag) string {
	if tag == corpus.Unknown {
		return "und"
	}
	t, err := language.Raw.Parse(string(tag))
	base, script, region := t.Raw()
	switch {
	case err == nil:
	case !unregistered(t, err):
		return string(tag)
	case s == OPUS:
		return strings.ToLower(strings.ReplaceAll(string(tag), "-", "_"))
	case s != Short && s != ISO3 && s != Flores:
		return string(tag)
	}
	switch s {
	case Short:
		return base.String()
	case ISO3:
		return base.ISO3()
	case Flores:
		likely, _ := t.Script()
		return base.ISO3() + "_" + likely.String()
	case Region, OPUS:
		label := base.String()
		if region.String() == "ZZ" && script.String() != "Zzzz" {
			region, _ = t.Region()
		}
		if region.String() != "ZZ" {
			label += "-" + region.String()
		}
		if s == OPUS {
			label = strings.ToLower(strings.ReplaceAll(label, "-", "_"))
		}
		return label
	}
	return t.String()
}

// scripts names the script of the tags that have a region instead, and leaves
// out the region where the script tells it: a text that says zh-TW is in
// Traditional Chinese.
var scripts = map[string]corpus.Tag{
	"zh-CN": corpus.Simplified,
	"zh-HK": "zh-Hant-HK",
	"zh-MO": "zh-Hant-MO",
	"zh-SG": "zh-Hans-SG",
	"zh-TW": corpus.Traditional,
}

// Parse reads a language label in any of the styles. Labels that name no
// language are an error.
func Parse(label string) (corpus.Tag, error) {
	label = strings.TrimSpace(label)
	if label == "" || strings.EqualFold(label, "und") {
		return corpus.Unknown, nil
	}
	t, err := language.Parse(strings.ReplaceAll(label, "_", "-"))
	if err != nil {
		return corpus.Unknown, fmt.Errorf("%q is not a language tag; write it like en, zh-Hans or ru", label)
	}
	if t == language.Und { // "root" is read so
		return corpus.Unknown, nil
	}
	if tag, ok := scripts[t.String()]; ok {
		return tag, nil
	}
	base, script, region := t.Raw()
	// A script that the language always has says nothing: eng_Latn is en.
	if likely, sure := language.Make(base.String()).Script(); likely == script && sure >= language.High && region.String() == "ZZ" && !severalScripts(base) {
		return corpus.Tag(base.String()), nil
	}
	return corpus.Tag(t.String()), nil
}

// Read is [Parse] for what a file calls a language. It takes a region or a
// variant that nobody registered too, as tools make them up: de-DE-formal of
// WordPress, sr-SP, en-EN.
func Read(label string) (corpus.Tag, error) {
	tag, err := Parse(label)
	if err != nil {
		hyphened := strings.ReplaceAll(strings.TrimSpace(label), "_", "-")
		if unregistered(language.Parse(hyphened)) {
			return cased(hyphened), nil
		}
	}
	return tag, err
}

// unregistered tells whether all that is wrong with a tag is a region or a
// variant in no registry, after a language that is in one: it is well-formed
// (RFC 5646, 2.2.9). A script, of four letters, is neither: zh-Hnas is a slip.
func unregistered(t language.Tag, err error) bool {
	var part language.ValueError
	base, _, _ := t.Raw()
	return errors.As(err, &part) && base != language.Base{} && len(part.Subtag()) != 4
}

// cased is a well-formed tag in the letters of RFC 5646 (2.1.1): regions are
// large, scripts begin so.
func cased(label string) corpus.Tag {
	parts := strings.Split(strings.ToLower(label), "-")
	for k, part := range parts[1:] {
		switch len(part) {
		case 2:
			parts[k+1] = strings.ToUpper(part)
		case 4:
			parts[k+1] = strings.ToUpper(part[:1]) + part[1:]
		}
	}
	return corpus.Tag(strings.Join(parts, "-"))
}

// Any reads a language label of a file; one that names no language stands
// for itself, so that one odd label does not keep a file from being read.
func Any(label string) corpus.Tag {
	tag, err := Read(label)
	if err != nil {
		return corpus.Tag(strings.TrimSpace(label))
	}
	return tag
}

// OfPath is the language that a path's extension names, as in news.zh, if it is
// one.
func OfPath(path string) corpus.Tag {
	ext := filepath.Ext(path)
	if len(ext) < 3 {
		return corpus.Unknown
	}
	tag, err := Parse(ext[1:])
	if err != nil {
		return corpus.Unknown
	}
	return tag
}

// severalScripts tells whether texts of the language come in more than one
// script, so that it has to be named.
func severalScripts(base language.Base) bool {
	for label := range scripts {
		if strings.HasPrefix(label, base.String()+"-") {
			return true
		}
	}
	return false
}

// EastAsian tells whether a language, by its label, is in a script that Word
// calls East Asian.
func EastAsian(label string) bool {
	script, _ := language.Make(label).Script()
	return slices.Contains([]string{"Hans", "Hant", "Hani", "Jpan", "Kore"}, script.String()) // ISO 15924
}
