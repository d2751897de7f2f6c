package align

import (
	"cmp"
	"container/heap"
	"context"
	"maps"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/parallel"
	"github.com/bitext-tools/bitext/corpus"
)

// What is left over on both sides is little, and is held against each other
// wherever it stands: by the vectors first, and the likeliest by all evidence.
const (
	scannedPairs = 4_000_000 // leftovers held against each other by their vectors: a third of a second
	likeliest    = 3         // pairs weighed for each leftover, those most alike
	leastAlike   = 0.15      // cosine below which no two leftovers are weighed; right pairs of dev have .3 and more
	hopeless     = 0.1       // confidence below which a pair is left out of its block
	doubt        = 0.02      // probability of standing alone from which both segments of a 1-1 bead are leftovers too
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

// A loner is a segment that stands alone in a path, or perhaps should, and is in
// no block yet.
type loner struct {
	chain *int    // how many stand alone in a row with it, itself included
	alone float64 // log of the probability that it stands alone
}

// leftovers are the segments that the monotone path left alone on both sides,
// and what pairing two of them gains over leaving both alone.
type leftovers struct {
	src, dst map[int]loner
	paired   map[cell]bool // leftovers that the path has as a doubtful pair
	gains    map[cell]float64
	chains   lattice.Chains
	price    float64 // of a move, below 0
}

// leftoversOf are what a path leaves alone. Two paragraphs that went elsewhere
// may leave their places to each other, and the path then pairs what stands
// there for want of better: doubtful pairs are leftovers as well.
func leftoversOf(path []corpus.Bead, p *lattice.Posterior) *leftovers {
	l := &leftovers{src: map[int]loner{}, dst: map[int]loner{}, paired: map[cell]bool{}, gains: map[cell]float64{}}
	var chain *int
	before := -1
	for _, b := range path {
		if shape := lattice.ShapeOf(b); shape != before {
			chain, before = new(int), shape
		}
		switch before {
		case lattice.Omission:
			*chain++
			l.src[b.Src.Lo] = loner{chain, logOf(b.Confidence)}
		case lattice.Addition:
			*chain++
			l.dst[b.Dst.Lo] = loner{chain, logOf(b.Confidence)}
		case lattice.Pair:
			omitted, added := p.Of(omission(b)), p.Of(addition(b))
			if min(omitted, added) >= doubt {
				ones := [2]int{1, 1}
				l.src[b.Src.Lo] = loner{&ones[0], logOf(omitted)}
				l.dst[b.Dst.Lo] = loner{&ones[1], logOf(added)}
				l.paired[cell{b.Src.Lo, b.Dst.Lo}] = true
			}
		}
	}
	return l
}

// logOf is the log of a probability, kept finite.
func logOf(p float64) float64 { return math.Log(max(tiny, p)) }

// omission and addition are the sides of a 1-1 bead by themselves.
func omission(b corpus.Bead) corpus.Bead {
	return corpus.Bead{Src: b.Src, Dst: corpus.Range{Lo: b.Dst.Lo, Hi: b.Dst.Lo}}
}

func addition(b corpus.Bead) corpus.Bead {
	return corpus.Bead{Src: corpus.Range{Lo: b.Src.Hi, Hi: b.Src.Hi}, Dst: b.Dst}
}

// moves finds text that was put elsewhere, until the end of ctx: among the segments that the monotone
// path left alone on both sides, the diagonal blocks that are likelier one moved
// block than so many omissions and additions. It lists their beads, those of the
// best block first.
func (s *solution) moves(ctx context.Context, reader *evidence.Reader) []corpus.Bead {
	l := leftoversOf(s.ladder, s.posterior)
	l.chains, l.price = s.model.chains, s.model.move
	cells := slices.Collect(maps.Keys(l.alike(s.evidence.Cosine)))
	gains := make([]float64, len(cells))
	parallel.Each(ctx, len(cells), func(k int) { gains[k] = s.pairGain(ctx, reader, cells[k]) })
	if ctx.Err() != nil {
		return nil
	}
	for k, c := range cells {
		l.gains[c] = gains[k] + l.src[c.i].alone + l.dst[c.j].alone
	}
	return l.choose()
}

// pairGain is what pairing two segments gains over leaving both alone, each
// after a pair.
func (s *solution) pairGain(ctx context.Context, reader *evidence.Reader, c cell) float64 {
	pair := reader.Far(ctx, s.evidence, c.i, c.j, s.taught)
	omitted, _ := s.model.odds(s.evidence, omission(c.bead()), s.taught)
	added, _ := s.model.odds(s.evidence, addition(c.bead()), s.taught)
	return s.model.weigh(&pair, lattice.Pair) - omitted - added
}

// bead pairs the two segments of a cell.
func (c cell) bead() corpus.Bead {
	return corpus.Bead{Src: corpus.Range{Lo: c.i, Hi: c.i + 1}, Dst: corpus.Range{Lo: c.j, Hi: c.j + 1}}
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
			if c := cosine(i, j); c >= leastAlike && !l.paired[cell{i, j}] {
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

// has tells whether both segments are left over and not paired with each other.
func (l *leftovers) has(c cell) bool {
	_, i := l.src[c.i]
	_, j := l.dst[c.j]
	return i && j && !l.paired[c]
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

// choose takes the best blocks, each segment in one at most, and lists their
// beads. What a block takes from a chain may make another worth while, so it
// looks again until none is.
func (l *leftovers) choose() []corpus.Bead {
	var out []corpus.Bead
	others := l.others()
	for {
		found := l.chooseOnce(others)
		if len(found) == 0 {
			return out
		}
		out = append(out, found...)
	}
}

func (l *leftovers) chooseOnce(others func(cell) float64) []corpus.Bead {
	queue := &blocks{}
	for at := range l.gains {
		if b := l.run(at); b.gain > 0 {
			*queue = append(*queue, b)
		}
	}
	heap.Init(queue)
	var out []corpus.Bead
	for queue.Len() > 0 {
		b := heap.Pop(queue).(block)
		switch now := l.run(cell{b.i, b.j}); {
		case now == b:
			out = append(out, l.take(b, others)...)
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

// take makes beads of a block, each with its own confidence. A pair that has
// nothing but its place in the block, where one of the two has a better partner,
// stays left over.
func (l *leftovers) take(b block, others func(cell) float64) []corpus.Bead {
	var out []corpus.Bead
	for k := range b.n {
		c := cell{b.i + k, b.j + k}
		bead := c.bead()
		bead.Moved, bead.Confidence = true, l.confidence(b, k, others(c))
		if bead.Confidence < hopeless {
			continue
		}
		out = append(out, bead)
		*l.src[c.i].chain--
		*l.dst[c.j].chain--
		delete(l.src, c.i)
		delete(l.dst, c.j)
	}
	return out
}

// confidence weighs pair k of a block, with the block, against leaving all of it
// alone, against leaving only this pair out, which inside a block makes two of
// it, and against pairing either segment with another leftover, which weighs
// others.
func (l *leftovers) confidence(b block, k int, others float64) float64 {
	gain := l.gains[cell{b.i + k, b.j + k}]
	if k > 0 && k < b.n-1 {
		gain -= l.price
	}
	nothing, without := math.Exp(-b.gain), math.Exp(-gain)*(1+others)
	if b.n == 1 {
		without = nothing * others
	}
	return 1 / (1 + nothing + without)
}

// others returns what weighs all that the two segments of a cell could be paired
// with instead: the sum of e to what each such pair gains as a block of its own.
func (l *leftovers) others() func(cell) float64 {
	src, dst := map[int]float64{}, map[int]float64{}
	for _, c := range slices.SortedFunc(maps.Keys(l.gains), byPlace) { // in order, so that sums round alike in every run
		odds := math.Exp(l.gains[c] + l.price)
		src[c.i] += odds
		dst[c.j] += odds
	}
	return func(c cell) float64 {
		return max(0, src[c.i]+dst[c.j]-2*math.Exp(l.gains[c]+l.price))
	}
}

// byPlace orders cells by their source, then by their target segment.
func byPlace(a, b cell) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) }

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

// withMoved puts moved beads into a path: what their segments were in there goes,
// and what a doubtful pair leaves behind stands alone.
func withMoved(path, moved []corpus.Bead, p *lattice.Posterior) corpus.Ladder {
	if len(moved) == 0 {
		return path
	}
	to, gone := map[int]corpus.Bead{}, map[int]bool{}
	for _, b := range moved {
		to[b.Src.Lo] = b
		gone[b.Dst.Lo] = true
	}
	var out []corpus.Bead
	for _, b := range path {
		bead, left := to[b.Src.Lo]
		left = left && !b.Src.Empty()
		taken := gone[b.Dst.Lo] && !b.Dst.Empty()
		if !left && !taken {
			out = append(out, b)
			continue
		}
		switch {
		case left:
			out = append(out, bead)
		case !b.Src.Empty():
			rest := omission(b)
			rest.Confidence = p.Of(rest)
			out = append(out, rest)
		}
		if !taken && !b.Dst.Empty() {
			rest := addition(b)
			rest.Confidence = p.Of(rest)
			out = append(out, rest)
		}
	}
	return arrange(out)
}
