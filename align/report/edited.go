package report

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus/exchange/grid"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
)

// An Edited is a table of two texts that bitext wrote into a workbook or a Word
// document, as somebody left it.
type Edited struct {
	Paths [2]string // of the texts, as they were given; "" where the file does not name them
	Rows  []review.Row
}

// errNoPage is that of a file that bitext did not write, or that nobody could read
// any more.
var errNoPage = errors.New("it holds no table of both texts as bitext compare and bitext align write it")

// ReadEdited reads a workbook or a Word document that [CompareXLSX], [CompareDocx] or
// the formats of package exchange wrote, and somebody edited since: rows may have been
// moved, joined, added and taken out, texts moved between cells, columns moved and
// added. Of several such tables the first counts. A file of another kind, or without one,
// is an error.
func ReadEdited(path string, data []byte) (Edited, error) {
	var tables []grid.Table
	var err error
	kind := grid.KindOf(data)
	switch kind {
	case grid.IsBook:
		tables, err = grid.Workbook(path, data)
	case grid.IsWord:
		tables, err = grid.Word(path, data)
	default:
		return Edited{}, fmt.Errorf("%s: it is no workbook (.xlsx) or Word document (.docx)", path)
	}
	if err != nil {
		return Edited{}, err
	}
	names := sheetNames(kind, data, len(tables))
	for k, table := range tables {
		for r, row := range table[:min(len(table), editedHeads)] {
			h, ok := editedHeadOf(row)
			if !ok {
				continue
			}
			e := Edited{Paths: h.paths}
			e.Rows = h.rows(table, r+1, names[k])
			if kind == grid.IsWord { // a table that was cut in two goes on
				for n := k + 1; n < len(tables) && len(tables[n]) > 0 && len(tables[n][0]) == len(row); n++ {
					e.Rows = append(e.Rows, h.rows(tables[n], 0, names[n])...)
				}
			}
			return e, nil
		}
	}
	return Edited{}, fmt.Errorf("%s: %w", path, errNoPage)
}

// sheetNames are what to call the tables of a file: sheets have names.
func sheetNames(kind grid.Kind, data []byte, n int) []string {
	names := make([]string, n)
	for k := range names {
		names[k] = "table " + strconv.Itoa(k+1)
	}
	if kind != grid.IsBook {
		return names
	}
	for k, name := range grid.Sheets(data) {
		if k < n {
			names[k] = "sheet " + Visible(name)
		}
	}
	return names
}

// editedHeads is among how many rows the headings are looked for: somebody may have
// put a title above them.
const editedHeads = 10

// An editedHead says what the columns of a table hold.
type editedHead struct {
	texts   [2]int // columns of the texts
	numbers [2]int // and of their numbers; -1: the table has none of each text
	paths   [2]string
}

// editedHeadOf reads a row as the headings of a page (¶, a text, ¶, its translation)
// or of a table (#, en, zh).
func editedHeadOf(row grid.Row) (h editedHead, ok bool) {
	var marks, tags []int
	table := false
	for k := range row {
		switch name := row[k].Text(); {
		case name == "¶":
			marks = append(marks, k)
		case name == "#" || name == "bead":
			table = true
		case isLanguage(name):
			tags = append(tags, k)
		}
	}
	switch {
	case len(marks) == 2 && row.At(marks[0]+1).Text() != "" && row.At(marks[1]+1).Text() != "":
		h.numbers = [2]int(marks)
		h.texts = [2]int{marks[0] + 1, marks[1] + 1}
		for s, column := range h.texts {
			h.paths[s], _, _ = strings.Cut(row[column].Text(), "  ") // behind two spaces a workbook has the language
		}
		return h, h.texts[0] != h.numbers[1]
	case table && len(tags) == 2:
		return editedHead{texts: [2]int(tags), numbers: [2]int{-1, -1}}, true
	}
	return h, false
}

// isLanguage tells whether a heading is a language: en, zh-Hans, ru-RU.
func isLanguage(name string) bool {
	base, _, _ := strings.Cut(name, "-")
	_, err := label.Read(name)
	return err == nil && (len(base) == 2 || len(base) == 3)
}

// rows are the rows of a table from one on. Cells that are one with those above them
// belong to the row above.
func (h editedHead) rows(table grid.Table, from int, name string) (list []review.Row) {
	for n := from; n < len(table); n++ {
		row := table[n]
		if _, head := editedHeadOf(row); head || row.Empty() { // a table that goes on may repeat them
			continue
		}
		joined := len(list) > 0 && (row.At(h.texts[0]).Above || row.At(h.texts[1]).Above)
		if !joined {
			list = append(list, review.Row{Place: name + ", row " + strconv.Itoa(n+1)})
		}
		r := &list[len(list)-1]
		for s, column := range h.texts {
			for _, text := range row.At(column).Paragraphs {
				if !spoken.MatchString(text) {
					r.Texts[s] = append(r.Texts[s], text)
				}
			}
			if h.numbers[s] >= 0 && !joined {
				r.Numbered = true
				r.Numbers[s] = strings.TrimSpace(row.At(h.numbers[s]).Text())
			}
		}
	}
	return slices.DeleteFunc(list, func(r review.Row) bool { return len(r.Texts[0])+len(r.Texts[1]) == 0 })
}

// spoken matches what bitext says in a text column: that text is missing or stands
// elsewhere (see [note]; formats of package exchange write it in brackets). Between
// dashes a text may have words of its own: — Нет! —
var spoken = regexp.MustCompile(`^(?:— (?:not in|moved:) .+ —|\[only in .+\])$`)
