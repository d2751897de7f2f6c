// Package label reads and writes the names that files give to languages: en, zh-CN,
// zho_Hant, rus.
//
//	tag, err := label.Parse("zh_CN") // zh-Hans
//	label.Flores.Of(tag)             // zho_Hans
package label

import (
	"fmt"
	"path/filepath"
	"regexp"
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
	if err != nil {
		return s.madeUp(tag)
	}
	base, script, region := t.Raw()
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

// madeUp writes a tag that is not BCP 47, or that has parts which nobody registered.
func (s Style) madeUp(tag corpus.Tag) string {
	known, ok := registered(string(tag))
	switch {
	case !ok:
	case s == Short || s == ISO3 || s == Flores:
		return s.Of(known)
	case s == OPUS:
		return strings.ToLower(strings.ReplaceAll(string(tag), "-", "_"))
	}
	return string(tag)
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
		if known, ok := registered(hyphened); ok {
			_, rest, _ := strings.Cut(hyphened, "-")
			return cased(string(known.Base()) + "-" + rest), nil // eng is en
		}
	}
	return tag, err
}

// wellFormed matches the labels of RFC 5646 (2.1) that have a language, and maybe a
// script, a region and variants.
var wellFormed = regexp.MustCompile(`(?i)^([a-z]{2,3})(?:-([a-z]{4}))?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$`)

// registered is the language and the script of a well-formed label (RFC 5646,
// 2.2.9), which are in a registry though its region or variants may be in none; ok is
// false where they are not: zh-Hnas is a slip.
func registered(label string) (known corpus.Tag, ok bool) {
	parts := wellFormed.FindStringSubmatch(label)
	if parts == nil {
		return corpus.Unknown, false
	}
	t, err := language.Parse(strings.TrimSuffix(parts[1]+"-"+parts[2], "-"))
	return corpus.Tag(t.String()), err == nil
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
