package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

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

// surface is a fact as it is written in its text.
func surface(b corpus.Bitext, s corpus.Side, m *ledger.Mention) string {
	runes := []rune(b.On(s).Segments[m.Segment].Text)
	return string(runes[m.Start:min(m.End, len(runes))])
}

// widestCell is the cells that a text in the table may take: quotations are
// long.
const widestCell = 36

// LedgerText writes the ledger as a table, columns set by display cells. Long
// quotations are shortened with "…"; the other formats have them whole.
func LedgerText(w io.Writer, b corpus.Bitext, l ledger.Ledger, opt Options) error {
	p := newPen(w, opt)
	labels := [2][]string{numbers(b.Src, b.Unit), numbers(b.Dst, b.Unit)}
	rows := [][]string{ledgerHead}
	for _, e := range l.Entries {
		row := ledgerRow(b, labels, e)
		for k := range row {
			row[k] = shortened(OneLine(row[k]), p.cells)
		}
		rows = append(rows, row)
	}
	p.table(rows, "<<<<<<<<", func(row, column int) style {
		switch {
		case row == 0:
			return strong
		case column == 0:
			return statusStyles[l.Entries[row-1].Status]
		}
		return plain
	})
	return p.out.Flush()
}

// statusStyles make what deserves a look stand out.
var statusStyles = map[ledger.Status]style{ledger.Changed: alarming, ledger.OnlyOne: warning, ledger.Kept: faint}

// shortened is a text of at most [widestCell] cells.
func shortened(text string, cells displaywidth.Options) string {
	if cells.String(text) <= widestCell {
		return text
	}
	return text[:cut(text, widestCell-1, cells)] + "…"
}

// ledgerTSV writes a line of names and a line a fact. Line ends and tabs in
// values are written as spaces.
func ledgerTSV(w io.Writer, b corpus.Bitext, l ledger.Ledger, _ Options) error {
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

// The objects of [ledgerJSON], which says what their keys mean.
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
func ledgerJSON(w io.Writer, b corpus.Bitext, l ledger.Ledger, _ Options) error {
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

// jsonFactOf is a fact as ledgerJSON writes it, nil of none.
func jsonFactOf(b corpus.Bitext, s corpus.Side, m *ledger.Mention) *jsonFact {
	if m == nil {
		return nil
	}
	return &jsonFact{m.Class.String(), m.Canonical(), surface(b, s, m), m.Segment, m.Start, m.End, m.Hard()}
}
