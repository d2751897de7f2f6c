package report

import (
	"bufio"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/names"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A row is an entry of the ledger for people, or several about one fact of the
// source: 9-4 beside 9票 and 4票.
type row struct {
	status                 ledger.Status
	what                   string // its class, or what a name names
	source, target         string // as they are written
	sourceSeg, targetSeg   string // the numbers of their segments
	sourceValue, destValue string // in English
}

// rows is the ledger a fact a row.
func rows(b corpus.Bitext, l ledger.Ledger) []row {
	labels := [2][]string{numbers(b.Src, b.Unit), numbers(b.Dst, b.Unit)}
	var list []row
	texts := quoter{Bitext: b}
	at := map[*ledger.Mention]int{} // the row of a fact of the source
	for _, e := range l.Entries {
		if k, again := at[e.Source]; again && e.Source != nil && e.Status == ledger.Kept && list[k].status == ledger.Kept {
			if words := texts.quote(corpus.Target, e.Target); !strings.Contains(list[k].target, words) {
				list[k].target += " … " + words
			}
			continue
		}
		r := row{status: e.Status, what: subject(e)}
		if m := e.Source; m != nil {
			at[m] = len(list)
			r.source, r.sourceSeg, r.sourceValue = texts.quote(corpus.Source, m), labels[corpus.Source][m.Segment], value(m)
		}
		if m := e.Target; m != nil {
			r.target, r.targetSeg, r.destValue = texts.quote(corpus.Target, m), labels[corpus.Target][m.Segment], value(m)
		}
		list = append(list, r)
	}
	return list
}

// named are the words for what names name.
var named = map[names.Kind]string{
	names.Country: "place", names.City: "place", names.Person: "person", names.Organisation: "organisation", names.Press: "press", names.Office: "office",
}

// subject is what an entry is about. A bare number beside a measure or the like
// is one; beside a day of the month it is a number: Pier 7 and 7号.
func subject(e ledger.Entry) string {
	p, q := e.Source, e.Target
	if p == nil {
		p, q = q, nil
	}
	if q != nil && p.Class == facts.Number && (q.Class == facts.Age || q.Class == facts.Percent || facts.Money <= q.Class && q.Class <= facts.Duration) {
		p = q
	}
	if p.Class == facts.Name {
		return named[p.Names]
	}
	return p.Class.String()
}

// value is what a fact says in English; nothing of what is words anyway.
func value(m *ledger.Mention) string {
	if !m.IsValue() {
		return ""
	}
	return m.InWords()
}

// value is the values of a row: one where both sides say the same, the target's
// where it only adds words to the source's, else both with an arrow between them.
func (r row) value() string {
	p, q := r.sourceValue, r.destValue
	switch {
	case p == "" || q == "" || p == q:
		return cmp.Or(p, q)
	case r.status != ledger.Kept:
		return p + " → " + q
	}
	if more, ok := strings.CutPrefix(q, p); ok && !strings.ContainsAny(more, "0123456789") { // 58, 58岁; not Pier 7, 7号, which is also the 7th
		return q
	}
	return p
}

// A quoter says how facts are written in their texts. It keeps the runes of the
// segment that it looked at last on each side, as one paragraph may hold
// thousands of facts.
type quoter struct {
	corpus.Bitext
	kept  [2][]rune
	keeps [2]int // the segment, plus 1; 0: none
}

// quote is a fact of a side as it is written.
func (q *quoter) quote(s corpus.Side, m *ledger.Mention) string {
	if q.keeps[s] != m.Segment+1 {
		q.kept[s], q.keeps[s] = []rune(q.On(s).Segments[m.Segment].Text), m.Segment+1
	}
	return string(q.kept[s][m.Start:min(m.End, len(q.kept[s]))])
}

const (
	widestCell   = 36 // cells that a text in the table may take: quotations are long
	widestValue  = 48 // and two values with an arrow
	thinCell     = 14 // how far texts are shrunk on a narrow page before values are,
	thinnestCell = 8  // and how far both are at last
)

// LedgerText writes the ledger as a table, columns set by display cells, and a
// line that sums it up. What is long is shortened with "…" until the table fits
// the page, and on a narrow page the classes are left out; the other formats have
// all whole.
func LedgerText(w io.Writer, b corpus.Bitext, l ledger.Ledger, opt Options) error {
	p := newPen(w, opt)
	list := rows(b, l)
	table := [][]string{{"status", "what", "source", "¶", "target", "¶", "value"}}
	for _, r := range list {
		table = append(table, []string{string(r.status), r.what, OneLine(r.source), r.sourceSeg, OneLine(r.target), r.targetSeg, OneLine(r.value())})
	}
	if opt.width() < usual {
		for k, line := range table {
			table[k] = slices.Delete(line, 1, 2)
		}
	}
	fit(table, opt.width(), p.cells)
	p.table(table, strings.Repeat("<", len(table[0])), func(n, column int) style {
		switch {
		case n == 0:
			return strong
		case column == 0:
			return statusStyles[list[n-1].status]
		}
		return plain
	})
	p.write(strong, summary(list))
	p.endLine()
	return p.out.Flush()
}

// fit shortens the texts of a table, column by column the widest first, until its
// lines fit so many cells.
func fit(table [][]string, width int, cells displaywidth.Options) {
	last := len(table[0]) - 1 // the values
	widths := make([]int, last+1)
	total := -gap
	for k := range widths {
		most := widestCell
		if k == last {
			most = widestValue
		}
		for _, line := range table {
			widths[k] = max(widths[k], min(most, cells.String(line[k])))
		}
		total += widths[k] + gap
	}
	shrink := func(widths []int, least int) {
		for ; total > width && slices.Max(widths) > least; total-- {
			widths[slices.Index(widths, slices.Max(widths))]--
		}
	}
	shrink(widths[:last], thinCell)
	shrink(widths, thinnestCell)
	for _, line := range table {
		for k, text := range line {
			line[k] = shortened(text, widths[k], cells)
		}
	}
}

// statuses are all of them, in the order in which they are summed up.
var statuses = []struct {
	status ledger.Status
	words  string
}{{ledger.Kept, "the same"}, {ledger.Rephrased, "rephrased"}, {ledger.Moved, "moved"}, {ledger.Changed, "changed"}, {ledger.OnlyOne, "on one side only"}}

// summary is how many facts there are, and what became of them.
func summary(list []row) string {
	n := map[ledger.Status]int{}
	for _, r := range list {
		n[r.status]++
	}
	var parts []string
	for _, s := range statuses {
		if n[s.status] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s.status], s.words))
		}
	}
	return strings.TrimSuffix(lang.Count(len(list), "fact")+": "+strings.Join(parts, ", "), ": ")
}

// statusStyles make what deserves a look stand out.
var statusStyles = map[ledger.Status]style{ledger.Changed: alarming, ledger.OnlyOne: warning, ledger.Kept: faint}

// shortened is a text of at most so many cells.
func shortened(text string, most int, cells displaywidth.Options) string {
	if cells.String(text) <= most {
		return text
	}
	return strings.TrimRight(text[:cut(text, most-1, cells)], blanks) + "…"
}

// oneCell makes one line without tabs of a text.
var oneCell = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")

// ledgerTSV writes a line of names and a line a fact. Line ends and tabs in
// values are written as spaces.
func ledgerTSV(w io.Writer, b corpus.Bitext, l ledger.Ledger, _ Options) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "status\twhat\tsource\tsource_segment\tsource_value\ttarget\ttarget_segment\ttarget_value")
	for _, r := range rows(b, l) {
		line := []string{string(r.status), r.what, r.source, r.sourceSeg, r.sourceValue, r.target, r.targetSeg, r.destValue}
		for k := range line {
			line[k] = oneCell.Replace(line[k])
		}
		fmt.Fprintln(out, strings.Join(line, "\t"))
	}
	return out.Flush()
}

// The objects of [ledgerJSON].
type jsonLedger struct {
	Schema string      `json:"schema"` // "bitext-facts/1"; keys may be added under the same number
	Unit   corpus.Unit `json:"unit"`   // what segments are
	Source jsonText    `json:"source"` // the source text
	Target jsonText    `json:"target"` // its translation
	Facts  []jsonEntry `json:"facts"`  // in reading order
}

type jsonEntry struct {
	Status   ledger.Status `json:"status"`   // what became of the fact
	Relation string        `json:"relation"` // of the two values; "" if there is but one
	Source   *jsonFact     `json:"source"`   // the fact in the source; null where it is missing
	Target   *jsonFact     `json:"target"`   // the fact in the target; null where it is missing
}

type jsonFact struct {
	Class   string `json:"class"`           // what kind of fact it is
	Names   string `json:"names,omitempty"` // what a name names
	Value   string `json:"value"`           // canonical, the same for the same fact in any language
	Words   string `json:"words"`           // the value in English
	Text    string `json:"text"`            // as it is written
	Segment int    `json:"segment"`         // number of the segment, from 0
	Start   int    `json:"start"`           // the first rune in the segment's text, from 0
	End     int    `json:"end"`             // the rune after the last
	Hard    bool   `json:"hard"`            // it is hard evidence: a fact that translators keep
}

// FactsSchema is the JSON Schema of what the format "json" of [LedgerFormats]
// writes. It says what the keys mean.
//
//go:embed facts.schema.json
var FactsSchema string

// ledgerJSON writes one object, which [FactsSchema] describes.
func ledgerJSON(w io.Writer, b corpus.Bitext, l ledger.Ledger, _ Options) error {
	out := jsonLedger{
		Schema: "bitext-facts/1", Unit: b.Unit, Facts: []jsonEntry{},
		Source: jsonText{b.Src.Path, b.Src.Tag, len(b.Src.Segments)},
		Target: jsonText{b.Dst.Path, b.Dst.Tag, len(b.Dst.Segments)},
	}
	texts := &quoter{Bitext: b}
	for _, e := range l.Entries {
		j := jsonEntry{Status: e.Status, Source: texts.jsonFact(corpus.Source, e.Source), Target: texts.jsonFact(corpus.Target, e.Target)}
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

// jsonFact is a fact of a side as ledgerJSON writes it, nil of none.
func (q *quoter) jsonFact(s corpus.Side, m *ledger.Mention) *jsonFact {
	if m == nil {
		return nil
	}
	f := &jsonFact{Class: m.Class.String(), Value: m.Canonical(), Words: m.InWords(), Text: q.quote(s, m), Segment: m.Segment, Start: m.Start, End: m.End, Hard: m.Hard()}
	if m.Class == facts.Name {
		f.Names = named[m.Names]
	}
	return f
}
