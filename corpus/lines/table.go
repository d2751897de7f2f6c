package lines

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Table reads the rows of a table. Blank lines are no rows.
type Table struct {
	Path string
	Line int // of the row read last, from 1

	row func() (cells []string, line int, err error)
}

// Row is the cells of the next row, or io.EOF. A row that is not text is an
// error.
func (t *Table) Row() (cells []string, err error) {
	cells, t.Line, err = t.row()
	return cells, err
}

// Errorf is an error at the row read last.
func (t *Table) Errorf(format string, args ...any) error {
	return ErrorAt(t.Path, t.Line, format, args...)
}

// TSV is a table with a row a line and tabs between its columns. There is no
// quoting.
func TSV(in *Reader) *Table {
	return &Table{Path: in.Path, row: func() ([]string, int, error) {
		for {
			line, err := in.Next()
			if err != nil {
				return nil, in.Line, err
			}
			if strings.TrimSpace(line) != "" {
				return strings.Split(line, "\t"), in.Line, nil
			}
		}
	}}
}

// CSV is a table as RFC 4180 has it. A semicolon parts the columns in files
// that spreadsheets write where the comma is the decimal mark, as in Russia;
// the first line tells.
func CSV(path string, text *bufio.Reader) *Table {
	limit := &recordLimit{in: text}
	r := csv.NewReader(limit)
	r.Comma = separator(text)
	r.FieldsPerRecord = -1
	return &Table{Path: path, row: func() ([]string, int, error) {
		limit.used = 0
		cells, err := r.Read()
		if err != nil {
			return nil, 0, csvError(path, err)
		}
		for k, cell := range cells {
			if at, what := Bad(cell); what != "" {
				line, _ := r.FieldPos(k)
				return nil, line, ErrorAt(path, line, "column %d: %s", at, what)
			}
		}
		line, _ := r.FieldPos(0)
		return cells, line, nil
	}}
}

// separator is the first comma or semicolon outside quotation marks in the
// first line; a comma where there is none.
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

// csvError says in plain words what is wrong with a record.
func csvError(path string, err error) error {
	var bad *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return err
	case errors.As(err, &bad) && errors.Is(bad.Err, csv.ErrQuote):
		return ErrorAt(path, bad.StartLine, "a quotation mark is not closed, or text follows it")
	case errors.As(err, &bad) && errors.Is(bad.Err, csv.ErrBareQuote):
		return ErrorAt(path, bad.Line, "a quotation mark in a field without quotes around it; write it twice and quote the field")
	}
	return fmt.Errorf("%s: %w", path, err)
}

// A recordLimit reads on while no record is larger than [Max].
type recordLimit struct {
	in   io.Reader
	used int // bytes read for the record
}

// Read implements io.Reader.
func (l *recordLimit) Read(p []byte) (int, error) {
	if l.used > Max {
		return 0, ErrTooLarge
	}
	n, err := l.in.Read(p)
	l.used += n
	return n, err
}

// ErrTooLarge is the error of a record, of a table or of another format, that
// is larger than [Max].
var ErrTooLarge = fmt.Errorf("one unit is larger than %d MiB; is this the right kind of file?", Max>>20)
