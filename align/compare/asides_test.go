package compare

import (
	"testing"

	"github.com/bitext-tools/bitext/corpus"
)

// An aside is a paragraph where it more likely than not stands beside one, and
// beside nothing else.
func TestSift(t *testing.T) {
	for _, c := range []struct {
		name       string
		confidence float64
		other      []corpus.Kind
		want       corpus.Kind
	}{
		{"likely", 0.5, []corpus.Kind{corpus.Paragraph}, corpus.Paragraph},
		{"unlikely", 0.49, []corpus.Kind{corpus.Paragraph}, corpus.Aside},
		{"beside an aside", 1, []corpus.Kind{corpus.Paragraph, corpus.Aside}, corpus.Aside},
		{"alone", 1, nil, corpus.Aside},
	} {
		docs := [2]corpus.Document{{Path: "en.html", Segments: []corpus.Segment{{Text: "A ferry.", Kind: corpus.Aside}}}, {}}
		for _, kind := range c.other {
			docs[corpus.Target].Segments = append(docs[corpus.Target].Segments, corpus.Segment{Text: "渡轮。", Kind: kind})
		}
		notes := []Note{{Path: "en.html", Blocks: 1}}
		sift(corpus.Ladder{{Src: corpus.Range{Hi: 1}, Dst: corpus.Range{Hi: len(c.other)}, Confidence: c.confidence}}, docs, notes)
		left := 0
		if c.want == corpus.Aside {
			left = 1
		}
		if got := docs[corpus.Source].Segments[0].Kind; got != c.want || notes[0].Blocks != left {
			t.Errorf("%s: %s, %d blocks left out", c.name, got, notes[0].Blocks)
		}
	}
}
