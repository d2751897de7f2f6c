package source

import (
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
)

// A piece is a block of a format that is not laid out in lines: a web page, a
// Word file, a book.
type piece struct {
	kind  corpus.Kind
	level int
	text  string
}

// held lays pieces out one below the other; the places of their segments count
// in that text.
func held(pieces []piece) content {
	var text strings.Builder
	var segments []corpus.Segment
	offset := 0
	for _, p := range pieces {
		if strings.TrimSpace(p.text) == "" {
			continue
		}
		n := utf8.RuneCountInString(p.text)
		segments = append(segments, corpus.Segment{
			Text: p.text, Kind: p.kind, Level: p.level,
			Place: corpus.Place{Start: offset, End: offset + n},
		})
		text.WriteString(p.text)
		text.WriteByte('\n')
		offset += n + 1
	}
	return content{text.String(), segments}
}
