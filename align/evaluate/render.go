package evaluate

import (
	"cmp"
	_ "embed"
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

// JSON writes the result as one object, which [Schema] describes. Figures are not
// rounded.
func JSON(w io.Writer, r Result) error {
	out := result{figuresOf(r.Strict), figuresOf(r.Lax), figuresOf(r.Omissions), figuresOf(r.Additions), []shaped{}, []calibration{}}
	for _, row := range r.ShapeRows() {
		out.Shapes = append(out.Shapes, shaped{row.Name, figuresOf(row.Score)})
	}
	for _, k := range r.judged() {
		c := &r.Calibration[k]
		out.Calibration = append(out.Calibration, calibration{k.String(), c.Beads(), c.Right(), c.Confidence(), c.Error()})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// Schema is the JSON Schema of what [JSON] writes. It says what the keys mean.
//
//go:embed evaluation.schema.json
var Schema string

// A result is a [Result] as [JSON] writes it.
type result struct {
	Strict    figures  `json:"strict"`    // a bead is right if gold has the same
	Lax       figures  `json:"lax"`       // a bead is right if it shares a segment with one of gold on both sides
	Omissions figures  `json:"omissions"` // source segments without a translation
	Additions figures  `json:"additions"` // target segments without a source
	Shapes    []shaped `json:"shapes"`    // the strict score by shape, small shapes first

	// Calibration is by kind of bead; empty where the test is of no confidence.
	Calibration []calibration `json:"calibration"`
}

// figures are a score as [JSON] writes it.
type figures struct {
	Precision float64 `json:"precision"` // share of the test that is right, 0 to 1
	Recall    float64 `json:"recall"`    // share of gold that is met, 0 to 1
	F1        float64 `json:"f1"`        // harmonic mean of precision and recall
	Right     int     `json:"right"`     // beads of the test that are right
	Test      int     `json:"test"`      // beads of the test
	Met       int     `json:"met"`       // beads of gold that are met
	Gold      int     `json:"gold"`      // beads of gold
}

// shaped are the figures of beads of one shape.
type shaped struct {
	Shape string `json:"shape"` // of the beads that are scored, as "2-1"
	figures
}

// calibration is a [Calibration] as [JSON] writes it.
type calibration struct {
	Kind       string  `json:"kind"`       // of beads
	Beads      int     `json:"beads"`      // how many
	Right      int     `json:"right"`      // how many of them are right
	Confidence float64 `json:"confidence"` // their mean confidence, 0 to 1
	Error      float64 `json:"error"`      // expected calibration error: how far confidence is from the share that is right, by tenths, 0 to 1
}

// figuresOf is a score with the figures that follow from it.
func figuresOf(s Score) figures {
	return figures{s.Precision(), s.Recall(), s.F1(), s.Right, s.Test, s.Met, s.Gold}
}
