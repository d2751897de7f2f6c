package align

import (
	"cmp"
	"container/heap"
	"maps"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// What is left over on both sides is little, and is held against each other
// wherever it stands: by the vectors first, and the likeliest by all evidence.
const (
	scannedPairs = 4_000_000 // leftovers held against each other by their vectors: a third of a second
	likeliest    = 3         // pairs weighed for each leftover, those most alike
	leastAlike   = 0.15      // cosine below which no two leftovers are weighed; right pairs of dev have .3 and more
)

// A cell is a source segment and a target segment.
type cell struct{ i, j int }

// A block is a diagonal run of leftover segments that translate one another,
// the first n from source segment i and target segment j on. Its gain is what
// pairing them gains over leaving them alone, the price of a move taken off.
type block struct {
	i, j, n int
	gain    float64
}

// A loner is a segment that a path left alone and that is in no block yet.
type loner struct {
	chain *int    // how many stand alone in a row with it, itself included
	alone float64 // log of the probability that it stands alone
}

// leftovers are the segments that the monotone path left alone on both sides,
// and what pairing two of them gains over leaving both alone.
type leftovers struct {
	src, dst map[int]loner
	gains    map[cell]float64
	chains   lattice.Chains
	price    float64 // of a move, below 0
}

// leftoversOf are what a path leaves alone.
func leftoversOf(path []corpus.Bead) *leftovers {
	l := &leftovers{src: map[int]loner{}, dst: map[int]loner{}, gains: map[cell]float64{}}
	var chain *int
	before := lattice.AfterPair
	for _, b := range path {
		now := lattice.Follow(lattice.ShapeOf(b))
		if now != before {
			chain, before = new(int), now
		}
		if now == lattice.AfterPair {
			continue
		}
		*chain++
		x := loner{chain, math.Log(max(tiny, b.Confidence))}
		if now == lattice.AfterOmission {
			l.src[b.Src.Lo] = x
		} else {
			l.dst[b.Dst.Lo] = x
		}
	}
	return l
}

// moves finds text that was put elsewhere: among the segments that the monotone
// path left alone on both sides, the diagonal blocks that are likelier one moved
// block than so many omissions and additions. It lists the beads of those
// blocks, the best block first.
func (s *solution) moves(reader *evidence.Reader) []corpus.Bead {
	l := leftoversOf(s.ladder)
	l.chains, l.price = s.model.chains, s.model.move
	for c := range l.alike(s.evidence.Cosine) {
		l.gains[c] = s.pairGain(reader, c) + l.src[c.i].alone + l.dst[c.j].alone
	}
	rivals := l.rivals()
	var out []corpus.Bead
	for _, b := range l.choose() {
		out = append(out, l.beads(b, rivals)...)
	}
	return out
}

// pairGain is what pairing two segments gains over leaving both alone, each
// after a pair.
func (s *solution) pairGain(reader *evidence.Reader, c cell) float64 {
	src, dst := corpus.Range{Lo: c.i, Hi: c.i + 1}, corpus.Range{Lo: c.j, Hi: c.j + 1}
	pair := reader.Far(s.evidence, c.i, c.j, s.taught)
	omitted, _ := s.model.odds(s.evidence, corpus.Bead{Src: src, Dst: corpus.Range{Lo: c.j, Hi: c.j}}, s.taught)
	added, _ := s.model.odds(s.evidence, corpus.Bead{Src: corpus.Range{Lo: c.i, Hi: c.i}, Dst: dst}, s.taught)
	return s.model.weigh(&pair, lattice.Pair) - omitted - added
}

// alike are the pairs of leftovers worth weighing: for each leftover those of
// the other side most like it, and their neighbours on the diagonal. Where there
// are too many to hold all against all, each is held against those nearest to
// its place among them.
func (l *leftovers) alike(cosine func(i, j int) float64) map[cell]bool {
	srcs, dsts := slices.Sorted(maps.Keys(l.src)), slices.Sorted(maps.Keys(l.dst))
	out := map[cell]bool{}
	if len(srcs) == 0 || len(dsts) == 0 {
		return out
	}
	width := min(len(dsts), max(1, scannedPairs/len(srcs)))
	best := make(map[int]*likest, len(dsts))
	for _, j := range dsts {
		best[j] = &likest{}
	}
	for k, i := range srcs {
		var own likest
		lo := min(max(0, k*len(dsts)/len(srcs)-width/2), len(dsts)-width)
		for _, j := range dsts[lo : lo+width] {
			if c := cosine(i, j); c >= leastAlike {
				own.put(cell{i, j}, c)
				best[j].put(cell{i, j}, c)
			}
		}
		own.addTo(out)
	}
	for _, b := range best {
		b.addTo(out)
	}
	for _, c := range slices.Collect(maps.Keys(out)) {
		for _, d := range []cell{{c.i - 1, c.j - 1}, {c.i + 1, c.j + 1}} {
			if l.has(d) {
				out[d] = true
			}
		}
	}
	return out
}

// has tells whether both segments are left over.
func (l *leftovers) has(c cell) bool {
	_, i := l.src[c.i]
	_, j := l.dst[c.j]
	return i && j
}

// likest keeps the cells with the highest cosines.
type likest struct {
	cells   [likeliest]cell
	cosines [likeliest]float64 // 0: none
}

func (x *likest) put(c cell, cosine float64) {
	for k := range x.cells {
		if cosine > x.cosines[k] {
			x.cells[k], c = c, x.cells[k]
			x.cosines[k], cosine = cosine, x.cosines[k]
		}
	}
}

func (x *likest) addTo(out map[cell]bool) {
	for k, c := range x.cells {
		if x.cosines[k] > 0 {
			out[c] = true
		}
	}
}

// choose takes the best blocks, each segment in one at most. What a block takes
// from a chain may make another worth while, so it looks again until none is.
func (l *leftovers) choose() []block {
	var out []block
	for {
		found := l.chooseOnce()
		if len(found) == 0 {
			return out
		}
		out = append(out, found...)
	}
}

func (l *leftovers) chooseOnce() []block {
	queue := &blocks{}
	for at := range l.gains {
		if b := l.run(at); b.gain > 0 {
			*queue = append(*queue, b)
		}
	}
	heap.Init(queue)
	var out []block
	for queue.Len() > 0 {
		b := heap.Pop(queue).(block)
		switch now := l.run(cell{b.i, b.j}); {
		case now == b:
			out = append(out, b)
			l.take(b)
		case now.gain > 0: // part of it went to a better block
			heap.Push(queue, now)
		}
	}
	return out
}

// run is the best block from a cell on that is not taken; its n is 0 if there
// is none.
func (l *leftovers) run(at cell) block {
	best := block{i: at.i, j: at.j}
	sum := l.price
	for n := 1; l.has(at); n, at = n+1, (cell{at.i + 1, at.j + 1}) {
		gain, ok := l.gains[at]
		if !ok {
			break
		}
		sum += gain
		chained := l.chains[lattice.AfterOmission]*l.src[at.i].links(n) + l.chains[lattice.AfterAddition]*l.dst[at.j].links(n)
		if net := sum - chained; best.n == 0 || net > best.gain {
			best.n, best.gain = n, net
		}
	}
	return best
}

// links is how many links its chain loses with n of its segments.
func (x loner) links(n int) float64 { return float64(min(n, *x.chain-1)) }

func (l *leftovers) take(b block) {
	for k := range b.n {
		*l.src[b.i+k].chain--
		*l.dst[b.j+k].chain--
		delete(l.src, b.i+k)
		delete(l.dst, b.j+k)
	}
}

// blocks is a queue of blocks, the best first, among equals the earliest.
type blocks []block

func (q blocks) Len() int      { return len(q) }
func (q blocks) Swap(a, b int) { q[a], q[b] = q[b], q[a] }
func (q blocks) Less(a, b int) bool {
	return cmp.Or(cmp.Compare(q[b].gain, q[a].gain), cmp.Compare(q[a].i, q[b].i), cmp.Compare(q[a].j, q[b].j)) < 0
}
func (q *blocks) Push(x any) { *q = append(*q, x.(block)) }
func (q *blocks) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// rivals is, for each segment, the sum over the pairs it could be in of e to
// what each gains as a block of its own.
func (l *leftovers) rivals() (sums [2]map[int]float64) {
	sums = [2]map[int]float64{{}, {}}
	for c, gain := range l.gains {
		odds := math.Exp(gain + l.price)
		sums[0][c.i] += odds
		sums[1][c.j] += odds
	}
	return sums
}

// beads are those of a block, each with its own confidence: the weight of the
// block against the weights of leaving all of it alone, of leaving only this
// pair out of it, and of pairing either segment with another leftover.
func (l *leftovers) beads(b block, rivals [2]map[int]float64) []corpus.Bead {
	var out []corpus.Bead
	for k := range b.n {
		c := cell{b.i + k, b.j + k}
		gain := l.gains[c]
		others := max(0, rivals[0][c.i]+rivals[1][c.j]-2*math.Exp(gain+l.price))
		without := math.Exp(-gain) * (1 + others)
		if b.n == 1 {
			without = math.Exp(-b.gain) * others
		}
		out = append(out, corpus.Bead{
			Src: corpus.Range{Lo: c.i, Hi: c.i + 1}, Dst: corpus.Range{Lo: c.j, Hi: c.j + 1},
			Confidence: 1 / (1 + math.Exp(-b.gain) + without), Moved: true,
		})
	}
	return out
}

// withMoved puts moved beads into a path: the omissions of their segments become
// the beads, the additions go.
func withMoved(path, moved []corpus.Bead) []corpus.Bead {
	to, gone := map[int]corpus.Bead{}, map[int]bool{}
	for _, b := range moved {
		to[b.Src.Lo] = b
		gone[b.Dst.Lo] = true
	}
	var out []corpus.Bead
	for _, b := range path {
		bead, moved := to[b.Src.Lo]
		switch {
		case b.Dst.Empty() && moved:
			out = append(out, bead)
		case b.Src.Empty() && gone[b.Dst.Lo]:
		default:
			out = append(out, b)
		}
	}
	return out
}
