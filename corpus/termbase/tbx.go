package termbase

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// A tbxReader reads TermBase eXchange (ISO 30042), by the element names of
// both its editions: termEntry, langSet, tig and ntig; conceptEntry, langSec
// and termSec.
type tbxReader struct {
	*xmltext.Reader
	source, target corpus.Tag
}

// A tbxTerm is one term of an entry, in one language.
type tbxTerm struct {
	lang       corpus.Tag
	text       string
	deprecated bool
}

// readTBX reads the entries of a file. An entry gives a [Term] for each of its
// terms in the source language. Terms in the target language that are marked
// as deprecated or superseded are forbidden.
func readTBX(path, text string, source, target corpus.Tag) (*Termbase, error) {
	r := tbxReader{xmltext.Decoded(path, text), source, target}
	tb := &Termbase{}
	entries := 0
	langs := make(map[string]bool)
	for {
		r.Unit()
		e, err := r.Start()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if name := e.Name.Local; name == "termEntry" || name == "conceptEntry" || name == "entry" {
			entry, err := r.entry(name)
			if err != nil {
				return nil, err
			}
			entries++
			for _, t := range entry {
				if t.lang != "" {
					langs[string(t.lang)] = true
				}
			}
			tb.Terms = append(tb.Terms, r.terms(entry)...)
		}
	}
	if entries == 0 {
		return nil, r.Errorf("not a TBX file: it holds no <termEntry>, <conceptEntry> or <entry>")
	}
	if len(tb.Terms) == 0 {
		return nil, fmt.Errorf("%s: the glossary holds no term in %s with its translation in %s; its languages are %s",
			path, source, target, cmp.Or(strings.Join(slices.Sorted(maps.Keys(langs)), ", "), "not named"))
	}
	return joined(tb.Terms), nil
}

// entry reads the entry just begun.
func (r tbxReader) entry(name string) ([]tbxTerm, error) {
	var list []tbxTerm
	var lang corpus.Tag
	for {
		token, err := r.Next()
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "langSet", "langSec", "langGroup":
				lang = label.Any(xmltext.Attr(e, "lang"))
			case "tig", "termGrp", "termSec", "termGroup":
				list = append(list, tbxTerm{lang: lang})
			case "term", "termNote", "termStatus", "administrativeStatus":
				text, err := r.Text()
				if err != nil {
					return nil, err
				}
				if len(list) > 0 {
					list[len(list)-1].take(e, text)
				}
			}
		case xml.EndElement:
			if e.Name.Local == name {
				return list, nil
			}
		}
	}
}

// take takes in an element of the term.
func (t *tbxTerm) take(e xml.StartElement, text string) {
	switch {
	case e.Name.Local == "term":
		t.text = text
	case e.Name.Local != "termNote" || xmltext.Attr(e, "type") == "administrativeStatus":
		t.deprecated = t.deprecated || slices.ContainsFunc(badStatus, func(s string) bool { return strings.HasPrefix(text, s) })
	}
}

// terms is one [Term] for each source term of an entry.
func (r tbxReader) terms(entry []tbxTerm) []Term {
	var list []Term
	var good, bad []string
	for _, t := range entry {
		switch {
		case t.text == "":
		case t.lang.Base() == r.source.Base() && !t.deprecated:
			list = append(list, Term{Source: t.text})
		case !serves(r.target, t.lang, entry):
		case t.deprecated:
			bad = append(bad, t.text)
		default:
			good = append(good, t.text)
		}
	}
	if len(good)+len(bad) == 0 {
		return nil
	}
	for i := range list {
		list[i].Target, list[i].Forbidden = good, bad
	}
	return list
}

// badStatus begins the words for a term that should not be used: those of
// TBX-Basic, the last two of TBX-Min.
var badStatus = []string{"deprecated", "superseded", "obsolete", "notRecommended"}

// serves tells whether a term can be the translation: it is in the language, and
// in its script, unless the entry has none in this script.
func serves(target, lang corpus.Tag, entry []tbxTerm) bool {
	return label.Serves(target, lang) || target.Base() == lang.Base() &&
		!slices.ContainsFunc(entry, func(t tbxTerm) bool { return label.Serves(target, t.lang) })
}
