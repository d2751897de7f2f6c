// Package gettext reads the messages of gettext's catalogues, PO files, and
// quotes texts as they do.
//
//	text, err := gettext.Decoded(path, file)
//	r := gettext.Reader{Reader: lines.New(path, text)}
//	for m, err := r.Next(); err == nil; m, err = r.Next() {
//		… // m.ID, m.Strs
//	}
//
//	message.go   a message, put together from its lines
//	quote.go     texts in quotation marks, and back
//	charset.go   the encoding that a catalogue's header names
//	plural.go    how many plural forms a language has
package gettext
