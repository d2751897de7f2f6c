package parquet

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var columns = []Column{
	{[]string{"confidence"}, Number},
	{[]string{"translation", "en"}, Text},
	{[]string{"translation", "zh"}, Text},
}

// TestWrittenReadsBack reads what was written with a reader of these tests, which
// knows the footer and pages as far as they are written.
func TestWrittenReadsBack(t *testing.T) { rapid.Check(t, readsBack) }

func FuzzWrite(f *testing.F) { f.Fuzz(rapid.MakeFuzz(readsBack)) }

func readsBack(t *rapid.T) {
	rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []Value {
		missing := rapid.Bool().Draw(t, "missing")
		number := 0.
		if !missing {
			number = rapid.Float64().Draw(t, "number")
		}
		return []Value{{Number: number, Missing: missing}, {Text: rapid.String().Draw(t, "en")}, {Text: rapid.String().Draw(t, "zh")}}
	}), 0, 40).Draw(t, "rows")
	same(t, rows, writtenRows(t, rows))
}

// A group is full at 20,000 rows, a page at a megabyte of values.
func TestGroupsAndPages(t *testing.T) {
	for _, c := range []struct {
		rows, length  int
		groups, pages int // of the first group's second column
	}{
		{0, 0, 0, 0}, {1, 10, 1, 1}, {maxRows, 10, 1, 1}, {maxRows + 1, 10, 2, 1},
		{100, pageSize / 50, 1, 2}, {3, 2 * pageSize, 1, 3},
	} {
		var rows [][]Value
		for k := range c.rows {
			rows = append(rows, []Value{{Missing: k%3 == 0}, {Text: strings.Repeat("长", c.length/3)}, {Text: "ё"}})
		}
		data := written(t, rows)
		meta := footerOf(t, data)
		groups := meta.list(4)
		if len(groups) != c.groups {
			t.Errorf("%d rows: %d groups, want %d", c.rows, len(groups), c.groups)
		}
		if c.groups > 0 {
			chunk := groups[0].(fields).list(1)[1].(fields).inner(3)
			if n := len(pagesOf(t, data, chunk)); n != c.pages {
				t.Errorf("%d rows of %d bytes: %d pages, want %d", c.rows, c.length, n, c.pages)
			}
		}
		same(t, rows, read(t, data))
	}
}

// The schema is flat in the file: each group before what is in it.
func TestSchema(t *testing.T) {
	var names []string
	for _, e := range footerOf(t, written(t, nil)).list(2) {
		f := e.(fields)
		children, _ := f[5].(int64)
		names = append(names, fmt.Sprint(string(f[4].([]byte)), " ", children))
	}
	if got := strings.Join(names, ", "); got != "test 2, confidence 0, translation 2, en 0, zh 0" {
		t.Error(got)
	}
}

// A list of fifteen elements and more has its length behind its head.
func TestManyGroups(t *testing.T) {
	rows := make([][]Value, 16*maxRows)
	for k := range rows {
		rows[k] = []Value{{Number: float64(k)}, {}, {}}
	}
	if got := read(t, written(t, rows)); len(got) != len(rows) || got[len(got)-1][0].Number != float64(len(rows)-1) {
		t.Errorf("%d rows", len(got))
	}
}

// What cannot be written is told.
func TestFullDisk(t *testing.T) {
	w := NewWriter(&full{room: 10}, "test", "", columns)
	w.Write([]Value{{}, {Text: "a"}, {Text: "b"}})
	if err := w.Close(); !errors.Is(err, errFull) {
		t.Error(err)
	}
}

var errFull = errors.New("disk full")

// full is a disk with little room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// failer is what a test and a property have in common.
type failer interface {
	Helper()
	Fatalf(string, ...any)
}

func same(t failer, want, got [][]Value) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for k := range want {
		for c := range columns {
			a, b := want[k][c], got[k][c]
			if a.Text != b.Text || a.Missing != b.Missing || math.Float64bits(a.Number) != math.Float64bits(b.Number) {
				t.Fatalf("row %d, column %d: %v, want %v", k, c, b, a)
			}
		}
	}
}

func written(t failer, rows [][]Value) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, "test", "tests", columns)
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatalf("%v", err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatalf("%v", err)
	}
	return out.Bytes()
}

func writtenRows(t failer, rows [][]Value) [][]Value { return read(t, written(t, rows)) }

// read reads all rows.
func read(t failer, data []byte) (rows [][]Value) {
	t.Helper()
	meta := footerOf(t, data)
	for _, g := range meta.list(4) {
		n := int(g.(fields)[3].(int64))
		group := make([][]Value, n)
		for k := range group {
			group[k] = make([]Value, len(columns))
		}
		for c, chunk := range g.(fields).list(1) {
			k := 0
			for _, p := range pagesOf(t, data, chunk.(fields).inner(3)) {
				for _, v := range p.read(columns[c].Kind) {
					group[k][c] = v
					k++
				}
			}
			if k != n {
				t.Fatalf("column %d has %d values, its group %d rows", c, k, n)
			}
		}
		rows = append(rows, group...)
	}
	if n := meta[3].(int64); n != int64(len(rows)) {
		t.Fatalf("the footer says %d rows, there are %d", n, len(rows))
	}
	return rows
}

// footerOf is the footer of a file.
func footerOf(t failer, data []byte) fields {
	t.Helper()
	end := len(data) - 8
	if string(data[:4]) != magic || string(data[end+4:]) != magic {
		t.Fatalf("not a Parquet file: %q", data)
	}
	at := end - int(binary.LittleEndian.Uint32(data[end:]))
	return readFields(bytes.NewReader(data[at:end]))
}

// A readPage is a page as it was read.
type readPage struct {
	values int
	data   []byte
}

// pagesOf are the pages of a column in a group.
func pagesOf(t failer, data []byte, meta fields) (pages []readPage) {
	t.Helper()
	start, size := meta[9].(int64), meta[7].(int64)
	in := bytes.NewReader(data[start : start+size])
	for in.Len() > 0 {
		head := readFields(in)
		packed := make([]byte, head[3].(int64))
		io.ReadFull(in, packed)
		z, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatalf("%v", err)
		}
		plain, err := io.ReadAll(z)
		if err != nil || int64(len(plain)) != head[2].(int64) {
			t.Fatalf("a page of %d bytes, not %d: %v", len(plain), head[2], err)
		}
		pages = append(pages, readPage{int(head.inner(5)[1].(int64)), plain})
	}
	return pages
}

// read are the values of a page.
func (p readPage) read(kind Kind) (values []Value) {
	data := p.data
	if kind == Text {
		for len(data) > 0 {
			n := binary.LittleEndian.Uint32(data)
			values = append(values, Value{Text: string(data[4 : 4+n])})
			data = data[4+n:]
		}
		return values
	}
	size := binary.LittleEndian.Uint32(data)
	levels, data := data[4:4+size], data[4+size:]
	for len(levels) > 0 {
		run, n := binary.Uvarint(levels)
		there := levels[n] == 1
		levels = levels[n+1:]
		for range run >> 1 {
			v := Value{Missing: !there}
			if there {
				v.Number = math.Float64frombits(binary.LittleEndian.Uint64(data))
				data = data[8:]
			}
			values = append(values, v)
		}
	}
	return values
}

// fields are a struct of Thrift that was read, by number.
type fields map[int]any

func (f fields) inner(number int) fields { return f[number].(fields) }

func (f fields) list(number int) []any { l, _ := f[number].([]any); return l }

func readFields(in *bytes.Reader) fields {
	f, last := fields{}, 0
	for {
		head, _ := in.ReadByte()
		if head == 0 {
			return f
		}
		last += int(head >> 4)
		f[last] = readValue(in, int(head&15))
	}
}

func readValue(in *bytes.Reader, kind int) any {
	switch kind {
	case typeInt32, typeInt64:
		n, _ := binary.ReadVarint(in)
		return n
	case typeBinary:
		n, _ := binary.ReadUvarint(in)
		text := make([]byte, n)
		io.ReadFull(in, text)
		return text
	case typeList:
		head, _ := in.ReadByte()
		n := uint64(head >> 4)
		if n == 15 {
			n, _ = binary.ReadUvarint(in)
		}
		list := make([]any, n)
		for k := range list {
			list[k] = readValue(in, int(head&15))
		}
		return list
	case typeStruct:
		return readFields(in)
	}
	panic(fmt.Sprintf("type %d", kind))
}
