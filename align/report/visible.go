package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tabStop is what a tab is shown as. Columns of a page are not columns of the
// file, so that its tab stops would not be met anyway.
const tabStop = "    "

// visible is the text as it may be sent to a terminal: line feeds stay, tabs
// become spaces, and what would steer the terminal becomes a sign.
func visible(text string) string {
	if strings.IndexFunc(text, steers) < 0 && utf8.ValidString(text) {
		return text
	}
	var out strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&out, "<%02X>", text[i])
		case steers(r):
			out.WriteString(sign(r))
		default:
			out.WriteString(text[i : i+size])
		}
		i += size
	}
	return out.String()
}

// steers tells whether a terminal may act on the rune instead of showing it:
// tabs and other controls, line and paragraph separators, bidirectional
// controls (Unicode property Bidi_Control) and the byte order mark.
func steers(r rune) bool {
	switch {
	case r == '\n':
		return false
	case r == '\u2028', r == '\u2029', r == '\ufeff':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// sign is a picture of a rune that steers: of the ASCII controls the one
// Unicode has for them (block Control Pictures, U+2400), of others the number.
func sign(r rune) string {
	switch {
	case r == '\t':
		return tabStop
	case r < ' ':
		return string('\u2400' + r)
	case r == '\u007f':
		return "\u2421"
	}
	return fmt.Sprintf("<U+%04X>", r)
}
