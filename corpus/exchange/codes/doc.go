// Package codes reads and writes the inline markup of translation files: the
// codes in a text, such as <ph> and <bpt>, apart from the text.
//
//	r := codes.Reader{Reader: x, Syntax: codes.TMX}
//	text, _, err := r.Read()      // behind the start tag of the element that holds the text
//	out, _ := codes.XLIFF.Write(text) // the same in the markup of another format
//
//	read.go     markup into a text and its codes
//	write.go    the way back
//	syntax.go   the three kinds of markup: TMX, XLIFF, XLIFF2
package codes
