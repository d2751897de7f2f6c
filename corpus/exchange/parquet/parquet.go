// Package parquet writes Parquet files whose columns are texts and numbers:
//
//	w := parquet.NewWriter(out, "bitext", "bitext 1.0", []parquet.Column{
//		{Path: []string{"confidence"}, Kind: parquet.Number},
//		{Path: []string{"translation", "en"}, Kind: parquet.Text},
//	})
//	err := w.Write([]parquet.Value{{Number: .97}, {Text: "Sales rose."}})
//	err = w.Close()
//
// Values are written plainly and packed with gzip, in data pages of version 1,
// which every reader of the format knows. It is a small part of the format
// (https://github.com/apache/parquet-format, version 2.11): enough for a table
// that is written once and read elsewhere.
//
// The files:
//
//	parquet.go  Writer: rows into pages, pages into groups, groups into a file
//	footer.go   what the end of the file says of them
//	thrift.go   the encoding of that, Thrift's compact protocol
package parquet

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"math"
)

// A Kind is what a column holds.
type Kind int

// The kinds.
const (
	Text   Kind = iota // UTF-8, in every row
	Number             // a float64, which may be missing
)

// A Column is one column. Its path is its name, behind the names of the groups it
// is in, outermost first. Columns of one group stand next to one another.
type Column struct {
	Path []string
	Kind Kind
}

// A Value is what a row has in a column: a text, or a number unless it is missing.
type Value struct {
	Text    string
	Number  float64
	Missing bool
}

const (
	magic    = "PAR1"
	pageSize = 1 << 20 // bytes of values from which a page is full; the format's documentation advises a megabyte
	maxRows  = 20_000  // rows of a group; it bounds memory
	maxGroup = 1 << 26 // packed bytes from which a group is full, whatever its rows
)

// A Writer writes one file.
type Writer struct {
	out       io.Writer
	name      string
	createdBy string
	columns   []Column
	at        int64 // bytes written
	pages     []page
	rows      int // of the group in hand
	groups    []group
	err       error // the first one; nothing is written after it
}

// NewWriter begins a file: name is that of the schema, createdBy the program's
// with its version.
func NewWriter(out io.Writer, name, createdBy string, columns []Column) *Writer {
	w := &Writer{out: out, name: name, createdBy: createdBy, columns: columns, pages: make([]page, len(columns))}
	w.write([]byte(magic))
	return w
}

// Write adds a row, a value for each column.
func (w *Writer) Write(row []Value) error {
	packed := 0
	for k, v := range row {
		p := &w.pages[k]
		p.add(w.columns[k].Kind, v)
		if p.values.Len() >= pageSize {
			p.pack(w.columns[k].Kind)
		}
		packed += p.chunk.Len()
	}
	if w.rows++; w.rows == maxRows || packed >= maxGroup {
		w.flush()
	}
	return w.err
}

// Close ends the file. It does not close what it is written to.
func (w *Writer) Close() error {
	w.flush()
	end := w.footer()
	w.write(end)
	w.write(binary.LittleEndian.AppendUint32(nil, uint32(len(end))))
	w.write([]byte(magic))
	return w.err
}

// write writes bytes, unless something went wrong before.
func (w *Writer) write(data []byte) {
	if w.err == nil {
		var n int
		n, w.err = w.out.Write(data)
		w.at += int64(n)
	}
}

// flush writes the group in hand, if it has rows.
func (w *Writer) flush() {
	if w.rows == 0 {
		return
	}
	g := group{rows: w.rows}
	for k := range w.pages {
		p := &w.pages[k]
		p.pack(w.columns[k].Kind)
		g.chunks = append(g.chunks, chunk{at: w.at, plain: p.plain, packed: int64(p.chunk.Len())})
		w.write(p.chunk.Bytes())
		p.chunk.Reset()
		p.plain = 0
	}
	w.groups = append(w.groups, g)
	w.rows = 0
}

// A group is what the footer says of rows that stand together.
type group struct {
	rows   int
	chunks []chunk // one for each column
}

// A chunk is the pages of one column in one group.
type chunk struct {
	at            int64 // where it begins in the file
	plain, packed int64 // its bytes before and after packing, with the heads of its pages
}

// A page is the page in hand of one column, and the pages before it in the group.
type page struct {
	values bytes.Buffer // the values of this page, plainly
	levels []byte       // whether each is there: runs of the same answer
	last   bool         // the answer of the last run
	run    int          // how long that is
	count  int          // values, the missing ones too
	chunk  bytes.Buffer // the pages before it, packed
	plain  int64        // their bytes before that
}

// add adds a value.
func (p *page) add(kind Kind, v Value) {
	p.count++
	if kind == Text {
		p.values.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(v.Text))))
		p.values.WriteString(v.Text)
		return
	}
	if p.run > 0 && p.last == v.Missing {
		p.endRun()
	}
	p.last = !v.Missing
	p.run++
	if !v.Missing {
		p.values.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(v.Number)))
	}
}

// endRun writes a run of values that are there, or are not, as the format's hybrid
// of runs and bits has it: twice the length, then the level.
func (p *page) endRun() {
	if p.run == 0 {
		return
	}
	level := byte(0)
	if p.last {
		level = 1
	}
	p.levels = append(binary.AppendUvarint(p.levels, uint64(p.run)<<1), level)
	p.run = 0
}

// pack ends the page in hand: its head, then its levels and values with gzip.
func (p *page) pack(kind Kind) {
	if p.count == 0 {
		return
	}
	var plain []byte
	if kind == Number {
		p.endRun()
		plain = binary.LittleEndian.AppendUint32(plain, uint32(len(p.levels)))
		plain = append(plain, p.levels...)
	}
	plain = append(plain, p.values.Bytes()...)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(plain) // to memory: it cannot fail
	z.Close()
	head := pageHead(p.count, len(plain), packed.Len())
	p.chunk.Write(head)
	p.chunk.Write(packed.Bytes())
	p.plain += int64(len(head) + len(plain))
	p.values.Reset()
	p.levels, p.count = p.levels[:0], 0
}
