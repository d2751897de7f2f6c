package corpus

import (
	"slices"
	"strings"
)

// An InlineCode is what stands in a segment and is not text: a tag, or a placeholder
// that a program fills in. Formats that mark their codes keep them apart from
// the text, as a segment does; see [Segment.Codes].
type InlineCode struct {
	At   int      `json:"at"`             // the rune of the segment's text it stands before, from 0; behind the last: their number
	Kind CodeKind `json:"kind,omitempty"` // alone, or one of a pair around text
	ID   string   `json:"id,omitempty"`   // its name in the unit, shared by the two of a pair and by its counterpart in the translation; "" where it has none
	Text string   `json:"text,omitempty"` // what it stands for: "{{name}}", "<b>"; "" where the file does not say

	Markup string `json:"markup,omitempty"` // the code as the file writes it; "" where the file has no markup
	Syntax string `json:"syntax,omitempty"` // name of the markup it is written in; "" where the file has no markup
}

// Annotates tells whether the code says something of the text between its halves,
// as a comment or a term that is marked does, and shows nothing of its own.
func (c InlineCode) Annotates() bool {
	name := strings.TrimLeft(c.Markup, "</")
	end := strings.IndexAny(name, " />")
	return strings.HasPrefix(c.Syntax, "xliff") && end > 0 && slices.Contains([]string{"mrk", "sm", "em"}, name[:end])
}

// Name is the code as people see it: what it stands for, or where the file does
// not say its number as a tag, "<1/>".
func (c InlineCode) Name() string {
	switch {
	case c.Text != "":
		return c.Text
	case c.Kind == Opening:
		return "<" + c.ID + ">"
	case c.Kind == Closing:
		return "</" + c.ID + ">"
	}
	return "<" + c.ID + "/>"
}

// A CodeKind says how a code relates to the text around it.
type CodeKind string

// The kinds of codes.
const (
	Standalone CodeKind = ""      // stands for itself: a placeholder, a picture, a line break
	Opening    CodeKind = "open"  // begins what a closing code ends
	Closing    CodeKind = "close" // ends it
)

// Shown is the segment's text with what its codes stand for, each in its place.
func (s Segment) Shown() string {
	if len(s.Codes) == 0 {
		return s.Text
	}
	var b strings.Builder
	runes := []rune(s.Text)
	at := 0
	for _, c := range s.Codes {
		to := min(max(c.At, at), len(runes))
		b.WriteString(string(runes[at:to]))
		b.WriteString(c.Text)
		at = to
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}
