package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange/label"
	"github.com/bitext-tools/bitext/corpus/exchange/rules"
	"github.com/bitext-tools/bitext/corpus/lang"
	"github.com/bitext-tools/bitext/corpus/lines"
)

// TSV has a unit a line and a tab between two columns, which [columns] lists.
// There is no quoting: a tab or line end inside a text is a space. A text that a
// spreadsheet would take for a formula is written as [lines.Guard] has it. Files
// of others are read by their header row, or without one as source and target,
// and their texts as they stand.
var TSV = &Format{
	Name:       "tsv",
	Doc:        "a unit a line, columns parted by tabs",
	Extensions: []string{".tsv", ".tab"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true, Properties: true},
	Versions:   true,
	Unaligned:  Blank,
	Style:      label.BCP47,
	Fold:       lines.Fold,
	Sniff: func(head []byte) bool {
		first, _, _ := bytes.Cut(head, []byte("\n"))
		return bytes.ContainsRune(first, '\t') && !HunalignLadder.Sniff(first)
	},
	weak: parted,
	Read: func(in *Input, opt Options) (Stream, error) {
		return (&tableReader{Table: lines.TSV(lines.New(in.Path, in.text))}).stream(opt)
	},
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			return j.eachRow(out, func(cells []string) error {
				for k, cell := range cells {
					if k > 0 {
						out.WriteByte('\t')
					}
					out.WriteString(cell)
				}
				return out.WriteByte('\n')
			})
		})
	},
	validate: (*Input).validateTSV,
}

// CSV is the table of [TSV] as RFC 4180 writes it.
var CSV = &Format{
	Name:       "csv",
	Doc:        "the same table with commas, for spreadsheets; --bom for Excel",
	Extensions: []string{".csv"},
	Keeps:      Keeps{Segments: true, Order: true, Confidence: true, OneSided: true, Tags: true, Notes: true, Properties: true},
	Versions:   true,
	Unaligned:  Blank,
	Style:      label.BCP47,
	Fold:       lines.Fold,
	Read: func(in *Input, opt Options) (Stream, error) {
		return (&tableReader{Table: lines.CSV(in.Path, in.text)}).stream(opt)
	},
	Write: func(j *Job) error {
		return j.toFile("", func(out *file) error {
			w := csv.NewWriter(out.Writer) // into the same buffer, which toFile flushes
			return j.eachRow(out, w.Write)
		})
	},
}

// A column is one column of a table of units.
type column struct {
	name  string
	names []string // what others call it
	write func(j *Job, number int, u *TU, m *meta) string
	read  func(row *row, value string)
}

// betweenNotes stands between two notes of a unit.
const betweenNotes = " | "

// A row is what a line of a table says.
type row struct {
	meta
	src, dst         string
	srcTag, dstTag   string
	srcLine, dstLine int
	notes            []string
}

// columns are those of TSV and CSV files, in the order in which they are
// written:
//
//	bead         number of the unit, from 1
//	source       text in the source; empty for an addition
//	target       text in the target; empty for an omission
//	confidence   0.00 to 1.00; empty where not known
//	shape        source and target segments: 1-1, 2-1, 1-0
//	moved        "moved" where the target stands out of order, else empty
//	source_line  line of the source file it begins at, from 1; empty if unknown
//	target_line  the same of the target
//	source_lang  language of the source text
//	target_lang  the same of the target
//	source_at    index of the first source segment in its text, from 0; of an empty side the index it stands before
//	target_at    the same of the target
//	source_cuts  lengths of the source segments in runes, "57+102"; empty for one
//	target_cuts  the same of the target
//	notes        remarks, with " | " between them
//	state        how far the translation is, see [State]; empty where not known
//	properties   what else the unit's file said of it, "name=value" with spaces between, %20 for a space in a value
var columns = []column{
	{name: "bead", names: []string{"id"}, write: func(_ *Job, number int, _ *TU, _ *meta) string { return strconv.Itoa(number) }},
	{
		name: "source", names: []string{"src", "src_text", "source_text"},
		write: func(j *Job, _ int, u *TU, _ *meta) string { return j.text(u.Src, u.Dst) },
		read:  func(r *row, v string) { r.src = v },
	},
	{
		name: "target", names: []string{"tgt", "trg", "trg_text", "tgt_text", "target_text"},
		write: func(j *Job, _ int, u *TU, _ *meta) string { return j.text(u.Dst, u.Src) },
		read:  func(r *row, v string) { r.dst = v },
	},
	{
		name: "confidence", names: []string{"score", "aligner_score"},
		write: func(_ *Job, _ int, _ *TU, m *meta) string { return decimals(m.confidence) },
		read:  func(r *row, v string) { r.set("confidence", v) },
	},
	{name: "shape", write: func(_ *Job, _ int, u *TU, _ *meta) string { return u.Shape() }},
	{
		name: "moved",
		write: func(_ *Job, _ int, _ *TU, m *meta) string {
			if m.moved {
				return "moved"
			}
			return ""
		},
		read: func(r *row, v string) { r.moved = v == "moved" },
	},
	{
		name:  "source_line",
		write: func(_ *Job, _ int, u *TU, _ *meta) string { return u.Src.firstLine() },
		read:  func(r *row, v string) { r.srcLine = parseIndex(v) },
	},
	{
		name:  "target_line",
		write: func(_ *Job, _ int, u *TU, _ *meta) string { return u.Dst.firstLine() },
		read:  func(r *row, v string) { r.dstLine = parseIndex(v) },
	},
	{
		name: "source_lang", names: []string{"src_lang"},
		write: func(j *Job, _ int, u *TU, _ *meta) string { return j.label(u.Src.Tag) },
		read:  func(r *row, v string) { r.srcTag = v },
	},
	{
		name: "target_lang", names: []string{"tgt_lang", "trg_lang"},
		write: func(j *Job, _ int, u *TU, _ *meta) string { return j.label(u.Dst.Tag) },
		read:  func(r *row, v string) { r.dstTag = v },
	},
	{
		name:  "source_at",
		write: func(_ *Job, _ int, _ *TU, m *meta) string { return formatIndex(m.srcAt) },
		read:  func(r *row, v string) { r.srcAt = parseIndex(v) },
	},
	{
		name:  "target_at",
		write: func(_ *Job, _ int, _ *TU, m *meta) string { return formatIndex(m.dstAt) },
		read:  func(r *row, v string) { r.dstAt = parseIndex(v) },
	},
	{
		name:  "source_cuts",
		write: func(_ *Job, _ int, _ *TU, m *meta) string { return m.srcCuts },
		read:  func(r *row, v string) { r.srcCuts = v },
	},
	{
		name:  "target_cuts",
		write: func(_ *Job, _ int, _ *TU, m *meta) string { return m.dstCuts },
		read:  func(r *row, v string) { r.dstCuts = v },
	},
	{
		name:  "notes",
		write: func(_ *Job, _ int, u *TU, _ *meta) string { return strings.Join(u.Notes, betweenNotes) },
		read: func(r *row, v string) {
			if v != "" {
				r.notes = strings.Split(v, betweenNotes)
			}
		},
	},
	{
		name:  "state",
		write: func(_ *Job, _ int, u *TU, _ *meta) string { return string(u.State) },
		read:  func(r *row, v string) { r.state = stateOf(v) },
	},
	{
		name: "properties",
		write: func(_ *Job, _ int, u *TU, _ *meta) string {
			return meta{srcAt: nowhere, dstAt: nowhere, rest: u.Properties}.line()
		},
		read: func(r *row, v string) { r.setLine(v) },
	},
}

// eachRow writes the header row, and calls write with the cells of every unit.
func (j *Job) eachRow(out *file, write func(cells []string) error) error {
	if j.BOM {
		out.WriteString(lines.Mark)
	}
	if len(j.Header.Others) > 0 {
		return j.eachVersionsRow(write)
	}
	cells := make([]string, 0, len(columns))
	if !j.NoHeader {
		for _, c := range columns {
			cells = append(cells, c.name)
		}
		if err := write(cells); err != nil {
			return err
		}
	}
	return j.each(func(number int, u TU) error {
		m := u.meta()
		cells = cells[:0]
		for _, c := range columns {
			cells = append(cells, lines.Guard(c.write(j, number, &u, &m)))
		}
		return write(cells)
	})
}

// eachVersionsRow is eachRow of units in more than two languages: the number, a
// column a language, which is named by it, the confidence and the notes.
func (j *Job) eachVersionsRow(write func(cells []string) error) error {
	names, err := j.languages()
	if err != nil {
		return err
	}
	if !j.NoHeader {
		if err := write(slices.Concat([]string{"bead"}, names, []string{"confidence", "notes"})); err != nil {
			return err
		}
	}
	return j.each(func(number int, u TU) error {
		cells := []string{strconv.Itoa(number), lines.Guard(u.Src.Text()), lines.Guard(u.Dst.Text())}
		for _, s := range u.Others {
			cells = append(cells, lines.Guard(s.Text()))
		}
		return write(append(cells, decimals(u.Confidence), lines.Guard(strings.Join(u.Notes, betweenNotes))))
	})
}

// A tableReader makes units of the rows of a table.
type tableReader struct {
	*lines.Table
	readers  []func(row *row, value string) // of each column; nil: passed over
	guarded  bool                           // see [lines.Guard]
	src, dst corpus.Tag                     // from the header row
	tags     map[string]corpus.Tag
	row      row // the one being read
}

// stream is the units of the table.
func (t *tableReader) stream(opt Options) (Stream, error) {
	first, err := t.Row()
	if errors.Is(err, io.EOF) {
		return Stream{}, lines.ErrorAt(t.Path, 1, "there is no unit in the table")
	}
	if err != nil {
		return Stream{}, err
	}
	if len(first) < 2 {
		return Stream{}, t.Errorf("one column only; a bitext has two, with a tab (TSV) or a comma (CSV) between them")
	}
	isHeader, err := t.header(first, opt)
	if err != nil {
		return Stream{}, t.Errorf("%w", err)
	}
	return Stream{Header{Src: t.src, Dst: t.dst}, func(yield func(TU, error) bool) {
		cells, err := first, error(nil)
		if isHeader {
			cells, err = t.Row()
		}
		for ; err == nil; cells, err = t.Row() {
			u, bad := t.unit(cells)
			if bad != nil {
				yield(TU{}, t.Errorf("%w", bad))
				return
			}
			if u.Line = t.Line; (!u.Src.Empty() || !u.Dst.Empty()) && !yield(u, nil) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			yield(TU{}, err)
		}
	}}, nil
}

// header takes the first line for a header row if it names the columns of the
// two texts, by the names of bitext, by those of other tools, or by their
// languages. Else it is a unit itself, and the columns are source, target and
// if there is a third one confidence.
func (t *tableReader) header(fields []string, opt Options) (isHeader bool, err error) {
	t.tags = make(map[string]corpus.Tag)
	t.readers = make([]func(*row, string), len(fields))
	texts := 0
	for k, field := range fields {
		if c := columnNamed(field); c != nil {
			if t.readers[k] = c.read; c.name == "source" || c.name == "target" {
				texts++
			}
		}
	}
	t.guarded = lines.IsGuarded(fields)
	labels := t.labels(fields)
	if texts == 2 || len(labels) >= 2 {
		t.others(fields, labels)
	}
	if texts == 2 {
		return true, nil
	}
	if len(labels) >= 2 {
		return true, t.languages(fields, labels, opt)
	}
	t.guarded = false
	for k := range t.readers {
		t.readers[k] = nil
	}
	for k, name := range []string{"source", "target", "confidence"}[:min(3, len(fields))] {
		t.readers[k] = columnNamed(name).read
	}
	return false, nil
}

// others makes properties of the columns of a header row that nobody knows.
func (t *tableReader) others(fields, labels []string) {
	isLabel := make(map[string]bool, len(labels))
	for _, label := range labels {
		isLabel[label] = true
	}
	for k, field := range fields {
		name := strings.TrimSpace(field)
		if name != "" && columnNamed(name) == nil && !isLabel[field] {
			t.readers[k] = func(r *row, v string) { r.add(name, v) }
		}
	}
}

// labels are the fields of a header row that name languages. The longest label
// taken for one has twelve letters, "zh-Hant-HK" ten; longer ones are words, and
// "id" is a column, not Indonesian.
func (*tableReader) labels(fields []string) (labels []string) {
	const longest = 12
	for _, field := range fields {
		if tag, err := label.Parse(field); err == nil && tag != corpus.Unknown && len(field) <= longest && columnNamed(field) == nil {
			labels = append(labels, field)
		}
	}
	return labels
}

// languages takes two of the columns named by languages for those of the texts.
func (t *tableReader) languages(fields, labels []string, opt Options) error {
	src, dst, err := opt.choose(labels)
	if err != nil {
		return err
	}
	t.src, t.dst = label.Any(src), label.Any(dst)
	t.readers[slices.Index(fields, src)] = columnNamed("source").read
	t.readers[slices.Index(fields, dst)] = columnNamed("target").read
	return nil
}

// columnNamed is the column of a name, whoever gave it, or nil.
func columnNamed(name string) *column {
	name = strings.ToLower(strings.TrimSpace(name))
	for k, c := range columns {
		if c.name == name || slices.Contains(c.names, name) {
			return &columns[k]
		}
	}
	return nil
}

// unit makes a unit of a line's fields.
func (t *tableReader) unit(fields []string) (TU, error) {
	if len(fields) < 2 {
		return TU{}, fmt.Errorf("one column only, where the first line has %d", len(t.readers))
	}
	t.row = row{meta: noMeta()}
	r := &t.row
	for k, field := range fields {
		if k >= len(t.readers) || t.readers[k] == nil {
			continue
		}
		if t.guarded {
			field = lines.Unguard(field)
		}
		t.readers[k](r, field)
	}
	src, err := t.tag(r.srcTag, t.src)
	if err != nil {
		return TU{}, err
	}
	dst, err := t.tag(r.dstTag, t.dst)
	u := r.meta.unit(src, r.src, dst, r.dst)
	u.Notes = r.notes
	u.Src.setLine(r.srcLine)
	u.Dst.setLine(r.dstLine)
	return u, err
}

// tag is the language that a cell names, or where it is empty the other.
func (t *tableReader) tag(cell string, otherwise corpus.Tag) (corpus.Tag, error) {
	if cell == "" {
		return otherwise, nil
	}
	if tag, ok := t.tags[cell]; ok {
		return tag, nil
	}
	tag, err := label.Read(cell)
	if err == nil {
		t.tags[cell] = tag
	}
	return tag, err
}

// tsv looks at a table line by line.
func (in *Input) validateTSV(v rules.Validator) error {
	r := lines.New(in.Path, in.text)
	var table tableReader
	first := 0
	var texts []int // the columns of a table with one for each of several languages
	_, err := v.EachLine(r, in.isMarked(in.Path), func(line string) {
		fields := strings.Split(line, "\t")
		if first == 0 {
			if first = len(fields); first < 2 {
				v.Report(r.Line, rules.Lines.Columns, "one column only; source and target have a tab between them")
			}
			opt := Options{}
			if labels := table.labels(fields); len(labels) > 2 { // any two will do here
				opt.Src, opt.Dst = label.Any(labels[0]), label.Any(labels[1])
				for _, name := range labels {
					texts = append(texts, slices.Index(fields, name))
				}
			}
			if isHeader, err := table.header(fields, opt); isHeader || err != nil {
				return
			}
		}
		if len(fields) != first {
			v.Report(r.Line, rules.Lines.Columns, "%s, where the first line has %d", lang.Count(len(fields), "column"), first)
			return
		}
		for _, field := range fields {
			if strings.HasPrefix(field, `"`) && strings.Count(field, `"`)%2 == 1 {
				v.Report(r.Line, rules.Lines.Quote, "a column begins with a quotation mark that is not closed")
			}
		}
		u, err := table.unit(fields)
		switch {
		case err != nil:
			v.Report(r.Line, rules.Any.Tag, "%v", err)
		case u.Src.Empty() && u.Dst.Empty() && !slices.ContainsFunc(texts, func(k int) bool { return fields[k] != "" }):
			v.Report(r.Line, rules.Lines.NoText, "no text on either side")
		}
	})
	return err
}
