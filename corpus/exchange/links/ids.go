package links

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
	"github.com/bitext-tools/bitext/corpus/xmltext"
)

// A Sentence is a segment in a document.
type Sentence struct {
	ID, Text string
	Block    int // paragraph, from 0
	Line     int // from 1
}

// ReadSentences reads the <s> elements of a document, and the language that its
// root names.
func ReadSentences(path string, r io.Reader) (tag string, list []Sentence, err error) {
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
			list = append(list, Sentence{xmltext.Attr(e, "id"), text, max(0, block), line})
		}
	}
}

// An idLink is a link by the ids of sentences.
type idLink struct {
	ids        [2][]string // source and target
	confidence float64
}

// A Group is the links between two documents, whose names are From and To.
type Group struct {
	Path     string // of the file of links
	From, To string
	list     []idLink
}

// ReadGroups reads the links of an InterText or an XCES file. Both say
// xtargets="ids;ids", but InterText lists the target (toDoc) first and XCES
// the source (fromDoc), which is how sides get swapped unseen; the root element
// tells them apart.
func ReadGroups(path string, r io.Reader) ([]Group, error) {
	var groups []Group
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
			groups = append(groups, Group{Path: path, From: xmltext.Attr(e, "fromDoc"), To: xmltext.Attr(e, "toDoc")})
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
func joined(groups []Group) []Group {
	if len(groups) > 1 && groups[0].From == "" && len(groups[0].list) == 0 {
		groups = groups[1:]
	}
	var list []Group
	at := make(map[[2]string]int)
	for _, g := range groups {
		key := [2]string{g.From, g.To}
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
func (l *Group) add(x *xmltext.Reader, e xml.StartElement, swapped bool) error {
	switch e.Name.Local {
	case "link":
		first, second, ok := strings.Cut(xmltext.Attr(e, "xtargets"), ";")
		if !ok {
			return x.Errorf(`a link without xtargets="ids;ids"`)
		}
		if swapped {
			first, second = second, first
		}
		certainty, _ := Probability(xmltext.Attr(e, "certainty"))
		l.list = append(l.list, idLink{[2][]string{strings.Fields(first), strings.Fields(second)}, certainty})
	}
	return nil
}

// A Document opens the document of a name that a file of links holds: beside the
// file, unpacked. An error that is [fs.ErrNotExist] says that it is not there.
type Document func(name string) (path string, text *bufio.Reader, err error)

// readIDs reads links by their ids alone: their order is that of the documents
// where these stand beside the file, else that of the ids' numbers.
func readIDs(path string, r *bufio.Reader, open Document) (Links, error) {
	groups, err := ReadGroups(path, r)
	if err != nil {
		return Links{}, err
	}
	if len(groups) > 1 {
		return Links{}, fmt.Errorf("%s: it links %d pairs of documents: keep the links of each pair in a file of its own", path, len(groups))
	}
	ids := groups[0]
	src, err := ids.order(ids.From, open, 0)
	if err != nil {
		return Links{}, err
	}
	dst, err := ids.order(ids.To, open, 1)
	if err != nil {
		return Links{}, err
	}
	return ids.Links(src, dst)
}

// order is the order of the sentences of a document, which is side 0, the
// source, or 1, the target, of the links.
func (l Group) order(doc string, open Document, side int) (Order, error) {
	if doc != "" {
		path, text, err := open(doc)
		if err == nil {
			_, sentences, err := ReadSentences(path, text)
			return OrderOf(sentences), err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return l.count(doc, side)
}

// count puts the ids that links name in the order of their numbers, which must
// leave no gap.
func (l Group) count(doc string, side int) (Order, error) {
	order := make(Order)
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
			return nil, fmt.Errorf("%s: no link names the sentence before %q: put the document %q beside the file, which says how many there are", l.Path, id, doc)
		}
		order[id], last = i, next
	}
	return order, nil
}

// Links turns the ids of links into indices.
func (l Group) Links(src, dst Order) (Links, error) {
	links := Links{Src: len(src), Dst: len(dst)}
	for _, id := range l.list {
		if len(id.ids[0])+len(id.ids[1]) == 0 {
			continue
		}
		link := corpus.Link{}
		var errs [2]error
		link.Src, errs[0] = src.indices(id.ids[0], l.Path, l.From)
		link.Dst, errs[1] = dst.indices(id.ids[1], l.Path, l.To)
		if err := errors.Join(errs[:]...); err != nil {
			return Links{}, err
		}
		links.List = append(links.List, link)
		links.Confidence = append(links.Confidence, id.confidence)
	}
	return links, nil
}

// An Order is the index of every sentence of a document, by its id.
type Order map[string]int

// OrderOf is the order in which sentences stand.
func OrderOf(sentences []Sentence) Order {
	order := make(Order, len(sentences))
	for i, s := range sentences {
		order[s.ID] = i
	}
	return order
}

// indices are the indices of the ids that a link of a file names in a document.
func (o Order) indices(ids []string, path, doc string) ([]int, error) {
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
