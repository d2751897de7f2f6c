package evidence

import (
	"context"
	"math"
	"strings"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// A piece is a sentence of a paragraph or a clause of a sentence. A short
// paragraph joined to a long one hardly turns the long one's vector, but each
// of its pieces counts.
type piece struct {
	weight float64 // how much it says: the length of its vector
	rivals rivals  // the segments of the other side with the pieces most like it
}

// readPieces reads the pieces of each segment of a side, with their vectors, one
// long; a piece without vector is left out.
func (r *Reader) readPieces(ctx context.Context, side []Segment) (pieces [][]piece, units [][][]float32) {
	pieces, units = make([][]piece, len(side)), make([][][]float32, len(side))
	parallel.Each(ctx, len(side), func(i int) {
		texts := finer(side[i].Segment, r.unit)
		for _, text := range texts {
			v := side[i].Vector()
			if len(texts) > 1 {
				v = r.tokens(text).Sum
			}
			if n := math.Sqrt(float64(vectors.Dot(v, v))); n > 0 {
				pieces[i] = append(pieces[i], piece{n, noRivals})
				units[i] = append(units[i], vectors.Unit(v))
			}
		}
	})
	return pieces, units
}

// finer cuts the text of a segment one level down.
func finer(s corpus.Segment, unit corpus.Unit) []string {
	if unit == corpus.Sentences {
		return strings.FieldsFunc(s.Text, func(r rune) bool { return strings.ContainsRune(",;:.?!—，；：。？！、…", r) })
	}
	var out []string
	for _, x := range split.Document(corpus.Document{Tag: s.Tag, Segments: []corpus.Segment{s}}).Segments {
		out = append(out, x.Text)
	}
	return out
}

// rankPieces reads the pieces of both sides and finds each one's rivals inside
// the band. The pieces' vectors go when it returns: in a book they take much
// memory.
func (r *Reader) rankPieces(ctx context.Context, src, dst []Segment, band lattice.Band) (srcPieces, dstPieces [][]piece) {
	srcPieces, srcUnits := r.readPieces(ctx, src)
	dstPieces, dstUnits := r.readPieces(ctx, dst)
	var best []float64 // of each target piece
	for i := range src {
		if ctx.Err() != nil {
			break
		}
		lo, hi := band.Cells(i)
		for j := lo; j < hi; j++ {
			if len(srcUnits[i]) == 0 || len(dstUnits[j]) == 0 {
				continue
			}
			best = append(best[:0], make([]float64, len(dstUnits[j]))...)
			for a, u := range srcUnits[i] {
				most := math.Inf(-1)
				for b, v := range dstUnits[j] {
					c := float64(vectors.Dot(u, v))
					most, best[b] = math.Max(most, c), math.Max(best[b], c)
				}
				srcPieces[i][a].rivals.put(rival{j, most})
			}
			for b, c := range best {
				dstPieces[j][b].rivals.put(rival{i, c})
			}
		}
	}
	return srcPieces, dstPieces
}

// A fit is how much better a bead's pieces are matched inside it than outside,
// each from -1 to 1.
type fit struct {
	mean  float64 // by weight
	worst float64
	total float64 // weight of all pieces; 0: nothing to say
}

// clearly is the difference of cosines from which a piece is clearly matched
// better on one side of a bead's border.
const clearly = 0.2

// add holds the pieces of some segments against the range of the other side
// that their bead has.
func (f *fit) add(segments [][]piece, opposite corpus.Range) {
	for _, pieces := range segments {
		for k := range pieces {
			p := &pieces[k]
			gain := (p.rivals.inside(opposite) - p.rivals.outside(opposite)) / clearly
			gain = math.Max(-1, math.Min(1, gain))
			f.mean += gain * p.weight
			f.total += p.weight
			f.worst = math.Min(f.worst, gain)
		}
	}
}
