package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// An xliffReader reads the units of XLIFF 1.2 and 2.x: a unit for each
// <trans-unit> of the one and each <segment> of the other.
type xliffReader struct {
	*xmlReader
	header   Header
	meta     meta
	notes    []string
	src, dst string
}

// xliffCodes are the elements in a text that hold codes of another format.
var xliffCodes = []string{"bpt", "ept", "it", "ph", "x", "bx", "ex", "sub"}

func readXLIFF(in *Input, _ Options) (Stream, error) {
	r := &xliffReader{xmlReader: newXML(in.Path, in.text), meta: noMeta()}
	for r.header.Src == corpus.Unknown {
		e, err := r.start()
		if errors.Is(err, io.EOF) {
			return Stream{}, r.errorf("not an XLIFF file: it names no source language")
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
	tok, err := r.next()
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
		r.languages(attr(e, "srcLang"), attr(e, "trgLang"))
	case "file":
		r.header.SrcPath = attr(e, "original")
		r.languages(attr(e, "source-language"), attr(e, "target-language"))
	case "trans-unit", "unit":
		r.unit()
		r.meta, r.notes, r.src, r.dst = noMeta(), nil, "", ""
	case "segment":
		r.src, r.dst = "", ""
	case "source":
		r.src, err = r.text(xliffCodes)
	case "target":
		r.dst, err = r.text(xliffCodes)
	case "alt-trans", "seg-source", "header", "ignorable", "originalData", "matches", "glossary", "bin-unit":
		err = r.skip()
	case "context":
		var text string
		text, err = r.text(nil)
		r.meta.set(strings.TrimPrefix(attr(e, "context-type"), "x-"), text)
	case "note":
		var text string
		if text, err = r.text(nil); attr(e, "category") != noteCategory || !r.meta.setLine(text) {
			r.notes = append(r.notes, text)
		}
	}
	return err
}

// languages takes in the two labels of an element; an absent one changes
// nothing.
func (r *xliffReader) languages(src, dst string) {
	r.header.Src = cmp.Or(anyTag(src), r.header.Src)
	r.header.Dst = cmp.Or(anyTag(dst), r.header.Dst)
}
