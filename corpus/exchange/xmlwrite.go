package exchange

import "strings"

// escaper writes text so that it stands in XML and HTML, in elements and in
// attributes in double quotes.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;")

// xml writes pieces of XML: those at even places as they are, those at odd
// places escaped, so that what is markup and what is text can be seen where it
// is written.
//
//	out.xml(`<prop type="`, key, `">`, value, `</prop>`)
func (f *file) xml(pieces ...string) {
	for k, piece := range pieces {
		if k%2 == 0 {
			f.WriteString(piece)
		} else {
			escaper.WriteString(f, piece)
		}
	}
}

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
