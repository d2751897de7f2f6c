package report

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/bitext-tools/bitext/corpus"
)

// A jsonBead is one line of [JSONL].
type jsonBead struct {
	Source     jsonSide `json:"source"`
	Target     jsonSide `json:"target"`
	Shape      string   `json:"shape"`
	Confidence float64  `json:"confidence"`
	Moved      bool     `json:"moved"`
}

// A jsonSide is one side of a bead. Its lists are equally long.
type jsonSide struct {
	Lang     corpus.Tag `json:"lang"`
	Segments []int      `json:"segments"`
	Lines    []int      `json:"lines"`
	Text     []string   `json:"text"`
}

// JSONL writes a JSON object a bead, one a line, in the order of the ladder
// and all with the same keys:
//
//	source, target   the two sides of the bead, each with
//	  lang           BCP 47 tag of the document, "" if unknown
//	  segments       numbers of its segments, from 0
//	  lines          the line of the file each begins at, from 1
//	  text           their texts as they stand
//	shape            numbers of source and target segments: "1-1", "2-1", "1-0"
//	confidence       chance that the bead is right, 0 to 1
//	moved            true where the target stands out of order
//
// A side without text has empty lists. Bytes that are not UTF-8 become U+FFFD,
// since JSON has no way to write them.
func JSONL(w io.Writer, b corpus.Bitext) error {
	if err := verify(b); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, bead := range b.Ladder {
		err := enc.Encode(jsonBead{
			Source:     jsonSideOf(b.Src, bead.Src),
			Target:     jsonSideOf(b.Dst, bead.Dst),
			Shape:      bead.Shape(),
			Confidence: bead.Confidence,
			Moved:      bead.Moved,
		})
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// jsonSideOf is the range of the document as JSONL writes it.
func jsonSideOf(doc corpus.Document, r corpus.Range) jsonSide {
	side := jsonSide{Lang: doc.Tag, Segments: []int{}, Lines: []int{}, Text: []string{}}
	for i := r.Lo; i < r.Hi; i++ {
		s := doc.Segments[i]
		side.Segments = append(side.Segments, i)
		side.Lines = append(side.Lines, s.Place.Line)
		side.Text = append(side.Text, s.Text)
	}
	return side
}
