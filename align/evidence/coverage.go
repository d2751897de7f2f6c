package evidence

import (
	"context"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A coverage holds how much of each segment the lexicon translates in the
// segments opposite. Several segments together cover a token as well as the
// best of them.
type coverage struct {
	band                 lattice.Band
	src                  []reached // at node (i, j): of segment i, by the targets from j on
	dst                  []reached // at node (i, j): of segment j, by the sources from i on
	srcWeight, dstWeight []float32 // by segment: the weight of all its tokens
	srcClosest           []shares  // by segment: of it and what is most like it, together
	dstClosest           []shares
}

// shares are the shares of two sides' words that the other translates.
type shares struct {
	src, dst float64
	ok       bool // both sides have words
}

// reached is the weight of a segment's tokens that one, two and up to
// [lattice.Reach] segments opposite translate. Where the band ends before, the
// rest is 0.
type reached [lattice.Reach]float32

// strengths is, for each token of a segment, how well it is translated in a
// segment opposite: 0 not at all, 255 beyond doubt.
type strengths []uint8

// A strengthRow is what one source segment and the targets from lo on have for
// each other.
type strengthRow struct {
	lo       int
	src, dst []strengths // by target: of the source segment's tokens, of the target's
}

// coveredRows is how many rows are covered in one piece of work.
const coveredRows = 128

func (r *Reader) newCoverage(ctx context.Context, s *similarity, src, dst []Segment, band lattice.Band) coverage {
	c := coverage{
		band: band, src: make([]reached, band.Nodes()), dst: make([]reached, band.Nodes()),
		srcWeight: weights(src), dstWeight: weights(dst),
		srcClosest: make([]shares, len(src)), dstClosest: make([]shares, len(dst)),
	}
	lexicon := newLexicon(src, dst, r.table)
	numbers := lexicon.numbered(dst)
	inBlocks := func(n int, work func(m matcher, lo, hi int)) {
		parallel.Each(ctx, (n+coveredRows-1)/coveredRows, func(b int) {
			reader := r.table.Reader()
			work(matcher{lexicon.entries, numbers, reader.Scratch()}, b*coveredRows, min(n, (b+1)*coveredRows))
			reader.Done()
		})
	}
	inBlocks(len(src), func(m matcher, lo, hi int) { c.cover(m, src, dst, lo, hi) })
	inBlocks(len(src), func(m matcher, lo, hi int) {
		for i := lo; i < hi; i++ {
			if j := int(s.srcRivals[i][0].at); j >= 0 && s.band.HoldsCells(one(i), one(j)) {
				c.srcClosest[i] = c.closest(m, src, dst, i, j)
			}
		}
	})
	inBlocks(len(dst), func(m matcher, lo, hi int) {
		for j := lo; j < hi; j++ {
			if i := int(s.dstRivals[j][0].at); i >= 0 && s.band.HoldsCells(one(i), one(j)) {
				c.dstClosest[j] = c.closest(m, src, dst, i, j)
			}
		}
	})
	return c
}

// cover fills in rows lo up to hi.
func (c *coverage) cover(m matcher, src, dst []Segment, lo, hi int) {
	var below [lattice.Reach]strengthRow // row i and those after it
	for i := min(len(src), hi+lattice.Reach-1) - 1; i >= lo; i-- {
		copy(below[1:], below[:])
		first, end := c.band.Cells(i)
		below[0] = m.row(&src[i], dst[first:end], first)
		if i >= hi {
			continue
		}
		rows := below[:min(lattice.Reach, len(src)-i)]
		for j := first; j < end; j++ {
			at := c.band.Node(i, j)
			accumulate(&c.src[at], src[i].tokens.Tokens, func(k int) strengths { return rows[0].ofSource(j + k) })
			accumulate(&c.dst[at], dst[j].tokens.Tokens, func(k int) strengths { return ofTarget(rows, k, j) })
		}
	}
}

// closest is the shares of two single segments.
func (c *coverage) closest(m matcher, src, dst []Segment, i, j int) shares {
	var a, b reached
	r := m.row(&src[i], dst[j:j+1], j)
	accumulate(&a, src[i].tokens.Tokens, func(k int) strengths { return r.ofSource(j + k) })
	accumulate(&b, dst[j].tokens.Tokens, func(k int) strengths {
		if k > 0 {
			return nil
		}
		return r.dst[0]
	})
	if c.srcWeight[i] == 0 || c.dstWeight[j] == 0 {
		return shares{}
	}
	return shares{float64(a[0] / c.srcWeight[i]), float64(b[0] / c.dstWeight[j]), true}
}

// weights is the weight of each segment's tokens.
func weights(side []Segment) []float32 {
	out := make([]float32, len(side))
	for i := range side {
		for _, t := range side[i].tokens.Tokens {
			out[i] += t.Weight
		}
	}
	return out
}

// ofSource is the strengths of the source segment's tokens in target j; nil
// outside the row.
func (r *strengthRow) ofSource(j int) strengths {
	if j-r.lo >= len(r.src) {
		return nil
	}
	return r.src[j-r.lo]
}

// ofTarget is the strengths of target j's tokens in the source segment of the
// k-th row; nil where there is none or it does not hold j.
func ofTarget(rows []strengthRow, k, j int) strengths {
	if k >= len(rows) || j < rows[k].lo || j-rows[k].lo >= len(rows[k].dst) {
		return nil
	}
	return rows[k].dst[j-rows[k].lo]
}

// accumulate weighs what the first segment opposite, the first two, and so on,
// translate of some tokens; opposite is nil where there are no more.
func accumulate(out *reached, tokens []vectors.Token, opposite func(k int) strengths) {
	var room [128]uint8 // most segments have fewer tokens, and need no memory
	best := append(strengths(room[:0]), opposite(0)...)
	for k := range out {
		if k > 0 {
			more := opposite(k)
			if more == nil {
				return
			}
			for t, s := range more {
				best[t] = max(best[t], s)
			}
		}
		for t := range tokens {
			out[k] += tokens[t].Weight * (float32(best[t]) / 255)
		}
	}
}

// A matcher finds the translations of tokens between two segments.
type matcher struct {
	entries [][]entry
	numbers [][]int32 // see [lexicon.numbered]
	at      []int32   // by token, where it stands in the source segment, plus 1; 0: not there
}

// row matches a source segment with each of some targets, which begin at lo.
func (m matcher) row(src *Segment, targets []Segment, lo int) strengthRow {
	for k, t := range src.tokens.Tokens {
		m.at[t.ID] = int32(k + 1)
	}
	own, sum := len(src.tokens.Tokens), 0
	for j := range targets {
		sum += own + len(targets[j].tokens.Tokens)
	}
	room := make(strengths, sum) // one for the row, as millions of small ones cost more
	r := strengthRow{lo, make([]strengths, len(targets)), make([]strengths, len(targets))}
	for j := range targets {
		other := len(targets[j].tokens.Tokens)
		r.src[j], r.dst[j] = room[:own:own], room[own:own+other]
		room = room[own+other:]
		m.match(m.numbers[lo+j], r.src[j], r.dst[j])
	}
	for _, t := range src.tokens.Tokens {
		m.at[t.ID] = 0
	}
	return r
}

// match fills in the strengths of the source segment's and a target's tokens,
// whose entries have these numbers.
func (m matcher) match(target []int32, src, dst strengths) {
	for k, n := range target {
		for _, e := range m.entries[n] {
			if a := m.at[e.src]; a > 0 {
				src[a-1] = max(src[a-1], e.strength)
				dst[k] = max(dst[k], e.strength)
			}
		}
	}
}

// of is the shares of a bead's sides; not ok as well where part of the rectangle
// lies outside the band.
func (c *coverage) of(src, dst corpus.Range) (s shares) {
	if !c.band.HoldsCells(src, dst) {
		return s
	}
	var covered, weight [2]float32
	for i := src.Lo; i < src.Hi; i++ {
		covered[0] += c.src[c.band.Node(i, dst.Lo)][dst.Len()-1]
		weight[0] += c.srcWeight[i]
	}
	at := c.band.Node(src.Lo, dst.Lo)
	for j := dst.Lo; j < dst.Hi; j++ {
		covered[1] += c.dst[at+j-dst.Lo][src.Len()-1]
		weight[1] += c.dstWeight[j]
	}
	if weight[0] == 0 || weight[1] == 0 {
		return s
	}
	return shares{float64(covered[0] / weight[0]), float64(covered[1] / weight[1]), true}
}
