package evidence

import (
	"context"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// elsewhere is the place of a rival outside the neighbourhoods that [Reader.Far]
// looks at. No bead holds it.
const elsewhere = 1 << 30

// Far looks at the bead of source segment i and target segment j wherever they
// stand: inside the band as [Evidence.Candidate] does, and outside it by holding
// the two and their neighbours against each other. What is most like each of the
// two inside the band competes there too. The reader must be the one that the
// evidence comes from, or have its table.
func (r *Reader) Far(ctx context.Context, e *Evidence, i, j int, a Adaptation) Candidate {
	if c, ok := e.Candidate(corpus.Bead{Src: one(i), Dst: one(j)}, a); ok {
		return c
	}
	src, dst := around(i, len(e.src)), around(j, len(e.dst))
	near := r.Pair(ctx, e.src[src.Lo:src.Hi], e.dst[dst.Lo:dst.Hi], lattice.Full(src.Len(), dst.Len()))
	near.hasHeadings = e.hasHeadings
	x, y := i-src.Lo, j-dst.Lo
	near.similarity.srcRivals[x].join(&e.similarity.srcRivals[i], dst)
	near.similarity.dstRivals[y].join(&e.similarity.dstRivals[j], src)
	for k := range near.srcPieces[x] {
		near.srcPieces[x][k].rivals.join(&e.srcPieces[i][k].rivals, dst)
	}
	for k := range near.dstPieces[y] {
		near.dstPieces[y][k].rivals.join(&e.dstPieces[j][k].rivals, src)
	}
	c, _ := near.Candidate(corpus.Bead{Src: one(x), Dst: one(y)}, a)
	return c
}

// around is segment i and its neighbours in a text of n.
func around(i, n int) corpus.Range { return corpus.Range{Lo: max(0, i-1), Hi: min(n, i+2)} }

// join takes in the rivals from outside a range, as from elsewhere.
func (r *rivals) join(others *rivals, inside corpus.Range) {
	for _, x := range others {
		if x.at >= 0 && !inside.Holds(x.at) {
			r.put(rival{elsewhere, x.cos})
		}
	}
}
