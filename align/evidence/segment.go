package evidence

import (
	"context"

	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A Segment is what is known of one segment by itself.
type Segment struct {
	*corpus.Segment
	length      float64 // in English runes of the same meaning
	tokens      vectors.Text
	punctuation punctuation
	figures     []mention
	names       []mention
}

// Vector is the sum of the vectors of the segment's tokens; zero where none has
// one.
func (s *Segment) Vector() []float32 { return s.tokens.Sum }

// Length is that of the segment in English runes of the same meaning.
func (s *Segment) Length() float64 { return s.length }

// A Reader reads texts with one table of vectors. Many goroutines may use it at
// once.
type Reader struct {
	unit  corpus.Unit
	table *vectors.Table
}

// NewReader is a reader of texts whose segments are of a unit: paragraphs are
// later looked at by their sentences, sentences by their clauses.
func NewReader(unit corpus.Unit, table *vectors.Table) *Reader {
	return &Reader{unit, table}
}

// Of is a reader of texts of another unit with the same table.
func (r *Reader) Of(unit corpus.Unit) *Reader { return NewReader(unit, r.table) }

// tokens reads the tokens of a text.
func (r *Reader) tokens(text string) vectors.Text {
	t := r.table.Reader()
	read := t.Read(text)
	t.Done()
	return read
}

// sum is the sum of the vectors of a text's tokens.
func (r *Reader) sum(text string) []float32 {
	t := r.table.Reader()
	sum := t.Sum(text)
	t.Done()
	return sum
}

// Read finds out what is known of each segment of a document. At the end of ctx
// it gives up, and what it returns is of no use.
func (r *Reader) Read(ctx context.Context, doc corpus.Document) []Segment {
	out := make([]Segment, len(doc.Segments))
	for i := range out { // also where ctx ends
		out[i].Segment = &doc.Segments[i]
	}
	parallel.Each(ctx, len(out), func(i int) {
		s := &doc.Segments[i]
		out[i] = Segment{
			Segment:     s,
			length:      EnglishRunes(s.Text, doc.Tag),
			tokens:      r.tokens(s.Text),
			punctuation: punctuationOf(s.Text),
			figures:     figuresOf(s.Text, doc.Tag),
			names:       namesOf(s.Text),
		}
	})
	followQuotations(out)
	return out
}

// followQuotations notes where quotations are open at the segments' ends. A
// paragraph that opens a quotation starts afresh, as English repeats the
// opening mark in each paragraph and closes only the last.
func followQuotations(side []Segment) {
	open := false
	for i := range side {
		s := &side[i]
		if i > 0 && s.Block != side[i-1].Block {
			open = false
		}
		s.punctuation.opensInside = open
		open = quoteAfter(s.Text, open)
		s.punctuation.endsInside = open
	}
}

// length is that of some segments together, in English runes.
func length(segments []Segment) float64 {
	sum := 0.0
	for i := range segments {
		sum += segments[i].length
	}
	return sum
}
