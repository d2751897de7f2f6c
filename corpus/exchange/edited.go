package exchange

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/links"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// editable is what a table for people gives back.
var editable = Keeps{Segments: true, Confidence: true, OneSided: true, Tags: true, Notes: true}

// ErrNoTable is the error of a workbook, document or page without a table as
// bitext writes it.
var ErrNoTable = errors.New("not a bitext: no table in it is headed by two languages, as in: #, en, ru")

// readEdited makes the Read of a format for people: a table that bitext wrote
// and somebody edited since. What counts is what is seen. The rows are the units
// in their order, whatever their numbers; each paragraph of a cell is a segment;
// rows whose texts were joined on one side or both are one unit. Columns are
// known by their headings and may have been moved, left out or added.
func readEdited(tables func(path string, data []byte) ([]grid.Table, error)) func(*Input, Options) (Stream, error) {
	return func(in *Input, opt Options) (Stream, error) {
		data, err := io.ReadAll(io.LimitReader(in.text, grid.MaxSize+1))
		switch {
		case err != nil:
			return Stream{}, lines.ErrorAt(in.Path, 1, "%w", err)
		case len(data) > grid.MaxSize:
			return Stream{}, lines.ErrorAt(in.Path, 1, "larger than %d MB: split it", grid.MaxSize>>20)
		}
		all, err := tables(in.Path, data)
		if err != nil {
			return Stream{}, err
		}
		for k, table := range all {
			for r := range table[:min(len(table), headRows)] {
				head, ok, err := headOf(table[r], opt)
				if err != nil {
					return Stream{}, fmt.Errorf("%s: %w", in.Path, err)
				}
				if ok {
					return Stream{Header{Src: head.tags[corpus.Source], Dst: head.tags[corpus.Target]}, head.units(head.rows(table[r+1:], all[k+1:]))}, nil
				}
			}
		}
		return Stream{}, fmt.Errorf("%s: %w", in.Path, ErrNoTable)
	}
}

// headRows is among how many rows the headings are looked for: somebody may have
// put a title above them.
const headRows = 10

// A tableHead says what the columns of a table hold.
type tableHead struct {
	cells  grid.Row
	tags   [2]corpus.Tag // of source and target
	texts  [2]int        // their columns
	number []int         // columns that may say more of the unit than its number
	notes  []int         // columns that hold remarks as well
}

// headOf reads a row as headings; ok is false where it names no two languages.
// In tables that do not begin as those of bitext do, only labels of two letters,
// with or without more behind a hyphen, are taken for languages: Cat and Max are
// codes too.
func headOf(row grid.Row, opt Options) (head tableHead, ok bool, err error) {
	head.cells = row
	ours := slices.ContainsFunc(row, func(c grid.Cell) bool { return slices.Contains([]string{"#", "bead"}, c.Text()) })
	var labels []string
	var columns []int
	for k, cell := range row {
		name := strings.TrimSpace(cell.Text())
		switch strings.ToLower(name) {
		case "#", "bead", "confidence", "moved":
			head.number = append(head.number, k)
		case "remarks", "notes":
			head.notes = append(head.notes, k)
		}
		base, _, _ := strings.Cut(name, "-")
		if len((*tableReader).labels(nil, []string{name})) == 1 && (ours || len(base) == 2) {
			labels = append(labels, name)
			columns = append(columns, k)
		}
	}
	if len(labels) < 2 {
		return head, false, nil
	}
	src, dst, err := opt.choose(labels)
	if err != nil {
		return head, false, err
	}
	for side, name := range []string{src, dst} {
		head.tags[side] = label.Any(name)
		head.texts[side] = columns[slices.Index(labels, name)]
	}
	if src == dst {
		head.texts[corpus.Target] = columns[1]
	}
	return head, true, nil
}

// rows are the rows below the headings, and those of the tables behind that go on
// with it: they have as many columns, as a table has that was cut in two. The
// headings may be repeated.
func (h tableHead) rows(first grid.Table, others []grid.Table) (rows grid.Table) {
	for _, table := range append([]grid.Table{first}, others...) {
		for k, row := range table {
			if k == 0 && len(rows) > 0 && len(row) != len(h.cells) {
				break
			}
			if !row.Empty() && !slices.EqualFunc(row, h.cells, func(a, b grid.Cell) bool { return a.Text() == b.Text() }) {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// units are the units of the rows.
func (h tableHead) units(rows grid.Table) func(yield func(TU, error) bool) {
	return func(yield func(TU, error) bool) {
		for lo := 0; lo < len(rows); {
			hi := lo + 1
			for hi < len(rows) && (rows[hi].At(h.texts[corpus.Source]).Above || rows[hi].At(h.texts[corpus.Target]).Above) {
				hi++
			}
			u := h.unit(rows[lo:hi])
			lo = hi
			if (!u.Src.Empty() || !u.Dst.Empty()) && !yield(u, nil) {
				return
			}
		}
	}
}

// unit is the unit of rows that were joined, or of a single one.
func (h tableHead) unit(rows grid.Table) (u TU) {
	var texts [2][]string
	for k, row := range rows {
		for side, column := range h.texts {
			cell := row.At(column)
			for _, text := range cell.Paragraphs {
				if !h.marks(text) {
					texts[side] = append(texts[side], text)
				}
			}
			u.Notes = append(u.Notes, cell.List...)
		}
		if k == 0 {
			for _, column := range h.number {
				for word := range strings.FieldsSeq(row.At(column).Text()) {
					u.said(word)
				}
			}
		}
		for _, column := range h.notes {
			u.remark(row.At(column))
		}
	}
	u.Src = sideOf(h.tags[corpus.Source], nowhere, texts[corpus.Source]...)
	u.Dst = sideOf(h.tags[corpus.Target], nowhere, texts[corpus.Target]...)
	return u
}

// marks tells whether a paragraph only says that text is missing, as [Mark] has
// it written.
func (h tableHead) marks(text string) bool {
	return slices.ContainsFunc(h.texts[:], func(column int) bool {
		return column < len(h.cells) && text == onlyIn(strings.TrimSpace(h.cells[column].Text()))
	})
}

// certainty is a confidence as it is written, with the decimal mark of any
// country.
var certainty = regexp.MustCompile(`^[01][.,]\d+$`)

// said takes in a confidence, or that the unit is moved; it is false for another
// word.
func (u *TU) said(word string) bool {
	switch {
	case certainty.MatchString(word):
		u.Confidence, _ = links.Probability(strings.Replace(word, ",", ".", 1))
	case word == "moved":
		u.Moved = true
	default:
		return false
	}
	return true
}

// remark takes in the lines of a cell with remarks: what said knows, and notes.
func (u *TU) remark(cell grid.Cell) {
	for _, paragraph := range cell.Paragraphs {
		for line := range strings.SplitSeq(paragraph, "\n") {
			if line = strings.TrimSpace(line); line != "" && !u.said(line) {
				u.Notes = append(u.Notes, line)
			}
		}
	}
}
