package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/lines"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// TMX is Translation Memory eXchange 1.4b (LISA OSCAR, 26 April 2005), level 2:
// text and codes in segments. Confidence, order and cuts are properties of the unit
// whose type begins with "x-bitext:", as the standard asks of types of one's
// own. There is no DOCTYPE, because importers fetch it or refuse it.
var TMX = &Format{
	Name:       "tmx",
	Doc:        "TMX 1.4b translation memory, for CAT tools",
	Extensions: []string{".tmx"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true, Codes: true, Properties: true},
	NeedsTags:  true,
	Versions:   true,
	Unaligned:  Skip,
	Style:      label.Region,
	Fold:       xmltext.FoldText,
	Sniff:      func(head []byte) bool { return xmltext.HasElement(head, "<tmx") },
	Read: func(in *Input, opt Options) (Stream, error) {
		x := xmltext.New(in.Path, in.text)
		r := &tmxReader{Reader: x, opt: opt, tags: make(map[string]corpus.Tag), fits: make(map[[2]corpus.Tag]bool), seg: codes.Reader{Reader: x, Syntax: codes.TMX}}
		return r.stream()
	},
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return tmxWriter{j, out}.write() })
	},
	validate: func(in *Input, v rules.Validator) error { return v.TMX(in.text) },
}

// tmxWanted is the property of a unit without a target: the language that it is to be in.
const tmxWanted = "target-lang"

// tmxPrefix begins the types of properties that are bitext's own.
const tmxPrefix = "x-bitext:"

// A tmxWriter writes a memory.
type tmxWriter struct {
	*Job
	*file
}

// write writes the whole file.
func (w tmxWriter) write() error {
	if w.Header.original != nil {
		return w.rewrite(w.file, w.unit, func() {})
	}
	if len(w.Header.Others) > 0 {
		if _, err := w.languages(); err != nil {
			return err
		}
	}
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

// unit writes a tu.
func (w tmxWriter) unit(number int, u TU) error {
	w.xml(`<tu tuid="`, cmp.Or(u.property("id"), strconv.Itoa(number)), `"`)
	for _, p := range u.Properties {
		if name := tmxAttribute(p.Name); name != "" && name != "tuid" {
			w.xml(" "+name+`="`, p.Value, `"`)
		}
	}
	w.WriteString(">\n")
	for _, note := range u.Notes {
		w.xml("<note>", note, "</note>\n")
	}
	for name, value := range u.xmlMeta().properties() {
		own, foreign := strings.CutPrefix(name, tmxProp)
		switch {
		case foreign:
			w.xml(`<prop type="`, own, `">`, value, "</prop>\n")
		case tmxAttribute(name) == "":
			w.xml(`<prop type="`+tmxPrefix, name, `">`, value, "</prop>\n")
		}
	}
	src, dst := w.coded(u, codes.TMX)
	if dst == "" && u.Dst.Tag != corpus.Unknown {
		w.xml(`<prop type="`+tmxPrefix+tmxWanted+`">`, w.label(u.Dst.Tag), "</prop>\n")
	}
	w.variant(u.Src.Tag, src)
	w.variant(u.Dst.Tag, dst)
	for _, s := range u.Others {
		w.variant(s.Tag, w.markup(s, codes.TMX))
	}
	w.WriteString("</tu>\n")
	return nil
}

// variant writes a tuv, if there is a text; it is markup already.
func (w tmxWriter) variant(tag corpus.Tag, text string) {
	if text != "" {
		w.xml(`<tuv xml:lang="`, w.label(tag), `"><seg>`)
		w.WriteString(text)
		w.WriteString("</seg></tuv>\n")
	}
}

// tmxProp begins the names of properties that are a <prop> in TMX; the type
// follows.
const tmxProp = "prop:"

// tmxAttributes are the attributes of a unit that other formats know by another
// name, and that name.
var tmxAttributes = [][2]string{
	{"tuid", "id"}, {"creationdate", "created"}, {"creationid", "created-by"}, {"changedate", "changed"}, {"changeid", "changed-by"},
	{"usagecount", "usagecount"}, {"lastusagedate", "lastusagedate"}, {"creationtool", "creationtool"},
	{"creationtoolversion", "creationtoolversion"}, {"datatype", "datatype"}, {"segtype", "segtype"},
}

// tmxAttribute is the attribute that a property is written as, or "".
func tmxAttribute(property string) string {
	for _, a := range tmxAttributes {
		if a[1] == property {
			return a[0]
		}
	}
	return ""
}

// A tmxReader reads the units of a TMX file.
type tmxReader struct {
	*xmltext.Reader
	opt    Options
	header Header
	tags   map[string]corpus.Tag
	fits   map[[2]corpus.Tag]bool // see serves
	seg    codes.Reader
	unit   tmxUnit
	number int    // of units begun
	passed string // what stands before the next unit and was read already

	found  [2]bool      // whether a unit had a source, and a target
	others []corpus.Tag // the languages of other texts
}

// A tmxVariant is a tuv: the unit's text in one language.
type tmxVariant struct {
	tag corpus.Tag
	codes.Coded
	properties []Property // of the variant alone, such as who changed it
}

// stream is the units of the file.
func (r *tmxReader) stream() (Stream, error) {
	r.header.behind = new(behind)
	if r.opt.rewrites("tmx") {
		r.header.original = &originalFile{format: "tmx"}
		r.Record()
	}
	if err := r.readHeader(); err != nil {
		return Stream{}, err
	}
	return Stream{r.header, func(yield func(TU, error) bool) {
		for {
			u, ok, err := r.readUnit()
			if errors.Is(err, io.EOF) {
				if err := r.missing(); err != nil {
					yield(TU{}, err)
					return
				}
				if r.header.original != nil {
					r.header.original.tail = r.passed + r.Taken()
				}
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

// missing is the error of a memory that has no text in a language asked for, but
// in others.
func (r *tmxReader) missing() error {
	for k, want := range [2]corpus.Tag{r.opt.Src, r.opt.Dst} {
		if want != corpus.Unknown && !r.found[k] && len(r.others) > 0 {
			return r.Errorf("no unit has a text in %s, which was asked for; others are in %s", want, lang.List("and", r.others))
		}
	}
	return nil
}

// note takes note of the languages of a unit: the two that were chosen, and the
// others.
func (r *tmxReader) note(variants []tmxVariant, src, dst tmxVariant) {
	r.found[0], r.found[1] = r.found[0] || src.tag != corpus.Unknown, r.found[1] || dst.tag != corpus.Unknown
	if r.found[0] && r.found[1] {
		return
	}
	for _, v := range variants {
		if v.tag != src.tag && v.tag != dst.tag && len(r.others) < maxNamed && !slices.Contains(r.others, v.tag) {
			r.others = append(r.others, v.tag)
		}
	}
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
			r.header.behind.details += saysMore(e, "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang")
		case "prop":
			kind := strings.TrimPrefix(xmltext.Attr(e, "type"), tmxPrefix)
			text, err := r.Text()
			if err != nil {
				return err
			}
			switch kind {
			case "source-file":
				r.header.SrcPath = text
			case "target-file":
				r.header.DstPath = text
			default:
				r.header.behind.details++
			}
		case "note", "ude":
			r.header.behind.details++
		}
	}
}

// saysMore is how many attributes of an element say something beside those named;
// that a file holds plain text is nothing.
func saysMore(e xml.StartElement, named ...string) (n int) {
	for _, a := range e.Attr {
		plain := a.Name.Local == "datatype" && (a.Value == "plaintext" || a.Value == "unknown")
		if a.Name.Space == "" && !plain && !slices.Contains(named, a.Name.Local) {
			n++
		}
	}
	return n
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
	wanted   corpus.Tag // see [tmxWanted]
	variants []tmxVariant
	notes    []string
	unread   bool // the file says more of it than was read
}

// readUnit reads the next unit; ok is false when it has nothing in the
// languages asked for.
func (r *tmxReader) readUnit() (u TU, ok bool, err error) {
	var e xml.StartElement
	for e.Name.Local != "tu" {
		if e, err = r.Start(); err != nil {
			return u, false, err
		}
	}
	r.Unit()
	before := ""
	if r.header.original != nil {
		before, r.passed = r.passed+r.Passed(), ""
	}
	r.unit = tmxUnit{line: r.Line(), meta: noMeta(), variants: r.unit.variants[:0]}
	tu := &r.unit
	r.number++
	tu.meta.addID(xmltext.Attr(e, "tuid"), r.number)
	tu.meta.rest = append(tu.meta.rest, tmxProperties(e)...)
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
				tu.variants = append(tu.variants, tmxVariant{tag: r.tag(xmltext.Attr(e, "lang")), properties: tmxProperties(e)})
			} else if err := r.readPart(e); err != nil {
				return u, false, err
			}
		}
	}
	src, dst, err := r.choose(tu.variants, tu.line)
	if err != nil {
		return u, false, err
	}
	r.note(tu.variants, src, dst)
	unread := !tu.meta.take(dst.properties) || !tu.meta.holds(src.properties) || tu.unread
	u = tu.meta.codedUnit(src.tag, src.Coded, cmp.Or(dst.tag, tu.wanted), dst.Coded)
	u.Notes, u.Line, u.unread = tu.notes, tu.line, unread
	ok = !u.Src.Empty() || !u.Dst.Empty()
	if !slices.ContainsFunc(tu.variants, func(v tmxVariant) bool { return v.Text != "" || len(v.Codes) > 0 }) {
		r.header.behind.blank++
	}
	if doc := r.header.original; doc != nil {
		if text := r.Taken(); ok {
			units := []TU{u}
			doc.taken(before, text, len(tu.variants) <= 2, units)
			u = units[0]
		} else if r.passed = before; len(tu.variants) <= 2 {
			r.passed += text
		}
	}
	return u, ok, nil
}

// tmxProperties are the attributes of a <tu> or <tuv> as properties.
func tmxProperties(e xml.StartElement) []Property {
	var list []Property
	for _, a := range e.Attr {
		for _, known := range tmxAttributes {
			if a.Name.Local == known[0] && known[0] != "tuid" && a.Value != "" {
				list = append(list, Property{known[1], a.Value})
			}
		}
	}
	return list
}

// take takes over the properties of which the unit itself says nothing, and
// tells whether it holds all of them then.
func (m *meta) take(properties []Property) bool {
	if len(properties) == 0 {
		return true
	}
	own := make(map[string]bool, len(m.rest))
	for _, p := range m.rest {
		own[p.Name] = true
	}
	for _, p := range properties {
		if !own[p.Name] {
			m.rest = append(m.rest, p)
		}
	}
	return m.holds(properties)
}

// holds tells whether the meta has all of the properties.
func (m *meta) holds(properties []Property) bool {
	if len(properties) == 0 {
		return true
	}
	all := make(map[Property]bool, len(m.rest))
	for _, p := range m.rest {
		all[p] = true
	}
	return !slices.ContainsFunc(properties, func(p Property) bool { return !all[p] })
}

// readPart reads an element of a unit or of a variant.
func (r *tmxReader) readPart(e xml.StartElement) error {
	tu := &r.unit
	last := len(tu.variants) - 1
	if e.Name.Local == "seg" && last >= 0 {
		unread := r.seg.Unread
		text, _, err := r.seg.Read()
		tu.variants[last].Coded = text
		tu.unread = tu.unread || r.seg.Unread > unread
		return err
	}
	kind := xmltext.Attr(e, "type") // before the next token
	text, err := r.Text()
	own, ours := strings.CutPrefix(kind, tmxPrefix)
	switch name := e.Name.Local; {
	case name == "note":
		tu.notes = append(tu.notes, text)
	case name != "prop":
	case ours && last < 0 && own == tmxWanted:
		if tag := r.tag(text); r.opt.Dst == corpus.Unknown || r.serves(r.opt.Dst, tag) {
			tu.wanted = tag
		}
	case ours && last < 0:
		tu.meta.set(own, text)
	case last < 0:
		tu.meta.add(tmxProp+kind, text)
	default:
		v := &tu.variants[last]
		v.properties = append(v.properties, Property{tmxProp + kind, text})
	}
	return err
}

// choose finds the two variants wanted: those nearest to the languages asked
// for, else the one in the file's source language and the only other. Where
// neither the user nor the file names the source it is what stands first in the
// first unit.
func (r *tmxReader) choose(variants []tmxVariant, line int) (src, dst tmxVariant, err error) {
	want := r.header.Src
	if want == corpus.Unknown && len(variants) > 0 {
		if want = variants[0].tag; len(variants) > 1 {
			r.header.Src = want
		}
	}
	exact := -1 // the variant that is the target's as it is asked for, and never the source
	if r.opt.Dst != want && r.opt.Dst != corpus.Unknown {
		exact = slices.IndexFunc(variants, func(v tmxVariant) bool { return v.tag == r.opt.Dst })
	}
	s := r.nearest(want, variants, exact)
	if s >= 0 {
		src = variants[s]
	}
	if r.opt.Dst != corpus.Unknown {
		if d := r.nearest(r.opt.Dst, variants, s); d >= 0 {
			dst = variants[d]
		}
		return src, dst, nil
	}
	var others []string
	for k, v := range variants {
		switch {
		case k == s || r.opt.Src != corpus.Unknown && v.tag.Base() == want.Base():
		case dst.tag == corpus.Unknown:
			dst = v
		case v.tag != dst.tag && len(others) < maxNamed:
			others = append(others, string(v.tag))
		}
	}
	if len(others) > 0 {
		return src, dst, lines.ErrorAt(r.Path, line, "the unit is in more than two languages (%s, %s and %s): %w",
			src.tag, dst.tag, strings.Join(others, ", "), ErrLanguages)
	}
	return src, dst, nil
}

// nearest is the index of the variant nearest to a language, but for one that
// is taken already; -1 where none is in it.
func (r *tmxReader) nearest(want corpus.Tag, variants []tmxVariant, taken int) int {
	best, several := -1, false
	for k, v := range variants {
		switch {
		case k == taken:
		case v.tag == want:
			return k
		case r.serves(want, v.tag):
			several = best >= 0
			best = k
		}
	}
	if !several {
		return best
	}
	have := make([]corpus.Tag, len(variants))
	for k, v := range variants {
		if have[k] = v.tag; k == taken {
			have[k] = corpus.Unknown
		}
	}
	return label.Nearest(want, have)
}

// serves is [label.Serves], which is asked the same of every unit.
func (r *tmxReader) serves(want, have corpus.Tag) bool {
	pair := [2]corpus.Tag{want, have}
	ok, known := r.fits[pair]
	if !known {
		ok = label.Serves(want, have)
		r.fits[pair] = ok
	}
	return ok
}
