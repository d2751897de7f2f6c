package align

import (
	"cmp"
	"container/heap"
	"math"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/corpus"
)

// A block is a diagonal run of leftover segments that translate one another,
// the first n from source segment i and target segment j on. Its gain is what
// pairing them gains over leaving them alone, the price of a move taken off.
type block struct {
	i, j, n int
	gain    float64
}

// moves finds text that was put elsewhere: among the segments that the monotone
// path left alone on both sides, the diagonal blocks inside the band that are
// likelier one moved block than so many omissions and additions, the best
// first.
func moves(e *evidence.Evidence, m *Model, taught evidence.Adaptation, path []corpus.Bead) []block {
	l := &leftovers{gains: map[[2]int]float64{}, price: m.move, src: map[int]bool{}, dst: map[int]bool{}}
	_, n := e.Band().Size()
	alone := make([]bool, n)
	for _, b := range path {
		if b.Src.Empty() {
			alone[b.Dst.Lo] = true
		}
	}
	for _, b := range path {
		if !b.Dst.Empty() {
			continue
		}
		i := b.Src.Lo
		lo, hi := e.Band().Cells(i)
		for j := lo; j < hi; j++ {
			if alone[j] {
				l.gains[[2]int{i, j}] = m.pairGain(e, taught, i, j)
			}
		}
	}
	return l.choose()
}

// pairGain is what pairing segments i and j, which must be in the band, gains
// over leaving both alone.
func (m *Model) pairGain(e *evidence.Evidence, taught evidence.Adaptation, i, j int) float64 {
	src, dst := corpus.Range{Lo: i, Hi: i + 1}, corpus.Range{Lo: j, Hi: j + 1}
	pair, _ := m.odds(e, corpus.Bead{Src: src, Dst: dst}, taught)
	omitted, _ := m.odds(e, corpus.Bead{Src: src, Dst: corpus.Range{Lo: j, Hi: j}}, taught)
	added, _ := m.odds(e, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i}, Dst: dst}, taught)
	return pair - omitted - added
}

// leftovers is what pairing two leftover segments gains, by their indices.
type leftovers struct {
	gains    map[[2]int]float64
	price    float64      // of a move, below 0
	src, dst map[int]bool // taken by a block
}

// choose takes the best blocks, each segment in one at most.
func (l *leftovers) choose() []block {
	queue := &blocks{}
	for at := range l.gains {
		if b := l.run(at[0], at[1]); b.gain > 0 {
			*queue = append(*queue, b)
		}
	}
	heap.Init(queue)
	var out []block
	for queue.Len() > 0 {
		b := heap.Pop(queue).(block)
		switch now := l.run(b.i, b.j); {
		case now == b:
			out = append(out, b)
			l.take(b)
		case now.gain > 0: // part of it went to a better block
			heap.Push(queue, now)
		}
	}
	return out
}

// run is the best block from segments i and j on that is not taken; its n is 0
// if there is none.
func (l *leftovers) run(i, j int) block {
	best := block{i: i, j: j}
	sum := l.price
	for n := 0; !l.src[i+n] && !l.dst[j+n]; n++ {
		gain, ok := l.gains[[2]int{i + n, j + n}]
		if !ok {
			break
		}
		if sum += gain; best.n == 0 || sum > best.gain {
			best.n, best.gain = n+1, sum
		}
	}
	return best
}

func (l *leftovers) take(b block) {
	for k := range b.n {
		l.src[b.i+k], l.dst[b.j+k] = true, true
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

// withMoved pairs the moved blocks: their omissions become moved beads, their
// additions go. A block's gain is the log-odds of its being moved rather than
// left alone, and so its confidence.
func withMoved(beads []corpus.Bead, blocks []block) []corpus.Bead {
	to, gone := map[int]corpus.Bead{}, map[int]bool{}
	for _, b := range blocks {
		for k := range b.n {
			to[b.i+k] = corpus.Bead{
				Src: corpus.Range{Lo: b.i + k, Hi: b.i + k + 1}, Dst: corpus.Range{Lo: b.j + k, Hi: b.j + k + 1},
				Confidence: 1 / (1 + math.Exp(-b.gain)), Moved: true,
			}
			gone[b.j+k] = true
		}
	}
	var out []corpus.Bead
	for _, b := range beads {
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
