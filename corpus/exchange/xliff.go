package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/codes"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// XLIFF12 is XLIFF 1.2 (OASIS, 1 February 2008), the version that most tools
// take. Confidence, order and cuts stand in a context group, which tools pass
// over.
var XLIFF12 = &Format{
	Name:       "xliff",
	Doc:        "XLIFF 1.2 localisation file, for translation tools",
	Extensions: []string{".xlf", ".xliff"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true, Codes: true, Properties: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Pending:    true,
	Style:      label.Region,
	Fold:       xmltext.FoldText,
	Sniff:      func(head []byte) bool { return xmltext.HasElement(head, "<xliff") },
	Read:       (*Input).xliff,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return xliffWriter{j, out}.write12() })
	},
	fill:     filledXLIFF,
	validate: (*Input).validateXLIFF,
}

// XLIFF21 is XLIFF 2.1 (OASIS, 13 February 2018), core only. Confidence, order
// and cuts stand in a note of the category "bitext", because importers refuse
// what is not core.
var XLIFF21 = &Format{
	Name:       "xliff2",
	Doc:        "XLIFF 2.1 localisation file, core only",
	Extensions: []string{".xlf2"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true, Codes: true, Properties: true},
	NeedsTags:  true,
	Unaligned:  Skip,
	Pending:    true,
	Style:      label.Region,
	Fold:       xmltext.FoldText,
	Read:       (*Input).xliff,
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error { return xliffWriter{j, out}.write21() })
	},
	validate: (*Input).validateXLIFF,
}

// validateXLIFF looks at a file of any version.
func (in *Input) validateXLIFF(v rules.Validator) error { return v.XLIFF(in.text) }

// xliffNote is the category of the note that holds what a unit says of itself.
const xliffNote = "bitext"

// An xliffWriter writes a file of either version.
type xliffWriter struct {
	*Job
	*file
}

// write12 writes a file of version 1.2.
func (w xliffWriter) write12() error {
	if w.Header.original != nil {
		return w.rewrite(w.file, w.transUnit, func() {})
	}
	w.xml(xmltext.Declaration+`<xliff version="1.2" xmlns="`+rules.XLIFFSpaces["1.2"]+"\">\n"+
		`<file original="`, w.original(), `" source-language="`, w.label(w.Header.Src), `"`+w.target("target-language")+` datatype="plaintext">`+"\n<body>\n")
	if err := w.each(w.transUnit); err != nil {
		return err
	}
	w.WriteString("</body>\n</file>\n</xliff>\n")
	return nil
}

// target is the attribute, after a space, that names the target's language; ""
// where it is not known, and so no unit has such a text.
func (w xliffWriter) target(attribute string) string {
	if w.Header.Dst == corpus.Unknown {
		return ""
	}
	return " " + attribute + `="` + xmltext.Escape(w.label(w.Header.Dst)) + `"`
}

// transUnit writes a unit of version 1.2.
func (w xliffWriter) transUnit(number int, u TU) error {
	src, dst := w.coded(u, codes.XLIFF)
	w.xml(`<trans-unit id="`, w.unitID(number, u), `"`+spaceKept(src, dst)+">\n")
	w.WriteString("<source>" + src + "</source>\n")
	if dst != "" {
		state := ""
		if word := xliffState(u); word != "" {
			state = ` state="` + xmltext.Escape(word) + `"`
		}
		w.WriteString("<target" + state + ">" + dst + "</target>\n")
	}
	group := false
	for name, value := range u.xmlMeta().properties() {
		if dst != "" && (name == "state" || name == xliffWord && value == xliffState(u)) {
			continue // the target says it
		}
		if !group {
			w.WriteString(`<context-group purpose="information">`)
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

// unitID is a unit's id in the output: its number, or where the rest of the
// file keeps its ids its own.
func (w xliffWriter) unitID(number int, u TU) string {
	if w.Header.original != nil {
		return cmp.Or(u.property("id"), strconv.Itoa(number))
	}
	return strconv.Itoa(number)
}

// spaceKept is the attribute of a unit in whose texts white space counts: without
// it readers may make one space of a line break, a tab or several spaces.
func spaceKept(src, dst string) string {
	for _, text := range []string{src, dst} {
		if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
			return ` xml:space="preserve"`
		}
	}
	return ""
}

// write21 writes a file of version 2.1.
func (w xliffWriter) write21() error {
	unit := func(number int, u TU) error {
		w.unit21(number, u)
		return nil
	}
	if w.Header.original != nil {
		return w.rewrite(w.file, unit, func() {})
	}
	w.xml(xmltext.Declaration+`<xliff version="2.1" xmlns="`+rules.XLIFFSpaces["2.1"]+`" srcLang="`, w.label(w.Header.Src),
		`"`+w.target("trgLang")+">\n"+`<file id="f1" original="`, w.original(), "\">\n")
	some := false
	err := w.each(func(number int, u TU) error {
		some = true
		return unit(number, u)
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
	src, dst := w.coded(u, codes.XLIFF2)
	w.xml(`<unit id="`, w.unitID(number, u), `"`+spaceKept(src, dst)+">\n")
	line, state := u.xmlMeta(), ""
	switch line.state = u.implied(); line.state {
	case Translated, Reviewed, Final:
		state, line.state = string(line.state), ""
	case Draft, Untranslated:
		state = "initial"
	default:
		if dst == "" {
			state = "initial"
		}
	}
	if text := line.line(); text != "" || len(u.Notes) > 0 {
		w.WriteString("<notes>")
		if text != "" {
			w.xml(`<note category="`+xliffNote+`">`, text, "</note>")
		}
		for _, note := range u.Notes {
			w.xml(`<note appliesTo="target">`, note, "</note>")
		}
		w.WriteString("</notes>\n")
	}
	if state != "" {
		state = ` state="` + state + `"`
	}
	w.WriteString("<segment" + state + "><source>" + src + "</source>")
	if dst != "" {
		w.WriteString("<target>" + dst + "</target>")
	}
	w.WriteString("</segment>\n</unit>\n")
}

// An xliffReader reads the units of XLIFF 1.2 and 2.x: a unit for each
// <trans-unit> of the one, or for each segment marked in it, and for each
// <segment> of the other.
type xliffReader struct {
	*xmltext.Reader
	opt    Options
	header Header
	first  string // original of the first file

	groups []string // names of the groups begun and not ended; "" where one has none
	before string   // what stands before the unit being read
	passed string   // what stands before the next unit and was read already
	unit   xliffUnit
	number int // of units begun
	queue  []TU

	kept    bool     // some unit is in the languages asked for
	dropped []string // pairs of languages of those that are not
}

// xliff reads a file of any version.
func (in *Input) xliff(opt Options) (Stream, error) {
	r := &xliffReader{Reader: xmltext.New(in.Path, in.text), opt: opt, header: Header{behind: new(behind)}}
	if opt.rewrites("xliff") || opt.rewrites("xliff2") {
		r.header.original = &originalFile{}
		r.Record()
	}
	// The languages are those of the first file that holds a unit asked for.
	for len(r.queue) == 0 {
		if err := r.advance(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return Stream{}, err
		}
	}
	if r.header.Src == corpus.Unknown {
		return Stream{}, r.Errorf("not an XLIFF file: it names no source language")
	}
	return Stream{r.header, func(yield func(TU, error) bool) {
		for {
			for _, u := range r.queue {
				if !yield(u, nil) {
					return
				}
			}
			r.queue = r.queue[:0]
			if err := r.advance(); errors.Is(err, io.EOF) {
				if !r.kept && len(r.dropped) > 0 {
					yield(TU{}, r.Errorf("no unit is in the languages asked for, %s and %s: they are in %s", r.asked(r.opt.Src), r.asked(r.opt.Dst), strings.Join(r.dropped, "; ")))
					return
				}
				if r.header.original != nil {
					r.header.original.tail = r.passed + r.Taken()
				}
				return
			} else if err != nil {
				yield(TU{}, err)
				return
			}
		}
	}}, nil
}

// advance reads one token, and queues the units that it ends, if any.
func (r *xliffReader) advance() error {
	tok, err := r.Next()
	if err != nil {
		return err
	}
	switch e := tok.(type) {
	case xml.StartElement:
		return r.open(e)
	case xml.EndElement:
		switch e.Name.Local {
		case "group":
			r.groups = r.groups[:max(0, len(r.groups)-1)]
		case "trans-unit", "unit":
			return r.close()
		}
	}
	return nil
}

// open takes in the element that begins, with its text if it has one.
func (r *xliffReader) open(e xml.StartElement) (err error) {
	u := &r.unit
	switch e.Name.Local {
	case "xliff":
		r.languages(xmltext.Attr(e, "srcLang"), xmltext.Attr(e, "trgLang"))
		if doc := r.header.original; doc != nil {
			if doc.format = "xliff"; strings.HasPrefix(xmltext.Attr(e, "version"), "2") {
				doc.format = "xliff2"
			}
			if !r.opt.rewrites(doc.format) {
				r.header.original = nil
			}
		}
	case "file":
		r.header.SrcPath = xmltext.Attr(e, "original")
		r.languages(xmltext.Attr(e, "source-language"), xmltext.Attr(e, "target-language"))
		r.header.behind.details += saysMore(e, "original", "source-language", "target-language", "id")
		r.groups = nil
	case "group":
		r.groups = append(r.groups, cmp.Or(xmltext.Attr(e, "resname"), xmltext.Attr(e, "name"), xmltext.Attr(e, "id")))
	case "trans-unit", "unit":
		r.begin(e)
	case "segment":
		state := xmltext.Attr(e, "state")
		u.segments = append(u.segments, xliffSegment{id: xmltext.Attr(e, "id"), state: stateOf(state), detail: xmltext.Attr(e, "subState")})
	case "source":
		s := u.segment()
		s.src, _, err = r.coded()
	case "seg-source":
		_, u.marked, err = r.coded()
	case "target":
		s := u.segment()
		if word := xmltext.Attr(e, "state"); word != "" {
			s.state, s.word = stateOf(word), word
		}
		s.detail = xmltext.Attr(e, "state-qualifier")
		s.dst, u.targets, err = r.coded()
	case "seg": // of Trados
		if word := xmltext.Attr(e, "conf"); word != "" {
			if u.words == nil {
				u.words = make(map[string]string)
			}
			u.words[xmltext.Attr(e, "id")] = word
		}
		u.unread = u.unread || len(e.Attr) > 2
	case "alt-trans", "match":
		u.unread = u.unread || len(e.Attr) > 0
		err = r.alternative()
	case "data":
		err = r.codeData(e)
	case "header":
		err = r.fileHeader()
	case "skeleton":
		r.header.behind.details++
		err = r.Skip()
	case "ignorable":
		err = r.Skip()
	case "glossary", "resourceData", "bin-source", "bin-target":
		u.unread = true
		err = r.Skip()
	case "context":
		var text string
		kind := xmltext.Attr(e, "context-type")
		if text, err = r.Text(); err == nil {
			u.meta.set(strings.TrimPrefix(kind, "x-"), text)
		}
	case "note":
		var text string
		category := xmltext.Attr(e, "category")
		inUnit := r.inUnit()
		if text, err = r.Text(); !inUnit {
			r.header.behind.details++
		} else if category != xliffNote || !u.meta.setLine(text) {
			u.notes = append(u.notes, text)
		}
	default:
		u.unread = u.unread || r.inUnit() && isForeign(e.Name)
	}
	return err
}

// inUnit tells whether the element just begun stands in a unit.
func (r *xliffReader) inUnit() bool {
	return slices.Contains(r.Open, "trans-unit") || slices.Contains(r.Open, "unit")
}

// isForeign tells whether a name is not one of XLIFF's own, or of XLIFF's for
// what bitext does not read.
func isForeign(name xml.Name) bool {
	return name.Space != "" && !strings.HasPrefix(name.Space, "urn:oasis:names:tc:xliff:") && name.Local != "seg-defs" ||
		slices.Contains([]string{"prop-group", "count-group", "metadata"}, name.Local)
}

// fileHeader counts what the header of a file of version 1.2 says.
func (r *xliffReader) fileHeader() error {
	for inside := len(r.Open); ; {
		tok, err := r.Next()
		if err != nil {
			return err
		}
		switch tok.(type) {
		case xml.StartElement:
			r.header.behind.details++
			if err := r.Skip(); err != nil {
				return err
			}
		case xml.EndElement:
			if len(r.Open) < inside {
				return nil
			}
		}
	}
}

// begin takes in a unit's start tag.
func (r *xliffReader) begin(e xml.StartElement) {
	r.Unit()
	if r.header.original != nil {
		r.before, r.passed = r.passed+r.Passed(), ""
	}
	r.unit = xliffUnit{line: r.Line(), meta: noMeta(), room: codes.MaxData}
	m := &r.unit.meta
	r.number++
	m.addID(xmltext.Attr(e, "id"), r.number)
	m.add("name", cmp.Or(xmltext.Attr(e, "resname"), xmltext.Attr(e, "name")))
	for _, group := range r.groups {
		m.add("group", group)
	}
	if r.first = cmp.Or(r.first, r.header.SrcPath); r.header.SrcPath != r.first {
		m.add("file", r.header.SrcPath)
	}
	for _, a := range e.Attr {
		switch name := a.Name.Local; {
		case a.Name.Space == "xml" || slices.Contains([]string{"id", "name", "resname"}, name):
		case a.Name.Space == "":
			m.add(name, a.Value)
		default:
			r.unit.unread = true
		}
	}
	if xmltext.Attr(e, "approved") != "" {
		m.state = stateOf(xmltext.Attr(e, "approved"))
	}
}

// coded reads the text of the element just begun, with its codes.
func (r *xliffReader) coded() (codes.Coded, []codes.Part, error) {
	c := codes.Reader{Reader: r.Reader, Syntax: codes.XLIFF, Segment: isSegment}
	if slices.Contains(r.Open, "segment") || slices.Contains(r.Open, "matches") {
		c.Syntax, c.Segment, c.Data, c.Room = codes.XLIFF2, nil, r.unit.data, &r.unit.room
	}
	text, parts, err := c.Read()
	r.unit.unread = r.unit.unread || c.Unread > 0
	return text, parts, err
}

// alternative takes in another translation, as a property.
func (r *xliffReader) alternative() error {
	inside := len(r.Open)
	for {
		tok, err := r.Next()
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.EndElement:
			if len(r.Open) < inside {
				return nil
			}
		case xml.StartElement:
			if e.Name.Local != "target" {
				continue
			}
			text, _, err := r.coded()
			if err != nil {
				return err
			}
			r.unit.meta.add("alternative", corpus.Segment{Text: text.Text, Codes: text.Codes}.Shown())
		}
	}
}

// codeData takes in what a code of version 2 stands for.
func (r *xliffReader) codeData(e xml.StartElement) error {
	id := xmltext.Attr(e, "id")
	text, err := r.Text()
	if r.unit.data == nil {
		r.unit.data = make(map[string]string)
	}
	r.unit.data[id] = text
	return err
}

// close queues the units of the unit that ends.
func (r *xliffReader) close() error {
	u := &r.unit
	if len(u.marked) > 0 && len(u.targets) > 0 && len(u.segments) == 1 {
		u.segments = u.pairMarked()
	}
	if u.said()*max(0, len(u.segments)-1) > codes.MaxData {
		return r.Errorf("the notes and properties of the unit, said of each of its %d segments, are more than %d MiB", len(u.segments), codes.MaxData>>20)
	}
	first, blank := len(r.queue), 0
	for _, s := range u.segments {
		if tu := u.tu(s, r.header); tu.Src.Empty() && tu.Dst.Empty() {
			blank++
		} else {
			r.queue = append(r.queue, tu)
		}
	}
	doc := r.header.original
	if doc == nil {
		if !r.dropOther(first) {
			r.header.behind.blank += blank
		}
		return nil
	}
	text := r.Taken()
	if len(r.queue) == first {
		r.passed = r.before + text
		return nil
	}
	if r.dropOther(first) {
		r.passed = r.before
		return nil
	}
	doc.taken(r.before, text, true, r.queue[first:])
	return nil
}

// dropOther takes the units from the first on out of the queue if they are in
// other languages than the two asked for.
func (r *xliffReader) dropOther(first int) bool {
	serves := func(want, have corpus.Tag) bool { return want == corpus.Unknown || label.Serves(want, have) }
	asked := func(src, dst corpus.Tag) bool { return serves(r.opt.Src, src) && serves(r.opt.Dst, dst) }
	if r.header.Dst == corpus.Unknown || asked(r.header.Src, r.header.Dst) || asked(r.header.Dst, r.header.Src) {
		r.kept = r.kept || len(r.queue) > first
		return false
	}
	pair := string(r.header.Src + " and " + r.header.Dst)
	if len(r.queue) > first && len(r.dropped) < maxNamed && !slices.Contains(r.dropped, pair) {
		r.dropped = append(r.dropped, pair)
	}
	r.queue = r.queue[:first]
	return true
}

// maxNamed is how many languages a message names.
const maxNamed = 20

// asked names a language that was asked for.
func (*xliffReader) asked(tag corpus.Tag) string { return cmp.Or(string(tag), "any") }

// languages takes in the two labels of an element; an absent one changes
// nothing.
func (r *xliffReader) languages(src, dst string) {
	r.header.Src = cmp.Or(label.Any(src), r.header.Src)
	r.header.Dst = cmp.Or(label.Any(dst), r.header.Dst)
}
