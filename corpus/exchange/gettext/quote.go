package gettext

import "strings"

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`, "\a", `\a`, "\b", `\b`, "\f", `\f`, "\v", `\v`)

// quoteLine is a text in quotation marks, on one line.
func quoteLine(text string) string { return `"` + escaper.Replace(text) + `"` }

// Quote is a text as gettext quotes it, each line of a text of several on a line
// of its own.
func Quote(text string) string {
	if i := strings.IndexByte(text, '\n'); i < 0 || i == len(text)-1 {
		return quoteLine(text)
	}
	var b strings.Builder
	b.WriteString(`""`)
	for line := range strings.SplitAfterSeq(text, "\n") {
		if line != "" {
			b.WriteString("\n" + quoteLine(line))
		}
	}
	return b.String()
}

// escapes are the characters that a backslash and a letter stand for.
var escapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v'}

// unquote undoes quoteLine.
func unquote(quoted string) (text string, ok bool) {
	quoted = strings.TrimSpace(quoted)
	if len(quoted) < 2 || quoted[0] != '"' || quoted[len(quoted)-1] != '"' {
		return "", false
	}
	var b strings.Builder
	quoted = quoted[1 : len(quoted)-1]
	for i := 0; i < len(quoted); i++ {
		c := quoted[i]
		if c == '"' {
			return "", false
		}
		if c == '\\' {
			if i++; i == len(quoted) {
				return "", false
			}
			c = quoted[i]
			if escape, known := escapes[c]; known {
				c = escape
			}
		}
		b.WriteByte(c)
	}
	return b.String(), true
}
