package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// A tmxReader reads the units of a TMX file. Of the codes inside segments it
// leaves out what they hold and keeps the text they surround.
type tmxReader struct {
	*xmlReader
	opt    Options
	header Header
	tags   map[string]corpus.Tag
}

// A variant is a tuv: the unit's text in one language.
type variant struct {
	tag  corpus.Tag
	text string
}

// tmxCodes are the elements in a segment that hold codes of another format.
var tmxCodes = []string{"bpt", "ept", "it", "ph", "ut"}

func readTMX(in *Input, opt Options) (Stream, error) {
	r := &tmxReader{xmlReader: newXML(in.Path, in.text), opt: opt, tags: make(map[string]corpus.Tag)}
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
		e, err := r.start()
		if errors.Is(err, io.EOF) {
			return r.errorf("not a TMX file: it has no <body>")
		}
		if err != nil {
			return err
		}
		if root == "" {
			if root = e.Name.Local; root != "tmx" {
				return r.errorf("not a TMX file: it begins with <%s>", root)
			}
		}
		switch e.Name.Local {
		case "body":
			r.header.Src = cmp.Or(r.opt.Src, r.header.Src)
			return nil
		case "header":
			r.header.Unit = unitOf(attr(e, "segtype"))
			r.header.Src = r.tag(attr(e, "srclang"))
		case "prop":
			text, err := r.text(tmxCodes)
			if err != nil {
				return err
			}
			r.header.set(strings.TrimPrefix(attr(e, "type"), tmxPrefix), text)
		}
	}
}

// unitOf is the unit that a segtype stands for.
func unitOf(segtype string) corpus.Unit {
	if segtype == string(corpus.Sentences) {
		return corpus.Sentences
	}
	return corpus.Paragraphs
}

// tag reads a language label. TMX says "*all*" where any language may be the
// source.
func (r *tmxReader) tag(label string) corpus.Tag {
	if label == "*all*" {
		return corpus.Unknown
	}
	tag, ok := r.tags[label]
	if !ok {
		tag = anyTag(label)
		r.tags[label] = tag
	}
	return tag
}

// A tmxUnit is a tu being read.
type tmxUnit struct {
	line     int
	meta     meta
	variants []variant
	notes    []string
}

// readUnit reads the next unit; ok is false when it has nothing in the
// languages asked for.
func (r *tmxReader) readUnit() (u TU, ok bool, err error) {
	for e := (xml.StartElement{}); e.Name.Local != "tu"; {
		if e, err = r.start(); err != nil {
			return u, false, err
		}
	}
	r.unit()
	tu := tmxUnit{line: r.line(), meta: noMeta()}
	for depth := 1; depth > 0; {
		tok, err := r.next()
		if err != nil {
			return u, false, err
		}
		switch e := tok.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if e.Name.Local == "tuv" {
				depth++
				tu.variants = append(tu.variants, variant{tag: r.tag(attr(e, "lang"))})
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
	text, err := r.text(tmxCodes)
	last := len(tu.variants) - 1
	switch name := e.Name.Local; {
	case name == "seg" && last >= 0:
		tu.variants[last].text = text
	case name == "note":
		tu.notes = append(tu.notes, text)
	case name == "prop" && last < 0:
		tu.meta.set(strings.TrimPrefix(attr(e, "type"), tmxPrefix), text)
	}
	return err
}

// choose finds the two variants wanted: those asked for, else the one in the
// file's source language and the only other.
func (r *tmxReader) choose(variants []variant, line int) (src, dst variant, err error) {
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
		return src, dst, errorAt(r.path, line, "the unit is in more than two languages (%s, %s and %s): %w",
			src.tag, dst.tag, strings.Join(others, ", "), ErrLanguages)
	}
	return src, dst, nil
}
