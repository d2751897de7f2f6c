package parquet

// Numbers of the format (parquet.thrift).
const (
	physicalDouble = 5
	physicalBytes  = 6
	required       = 0
	optional       = 1
	convertedUTF8  = 0
	plainEncoding  = 0
	rleEncoding    = 3
	gzipCodec      = 2
	dataPage       = 0
)

// pageHead is what stands before a page of so many values.
func pageHead(values, plain, packed int) []byte {
	var data, head record
	data.integer(1, values)
	data.integer(2, plainEncoding)
	data.integer(3, rleEncoding)
	data.integer(4, rleEncoding)
	head.integer(1, dataPage)
	head.integer(2, plain)
	head.integer(3, packed)
	head.inner(5, data)
	return head.end()
}

// footer is what the end of the file says: the schema, and where what stands.
func (w *Writer) footer() []byte {
	var f record
	rows := 0
	var groups [][]byte
	for _, g := range w.groups {
		rows += g.rows
		groups = append(groups, w.groupBytes(g))
	}
	f.integer(1, 1) // version
	f.list(2, typeStruct, append([][]byte{branch(w.name, true, children(w.columns))}, elements(w.columns)...))
	f.long(3, int64(rows))
	f.list(4, typeStruct, groups)
	f.text(6, w.createdBy)
	return f.end()
}

// children is how many columns and groups stand next to one another.
func children(columns []Column) (n int) {
	for k := range columns {
		if k == 0 || len(columns[k].Path) == 1 || columns[k].Path[0] != columns[k-1].Path[0] {
			n++
		}
	}
	return n
}

// elements are the columns and groups as the schema lists them: each group, then
// what is in it.
func elements(columns []Column) (all [][]byte) {
	for k := 0; k < len(columns); {
		path := columns[k].Path
		if len(path) == 1 {
			all = append(all, leaf(path[0], columns[k].Kind))
			k++
			continue
		}
		var within []Column
		for ; k < len(columns) && len(columns[k].Path) > 1 && columns[k].Path[0] == path[0]; k++ {
			within = append(within, Column{columns[k].Path[1:], columns[k].Kind})
		}
		all = append(append(all, branch(path[0], false, children(within))), elements(within)...)
	}
	return all
}

// branch is a group in the schema, or the schema itself.
func branch(name string, root bool, children int) []byte {
	var e record
	if !root {
		e.integer(3, required)
	}
	e.text(4, name)
	e.integer(5, children)
	return e.end()
}

// leaf is a column in the schema.
func leaf(name string, kind Kind) []byte {
	var e record
	if kind == Number {
		e.integer(1, physicalDouble)
		e.integer(3, optional)
		e.text(4, name)
		return e.end()
	}
	e.integer(1, physicalBytes)
	e.integer(3, required)
	e.text(4, name)
	e.integer(6, convertedUTF8)
	var logical record
	logical.inner(1, record{}) // STRING
	e.inner(10, logical)
	return e.end()
}

// groupBytes is a group of rows.
func (w *Writer) groupBytes(g group) []byte {
	var r record
	var total int64
	var chunks [][]byte
	for k, c := range g.chunks {
		total += c.plain
		chunks = append(chunks, chunkBytes(w.columns[k], c, g.rows))
	}
	r.list(1, typeStruct, chunks)
	r.long(2, total)
	r.long(3, int64(g.rows))
	return r.end()
}

// chunkBytes is a column in a group.
func chunkBytes(column Column, c chunk, rows int) []byte {
	var meta, r record
	physical, path := physicalBytes, make([][]byte, len(column.Path))
	if column.Kind == Number {
		physical = physicalDouble
	}
	for k, name := range column.Path {
		path[k] = textBytes(name)
	}
	meta.integer(1, physical)
	meta.list(2, typeInt32, [][]byte{integerBytes(plainEncoding), integerBytes(rleEncoding)})
	meta.list(3, typeBinary, path)
	meta.integer(4, gzipCodec)
	meta.long(5, int64(rows))
	meta.long(6, c.plain)
	meta.long(7, c.packed)
	meta.long(9, c.at)
	r.long(2, c.at)
	r.inner(3, meta)
	return r.end()
}
