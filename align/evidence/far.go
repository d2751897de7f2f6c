package evidence

import (
	"context"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// elsewhere is the place of a rival outside the neighbourhoods that [Reader.Far]
// looks at. No bead holds it.
const elsewhere = 1 << 30

// Far looks at a bead with text on both sides wherever these stand: inside the
// band as [Evidence.Candidate] does, and outside it by holding its segments and
// their neighbours against each other. What is most like each of its segments
// inside the band competes there too. The reader must be the one that the
// evidence comes from, or have its table.
func (r *Reader) Far(ctx context.Context, e *Evidence, b corpus.Bead, a Adaptation) Candidate {
	if c, ok := e.Candidate(b, a); ok {
		return c
	}
	src, dst := around(b.Src, len(e.src)), around(b.Dst, len(e.dst))
	near := r.Pair(ctx, e.src[src.Lo:src.Hi], e.dst[dst.Lo:dst.Hi], lattice.Full(src.Len(), dst.Len()))
	near.hasHeadings = e.hasHeadings
	compete(near.similarity.srcRivals, e.similarity.srcRivals, near.srcPieces, e.srcPieces, b.Src, src.Lo, dst)
	compete(near.similarity.dstRivals, e.similarity.dstRivals, near.dstPieces, e.dstPieces, b.Dst, dst.Lo, src)
	b.Src, b.Dst = corpus.Range{Lo: b.Src.Lo - src.Lo, Hi: b.Src.Hi - src.Lo}, corpus.Range{Lo: b.Dst.Lo - dst.Lo, Hi: b.Dst.Hi - dst.Lo}
	c, _ := near.Candidate(b, a)
	return c
}

// compete lets the rivals of some segments, and of their pieces, compete with
// those that they have nearby, from segment first on, where they are held against
// the range opposite.
func compete(near, all []rivals, nearPieces, allPieces [][]piece, some corpus.Range, first int, opposite corpus.Range) {
	for i := some.Lo; i < some.Hi; i++ {
		near[i-first].join(&all[i], opposite)
		for k := range nearPieces[i-first] {
			nearPieces[i-first][k].rivals.join(&allPieces[i][k].rivals, opposite)
		}
	}
}

// around is some segments and their neighbours in a text of n.
func around(r corpus.Range, n int) corpus.Range {
	return corpus.Range{Lo: max(0, r.Lo-1), Hi: min(n, r.Hi+1)}
}

// join takes in the rivals from outside a range, as from elsewhere.
func (r *rivals) join(others *rivals, inside corpus.Range) {
	for _, x := range others {
		if x.at >= 0 && !inside.Holds(int(x.at)) {
			r.put(rival{elsewhere, x.cos})
		}
	}
}
