package lattice

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
func everyLadder(l *Lattice) []told {
	var out []told
	n, m := l.band.Size()
	var extend func(i, j int, before State, beads []corpus.Bead, odds float64)
	extend = func(i, j int, before State, beads []corpus.Bead, odds float64) {
		if i == n && j == m {
			out = append(out, told{slices.Clone(beads), odds})
		}
		for k, s := range Shapes() {
			b := corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + s.Src}, Dst: corpus.Range{Lo: j, Hi: j + s.Dst}}
			if !everyPartHeld(l.band, b) || k == Omission && before == AfterAddition {
				continue
			}
			e, _ := l.band.EdgeOf(b)
			gain := l.Odds(e)
			if Follow(k) == before {
				gain += l.chains[before]
			}
			extend(b.Src.Hi, b.Dst.Hi, Follow(k), append(beads, b), odds+gain)
		}
	}
	extend(0, 0, AfterPair, nil, 0)
	return slices.DeleteFunc(out, func(x told) bool { return math.IsInf(x.odds, -1) })
}

// smallLattice draws a lattice of at most 5 by 5 segments with odds at random;
// some joins are forbidden.
func smallLattice(t *rapid.T) *Lattice {
	n, m := rapid.IntRange(0, 5).Draw(t, "n"), rapid.IntRange(0, 5).Draw(t, "m")
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	odds := func() float64 { return 8*r.Float64() - 4 }
	l := New(smallBand(t, n, m), Chains{AfterOmission: odds(), AfterAddition: odds()})
	for e := range Edge(l.band.Edges()) {
		l.Set(e, odds())
		if e.Shape() > Pair && r.IntN(5) == 0 {
			l.Set(e, math.Inf(-1))
		}
	}
	return l
}

// smallBand draws a band that keeps the laws of [Band].
func smallBand(t *rapid.T, n, m int) Band {
	if rapid.Bool().Draw(t, "full") {
		return Full(n, m)
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

// On no ladder are more segments expected to stand right than on the surest path.
func TestSurestAgainstEveryLadder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLattice(t)
		all := everyLadder(l)
		total := math.Inf(-1)
		for _, x := range all {
			total = logAdd(total, x.odds)
		}
		share := map[corpus.Bead]float64{} // of the ladders, by their probability, that have a bead
		for _, x := range all {
			for _, b := range x.beads {
				share[anywhere(b)] += math.Exp(x.odds - total)
			}
		}
		expected := func(beads []corpus.Bead) (sum float64) {
			for _, b := range beads {
				each := 1.0
				if b.Src.Empty() || b.Dst.Empty() {
					each = aloneCounts
				}
				sum += each * float64(b.Src.Len()+b.Dst.Len()) * share[anywhere(b)]
			}
			return sum
		}
		most := 0.0
		for _, x := range all {
			most = max(most, expected(x.beads))
		}
		path := l.Surest(l.Posterior())
		if got := expected(path); !near(got, most) {
			t.Fatalf("of the surest path %v segments are expected right, of the best ladder %v", got, most)
		}
		if oddsOf(l, path) == math.Inf(-1) {
			t.Fatal("the surest path has a forbidden bead")
		}
	})
}

// anywhere is an omission or addition without the place where it is told; another
// bead as it is.
func anywhere(b corpus.Bead) corpus.Bead {
	switch {
	case b.Dst.Empty():
		b.Dst = corpus.Range{}
	case b.Src.Empty():
		b.Src = corpus.Range{}
	}
	return b
}

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
		if got := oddsOf(l, l.Best()); !near(got, likeliest) {
			t.Fatalf("the best path is worth %v, the best ladder %v", got, likeliest)
		}
		p := l.Posterior()
		if !near(p.Total, total) {
			t.Fatalf("the total is %v, want %v", p.Total, total)
		}
		want := make([]float64, l.band.Edges())
		var chains Chains
		for _, x := range all {
			before := AfterPair
			for _, b := range x.beads {
				e, _ := l.band.EdgeOf(b)
				want[e] += math.Exp(x.odds - total)
				after := Follow(e.Shape())
				if after == before && after != AfterPair {
					chains[after] += math.Exp(x.odds - total)
				}
				before = after
			}
		}
		for e := range want {
			if got := p.Edge(Edge(e)); !near(got, want[e]) {
				t.Fatalf("edge %d of shape %v has %v, want %v", e, Shapes()[Edge(e).Shape()], got, want[e])
			}
		}
		for s, n := range chains {
			if !near(p.Chains[s], n) {
				t.Errorf("chains in state %d are %v, want %v", s, p.Chains[s], n)
			}
		}
	})
}

// oddsOf is what a path is worth, by the definition.
func oddsOf(l *Lattice, beads []corpus.Bead) float64 {
	sum, before := 0.0, AfterPair
	for _, b := range beads {
		k := ShapeOf(b)
		gain, ok := l.succession(before, k)
		e, inside := l.band.EdgeOf(b)
		if !ok || !inside {
			return math.Inf(-1)
		}
		sum += gain + l.Odds(e)
		before = Follow(k)
	}
	return sum
}

// The edges that leave the first corner have probability 1 together, and so
// have the beads over each segment of either side.
func TestProbabilitiesSumToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLattice(t)
		p := l.Posterior()
		n, m := l.band.Size()
		leaving, src, dst := 0.0, make([]float64, n), make([]float64, m)
		for i := range n + 1 {
			for e, b := range l.band.Beads(i) {
				share := p.Edge(e)
				if b.Src.Lo == 0 && b.Dst.Lo == 0 {
					leaving += share
				}
				for x := b.Src.Lo; x < b.Src.Hi; x++ {
					src[x] += share
				}
				for x := b.Dst.Lo; x < b.Dst.Hi; x++ {
					dst[x] += share
				}
			}
		}
		if n+m > 0 && !near(leaving, 1) {
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
		p := l.Posterior()
		beads := l.Best()
		p.SetConfidence(beads)
		for _, b := range beads {
			want := 0.0
			for _, x := range all {
				if slices.ContainsFunc(x.beads, func(o corpus.Bead) bool {
					return b.Src.Empty() && o.Src.Empty() && o.Dst == b.Dst || b.Dst.Empty() && o.Dst.Empty() && o.Src == b.Src ||
						o.Src == b.Src && o.Dst == b.Dst
				}) {
					want += math.Exp(x.odds - p.Total)
				}
			}
			if !near(b.Confidence, want) || b.Confidence < 0 || b.Confidence > 1 {
				t.Errorf("the confidence of %v:%v is %v, want %v", b.Src, b.Dst, b.Confidence, want)
			}
		}
	})
}

// By hand: one segment each, where the pair has odds of three to one. There are
// two ladders, the pair and the omission with the addition after it.
func TestOneSegmentEach(t *testing.T) {
	l := New(Full(1, 1), Chains{})
	pair := corpus.Bead{Src: corpus.Range{Lo: 0, Hi: 1}, Dst: corpus.Range{Lo: 0, Hi: 1}}
	e, _ := l.Band().EdgeOf(pair)
	l.Set(e, math.Log(3))
	path, p := l.Best(), l.Posterior()
	if len(path) != 1 || path[0] != pair {
		t.Errorf("the best path is %v, want the pair", path)
	}
	omission, addition := corpus.Bead{Src: corpus.Range{Lo: 0, Hi: 1}}, corpus.Bead{Dst: corpus.Range{Lo: 0, Hi: 1}}
	for _, tt := range []struct {
		bead corpus.Bead
		want float64
	}{{pair, 0.75}, {omission, 0.25}, {addition, 0.25}, {corpus.Bead{Src: corpus.Range{Lo: 0, Hi: 5}, Dst: corpus.Range{Lo: 0, Hi: 5}}, 0}} {
		if got := p.Of(tt.bead); !near(got, tt.want) {
			t.Errorf("%s has probability %v, want %v", tt.bead.Shape(), got, tt.want)
		}
	}
	if !near(p.Total, math.Log(4)) {
		t.Errorf("the total is %v, want log 4", p.Total)
	}
}

// By hand: two source segments against nothing have one ladder, whose chain is
// paid for.
func TestChainOfOmissions(t *testing.T) {
	l := New(Full(2, 0), Chains{AfterOmission: 1.5})
	p := l.Posterior()
	if !near(p.Total, 1.5) || !near(p.Chains[AfterOmission], 1) || len(l.Best()) != 2 {
		t.Errorf("total %v, %v chained omissions, path %v", p.Total, p.Chains[AfterOmission], l.Best())
	}
}

// A clone is weighed by itself.
func TestClone(t *testing.T) {
	l := New(Full(1, 1), Chains{})
	c := l.Clone()
	c.Set(0, 2)
	if l.Odds(0) != 0 || c.Odds(0) != 2 {
		t.Errorf("the odds are %v, and %v in the clone", l.Odds(0), c.Odds(0))
	}
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
