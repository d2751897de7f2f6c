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
// How far the test's confidences are right follows, where it has any.
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
	writeCalibration(&b, r)
	_, err := io.WriteString(w, b.String())
	return err
}

// writeCalibration writes how sure the test was, where it says so: by kind of
// bead the mean confidence, the share that is right, and the expected
// calibration error.
func writeCalibration(b *strings.Builder, r Result) {
	kinds := r.judged()
	if len(kinds) > 0 {
		b.WriteString("\nconfidence     beads confidence  right  error\n")
	}
	for _, k := range kinds {
		c := &r.Calibration[k]
		fmt.Fprintf(b, "%-10s %9d %10.3f %6.3f %6.3f\n", k, c.Beads(), c.Confidence(), share(c.Right(), c.Beads()), c.Error())
	}
}

// judged are the kinds of beads whose confidence was judged.
func (r Result) judged() []Kind {
	var out []Kind
	for k := range Kind(Kinds) {
		if r.Calibration[k].Beads() > 0 {
			out = append(out, k)
		}
	}
	return out
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
// omissions and additions, shapes, a list in the order of [Result.ShapeRows], and
// calibration, a list by kind of bead, empty where the test is of no confidence.
// Each score holds precision, recall and f1, unrounded, and the counts right, test,
// met and gold; those of shapes hold shape besides.
func JSON(w io.Writer, r Result) error {
	out := struct {
		Strict    figures   `json:"strict"`
		Lax       figures   `json:"lax"`
		Omissions figures   `json:"omissions"`
		Additions figures   `json:"additions"`
		Shapes    []figures `json:"shapes"`

		Calibration []calibration `json:"calibration"`
	}{figuresOf(r.Strict), figuresOf(r.Lax), figuresOf(r.Omissions), figuresOf(r.Additions), []figures{}, []calibration{}}
	for _, row := range r.ShapeRows() {
		f := figuresOf(row.Score)
		f.Shape = row.Name
		out.Shapes = append(out.Shapes, f)
	}
	for _, k := range r.judged() {
		c := &r.Calibration[k]
		out.Calibration = append(out.Calibration, calibration{k.String(), c.Beads(), c.Right(), c.Confidence(), c.Error()})
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

// calibration is a [Calibration] as [JSON] writes it.
type calibration struct {
	Kind       string  `json:"kind"`
	Beads      int     `json:"beads"`
	Right      int     `json:"right"`
	Confidence float64 `json:"confidence"`
	Error      float64 `json:"error"`
}

// figuresOf is a score with the figures that follow from it.
func figuresOf(s Score) figures {
	return figures{"", s.Precision(), s.Recall(), s.F1(), s.Right, s.Test, s.Met, s.Gold}
}
