package evaluate

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Row is one line of a result: a name and its score.
type Row struct {
	Name  string
	Score Score
}

// Rows are the result's figures over all shapes, in the order people read them.
func (r Result) Rows() []Row {
	return []Row{
		{"strict", r.Strict},
		{"lax", r.Lax},
		{"omissions", r.Omissions},
		{"additions", r.Additions},
	}
}

// ShapeRows are the strict figures by shape, small shapes first.
func (r Result) ShapeRows() []Row {
	var rows []Row
	for _, s := range slices.SortedFunc(maps.Keys(r.Shapes), byShape) {
		rows = append(rows, Row{s.String(), r.Shapes[s]})
	}
	return rows
}

// byShape puts shapes with fewer segments first.
func byShape(a, b Shape) int {
	return cmp.Or(cmp.Compare(a.Src+a.Dst, b.Src+b.Dst), cmp.Compare(a.Src, b.Src))
}

// Text writes the result as a table: precision, recall and F1 with three
// decimals, then the counts behind them. The column "right" counts the test's
// beads; of the lax score, whose recall counts gold's, it says "right/met".
// Where nothing was found or nothing was to be found a dash stands.
func Text(w io.Writer, r Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s %9s %6s %6s %9s %6s %6s\n", "", "precision", "recall", "F1", "right", "test", "gold")
	for _, row := range r.Rows() {
		writeRow(&b, row)
	}
	if len(r.Shapes) > 0 {
		b.WriteString("\nstrict, by shape\n")
		for _, row := range r.ShapeRows() {
			writeRow(&b, row)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeRow writes a line of the table.
func writeRow(b *strings.Builder, row Row) {
	s := row.Score
	right := fmt.Sprint(s.Right)
	if s.Met != s.Right {
		right = fmt.Sprintf("%d/%d", s.Right, s.Met)
	}
	fmt.Fprintf(b, "%-10s %9s %6s %6s %9s %6d %6d\n", row.Name,
		decimals(s.Precision(), s.Test), decimals(s.Recall(), s.Gold), decimals(s.F1(), s.Test+s.Gold),
		right, s.Test, s.Gold)
}

// decimals is a share of some whole, or a dash where there is no whole.
func decimals(share float64, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", share)
}

// JSON writes the result as one object with the members strict, lax,
// omissions and additions, and shapes, a list in the order of [Result.ShapeRows].
// Each holds precision, recall and f1, unrounded, and the counts right, test,
// met and gold; those of shapes hold shape besides.
func JSON(w io.Writer, r Result) error {
	out := struct {
		Strict    figures   `json:"strict"`
		Lax       figures   `json:"lax"`
		Omissions figures   `json:"omissions"`
		Additions figures   `json:"additions"`
		Shapes    []figures `json:"shapes"`
	}{figuresOf(r.Strict), figuresOf(r.Lax), figuresOf(r.Omissions), figuresOf(r.Additions), []figures{}}
	for _, row := range r.ShapeRows() {
		f := figuresOf(row.Score)
		f.Shape = row.Name
		out.Shapes = append(out.Shapes, f)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// figures are a score as [JSON] writes it.
type figures struct {
	Shape     string  `json:"shape,omitempty"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Right     int     `json:"right"`
	Test      int     `json:"test"`
	Met       int     `json:"met"`
	Gold      int     `json:"gold"`
}

// figuresOf is a score with the figures that follow from it.
func figuresOf(s Score) figures {
	return figures{"", s.Precision(), s.Recall(), s.F1(), s.Right, s.Test, s.Met, s.Gold}
}
