package termbase

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// A layout says in which columns of a table what stands, from 0; -1: nowhere.
type layout struct{ source, target, forbidden int }

// names are what the first row of a table may call its columns.
var names = struct{ source, target, forbidden, comment []string }{
	source:    []string{"source", "source term", "term", "src"},
	target:    []string{"target", "target term", "translation", "translations", "tgt", "trg"},
	forbidden: []string{"forbidden", "forbidden translation", "forbidden translations", "deprecated"},
	comment:   []string{"comment", "comments", "note", "notes", "remark", "remarks", "definition", "description", "context"},
}

// readTable reads a term a row: the term, its translations with "|" between
// them, and a third column, which holds forbidden ones or a comment; see
// [layoutOf]. Several rows of one term give several translations. Rows that
// begin with "#" are passed over. What parts the cells is for people.
func readTable(t *lines.Table, mark string, source, target corpus.Tag) (*Termbase, error) {
	var rows [][]string
	for {
		cells, err := t.Row()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(cells[0], "#") {
			continue
		}
		if term := (layout{0, 1, 2}).term(cells); term.Source == "" || len(term.Target)+len(term.Forbidden) == 0 {
			return nil, t.Errorf("want a term, %s and its translation", mark)
		}
		rows = append(rows, cells)
	}
	l, hasHeader, err := layoutOf(t.Path, rows, source, target)
	if err != nil {
		return nil, err
	}
	if hasHeader {
		rows = rows[1:]
	}
	var terms []Term
	for _, cells := range rows {
		if term := l.term(cells); term.Source != "" && len(term.Target)+len(term.Forbidden) > 0 {
			terms = append(terms, term)
		}
	}
	return joined(terms), nil
}

// term is the term of a row.
func (l layout) term(cells []string) Term {
	cell := func(k int) string {
		if k < 0 || k >= len(cells) {
			return ""
		}
		return cells[k]
	}
	return Term{strings.TrimSpace(cell(l.source)), forms(cell(l.target)), forms(cell(l.forbidden))}
}

// omegat are the extensions of the glossaries of OmegaT and the tools that read
// them, whose third column is a comment.
var omegat = []string{".txt", ".utf8", ".tab"}

// layoutOf finds out what the columns of a table hold. The first row may name
// them, by what they hold or by their languages. Else they are the term, its
// translation and, in a third column, forbidden translations; but comments
// where the extension is one of [omegat], or where a cell of the column reads
// like a remark.
func layoutOf(path string, rows [][]string, source, target corpus.Tag) (l layout, hasHeader bool, err error) {
	l = layout{0, 1, 2}
	if len(rows) == 0 {
		return l, false, nil
	}
	if named, ok := byName(rows[0]); ok {
		return named, true, nil
	}
	if tags, ok := tagsOf(rows[0]); ok {
		l = layout{label.Nearest(source, tags), label.Nearest(target, tags), -1}
		if l.source < 0 || l.target < 0 {
			return l, true, fmt.Errorf("%s: the glossary holds no term in %s with its translation in %s; its languages are %s",
				path, source, target, strings.Join(rows[0], ", "))
		}
		return l, true, nil
	}
	if slices.Contains(omegat, strings.ToLower(filepath.Ext(path))) || slices.ContainsFunc(rows, remark) {
		l.forbidden = -1
	}
	return l, false, nil
}

// byName is the layout that a first row names.
func byName(cells []string) (layout, bool) {
	l := layout{-1, -1, -1}
	for k, cell := range cells {
		switch cell = strings.ToLower(strings.TrimSpace(cell)); {
		case slices.Contains(names.source, cell) && l.source < 0:
			l.source = k
		case slices.Contains(names.target, cell) && l.target < 0:
			l.target = k
		case slices.Contains(names.forbidden, cell):
			l.forbidden = k
		}
	}
	return l, l.source >= 0 && l.target >= 0
}

// tagsOf are the languages of a first row that names nothing else: at least
// two, each a tag of two or three letters, with a script or region or without,
// and none in which the words of the pair could be read otherwise.
func tagsOf(cells []string) (tags []corpus.Tag, ok bool) {
	known := 0
	for _, cell := range cells {
		cell = strings.TrimSpace(cell)
		tag, err := label.Parse(cell)
		base, _, _ := strings.Cut(strings.ReplaceAll(cell, "_", "-"), "-")
		switch {
		case slices.Contains(names.comment, strings.ToLower(cell)) || cell == "":
			tags = append(tags, corpus.Unknown)
		case err != nil || len(base) > 3 || label.BCP47.Of(tag) == "und":
			return nil, false
		default:
			tags = append(tags, tag)
			if len(base) == 2 || strings.ContainsAny(cell, "-_") {
				known++
			}
		}
	}
	return tags, known >= 2
}

// remark tells whether the third cell of a row is no term but a sentence or a
// note about one: it ends or is parted as sentences are, or is much longer than
// the translation.
func remark(cells []string) bool {
	if len(cells) < 3 {
		return false
	}
	const longer = 4
	text := strings.TrimSpace(cells[2])
	return strings.ContainsAny(text, ",;:!?()。，；：！？（）") || strings.HasSuffix(text, ".") && strings.Contains(text, " ") ||
		utf8.RuneCountInString(text) > longer*max(longer, utf8.RuneCountInString(cells[1])) && !strings.Contains(text, "|")
}

// forms are the forms in a cell, with "|" between them.
func forms(cell string) []string {
	var list []string
	for f := range strings.SplitSeq(cell, "|") {
		if f = strings.TrimSpace(f); f != "" {
			list = append(list, f)
		}
	}
	return list
}
