// Package lines reads files that hold something on every line: lines of text,
// and rows of a table with tabs or commas between its columns.
//
//	t := lines.TSV(path, lines.Text(file))
//	for {
//		row, err := t.Row() // io.EOF at the end
//		…                   // t.Line is the row's line, t.Errorf an error there
//	}
//
// It reads as it goes, so that the length of a file does not matter, and needs
// UTF-8 or UTF-16 with a byte order mark; what is in another encoding and small
// enough to be read whole goes through source.Decode first. Errors are
// path:line: what. Nothing is replaced: a byte that is not text is an error.
//
//	decode.go   bytes into UTF-8 text
//	reader.go   lines of text
//	table.go    rows of a table
//	fold.go     a text made to stand on one line
package lines
