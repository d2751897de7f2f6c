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

	"github.com/bitext-tools/bitext/corpus/lines"
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
// bitext convert writes it, the texts are those columns, without what guards
// them ([lines.Guard]) where it did, and there are no labels. The table is UTF-8, or UTF-16 with a byte order mark, and may be
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
		in := lines.New(path, lines.Text(plain))
		in.Max = maxLine
		table, at := lines.TSV(in), unnamed
		for {
			cells, err := table.Row()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Row{}, err)
				return
			}
			if named, ok := header(cells); ok && table.Line == 1 {
				at = named
				continue
			}
			row, err := at.row(cells)
			if err == nil && (row.Src == "" || row.Dst == "") {
				continue
			}
			if err != nil {
				err = table.Errorf("%w", err)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// inflate is r's bytes, unpacked if they are compressed.
func inflate(r io.Reader) (io.Reader, error) {
	buf := bufio.NewReader(r)
	if head, _ := buf.Peek(2); !bytes.Equal(head, []byte{0x1F, 0x8B}) { // RFC 1952, 2.3.1
		return worded{buf}, nil
	}
	z, err := gzip.NewReader(buf)
	if err != nil {
		return nil, readable(err)
	}
	return worded{z}, nil
}

// worded words errors of reading for the person who has the file.
type worded struct{ io.Reader }

// Read implements io.Reader.
func (w worded) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = readable(err)
	}
	return n, err
}

func readable(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return errors.New("the compressed file is cut short or damaged")
	}
	return fmt.Errorf("cannot read: %w", err)
}

// A layout says which columns hold what, counted from 0.
type layout struct {
	src, dst int
	labels   []int
	guarded  bool // see [lines.Guard]
}

// unnamed is the layout of a table without a header.
var unnamed = layout{src: 0, dst: 1, labels: []int{2, 3}}

// header is the layout that a first line names; false if it is a pair itself.
func header(fields []string) (layout, bool) {
	at := layout{src: slices.Index(fields, "source"), dst: slices.Index(fields, "target"), guarded: lines.IsGuarded(fields)}
	return at, at.src >= 0 && at.dst >= 0
}

// row makes a row of a line. A text that is only space is empty.
func (l layout) row(fields []string) (Row, error) {
	if len(fields) == 1 {
		return Row{}, errors.New("a single column; a pair is a text, a tab and its translation")
	}
	if need := max(l.src, l.dst) + 1; len(fields) < need {
		return Row{}, fmt.Errorf("%d columns, but the header puts a text in column %d", len(fields), need)
	}
	row := Row{Src: strings.TrimSpace(fields[l.src]), Dst: strings.TrimSpace(fields[l.dst])}
	if l.guarded {
		row.Src, row.Dst = lines.Unguard(row.Src), lines.Unguard(row.Dst)
	}
	for _, k := range l.labels {
		if k < len(fields) && strings.TrimSpace(fields[k]) != "" {
			row.Labels = append(row.Labels, strings.TrimSpace(fields[k]))
		}
	}
	return row, nil
}
