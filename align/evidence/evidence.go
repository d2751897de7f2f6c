package evidence

import (
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
	srcPieces   [][]piece // by segment
	dstPieces   [][]piece
	hasHeadings bool // both texts mark headings as such
}

// Pair holds two texts that the reader has read against each other inside a
// band of as many segments.
func (r *Reader) Pair(src, dst []Segment, band lattice.Band) *Evidence {
	e := &Evidence{band: band, src: src, dst: dst, hasHeadings: hasHeading(src) && hasHeading(dst)}
	parallel.All(
		func() { e.srcPieces, e.dstPieces = r.rankPieces(src, dst, band) },
		func() { e.similarity, e.coverage = newSimilarity(src, dst, band), r.newCoverage(src, dst, band) },
	)
	return e
}

// Band is the band that the evidence was gathered in.
func (e *Evidence) Band() lattice.Band { return e.band }

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
