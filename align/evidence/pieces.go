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

// A cutSide is one side's pieces, and the vectors of those that are held against
// the other side just now, one long. All by segment.
type cutSide struct {
	segments []Segment
	pieces   [][]piece
	units    [][][]float32
	read     int // how many segments are cut
}

func newCutSide(segments []Segment) *cutSide {
	return &cutSide{segments, make([][]piece, len(segments)), make([][][]float32, len(segments)), 0}
}

// cut reads the pieces of the segments up to one; a piece without vector is left
// out.
func (s *cutSide) cut(ctx context.Context, r *Reader, to int) {
	from := s.read
	s.read = max(from, to)
	parallel.Each(ctx, s.read-from, func(k int) {
		i := from + k
		texts := finer(s.segments[i].Segment, r.unit)
		for _, text := range texts {
			v := s.segments[i].Vector()
			if len(texts) > 1 {
				v = r.sum(text)
			}
			if n := math.Sqrt(float64(vectors.Dot(v, v))); n > 0 {
				s.pieces[i] = append(s.pieces[i], piece{n, noRivals})
				s.units[i] = append(s.units[i], vectors.Unit(v))
			}
		}
	})
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

// cutAtOnce is how many source segments have their pieces' vectors in memory at
// the same time: in a book they take much.
const cutAtOnce = 512

// rankPieces reads the pieces of both sides and finds each one's rivals inside
// the band.
func (r *Reader) rankPieces(ctx context.Context, src, dst []Segment, band lattice.Band) (srcPieces, dstPieces [][]piece) {
	a, b := newCutSide(src), newCutSide(dst)
	for a.read < len(src) && ctx.Err() == nil {
		from, to := a.read, min(len(src), a.read+cutAtOnce)
		first, _ := band.Cells(from)
		_, end := band.Cells(to - 1)
		clear(b.units[:first])
		a.cut(ctx, r, to)
		b.cut(ctx, r, end)
		for i := from; i < to; i++ {
			lo, hi := band.Cells(i)
			rank(a, b, i, lo, hi)
			a.units[i] = nil
		}
	}
	b.cut(ctx, r, len(dst))
	return a.pieces, b.pieces
}

// rank holds the pieces of source segment i against those of targets lo up to hi.
func rank(a, b *cutSide, i, lo, hi int) {
	var best []float64 // of each target piece
	for j := lo; j < hi; j++ {
		if len(a.units[i]) == 0 || len(b.units[j]) == 0 {
			continue
		}
		best = append(best[:0], make([]float64, len(b.units[j]))...)
		for k, u := range a.units[i] {
			most := math.Inf(-1)
			for l, v := range b.units[j] {
				c := float64(vectors.Dot(u, v))
				most, best[l] = math.Max(most, c), math.Max(best[l], c)
			}
			a.pieces[i][k].rivals.put(rival{j, most})
		}
		for l, c := range best {
			b.pieces[j][l].rivals.put(rival{i, c})
		}
	}
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
