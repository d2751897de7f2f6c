package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/align/check"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// A LedgerFormat is one way to print the facts of a bitext.
type LedgerFormat struct {
	Name  string // as the user types it
	Doc   string // one line for a list of formats
	Write func(w io.Writer, b corpus.Bitext, l ledger.Ledger, opt SideOptions) error
}

// LedgerFormats are all of them, sorted by name.
var LedgerFormats = []LedgerFormat{
	{"json", "one JSON object with all facts", ledgerJSON},
	{"text", "a table for reading", LedgerText},
	{"tsv", "one fact a line, columns separated by tabs", ledgerTSV},
}

// ledgerHead names the columns of the ledger.
var ledgerHead = []string{"status", "class", "source", "¶", "value", "target", "¶", "value"}

// ledgerRow is an entry as the columns of [ledgerHead]; what is missing is empty.
func ledgerRow(b corpus.Bitext, labels [2][]string, e ledger.Entry) []string {
	row := []string{string(e.Status), "", "", "", "", "", "", ""}
	for s, m := range [2]*ledger.Mention{e.Source, e.Target} {
		if m == nil {
			continue
		}
		row[1] = m.Class.String()
		row[2+3*s], row[3+3*s], row[4+3*s] = surface(b, corpus.Side(s), m), labels[s][m.Segment], m.Canonical()
	}
	return row
}

// surface is a fact as its text writes it.
func surface(b corpus.Bitext, s corpus.Side, m *ledger.Mention) string {
	runes := []rune(b.On(s).Segments[m.Segment].Text)
	return string(runes[m.Start:min(m.End, len(runes))])
}

// widestCell is the cells that a column of the table may take before its text
// goes on in a row of its own: quotations are long.
const widestCell = 36

// LedgerText writes the ledger as a table, columns set by display cells. Long
// quotations are shortened with "…"; the other formats have them whole.
func LedgerText(w io.Writer, b corpus.Bitext, l ledger.Ledger, opt SideOptions) error {
	cells := displaywidth.Options{EastAsianWidth: opt.Wide}
	labels := [2][]string{numbers(b.Src, b.Unit), numbers(b.Dst, b.Unit)}
	rows := [][]string{ledgerHead}
	for _, e := range l.Entries {
		row := ledgerRow(b, labels, e)
		for k := range row {
			row[k] = shortened(visible(strings.ReplaceAll(row[k], "\n", " ")), cells)
		}
		rows = append(rows, row)
	}
	widths := make([]int, len(ledgerHead))
	for _, row := range rows {
		for k, cell := range row {
			widths[k] = max(widths[k], cells.String(cell))
		}
	}
	p := pen{out: bufio.NewWriter(w), color: opt.Color}
	for n, row := range rows {
		for k, cell := range row {
			p.write(ledgerStyle(n, k, row), cell)
			p.skip(widths[k] - cells.String(cell) + 2)
		}
		p.endLine()
	}
	return p.out.Flush()
}

// ledgerStyle makes the head strong and what deserves a look stand out.
func ledgerStyle(n, k int, row []string) style {
	switch {
	case n == 0:
		return strong
	case k == 0 && ledger.Status(row[0]) == ledger.Changed:
		return severityStyles[check.Error]
	case k == 0 && ledger.Status(row[0]) == ledger.OnlyOne:
		return severityStyles[check.Warning]
	case ledger.Status(row[0]) == ledger.Kept && k == 0:
		return faint
	}
	return plain
}

// shortened is a text of at most [widestCell] cells.
func shortened(text string, cells displaywidth.Options) string {
	if cells.String(text) <= widestCell {
		return text
	}
	return text[:cut(text, widestCell-1, cells)] + "…"
}

func ledgerTSV(w io.Writer, b corpus.Bitext, l ledger.Ledger, _ SideOptions) error {
	out := bufio.NewWriter(w)
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")
	labels := [2][]string{numbers(b.Src, b.Unit), numbers(b.Dst, b.Unit)}
	fmt.Fprintln(out, "status\tclass\tsource\tsource_segment\tsource_value\ttarget\ttarget_segment\ttarget_value")
	for _, e := range l.Entries {
		row := ledgerRow(b, labels, e)
		for k := range row {
			row[k] = clean.Replace(row[k])
		}
		fmt.Fprintln(out, strings.Join(row, "\t"))
	}
	return out.Flush()
}

type jsonLedger struct {
	Schema string      `json:"schema"`
	Unit   corpus.Unit `json:"unit"`
	Source jsonText    `json:"source"`
	Target jsonText    `json:"target"`
	Facts  []jsonEntry `json:"facts"`
}

type jsonEntry struct {
	Status   ledger.Status `json:"status"`
	Relation string        `json:"relation"`
	Source   *jsonFact     `json:"source"`
	Target   *jsonFact     `json:"target"`
}

type jsonFact struct {
	Class   string `json:"class"`
	Value   string `json:"value"`
	Text    string `json:"text"`
	Segment int    `json:"segment"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Hard    bool   `json:"hard"`
}

// ledgerJSON writes one object: schema ("bitext-facts/1"), unit, source, target
// as [FindingsJSON] has them, and facts in reading order, each with status, the
// relation of the two values ("" if there is but one) and source and target:
// class, canonical value, text, segment from 0, start and end in runes of the
// segment, and whether it is hard evidence; null where it is missing.
func ledgerJSON(w io.Writer, b corpus.Bitext, l ledger.Ledger, _ SideOptions) error {
	out := jsonLedger{
		Schema: "bitext-facts/1", Unit: b.Unit, Facts: []jsonEntry{},
		Source: jsonText{b.Src.Path, b.Src.Tag, len(b.Src.Segments)},
		Target: jsonText{b.Dst.Path, b.Dst.Tag, len(b.Dst.Segments)},
	}
	for _, e := range l.Entries {
		j := jsonEntry{Status: e.Status, Source: jsonFactOf(b, corpus.Source, e.Source), Target: jsonFactOf(b, corpus.Target, e.Target)}
		if e.Source != nil && e.Target != nil {
			j.Relation = e.Relation.Kind.String()
		}
		out.Facts = append(out.Facts, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func jsonFactOf(b corpus.Bitext, s corpus.Side, m *ledger.Mention) *jsonFact {
	if m == nil {
		return nil
	}
	return &jsonFact{m.Class.String(), m.Canonical(), surface(b, s, m), m.Segment, m.Start, m.End, m.Hard()}
}
