package exchange

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// TSV has a unit a line and a tab between two columns, which [columns] lists.
// There is no quoting: a tab or line end inside a text is a space. Files of
// others are read by their header row, or without one as source and target.
var TSV = &Format{
	Name:       "tsv",
	Doc:        "a unit a line, columns parted by tabs",
	Extensions: []string{".tsv", ".tab"},
	Keeps:      Segments | Order | Confidence | OneSided | Tags,
	Unaligned:  Blank,
	Style:      BCP47,
	Fold:       oneLine,
	Sniff: func(head []byte) bool {
		first, _, _ := bytes.Cut(head, []byte("\n"))
		return bytes.ContainsRune(first, '\t') && !isRung(first)
	},
	Read:     readTSV,
	Write:    writeTSV,
	validate: validateTSV,
}

func writeTSV(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	if j.BOM {
		out.WriteString("\uFEFF")
	}
	if !j.NoHeader {
		out.WriteString(strings.Join(tableHeader(), "\t") + "\n")
	}
	fields := make([]string, 0, len(columns))
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		fields = tableRow(fields, j, number, u)
		for k, field := range fields {
			if k > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(field)
		}
		out.WriteByte('\n')
	}
	return out.close()
}

func readTSV(in *Input, opt Options) (Stream, error) {
	lines := &lineReader{path: in.Path, in: in.text}
	return tableStream(lines.path, opt, func() ([]string, int, error) {
		for {
			line, err := lines.next()
			if err != nil {
				return nil, lines.line, err
			}
			if strings.TrimSpace(line) != "" {
				return strings.Split(line, "\t"), lines.line, nil
			}
		}
	})
}

// tableStream is the stream of a table, given what reads its lines. The line
// number is for messages.
func tableStream(path string, opt Options, next func() (fields []string, line int, err error)) (Stream, error) {
	first, line, err := next()
	if errors.Is(err, io.EOF) {
		return Stream{}, errorAt(path, 1, "there is no unit in the table")
	}
	if err != nil {
		return Stream{}, err
	}
	if len(first) < 2 {
		return Stream{}, errorAt(path, line, "one column only; a bitext has two, with a tab (TSV) or a comma (CSV) between them")
	}
	var t tableReader
	isHeader, err := t.header(first, opt)
	if err != nil {
		return Stream{}, errorAt(path, line, "%w", err)
	}
	return Stream{Header{Src: t.src, Dst: t.dst}, func(yield func(TU, error) bool) {
		fields, line, err := first, line, error(nil)
		if isHeader {
			fields, line, err = next()
		}
		for ; err == nil; fields, line, err = next() {
			u, bad := t.unit(fields)
			if bad != nil {
				yield(TU{}, errorAt(path, line, "%w", bad))
				return
			}
			if (!u.Src.Empty() || !u.Dst.Empty()) && !yield(u, nil) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			yield(TU{}, err)
		}
	}}, nil
}
