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
	size   float64 // length in English runes of the same meaning, spaces left out
	text   vectors.Text
	square float64 // of the length of text.Sum
	marks  marks
}

// A reader prepares the segments of both sides with one set of look-ups.
type reader struct{ vectors *vectors.Reader }

func (r reader) segments(d corpus.Document) []segment {
	out := make([]segment, len(d.Segments))
	density := 1.0
	if l := lang.For(d.Tag); l != nil {
		density = l.Density
	}
	for i, s := range d.Segments {
		t := r.vectors.Read(s.Text)
		out[i] = segment{
			Segment: s, text: t, square: dot(t.Sum, t.Sum),
			size: float64(written(s.Text)) / density, marks: marksOf(s.Text),
		}
	}
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

func dot(a, b []float32) float64 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	k := 0
	for ; k+4 <= len(a); k += 4 {
		s0 += a[k] * b[k]
		s1 += a[k+1] * b[k+1]
		s2 += a[k+2] * b[k+2]
		s3 += a[k+3] * b[k+3]
	}
	for ; k < len(a); k++ {
		s0 += a[k] * b[k]
	}
	return float64(s0 + s1 + s2 + s3)
}
