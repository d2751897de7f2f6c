package vectors

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Row is a line of a table of parallel text: a text, its translation, and
// what the line is labelled with, such as the corpus it is from.
type Row struct {
	Src, Dst string
	Labels   []string // of the third and the fourth column, without the empty ones
}

// maxLine is the longest line read, in bytes: a paragraph has a few thousand,
// so a longer line is no pair of texts.
const maxLine = 1 << 20

// ReadRows reads a table of parallel text, a pair a line, with tabs between its
// columns: the source text, the target text, and up to two labels; more columns
// are passed over. If the first line names columns source and target, as
// bitext convert writes it, the texts are those columns and there are no
// labels. The table is UTF-8, with a byte order mark or without, and may be
// compressed by gzip. Lines without a text on both sides are passed over.
//
// It reads as it is ranged over. The path is for errors, path:line: what; after
// an error there is nothing more.
func ReadRows(r io.Reader, path string) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		plain, err := inflate(r)
		if err != nil {
			yield(Row{}, fmt.Errorf("%s: %w", path, err))
			return
		}
		lines := bufio.NewScanner(plain)
		lines.Buffer(nil, maxLine)
		at, number := unnamed, 0
		for lines.Scan() && lines.Err() == nil { // with an error comes a line cut short
			number++
			fields, err := cells(lines.Text())
			if err != nil {
				yield(Row{}, fmt.Errorf("%s:%d: %w", path, number, err))
				return
			}
			if named, ok := header(fields); ok && number == 1 {
				at = named
				continue
			}
			row, err := at.row(fields)
			if err == nil && (row.Src == "" || row.Dst == "") {
				continue
			}
			if err != nil {
				err = fmt.Errorf("%s:%d: %w", path, number, err)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Row{}, fmt.Errorf("%s:%d: %w", path, number+1, readable(err)))
		}
	}
}

// inflate is r's text, unpacked if it is compressed, without a byte order mark.
func inflate(r io.Reader) (io.Reader, error) {
	buf := bufio.NewReader(r)
	if head, _ := buf.Peek(2); bytes.Equal(head, []byte{0x1F, 0x8B}) { // RFC 1952, 2.3.1
		z, err := gzip.NewReader(buf)
		if err != nil {
			return nil, readable(err)
		}
		buf = bufio.NewReader(z)
	}
	const mark = "\uFEFF"
	if head, _ := buf.Peek(len(mark)); string(head) == mark {
		buf.Discard(len(mark))
	}
	return buf, nil
}

// readable words an error of reading for the person who has the file.
func readable(err error) error {
	switch {
	case errors.Is(err, bufio.ErrTooLong):
		return fmt.Errorf("the line is longer than %d bytes; a table of pairs has a text and its translation a line", maxLine)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return errors.New("the compressed file is cut short or damaged")
	}
	return fmt.Errorf("cannot read: %w", err)
}

// cells are the columns of a line.
func cells(line string) ([]string, error) {
	for i, r := range line {
		if _, size := utf8.DecodeRuneInString(line[i:]); r == utf8.RuneError && size == 1 {
			return nil, fmt.Errorf("byte 0x%02X is not UTF-8; save the file as UTF-8", line[i])
		}
	}
	return strings.Split(line, "\t"), nil
}

// A layout says which columns hold what, counted from 0.
type layout struct {
	src, dst int
	labels   []int
}

// unnamed is the layout of a table without a header.
var unnamed = layout{src: 0, dst: 1, labels: []int{2, 3}}

// header is the layout that a first line names; false if it is a pair itself.
func header(fields []string) (layout, bool) {
	at := layout{src: slices.Index(fields, "source"), dst: slices.Index(fields, "target")}
	return at, at.src >= 0 && at.dst >= 0
}

// row makes a row of a line. A text that is only space is empty.
func (l layout) row(fields []string) (Row, error) {
	if len(fields) == 1 && strings.TrimSpace(fields[0]) == "" {
		return Row{}, nil
	}
	if len(fields) == 1 {
		return Row{}, errors.New("a single column; a pair is a text, a tab and its translation")
	}
	if need := max(l.src, l.dst) + 1; len(fields) < need {
		return Row{}, fmt.Errorf("%d columns, but the header puts a text in column %d", len(fields), need)
	}
	row := Row{Src: strings.TrimSpace(fields[l.src]), Dst: strings.TrimSpace(fields[l.dst])}
	for _, k := range l.labels {
		if k < len(fields) && strings.TrimSpace(fields[k]) != "" {
			row.Labels = append(row.Labels, strings.TrimSpace(fields[k]))
		}
	}
	return row, nil
}
