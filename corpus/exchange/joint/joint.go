// Package joint makes one text of the segments of a bead, and tells where one
// ends and the next begins, so that the segments can be had back.
//
//	text, lengths := joint.Join(texts), joint.Cuts(texts)
//	texts = joint.Cut(text, lengths)
package joint

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Join makes one text of the segments of a bead: with a space between two, or
// with nothing where a character that meets the other is a wide one, as Chinese
// characters and their punctuation are.
func Join(texts []string) string {
	var b strings.Builder
	last := ""
	for _, text := range texts {
		if last != "" && text != "" && !abut(last, text) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		if text != "" {
			last = text
		}
	}
	return b.String()
}

// abut tells whether two texts follow each other without a space.
func abut(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return Wide(last) || Wide(first)
}

// Wide tells whether Unicode gives the character the East Asian width W or F.
func Wide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}

// Cuts says where the segments of a joined text lie: their lengths in runes,
// "57+102", which is enough for [Cut] to find them again. It is empty for one
// segment and for none.
func Cuts(texts []string) string {
	if len(texts) < 2 {
		return ""
	}
	lengths := make([]string, len(texts))
	for i, text := range texts {
		lengths[i] = strconv.Itoa(utf8.RuneCountInString(text))
	}
	return strings.Join(lengths, "+")
}

// Cut undoes [Join]. Where the lengths do not fit the text, because somebody
// edited it, the text is one segment.
func Cut(text, lengths string) []string {
	if lengths == "" {
		return []string{text}
	}
	rest := []rune(text)
	texts := make([]string, 0, strings.Count(lengths, "+")+1)
	for field := range strings.SplitSeq(lengths, "+") {
		if len(texts) > 0 && len(rest) > 0 && rest[0] == ' ' && !abut(texts[len(texts)-1], " ") {
			rest = rest[1:]
		}
		n, err := strconv.Atoi(field)
		if err != nil || n <= 0 || n > len(rest) {
			return []string{text}
		}
		texts = append(texts, string(rest[:n]))
		rest = rest[n:]
	}
	if Join(texts) != text {
		return []string{text}
	}
	return texts
}
