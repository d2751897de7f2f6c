package exchange

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// XCES is how OPUS keeps bitexts: two documents of sentences with ids, and a
// cesAlign file of links between the ids, the source (fromDoc) first.
var XCES = &Format{
	Name:       "xces",
	Doc:        "XCES as in OPUS: links by sentence ids, and two XML documents",
	Extensions: []string{".xces", ".ces"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true},
	Several:    true,
	NeedsTags:  true,
	Unaligned:  Blank,
	Style:      label.BCP47,
	Fold:       xmltext.FoldLine,
	Sniff:      func(head []byte) bool { return xmltext.HasElement(head, "<cesAlign") },
	Read:       (*Input).documents,
	Write: idWriter{
		sep:   ".",
		head:  xmltext.Declaration + "<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n<cesAlign version=\"1.0\">\n",
		group: `<linkGrp targType="s" fromDoc="%[1]s" toDoc="%[2]s">`,
		link: func(number int, b corpus.Bead, src, dst string) string {
			certainty := ""
			if b.Confidence != 0 {
				certainty = fmt.Sprintf(` certainty="%s"`, decimals(b.Confidence))
			}
			return fmt.Sprintf(`<link id="SL%d" xtargets="%s;%s"%s/>`, number, src, dst, certainty)
		},
		foot: "</cesAlign>\n",
	}.write,
}

// InterText is the format of the alignment editor of that name: as XCES, but
// the links list the target (toDoc) first, and a link says who made it.
var InterText = &Format{
	Name:       "intertext",
	Doc:        "InterText: links by sentence ids, target first, and two XML documents",
	Extensions: []string{".intertext"},
	Keeps:      Keeps{Segments: true, Order: true, OneSided: true, Tags: true},
	Several:    true,
	NeedsTags:  true,
	Unaligned:  Blank,
	Style:      label.BCP47,
	Fold:       xmltext.FoldLine,
	Sniff: func(head []byte) bool {
		return xmltext.HasElement(head, "<linkGrp") && !xmltext.HasElement(head, "<cesAlign")
	},
	Read: (*Input).documents,
	Write: idWriter{
		sep:   ":",
		head:  xmltext.Declaration,
		group: `<linkGrp toDoc="%[2]s" fromDoc="%[1]s">`,
		link: func(_ int, b corpus.Bead, src, dst string) string {
			return fmt.Sprintf(`<link type="%d-%d" xtargets="%s;%s" status="auto"/>`, b.Dst.Len(), b.Src.Len(), dst, src)
		},
	}.write,
}

// An idWriter writes one of the two formats: the documents, then the links
// between them.
type idWriter struct {
	sep        string // between a sentence's paragraph and its number in it
	head, foot string // of the file of links
	group      string // begins the links; a format of the documents' names
	link       func(number int, b corpus.Bead, src, dst string) string
}

// write is a format's Write.
func (w idWriter) write(j *Job) error {
	srcKey, dstKey, err := j.keys()
	if err != nil {
		return err
	}
	// The texts stand apart, each in its own order.
	b, err := Stream{j.Header, j.Units}.Bitext()
	if err != nil {
		return err
	}
	srcName, dstName := "."+srcKey+".xml", "."+dstKey+".xml"
	src, dst := w.ids(b.Src), w.ids(b.Dst)
	if err := errors.Join(w.document(j, srcName, b.Src, src), w.document(j, dstName, b.Dst, dst)); err != nil {
		return err
	}
	return j.toFile("", func(out *file) error {
		out.WriteString(w.head)
		fmt.Fprintf(out, w.group+"\n", xmltext.Escape(j.name(srcName)), xmltext.Escape(j.name(dstName)))
		for k, bead := range b.Ladder {
			out.WriteString(w.link(k+1, bead, strings.Join(src[bead.Src.Lo:bead.Src.Hi], " "), strings.Join(dst[bead.Dst.Lo:bead.Dst.Hi], " ")) + "\n")
		}
		out.WriteString("</linkGrp>\n" + w.foot)
		return nil
	})
}

// ids are the ids of a document's sentences: the number of the paragraph and
// the sentence's in it, both from 1.
func (w idWriter) ids(doc corpus.Document) []string {
	list := make([]string, len(doc.Segments))
	block, sentence := 0, 0
	for i, seg := range doc.Segments {
		if i == 0 || seg.Block != doc.Segments[i-1].Block {
			block, sentence = block+1, 0
		}
		sentence++
		list[i] = fmt.Sprintf("%d%s%d", block, w.sep, sentence)
	}
	return list
}

// document writes a document: <p> for paragraphs and <s> for segments.
func (w idWriter) document(j *Job, suffix string, doc corpus.Document, ids []string) error {
	return j.toFile(suffix, func(out *file) error {
		out.xml(xmltext.Declaration+`<text lang="`, j.label(doc.Tag), "\">\n")
		open := ""
		for i, seg := range doc.Segments {
			if block, _, _ := strings.Cut(ids[i], w.sep); block != open {
				if open != "" {
					out.WriteString("</p>\n")
				}
				open = block
				out.WriteString(`<p id="` + block + "\">\n")
			}
			out.xml(`<s id="`+ids[i]+`">`, seg.Text, "</s>\n")
		}
		if open != "" {
			out.WriteString("</p>\n")
		}
		out.WriteString("</text>\n")
		return nil
	})
}

// documents reads bitexts of links and the two documents that each names, one
// pair after the other.
func (in *Input) documents(_ Options) (Stream, error) {
	groups, err := readIDs(in.Path, in.text)
	if err != nil {
		return Stream{}, err
	}
	first, err := in.group(groups[0])
	if err != nil {
		return Stream{}, err
	}
	h := first.Header
	if len(groups) > 1 {
		h.SrcPath, h.DstPath = "", ""
	}
	return Stream{h, func(yield func(TU, error) bool) {
		for k, ids := range groups {
			s, err := first, error(nil)
			if k > 0 {
				if s, err = in.group(ids); err != nil {
					yield(TU{}, err)
					return
				}
			}
			for u, err := range s.Units {
				if len(groups) > 1 {
					u.Src.At, u.Dst.At = nowhere, nowhere
				}
				if !yield(u, err) || err != nil {
					return
				}
			}
		}
	}}, nil
}

// group is the bitext of the links between two documents.
func (in *Input) group(ids idLinks) (Stream, error) {
	b := corpus.Bitext{Unit: corpus.Sentences}
	var order [2]idOrder
	var err error
	for k, doc := range []*corpus.Document{&b.Src, &b.Dst} {
		if *doc, order[k], err = in.document([]string{ids.from, ids.to}[k]); err != nil {
			return Stream{}, err
		}
	}
	links, err := ids.resolve(order[0], order[1])
	if err != nil {
		return Stream{}, err
	}
	s, err := links.stream(b)
	if err != nil {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, err)
	}
	return s, nil
}

// document reads a document of sentences that the input names, and where each
// id stands in it.
func (in *Input) document(name string) (corpus.Document, idOrder, error) {
	doc := corpus.Document{Encoding: "utf-8"}
	path, text, err := in.openNamed(name)
	if err != nil {
		return doc, nil, fmt.Errorf("%s: its texts stand in files of their own: %w", in.Path, err)
	}
	doc.Path = path
	tag, sentences, err := readSentences(doc.Path, text)
	if err != nil {
		return doc, nil, err
	}
	if doc.Tag, err = label.Parse(tag); err != nil || tag == "" {
		doc.Tag = languageOf(name)
	}
	for _, s := range sentences {
		place := corpus.Place{Path: doc.Path, Line: s.line}
		doc.Segments = append(doc.Segments, corpus.Segment{Text: s.text, Block: s.block, Place: place})
	}
	return doc, orderOf(sentences), nil
}

// languageOf is the language that the name of a document tells: news.en.xml, or
// as in OPUS its folder, en/1996.xml.gz.
func languageOf(name string) corpus.Tag {
	if tag := label.OfPath(strings.TrimSuffix(unzipped(name), ".xml")); tag != corpus.Unknown {
		return tag
	}
	folder, _, inside := strings.Cut(filepath.ToSlash(name), "/")
	if tag, err := label.Parse(folder); inside && err == nil {
		return tag
	}
	return corpus.Unknown
}

// openNamed opens a document that the file of links names: from the folder of
// the file on, or in this folder; as it is named or unpacked.
func (in *Input) openNamed(name string) (path string, text *bufio.Reader, err error) {
	var first error
	for _, path := range beside(in.Path, name) {
		text, err := in.file(path)
		if err == nil {
			return path, text, nil
		}
		if first == nil {
			first = err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return path, nil, err
		}
	}
	return "", nil, first
}

// beside are the paths that a file named in another may have: below the other's
// folder or in it, as named or without the extension of what is packed. A name
// that leads elsewhere is looked for in the folder alone.
func beside(path, name string) []string {
	folder := filepath.Dir(path)
	var list []string
	for _, n := range []string{name, unzipped(name), filepath.Base(name), filepath.Base(unzipped(name))} {
		if p := filepath.Join(folder, n); filepath.IsLocal(n) && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// A sentence is a segment in a document.
type sentence struct {
	id, text string
	block    int // paragraph, from 0
	line     int
}

// readSentences reads the <s> elements of a document, and the language that its
// root names.
func readSentences(path string, r io.Reader) (tag string, list []sentence, err error) {
	x := xmltext.New(path, r)
	block, first := -1, true
	for {
		e, err := x.Start()
		if errors.Is(err, io.EOF) {
			return tag, list, nil
		}
		if err != nil {
			return tag, nil, err
		}
		if first {
			tag, first = xmltext.Attr(e, "lang"), false
		}
		x.Unit()
		switch e.Name.Local {
		case "p":
			block++
		case "s":
			line := x.Line()
			text, err := x.Text()
			if err != nil {
				return tag, nil, err
			}
			list = append(list, sentence{xmltext.Attr(e, "id"), text, max(0, block), line})
		}
	}
}

// An idLink is a link by the ids of sentences.
type idLink struct {
	ids        [2][]string // source and target
	confidence float64
}

// idLinks is a file of links. From and to are the documents' names.
type idLinks struct {
	path     string
	from, to string
	list     []idLink
}

// readIDs reads the links of an InterText or an XCES file. Both say
// xtargets="ids;ids", but InterText lists the target (toDoc) first and XCES
// the source (fromDoc), which is how sides get swapped unseen; the root element
// tells them apart.
func readIDs(path string, r io.Reader) ([]idLinks, error) {
	var groups []idLinks
	x := xmltext.New(path, r)
	root := ""
	for {
		x.Unit()
		e, err := x.Start()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if root == "" {
			if root = e.Name.Local; root != "linkGrp" && root != "cesAlign" {
				return nil, x.Errorf("<%s> is not an alignment: InterText begins with <linkGrp>, XCES with <cesAlign>", root)
			}
		}
		if e.Name.Local == "linkGrp" || len(groups) == 0 {
			groups = append(groups, idLinks{path: path, from: xmltext.Attr(e, "fromDoc"), to: xmltext.Attr(e, "toDoc")})
		}
		if err := groups[len(groups)-1].add(x, e, root == "linkGrp"); err != nil {
			return nil, err
		}
	}
	if root == "" {
		return nil, fmt.Errorf("%s:1: not XML: no element in it", path)
	}
	return joined(groups), nil
}

// joined is the groups with those of the same two documents in one. A group
// without links and documents was the root's.
func joined(groups []idLinks) []idLinks {
	if len(groups) > 1 && groups[0].from == "" && len(groups[0].list) == 0 {
		groups = groups[1:]
	}
	var list []idLinks
	at := make(map[[2]string]int)
	for _, g := range groups {
		key := [2]string{g.from, g.to}
		if k, known := at[key]; known {
			list[k].list = append(list[k].list, g.list...)
			continue
		}
		at[key] = len(list)
		list = append(list, g)
	}
	return list
}

// add takes in an element. The sides of its links are the other way round when
// swapped.
func (l *idLinks) add(x *xmltext.Reader, e xml.StartElement, swapped bool) error {
	switch e.Name.Local {
	case "link":
		first, second, ok := strings.Cut(xmltext.Attr(e, "xtargets"), ";")
		if !ok {
			return x.Errorf(`a link without xtargets="ids;ids"`)
		}
		if swapped {
			first, second = second, first
		}
		certainty, _ := strconv.ParseFloat(xmltext.Attr(e, "certainty"), 64)
		l.list = append(l.list, idLink{[2][]string{strings.Fields(first), strings.Fields(second)}, probability(certainty)})
	}
	return nil
}

// readIDLinks reads links by their ids alone: their order is that of the
// documents where these stand beside the file, else that of the ids' numbers.
func readIDLinks(path string, r *bufio.Reader, open Opener) (Links, error) {
	groups, err := readIDs(path, r)
	if err != nil {
		return Links{}, err
	}
	if len(groups) > 1 {
		return Links{}, fmt.Errorf("%s: it links %d pairs of documents: keep the links of each pair in a file of its own", path, len(groups))
	}
	ids := groups[0]
	src, err := ids.order(ids.from, open, 0)
	if err != nil {
		return Links{}, err
	}
	dst, err := ids.order(ids.to, open, 1)
	if err != nil {
		return Links{}, err
	}
	return ids.resolve(src, dst)
}

// order is the order of the sentences of a document, which is side 0, the
// source, or 1, the target, of the links.
func (l idLinks) order(doc string, open Opener, side int) (idOrder, error) {
	if doc != "" {
		in := &Input{Path: l.path, Open: open}
		defer in.Close()
		path, text, err := in.openNamed(doc)
		if err == nil {
			_, sentences, err := readSentences(path, text)
			return orderOf(sentences), err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return l.count(doc, side)
}

// count puts the ids that links name in the order of their numbers, which must
// leave no gap.
func (l idLinks) count(doc string, side int) (idOrder, error) {
	order := make(idOrder)
	for _, link := range l.list {
		for _, id := range link.ids[side] {
			order[id] = 0
		}
	}
	var last idNumbers
	byNumber := func(a, b string) int {
		return cmp.Or(slices.Compare(numbersOf(a), numbersOf(b)), cmp.Compare(a, b))
	}
	for i, id := range slices.SortedFunc(maps.Keys(order), byNumber) {
		next := numbersOf(id)
		if !next.follow(last) {
			return nil, fmt.Errorf("%s: no link names the sentence before %q: put the document %q beside the file, which says how many there are", l.path, id, doc)
		}
		order[id], last = i, next
	}
	return order, nil
}

// resolve turns the ids of links into indices.
func (l idLinks) resolve(src, dst idOrder) (Links, error) {
	links := Links{Src: len(src), Dst: len(dst)}
	for _, id := range l.list {
		if len(id.ids[0])+len(id.ids[1]) == 0 {
			continue
		}
		link := corpus.Link{}
		var errs [2]error
		link.Src, errs[0] = src.indices(id.ids[0], l.path, l.from)
		link.Dst, errs[1] = dst.indices(id.ids[1], l.path, l.to)
		if err := errors.Join(errs[:]...); err != nil {
			return Links{}, err
		}
		links.List = append(links.List, link)
		links.Confidence = append(links.Confidence, id.confidence)
	}
	return links, nil
}

// An idOrder is the index of every sentence of a document, by its id.
type idOrder map[string]int

// orderOf is the order in which sentences stand.
func orderOf(sentences []sentence) idOrder {
	order := make(idOrder, len(sentences))
	for i, s := range sentences {
		order[s.id] = i
	}
	return order
}

// indices are the indices of the ids that a link of a file names in a document.
func (o idOrder) indices(ids []string, path, doc string) ([]int, error) {
	list := make([]int, len(ids))
	for k, id := range ids {
		i, ok := o[id]
		if !ok {
			return nil, fmt.Errorf("%s: a link names the sentence %q, which is not in %s", path, id, doc)
		}
		list[k] = i
	}
	return list, nil
}

// idNumbers are the numbers in an id: 3 and 4 in "3:4" and "s3.4".
type idNumbers []int

// numbersOf finds the numbers in an id.
func numbersOf(id string) idNumbers {
	var list idNumbers
	for field := range strings.FieldsFuncSeq(id, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(field); err == nil {
			list = append(list, n)
		}
	}
	return list
}

// follow tells whether the numbers come right after the last id's: 3:5 after
// 3:4, and 4:1 after either.
func (next idNumbers) follow(last idNumbers) bool {
	above1 := func(n int) bool { return n > 1 }
	switch {
	case len(next) == 0:
		return false
	case last == nil:
		return !slices.ContainsFunc(next, above1)
	case len(last) != len(next):
		return false
	}
	for k := range next {
		if next[k] != last[k] {
			return next[k] == last[k]+1 && !slices.ContainsFunc(next[k+1:], above1)
		}
	}
	return false
}
