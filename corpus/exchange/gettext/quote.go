package gettext

import "strings"

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`, "\a", `\a`, "\b", `\b`, "\f", `\f`, "\v", `\v`)

// QuoteLine is a text in quotation marks, on one line.
func QuoteLine(text string) string { return `"` + escaper.Replace(text) + `"` }

// Quote is a text as gettext quotes it, each line of a text of several on a line
// of its own.
func Quote(text string) string {
	if i := strings.IndexByte(text, '\n'); i < 0 || i == len(text)-1 {
		return QuoteLine(text)
	}
	var b strings.Builder
	b.WriteString(`""`)
	for line := range strings.SplitAfterSeq(text, "\n") {
		if line != "" {
			b.WriteString("\n" + QuoteLine(line))
		}
	}
	return b.String()
}

// escapes are the characters that a backslash and a letter stand for.
var escapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v'}

// unquote undoes QuoteLine. Several quoted texts on one line are one text.
func unquote(line string) (text string, ok bool) {
	var b strings.Builder
	inside := false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '"':
			inside, ok = !inside, true
			continue
		case !inside && (c == ' ' || c == '\t'):
			continue
		case !inside:
			return "", false
		case c == '\\':
			if i++; i == len(line) {
				return "", false
			}
			c = line[i]
			if escape, known := escapes[c]; known {
				c = escape
			}
		}
		b.WriteByte(c)
	}
	return b.String(), ok && !inside
}
