package align

import "strings"

// marks counts the punctuation that translators keep.
type marks struct{ question, exclamation, quote, colon, digits int }

func marksOf(text string) (m marks) {
	for _, r := range text {
		switch {
		case r == '?' || r == '？':
			m.question++
		case r == '!' || r == '！':
			m.exclamation++
		case strings.ContainsRune("“”«»「」『』\"„", r):
			m.quote++
		case r == ':' || r == '：':
			m.colon++
		}
	}
	return m
}
