package lines

import (
	"strings"
	"unicode/utf8"
)

// breakers makes a space of what would end a line or a cell.
var breakers = strings.NewReplacer("\r\n", " ", "\t", " ", "\n", " ", "\v", " ", "\f", " ", "\r", " ",
	"\u0085", " ", "\u2028", " ", "\u2029", " ")

// Fold is a text on one line without a tab in it, for files in which these
// part lines and cells. NULs, which no reader takes, are left out, and bytes
// that are not UTF-8 become U+FFFD.
func Fold(text string) string {
	if strings.IndexFunc(text, breaks) < 0 {
		return text
	}
	return strings.ToValidUTF8(strings.ReplaceAll(breakers.Replace(text), "\x00", ""), "\uFFFD")
}

// breaks tells the runes that Fold may have to replace.
func breaks(r rune) bool {
	return r < 0x20 || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}
