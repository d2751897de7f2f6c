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
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// An idLink is a link as InterText and XCES write it: by the ids of sentences.
type idLink struct {
	src, dst   []string
	confidence float64
}

// idLinks is a file of them. From and To are the documents' names.
type idLinks struct {
	from, to string
	list     []idLink
}

// readIDLinks reads the links of an InterText or an XCES file. Both say
// xtargets="ids;ids", but InterText lists the target (toDoc) first and XCES
// the source (fromDoc), which is how sides get swapped unseen; the root element
// tells them apart.
func readIDLinks(path string, r io.Reader) (idLinks, error) {
	var links idLinks
	x := newXML(path, r)
	root := ""
	for {
		x.unit()
		e, err := x.start()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return links, err
		}
		if root == "" {
			if root = e.Name.Local; root != "linkGrp" && root != "cesAlign" {
				return links, x.errorf("<%s> is not an alignment: InterText begins with <linkGrp>, XCES with <cesAlign>", root)
			}
		}
		if err := links.add(x, e, root == "linkGrp"); err != nil {
			return links, err
		}
	}
	if root == "" {
		return links, fmt.Errorf("%s:1: not XML: no element in it", path)
	}
	return links, nil
}

// add takes in an element. The sides of its links are the other way round when
// swapped.
func (l *idLinks) add(x *xmlReader, e xml.StartElement, swapped bool) error {
	switch e.Name.Local {
	case "linkGrp":
		if l.from != "" {
			return x.errorf("a second <linkGrp>: split the file into one for each pair of documents")
		}
		l.from, l.to = attr(e, "fromDoc"), attr(e, "toDoc")
	case "link":
		first, second, ok := strings.Cut(attr(e, "xtargets"), ";")
		if !ok {
			return x.errorf(`a link without xtargets="ids;ids"`)
		}
		if swapped {
			first, second = second, first
		}
		certainty, _ := strconv.ParseFloat(attr(e, "certainty"), 64)
		l.list = append(l.list, idLink{strings.Fields(first), strings.Fields(second), probability(certainty)})
	}
	return nil
}

// readXMLLinks turns ids into indices: by the documents where they stand
// beside the file, else by counting.
func readXMLLinks(path string, r *bufio.Reader, open Opener) (Links, error) {
	ids, err := readIDLinks(path, r)
	if err != nil {
		return Links{}, err
	}
	src, err := idOrder(path, ids.from, open, ids.list, func(l idLink) []string { return l.src })
	if err != nil {
		return Links{}, err
	}
	dst, err := idOrder(path, ids.to, open, ids.list, func(l idLink) []string { return l.dst })
	if err != nil {
		return Links{}, err
	}
	return resolve(path, ids, src, dst)
}

// resolve turns the ids of links into indices.
func resolve(path string, ids idLinks, src, dst map[string]int) (Links, error) {
	links := Links{Src: len(src), Dst: len(dst)}
	for _, l := range ids.list {
		if len(l.src)+len(l.dst) == 0 {
			continue
		}
		link := corpus.Link{}
		var errs [2]error
		link.Src, errs[0] = indices(src, l.src, path, ids.from)
		link.Dst, errs[1] = indices(dst, l.dst, path, ids.to)
		if err := errors.Join(errs[:]...); err != nil {
			return Links{}, err
		}
		links.List = append(links.List, link)
		links.Confidence = append(links.Confidence, l.confidence)
	}
	return links, nil
}

func indices(order map[string]int, ids []string, path, doc string) ([]int, error) {
	list := make([]int, len(ids))
	for k, id := range ids {
		i, ok := order[id]
		if !ok {
			return nil, fmt.Errorf("%s: a link names the sentence %q, which is not in %s", path, id, doc)
		}
		list[k] = i
	}
	return list, nil
}

// idOrder is the index of every sentence of a document, by its id.
func idOrder(path, doc string, open Opener, list []idLink, side func(idLink) []string) (map[string]int, error) {
	order := make(map[string]int)
	if doc != "" {
		f, err := open(beside(path, doc))
		if err == nil {
			defer f.Close()
			_, sentences, err := readSentences(beside(path, doc), f)
			for i, s := range sentences {
				order[s.id] = i
			}
			return order, err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return order, countIDs(order, path, doc, list, side)
}

// countIDs puts the ids that links name in the order of their numbers, which
// must leave no gap.
func countIDs(order map[string]int, path, doc string, list []idLink, side func(idLink) []string) error {
	for _, l := range list {
		for _, id := range side(l) {
			order[id] = 0
		}
	}
	var last []int
	for i, id := range slices.SortedFunc(maps.Keys(order), compareIDs) {
		parts := numbers(id)
		if !follows(last, parts) {
			return fmt.Errorf("%s: no link names the sentence before %q: put the document %q beside the file, which says how many there are", path, id, doc)
		}
		order[id], last = i, parts
	}
	return nil
}

// numbers are the numbers in an id: 3 and 4 in "3:4" and "s3.4".
func numbers(id string) []int {
	var list []int
	for field := range strings.FieldsFuncSeq(id, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(field); err == nil {
			list = append(list, n)
		}
	}
	return list
}

func compareIDs(a, b string) int {
	return cmp.Or(slices.Compare(numbers(a), numbers(b)), cmp.Compare(a, b))
}

// follows tells whether an id's numbers come right after the last one's: 3:5
// after 3:4, and 4:1 after either.
func follows(last, next []int) bool {
	switch {
	case len(next) == 0:
		return false
	case last == nil:
		return !slices.ContainsFunc(next, func(n int) bool { return n > 1 })
	case len(last) != len(next):
		return false
	}
	for k := range next {
		if next[k] == last[k] {
			continue
		}
		rest := next[k+1:]
		return next[k] == last[k]+1 && !slices.ContainsFunc(rest, func(n int) bool { return n > 1 })
	}
	return false
}

// A sentence is a segment in an InterText or XCES document.
type sentence struct {
	id, text string
	block    int // paragraph, from 0
	line     int
}

// readSentences reads the <s> elements of a document, and the language that its
// root names.
func readSentences(path string, r io.Reader) (label string, list []sentence, err error) {
	x := newXML(path, r)
	block, first := -1, true
	for {
		e, err := x.start()
		if errors.Is(err, io.EOF) {
			return label, list, nil
		}
		if err != nil {
			return label, nil, err
		}
		if first {
			label, first = attr(e, "lang"), false
		}
		x.unit()
		switch e.Name.Local {
		case "p":
			block++
		case "s":
			line := x.line()
			text, err := x.text(nil)
			if err != nil {
				return label, nil, err
			}
			list = append(list, sentence{attr(e, "id"), text, max(0, block), line})
		}
	}
}
