package parquet

import "encoding/binary"

// The types of fields in Thrift's compact protocol
// (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md).
const (
	typeInt32  = 5
	typeInt64  = 6
	typeBinary = 8
	typeList   = 9
	typeStruct = 12
)

// A record is a struct of Thrift that is being written. Its fields come in the
// rising order of their numbers.
type record struct {
	data []byte
	last int // the number of the field before
}

// field begins a field.
func (r *record) field(number, kind int) {
	r.data = append(r.data, byte(number-r.last)<<4|byte(kind))
	r.last = number
}

// integer writes a field of 32 bits.
func (r *record) integer(number, n int) {
	r.field(number, typeInt32)
	r.data = binary.AppendVarint(r.data, int64(n))
}

// long writes a field of 64 bits.
func (r *record) long(number int, n int64) {
	r.field(number, typeInt64)
	r.data = binary.AppendVarint(r.data, n)
}

// text writes a field of text.
func (r *record) text(number int, s string) {
	r.field(number, typeBinary)
	r.data = append(r.data, textBytes(s)...)
}

// inner writes a field that is a struct.
func (r *record) inner(number int, s record) {
	r.field(number, typeStruct)
	r.data = append(r.data, s.end()...)
}

// list writes a field that is a list of elements of one type, each as its bytes.
func (r *record) list(number, kind int, elements [][]byte) {
	r.field(number, typeList)
	if n := len(elements); n < 15 {
		r.data = append(r.data, byte(n)<<4|byte(kind))
	} else {
		r.data = binary.AppendUvarint(append(r.data, 0xf0|byte(kind)), uint64(n))
	}
	for _, e := range elements {
		r.data = append(r.data, e...)
	}
}

// end is the struct as its bytes.
func (r *record) end() []byte { return append(r.data, 0) }

// textBytes are a text as an element of a list.
func textBytes(s string) []byte { return append(binary.AppendUvarint(nil, uint64(len(s))), s...) }

// integerBytes are a number of 32 bits as an element of a list.
func integerBytes(n int) []byte { return binary.AppendVarint(nil, int64(n)) }
