package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// bitext is the job's units as a whole, for formats that keep the two texts
// apart and each in its own order.
func (j *Job) bitext() (corpus.Bitext, error) {
	return Stream{j.Header, j.Units}.Bitext()
}

// number is a sentence's paragraph and its place in it, both from 1.
type number struct{ block, sentence int }

// numbering numbers the segments of a document.
func numbering(doc corpus.Document) []number {
	list := make([]number, len(doc.Segments))
	block, sentence := 0, 0
	for i, seg := range doc.Segments {
		if i == 0 || seg.Block != doc.Segments[i-1].Block {
			block, sentence = block+1, 0
		}
		sentence++
		list[i] = number{block, sentence}
	}
	return list
}

// writeSentences writes a document as XCES and InterText have them: <p> for
// paragraphs and <s> for segments. The id of a sentence is its paragraph's and
// its own number with sep between them.
func writeSentences(j *Job, suffix string, doc corpus.Document, sep string) error {
	out, err := j.file(suffix)
	if err != nil {
		return err
	}
	defer out.close()
	out.xml(xmlDeclaration+`<text lang="`, j.label(doc.Tag), "\">\n")
	open := 0
	for i, n := range numbering(doc) {
		if n.block != open {
			if open > 0 {
				out.WriteString("</p>\n")
			}
			open = n.block
			out.WriteString(`<p id="` + strconv.Itoa(n.block) + "\">\n")
		}
		out.xml(`<s id="`+n.id(sep)+`">`, doc.Segments[i].Text, "</s>\n")
	}
	if open > 0 {
		out.WriteString("</p>\n")
	}
	out.WriteString("</text>\n")
	return out.close()
}

func (n number) id(sep string) string { return fmt.Sprintf("%d%s%d", n.block, sep, n.sentence) }

// ids lists the ids of a range of segments.
func ids(list []number, r corpus.Range, sep string) string {
	var out []string
	for i := r.Lo; i < r.Hi; i++ {
		out = append(out, list[i].id(sep))
	}
	return strings.Join(out, " ")
}

// readDocs reads a bitext of links and the two documents that they name.
func readDocs(in *Input, _ Options) (Stream, error) {
	links, err := readIDLinks(in.Path, in.text)
	if err != nil {
		return Stream{}, err
	}
	b := corpus.Bitext{Unit: corpus.Sentences}
	var order [2]map[string]int
	for k, doc := range []*corpus.Document{&b.Src, &b.Dst} {
		path := beside(in.Path, []string{links.from, links.to}[k])
		if *doc, order[k], err = readDoc(in, path); err != nil {
			return Stream{}, err
		}
	}
	resolved, err := resolve(in.Path, links, order[0], order[1])
	if err != nil {
		return Stream{}, err
	}
	if b.Ladder, err = resolved.Ladder(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		return Stream{}, fmt.Errorf("%s: %w", in.Path, err)
	}
	return From(b), nil
}

// readDoc reads a document of sentences, and where each id stands in it.
func readDoc(in *Input, path string) (corpus.Document, map[string]int, error) {
	doc := corpus.Document{Path: path, Encoding: "utf-8"}
	text, err := in.file(path)
	if err != nil {
		return doc, nil, fmt.Errorf("%s: its texts stand in files of their own: %w", in.Path, err)
	}
	label, sentences, err := readSentences(path, text)
	if err != nil {
		return doc, nil, err
	}
	if doc.Tag, err = ParseTag(label); err != nil || label == "" {
		doc.Tag = tagOfExt(strings.TrimSuffix(path, ".xml"))
	}
	order := make(map[string]int, len(sentences))
	for i, s := range sentences {
		order[s.id] = i
		place := corpus.Place{Path: path, Line: s.line}
		doc.Segments = append(doc.Segments, corpus.Segment{Text: s.text, Block: s.block, Place: place})
	}
	return doc, order, nil
}
