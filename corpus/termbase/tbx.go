package termbase

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
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
	for {
		r.Unit()
		e, err := r.Start()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if name := e.Name.Local; name == "termEntry" || name == "conceptEntry" {
			terms, err := r.entry(name)
			if err != nil {
				return nil, err
			}
			entries++
			tb.Terms = append(tb.Terms, terms...)
		}
	}
	if entries == 0 {
		return nil, r.Errorf("not a TBX file: it holds no <termEntry> or <conceptEntry>")
	}
	return tb, nil
}

// entry reads the entry just begun.
func (r tbxReader) entry(name string) ([]Term, error) {
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
			case "langSet", "langSec":
				lang = corpus.Tag(xmltext.Attr(e, "lang"))
			case "tig", "termGrp", "termSec":
				list = append(list, tbxTerm{lang: lang})
			case "term", "termNote":
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
				return r.terms(list), nil
			}
		}
	}
}

// take takes in an element of the term.
func (t *tbxTerm) take(e xml.StartElement, text string) {
	switch {
	case e.Name.Local == "term":
		t.text = text
	case xmltext.Attr(e, "type") == "administrativeStatus":
		t.deprecated = t.deprecated || strings.HasPrefix(text, "deprecated") || strings.HasPrefix(text, "superseded")
	}
}

// terms is one [Term] for each source term of an entry.
func (r tbxReader) terms(entry []tbxTerm) []Term {
	var list []Term
	var good, bad []string
	for _, t := range entry {
		switch base := t.lang.Base(); {
		case t.text == "":
		case base == r.source.Base() && !t.deprecated:
			list = append(list, Term{Source: t.text})
		case base == r.target.Base() && t.deprecated:
			bad = append(bad, t.text)
		case base == r.target.Base():
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
