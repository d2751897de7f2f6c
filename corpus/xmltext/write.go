package xmltext

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus/lines"
)

// Declaration is the first line of a file in XML.
const Declaration = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;")

// Escape writes a text so that it stands in XML and HTML, in elements and in
// attributes in double quotes.
func Escape(text string) string { return escaper.Replace(text) }

// Write writes pieces of XML: those at even places as they are, those at odd
// places escaped, so that what is markup and what is text can be seen where it
// is written. Errors are the writer's to keep, as a bufio.Writer does.
//
//	xmltext.Write(w, `<prop type="`, key, `">`, value, `</prop>`)
func Write(w io.Writer, pieces ...string) {
	for k, piece := range pieces {
		if k%2 == 0 {
			io.WriteString(w, piece)
		} else {
			escaper.WriteString(w, piece)
		}
	}
}

// Fold is a text without the characters that XML 1.0 cannot hold (section 2.2,
// Char) and with line ends as XML has them. Bytes that are not UTF-8 become
// U+FFFD.
func Fold(text string) string {
	if stands(text) {
		return text
	}
	return strings.Map(char, strings.ReplaceAll(text, "\r\n", "\n"))
}

// stands tells whether XML can hold a text as it is: nearly all are such.
func stands(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c < 0x20 && c != '\t' && c != '\n':
			return false
		case c == 0xEF && strings.HasPrefix(text[i+1:], "\xBF"): // U+FFC0 to U+FFFF
			return false
		}
	}
	return utf8.ValidString(text)
}

// FoldText is the same, trimmed: what a segment of a translation memory is.
func FoldText(text string) string { return strings.TrimSpace(Fold(text)) }

// FoldLine is a text that XML can hold on one line, trimmed.
func FoldLine(text string) string {
	return strings.TrimSpace(strings.Map(char, lines.Fold(text)))
}

// char is the character as XML 1.0 has it, or -1 where it has not.
func char(r rune) rune {
	switch {
	case r == '\r':
		return '\n'
	case r == '\t' || r == '\n' || r >= 0x20 && r < 0xFFFE || r > 0xFFFF:
		return r
	}
	return -1
}
