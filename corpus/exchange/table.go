package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
)

// A column is one column of a table of units.
type column struct {
	name  string
	names []string // what others call it
	write func(j *Job, number int, u TU, m meta) string
	read  func(row *row, value string)
}

// A row is what a line of a table says.
type row struct {
	meta
	src, dst       string
	srcTag, dstTag string
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
var columns = []column{
	{name: "bead", names: []string{"id"}, write: func(_ *Job, number int, _ TU, _ meta) string { return strconv.Itoa(number) }},
	{
		name: "source", names: []string{"src", "src_text", "source_text"},
		write: func(j *Job, _ int, u TU, _ meta) string { src, _ := j.texts(u); return src },
		read:  func(r *row, v string) { r.src = v },
	},
	{
		name: "target", names: []string{"tgt", "trg", "trg_text", "tgt_text", "target_text"},
		write: func(j *Job, _ int, u TU, _ meta) string { _, dst := j.texts(u); return dst },
		read:  func(r *row, v string) { r.dst = v },
	},
	{
		name: keyConfidence, names: []string{"score", "aligner_score"},
		write: func(_ *Job, _ int, _ TU, m meta) string { return decimals(m.confidence) },
		read:  func(r *row, v string) { r.set(keyConfidence, v) },
	},
	{name: "shape", write: func(_ *Job, _ int, u TU, _ meta) string { return u.Shape() }},
	{
		name: "moved",
		write: func(_ *Job, _ int, _ TU, m meta) string {
			if m.moved {
				return "moved"
			}
			return ""
		},
		read: func(r *row, v string) { r.moved = v == "moved" },
	},
	{name: "source_line", write: func(_ *Job, _ int, u TU, _ meta) string { return firstLine(u.Src) }},
	{name: "target_line", write: func(_ *Job, _ int, u TU, _ meta) string { return firstLine(u.Dst) }},
	{
		name: "source_lang", names: []string{"src_lang"},
		write: func(j *Job, _ int, u TU, _ meta) string { return j.label(u.Src.Tag) },
		read:  func(r *row, v string) { r.srcTag = v },
	},
	{
		name: "target_lang", names: []string{"tgt_lang", "trg_lang"},
		write: func(j *Job, _ int, u TU, _ meta) string { return j.label(u.Dst.Tag) },
		read:  func(r *row, v string) { r.dstTag = v },
	},
	propertyColumn("source_at", keySrcAt, func(m meta) string { return index(m.srcAt) }),
	propertyColumn("target_at", keyDstAt, func(m meta) string { return index(m.dstAt) }),
	propertyColumn("source_cuts", keySrcCuts, func(m meta) string { return m.srcCuts }),
	propertyColumn("target_cuts", keyDstCuts, func(m meta) string { return m.dstCuts }),
	{name: "notes", write: func(_ *Job, _ int, u TU, _ meta) string { return strings.Join(u.Notes, " | ") }},
}

func propertyColumn(name, key string, value func(meta) string) column {
	return column{
		name:  name,
		write: func(_ *Job, _ int, _ TU, m meta) string { return value(m) },
		read:  func(r *row, v string) { r.set(key, v) },
	}
}

// firstLine is the line a side begins at, or "" where it is not known.
func firstLine(s Side) string {
	if s.Empty() || s.Segments[0].Place.Line == 0 {
		return ""
	}
	return strconv.Itoa(s.Segments[0].Place.Line)
}

// tableHeader is the names of the columns.
func tableHeader() []string {
	names := make([]string, len(columns))
	for k, c := range columns {
		names[k] = c.name
	}
	return names
}

// tableRow fills fields, one for each column, with the unit's.
func tableRow(fields []string, j *Job, number int, u TU) []string {
	m := metaOf(u)
	fields = fields[:0]
	for _, c := range columns {
		fields = append(fields, c.write(j, number, u, m))
	}
	return fields
}

// A tableReader makes units of the fields of lines.
type tableReader struct {
	readers  []func(row *row, value string) // of each column; nil: passed over
	src, dst corpus.Tag                     // from the header row
	tags     map[string]corpus.Tag
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
	if texts == 2 {
		return true, nil
	}
	if labels := languageLabels(fields); len(labels) >= 2 {
		return true, t.languages(fields, labels, opt)
	}
	for k := range t.readers {
		t.readers[k] = nil
	}
	for k, name := range []string{"source", "target", keyConfidence}[:min(3, len(fields))] {
		t.readers[k] = columnNamed(name).read
	}
	return false, nil
}

// maxLabel is the length of the longest label taken for a language in a header
// row: "zh-Hant-HK" has ten. Longer ones are words.
const maxLabel = 12

// languageLabels are the fields that name languages; "id" is a column, not
// Indonesian.
func languageLabels(fields []string) (labels []string) {
	for _, field := range fields {
		if tag, err := ParseTag(field); err == nil && tag != corpus.Unknown && len(field) <= maxLabel && columnNamed(field) == nil {
			labels = append(labels, field)
		}
	}
	return labels
}

// languages takes two of the columns named by languages for those of the texts.
func (t *tableReader) languages(fields, labels []string, opt Options) error {
	src, dst, err := choose(labels, opt)
	if err != nil {
		return err
	}
	t.src, t.dst = anyTag(src), anyTag(dst)
	t.readers[slices.Index(fields, src)] = columnNamed("source").read
	t.readers[slices.Index(fields, dst)] = columnNamed("target").read
	return nil
}

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
	r := row{meta: noMeta()}
	for k, field := range fields {
		if k < len(t.readers) && t.readers[k] != nil {
			t.readers[k](&r, field)
		}
	}
	src, err := t.tag(r.srcTag, t.src)
	if err != nil {
		return TU{}, err
	}
	dst, err := t.tag(r.dstTag, t.dst)
	return r.meta.unit(src, r.src, dst, r.dst), err
}

func (t *tableReader) tag(label string, otherwise corpus.Tag) (corpus.Tag, error) {
	if label == "" {
		return otherwise, nil
	}
	if tag, ok := t.tags[label]; ok {
		return tag, nil
	}
	tag, err := ParseTag(label)
	if err == nil {
		t.tags[label] = tag
	}
	return tag, err
}
