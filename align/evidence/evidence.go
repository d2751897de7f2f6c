package evidence

import (
	"context"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/corpus"
)

// Evidence is what is known of two texts side by side, inside a band of their
// lattice. It does not change once it is built, and many goroutines may ask it
// at once.
type Evidence struct {
	band        lattice.Band
	src, dst    []Segment
	similarity  similarity
	coverage    coverage
	ends        endFits
	srcPieces   [][]piece // by segment
	dstPieces   [][]piece
	hasHeadings bool // both texts mark headings as such
}

// Pair holds two texts that the reader has read against each other inside a
// band of as many segments.
func (r *Reader) Pair(ctx context.Context, src, dst []Segment, band lattice.Band) *Evidence {
	return r.Complete(ctx, r.Sketch(ctx, src, dst, band), band)
}

// Sketch holds two texts that the reader has read against each other by their
// vectors and lengths only: enough for [Candidate.Rough], and no other look at a
// candidate.
func (r *Reader) Sketch(ctx context.Context, src, dst []Segment, band lattice.Band) *Evidence {
	return &Evidence{band: band, src: src, dst: dst, similarity: newSimilarity(ctx, src, dst, band), hasHeadings: hasHeading(src) && hasHeading(dst)}
}

// Complete is a sketch with all other evidence, inside a band that the sketch's
// own holds. What most resembles a segment is known from the whole sketch. Both
// give up at the end of ctx, and what they return is then of no use.
func (r *Reader) Complete(ctx context.Context, sketch *Evidence, band lattice.Band) *Evidence {
	e := *sketch
	e.band = band
	around := band.Wider(sketch.band)
	parallel.All(context.WithoutCancel(ctx), // each looks at ctx itself, and leaves nothing unmade
		func() {
			if r.unit == corpus.Paragraphs {
				e.ends = r.newEndFits(ctx, e.src, e.dst, around)
			}
		},
		func() { e.srcPieces, e.dstPieces = r.rankPieces(ctx, e.src, e.dst, sketch.band) },
		func() { e.coverage = r.newCoverage(ctx, &e.similarity, e.src, e.dst, around) })
	return &e
}

// Band is the band that the evidence was gathered in.
func (e *Evidence) Band() lattice.Band { return e.band }

// Sketched is the band of the sketch, which holds that of the evidence.
func (e *Evidence) Sketched() lattice.Band { return e.similarity.band }

// Cosine is how alike source segment i and target segment j are, wherever they
// stand: the cosine of their vectors, 0 where one has none.
func (e *Evidence) Cosine(i, j int) float64 {
	return cosine(dot(&e.src[i], &e.dst[j]), e.similarity.srcSquares[i][0], e.similarity.dstSquares[j][0])
}

// hasHeading tells whether a side has a heading at all.
func hasHeading(side []Segment) bool {
	for i := range side {
		if side[i].isHeading() {
			return true
		}
	}
	return false
}

// isHeading tells whether a segment is a heading or a title.
func (s *Segment) isHeading() bool { return s.Kind == corpus.Heading || s.Kind == corpus.Title }
