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
	if stands(text) {
		return text
	}
	return strings.ToValidUTF8(strings.ReplaceAll(breakers.Replace(text), "\x00", ""), "\uFFFD")
}

// stands tells whether Fold leaves a text as it is: nearly all are such.
func stands(text string) bool {
	for i := range len(text) {
		switch c := text[i]; c {
		case 0xC2, 0xE2, 0xEF: // the first bytes of what is above ASCII
			if r, _ := utf8.DecodeRuneInString(text[i:]); breaks(r) {
				return false
			}
		default:
			if c < 0x20 {
				return false
			}
		}
	}
	return utf8.ValidString(text)
}

// breaks tells the runes that Fold may have to replace.
func breaks(r rune) bool {
	return r < 0x20 || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}
