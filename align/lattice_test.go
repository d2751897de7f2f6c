package align

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// A told is one ladder, told as the path of its beads, and its log-odds.
type told struct {
	beads []corpus.Bead
	odds  float64
}

// everyLadder lists all ladders of a small lattice, by its definition: every
// sequence of shapes inside the band in which no omission follows an addition.
func everyLadder(l *lattice) []told {
	var out []told
	var extend func(i, j int, before state, beads []corpus.Bead, odds float64)
	extend = func(i, j int, before state, beads []corpus.Bead, odds float64) {
		if i == l.n && j == l.m {
			out = append(out, told{slices.Clone(beads), odds})
		}
		for k, s := range shapes {
			i2, j2 := i+s.src, j+s.dst
			if i2 > l.n || !l.band.holds(i2, j2) || k == omission && before == afterAddition {
				continue
			}
			gain := l.edge(l.band.node(i, j), k)
			if follow(k) == before {
				gain += l.chain[before]
			}
			b := corpus.Bead{Src: corpus.Range{Lo: i, Hi: i2}, Dst: corpus.Range{Lo: j, Hi: j2}}
			extend(i2, j2, follow(k), append(beads, b), odds+gain)
		}
	}
	extend(0, 0, afterPair, nil, 0)
	return slices.DeleteFunc(out, func(x told) bool { return math.IsInf(x.odds, -1) })
}

// smallLattice draws a lattice of at most 5 by 5 segments with odds at random;
// some beads are forbidden, but never 1-1, which the program always allows.
func smallLattice(t *rapid.T) *lattice {
	n, m := rapid.IntRange(0, 5).Draw(t, "n"), rapid.IntRange(0, 5).Draw(t, "m")
	p := &pairing{src: make([]segment, n), dst: make([]segment, m), band: smallBand(t, n, m)}
	l := newLattice(p)
	pair := shapeIndex(corpus.Bead{Src: one(0), Dst: one(0)})
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	odds := func() float64 { return 8*r.Float64() - 4 }
	for x := range l.odds {
		l.odds[x] = odds()
		if k := x % len(shapes); k > pair && r.IntN(5) == 0 {
			l.odds[x] = math.Inf(-1)
		}
	}
	l.chain = [states]float64{afterOmission: odds(), afterAddition: odds()}
	return l
}

// smallBand draws a band that keeps the laws of [band].
func smallBand(t *rapid.T, n, m int) band {
	if rapid.Bool().Draw(t, "full") {
		return fullBand(n, m)
	}
	lo, hi := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		lo[i] = rapid.IntRange(lo[i-1], m).Draw(t, "lo")
	}
	for i := n; i >= 0; i-- {
		hi[i] = m
		if i < n { // the next row must begin no later than one past the end of this one
			hi[i] = rapid.IntRange(max(lo[i], lo[i+1]-1), hi[i+1]).Draw(t, "hi")
		}
	}
	return newBand(lo, hi)
}

const nearly = 1e-9 // rounding errors of a few hundred sums

func near(a, b float64) bool { return math.Abs(a-b) <= nearly*(1+math.Abs(a)+math.Abs(b)) }

// The likeliest path is the likeliest of all ladders, the total is the sum over
// all of them, and an edge's probability is the share of those that have it.
func TestLatticeAgainstEveryLadder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLattice(t)
		all := everyLadder(l)
		total, likeliest := math.Inf(-1), math.Inf(-1)
		for _, x := range all {
			total, likeliest = logAdd(total, x.odds), math.Max(likeliest, x.odds)
		}
		if got := oddsOf(l, l.best()); !near(got, likeliest) {
			t.Fatalf("the best path is worth %v, the best ladder %v", got, likeliest)
		}
		p := l.posterior()
		if !near(p.total, total) {
			t.Fatalf("the total is %v, want %v", p.total, total)
		}
		want := make([]float64, len(p.edges))
		for _, x := range all {
			for _, b := range x.beads {
				want[l.band.node(b.Src.Lo, b.Dst.Lo)*len(shapes)+shapeIndex(b)] += math.Exp(x.odds - total)
			}
		}
		for x := range want {
			if !near(p.edges[x], want[x]) {
				t.Fatalf("the edge of shape %v at node %d has %v, want %v", shapes[x%len(shapes)], x/len(shapes), p.edges[x], want[x])
			}
		}
	})
}

// oddsOf is what a path is worth, by the definition.
func oddsOf(l *lattice, beads []corpus.Bead) float64 {
	sum, before := 0.0, afterPair
	for _, b := range beads {
		k := shapeIndex(b)
		gain, ok := l.succession(before, k)
		if !ok {
			return math.Inf(-1)
		}
		sum += gain + l.edge(l.band.node(b.Src.Lo, b.Dst.Lo), k)
		before = follow(k)
	}
	return sum
}

// The edges that leave the first corner have probability 1 together, and so
// have the beads over each segment of either side.
func TestProbabilitiesSumToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLattice(t)
		p := l.posterior()
		leaving, src, dst := 0.0, make([]float64, l.n), make([]float64, l.m)
		l.edges(func(i, j, k, from, _ int) {
			share := p.edges[from*len(shapes)+k]
			if i == 0 && j == 0 {
				leaving += share
			}
			for x := i; x < i+shapes[k].src; x++ {
				src[x] += share
			}
			for x := j; x < j+shapes[k].dst; x++ {
				dst[x] += share
			}
		})
		if l.n+l.m > 0 && !near(leaving, 1) {
			t.Errorf("the edges that leave the corner sum to %v", leaving)
		}
		for i, x := range src {
			if !near(x, 1) {
				t.Errorf("the beads over source segment %d sum to %v", i, x)
			}
		}
		for j, x := range dst {
			if !near(x, 1) {
				t.Errorf("the beads over target segment %d sum to %v", j, x)
			}
		}
	})
}

// A bead's confidence is the share of the ladders that have it; an omission's
// that of the ladders that leave its segment alone, wherever they tell it.
func TestConfidenceIsShareOfLadders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLattice(t)
		all := everyLadder(l)
		total := l.posterior().total
		beads := l.best()
		l.posterior().assure(l, beads)
		for _, b := range beads {
			want := 0.0
			for _, x := range all {
				if slices.ContainsFunc(x.beads, func(o corpus.Bead) bool {
					return b.Src.Empty() && o.Src.Empty() && o.Dst == b.Dst || b.Dst.Empty() && o.Dst.Empty() && o.Src == b.Src ||
						o.Src == b.Src && o.Dst == b.Dst
				}) {
					want += math.Exp(x.odds - total)
				}
			}
			if !near(b.Confidence, want) {
				t.Errorf("the confidence of %v:%v is %v, want %v", b.Src, b.Dst, b.Confidence, want)
			}
		}
	})
}

func TestLogAdd(t *testing.T) {
	inf := math.Inf(-1)
	for _, tt := range []struct{ a, b, want float64 }{
		{inf, inf, inf},
		{inf, 2, 2},
		{2, inf, 2},
		{0, 0, math.Ln2},
		{-1000, -1000, -1000 + math.Ln2},
		{1000, 0, 1000},
	} {
		if got := logAdd(tt.a, tt.b); got != tt.want {
			t.Errorf("logAdd(%v, %v) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}
