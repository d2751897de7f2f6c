package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// CSV is the table of [TSV] as RFC 4180 writes it. A text that a spreadsheet
// would take for a formula has an apostrophe before it, which reading takes
// away again.
var CSV = &Format{
	Name:       "csv",
	Doc:        "the same table with commas, for spreadsheets; --bom for Excel",
	Extensions: []string{".csv"},
	Keeps:      Segments | Order | Confidence | OneSided | Tags,
	Unaligned:  Blank,
	Style:      BCP47,
	Fold:       oneLine,
	Read:       readCSV,
	Write:      writeCSV,
}

func writeCSV(j *Job) error {
	out, err := j.file("")
	if err != nil {
		return err
	}
	defer out.close()
	if j.BOM {
		out.WriteString("\uFEFF")
	}
	w := csv.NewWriter(out)
	if !j.NoHeader {
		w.Write(tableHeader())
	}
	fields := make([]string, 0, len(columns))
	number := 0
	for u, err := range j.Units {
		if err != nil {
			return err
		}
		number++
		fields = tableRow(fields, j, number, u)
		for k := range fields {
			fields[k] = guard(fields[k])
		}
		w.Write(fields)
	}
	w.Flush()
	return errors.Join(w.Error(), out.close())
}

// guard keeps a spreadsheet from taking text for a formula, which in a file
// from somebody else may run anything.
func guard(text string) string {
	if formula(text) {
		return "'" + text
	}
	return text
}

// unguard undoes guard.
func unguard(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && formula(rest) {
		return rest
	}
	return text
}

// formula tells whether the text, after apostrophes that guard it already,
// begins as a formula does.
func formula(text string) bool {
	text = strings.TrimLeft(text, "'")
	return text != "" && strings.ContainsRune("=+-@", rune(text[0]))
}

func readCSV(in *Input, opt Options) (Stream, error) {
	limit := &recordLimit{in: in.text}
	r := csv.NewReader(limit)
	r.Comma = separator(in.text)
	r.FieldsPerRecord = -1
	return tableStream(in.Path, opt, func() ([]string, int, error) {
		limit.used = 0
		fields, err := r.Read()
		if err != nil {
			return nil, 0, csvError(in.Path, err)
		}
		line, _ := r.FieldPos(0)
		for k, field := range fields {
			if at, what := badText(field); what != "" {
				line, _ = r.FieldPos(k)
				return nil, line, errorAt(in.Path, line, "column %d: %s", at, what)
			}
			fields[k] = unguard(field)
		}
		return fields, line, nil
	})
}

// separator is what stands between the columns: a semicolon in files that
// spreadsheets write where the comma is the decimal mark, as in Russia. The
// first line, outside quotation marks, tells.
func separator(text *bufio.Reader) rune {
	head, _ := text.Peek(4096)
	quoted := false
	for _, c := range head {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ',' || c == ';':
			return rune(c)
		case c == '\n':
			return ','
		}
	}
	return ','
}

func csvError(path string, err error) error {
	var bad *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return err
	case errors.As(err, &bad) && errors.Is(bad.Err, csv.ErrQuote):
		return errorAt(path, bad.StartLine, "a quotation mark is not closed, or text follows it")
	case errors.As(err, &bad) && errors.Is(bad.Err, csv.ErrBareQuote):
		return errorAt(path, bad.Line, "a quotation mark in a field without quotes around it; write it twice and quote the field")
	}
	return fmt.Errorf("%s: %w", path, err)
}

// A recordLimit reads on while no record is larger than maxUnit.
type recordLimit struct {
	in   io.Reader
	used int
}

// Read implements io.Reader.
func (l *recordLimit) Read(p []byte) (int, error) {
	if l.used > maxUnit {
		return 0, errTooLarge
	}
	n, err := l.in.Read(p)
	l.used += n
	return n, err
}
