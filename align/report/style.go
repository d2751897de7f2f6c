package report

// A style is the parameters of an ANSI SGR sequence; the empty one is plain.
// The styles use weight and those of the 16 colours that stay legible on black
// and on white (yellow and cyan fade on white, blue on black). No style carries
// meaning alone: each goes with a word or a sign.
type style string

const (
	plain     style = ""
	strong    style = "1"  // headings, and a confidence in doubt
	faint     style = "2"  // numbers, rules, furniture, a confidence not in doubt
	onlySrc   style = "31" // a note that the target has no counterpart
	onlyDst   style = "32" // a note that the source has none
	relocated style = "35" // a note that text was put elsewhere
)

// doubtMark follows a confidence below [Doubtful].
const doubtMark = "?"

// paint puts the text into the style where color is true.
func (s style) paint(text string, color bool) string {
	if !color || s == plain {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

// note is how bitext speaks inside a text column.
func note(text string) string { return "— " + text + " —" }
