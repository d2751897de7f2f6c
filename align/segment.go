package align

import (
	"unicode"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// A segment is what the features know of one segment of one side.
type segment struct {
	corpus.Segment
	size    float64 // length in English runes of the same meaning, spaces left out
	text    vectors.Text
	marks   marks
	figures []mention
	names   []mention
	pieces  []piece
}

// A reader prepares the segments of both sides with one set of look-ups.
type reader struct{ vectors *vectors.Reader }

func (r reader) segments(d corpus.Document, unit corpus.Unit) []segment {
	out := make([]segment, len(d.Segments))
	density := 1.0
	if l := lang.For(d.Tag); l != nil {
		density = l.Density
	}
	for i, s := range d.Segments {
		out[i] = segment{
			Segment: s,
			size:    float64(written(s.Text)) / density,
			text:    r.vectors.Read(s.Text),
			marks:   marksOf(s.Text),
			figures: figuresOf(s.Text, d.Tag),
			names:   namesOf(s.Text),
			pieces:  r.cut(s, unit),
		}
	}
	openQuotes(out)
	return out
}

// written counts the runes that are not spaces.
func written(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// size is the length of a range in English runes.
func size(side []segment, r corpus.Range) float64 {
	sum := 0.0
	for i := r.Lo; i < r.Hi; i++ {
		sum += side[i].size
	}
	return sum
}
