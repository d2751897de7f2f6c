package evidence

import (
	"context"
	"math"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A short segment that was joined to a long one hardly turns the long one's
// vector, and where no mark parts them it is no piece of it either: a heading
// that a page lost the break after, a last remark without a full stop. But it
// stands at an end of it. So short paragraphs are held against as much of both
// ends of long ones. Sentences are not: what was joined to one is parted from it
// by a mark, and is a piece.

// endLengths are the lengths of the ends that are looked at, in English runes: a
// segment is held against an end of about its own length.
var endLengths = []float64{12, 20, 32, 48, 72, 108, 160, 240, 360, 540, 800}

// longestEnd is the length, in English runes, from which on a segment is not
// held against ends.
const longestEnd = 1000

// mostOfIt is how much of a segment an end of it may be.
const mostOfIt = 0.7

// ends are vectors of both ends of a segment, and of the whole: of length 1, or
// zero. Heads and tails are by [endLengths], up to [mostOfIt].
type ends struct {
	length       float64 // in English runes
	whole        []float32
	heads, tails [][]float32
}

// An end says which end of a segment.
type end int

const (
	head end = iota
	tail
)

// of is about as much of an end as another segment is long; nil where that is
// most of this one, or too long.
func (s *ends) of(which end, length float64) []float32 {
	k := nearestEnd(length)
	if k >= len(s.heads) || length > longestEnd {
		return nil
	}
	if which == tail {
		return s.tails[k]
	}
	return s.heads[k]
}

// nearestEnd is which of the [endLengths] is nearest to a length, by ratio.
func nearestEnd(length float64) int {
	k := 0
	for k+1 < len(endLengths) && length*length > endLengths[k]*endLengths[k+1] {
		k++
	}
	return k
}

// endsOf cuts the ends of a segment.
func (r *Reader) endsOf(s *Segment) (out ends) {
	n := float64(utf8.RuneCountInString(s.Text))
	var lengths []int
	for _, length := range endLengths {
		if length > mostOfIt*s.length {
			break
		}
		lengths = append(lengths, int(math.Round(n*length/s.length)))
	}
	out.length, out.whole = s.length, vectors.Unit(s.Vector())
	if len(lengths) > 0 {
		t := r.table.Reader()
		out.heads, out.tails = t.Ends(s.Text, lengths)
		t.Done()
	}
	return out
}

// An endFit is how like the shorter of two segments is to as much of the head and
// the tail of the longer one, as cosines; NaN where neither is much longer.
type endFit [2]float32

// endFits are those of the cells of a band, by node.
type endFits struct {
	band lattice.Band
	fits []endFit
}

func (r *Reader) newEndFits(ctx context.Context, src, dst []Segment, band lattice.Band) endFits {
	f := endFits{band, make([]endFit, band.Nodes())}
	srcEnds, dstEnds := make([]ends, len(src)), make([]ends, len(dst))
	gone, cut := 0, 0 // targets whose ends are no longer needed, and that were cut
	for from := 0; from < len(src) && ctx.Err() == nil; from += cutAtOnce {
		to := min(len(src), from+cutAtOnce)
		first, _ := band.Cells(from)
		_, last := band.Cells(to - 1)
		clear(dstEnds[gone:first])
		gone = first
		parallel.Each(ctx, to-from, func(k int) { srcEnds[from+k] = r.endsOf(&src[from+k]) })
		parallel.Each(ctx, max(0, last-cut), func(k int) { dstEnds[cut+k] = r.endsOf(&dst[cut+k]) })
		cut = max(cut, last)
		parallel.Each(ctx, to-from, func(k int) {
			lo, hi := band.Cells(from + k)
			for j := lo; j < hi; j++ {
				f.fits[band.Node(from+k, j)] = fitEnds(&srcEnds[from+k], &dstEnds[j])
			}
		})
		clear(srcEnds[from:to])
	}
	return f
}

// fitEnds holds the shorter of two segments against the ends of the other.
func fitEnds(a, b *ends) (f endFit) {
	short, long := a, b
	if b.length < a.length {
		short, long = b, a
	}
	for e := head; e <= tail; e++ {
		f[e] = float32(math.NaN())
		if part := long.of(e, short.length); part != nil {
			f[e] = vectors.Dot(short.whole, part)
		}
	}
	return f
}

// of is the fit of source segment i and target segment j at one end, and which
// side is the shorter one; false where neither is much longer, outside the band,
// and of sentences.
func (f *endFits) of(e *Evidence, i, j int, which end) (like float64, shorter corpus.Side, ok bool) {
	if i < 0 || j < 0 || len(f.fits) == 0 || !f.band.HoldsCells(one(i), one(j)) {
		return 0, 0, false
	}
	if e.dst[j].length < e.src[i].length {
		shorter = corpus.Target
	}
	like = float64(f.fits[f.band.Node(i, j)][which])
	return like, shorter, !math.IsNaN(like)
}

// corner is the first or the last segments of both sides of a bead.
func (c *Candidate) corner(e end) (i, j int) {
	if e == tail {
		return c.src.Hi - 1, c.dst.Hi - 1
	}
	return c.src.Lo, c.dst.Lo
}

// A home is how like the end members of joined sides are to as much of that end of
// the other side, and how much more so than to all of the segment there: of the
// member that is least so. It is not ok where none is much shorter.
type home struct {
	like, gain float64
	ok         bool
}

func (c *Candidate) home() home {
	return c.endsHome.get(func() home {
		h := home{like: 1, gain: 1}
		for e := head; e <= tail; e++ {
			i, j := c.corner(e)
			x, shorter, found := c.e.ends.of(c.e, i, j, e)
			if joined := [2]int{c.src.Len(), c.dst.Len()}[shorter] > 1; found && joined {
				all, _ := c.e.similarity.of(one(i), one(j))
				h = home{math.Min(h.like, x), math.Min(h.gain, x-all), true}
			}
		}
		return h
	})
}

// endsBeside is how like a lone segment is to as much of the nearer end of the
// segments beside its place; false where none is much longer.
func (c *Candidate) endsBeside() (most float64, ok bool) {
	before, lone := lattice.Node{I: c.src.Lo, J: c.dst.Lo - 1}, corpus.Source
	if c.src.Empty() {
		before, lone = lattice.Node{I: c.src.Lo - 1, J: c.dst.Lo}, corpus.Target
	}
	for e, at := range [2]lattice.Node{head: {I: c.src.Lo, J: c.dst.Lo}, tail: before} {
		if like, shorter, found := c.e.ends.of(c.e, at.I, at.J, end(e)); found && shorter == lone {
			most, ok = math.Max(most, like), true
		}
	}
	return most, ok
}
