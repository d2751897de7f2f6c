package exchange

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
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
	groups, err := links.ReadGroups(in.Path, in.text)
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
func (in *Input) group(ids links.Group) (Stream, error) {
	b := corpus.Bitext{Unit: corpus.Sentences}
	var order [2]links.Order
	var err error
	for k, doc := range []*corpus.Document{&b.Src, &b.Dst} {
		if *doc, order[k], err = in.document([]string{ids.From, ids.To}[k]); err != nil {
			return Stream{}, err
		}
	}
	between, err := ids.Links(order[0], order[1])
	if err != nil {
		return Stream{}, err
	}
	s, err := streamOf(between, b)
	if err != nil {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, err)
	}
	return s, nil
}

// document reads a document of sentences that the input names, and where each
// id stands in it.
func (in *Input) document(name string) (corpus.Document, links.Order, error) {
	doc := corpus.Document{Encoding: "utf-8"}
	path, text, err := in.openNamed(name)
	if err != nil {
		return doc, nil, fmt.Errorf("%s: its texts stand in files of their own: %w", in.Path, err)
	}
	doc.Path = path
	tag, sentences, err := links.ReadSentences(doc.Path, text)
	if err != nil {
		return doc, nil, err
	}
	if doc.Tag, err = label.Parse(tag); err != nil || tag == "" {
		doc.Tag = languageOf(name)
	}
	for _, s := range sentences {
		place := corpus.Place{Path: doc.Path, Line: s.Line}
		doc.Segments = append(doc.Segments, corpus.Segment{Text: s.Text, Block: s.Block, Place: place})
	}
	return doc, links.OrderOf(sentences), nil
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
