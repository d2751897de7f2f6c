package lattice

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// lawful says what is wrong with a band of n by m segments; see [Band].
func lawful(b Band, n, m int) error {
	switch {
	case len(b.lo) != n+1 || len(b.hi) != n+1:
		return fmt.Errorf("%d and %d rows, want %d", len(b.lo), len(b.hi), n+1)
	case b.lo[0] != 0 || b.hi[n] != m:
		return fmt.Errorf("the corners are %d and %d, want 0 and %d", b.lo[0], b.hi[n], m)
	}
	at := 0
	for i := range b.lo {
		switch {
		case b.lo[i] < 0 || b.hi[i] > m || b.lo[i] > b.hi[i]:
			return fmt.Errorf("row %d is %d to %d", i, b.lo[i], b.hi[i])
		case i > 0 && (b.lo[i] < b.lo[i-1] || b.hi[i] < b.hi[i-1]):
			return fmt.Errorf("row %d goes back: %d to %d after %d to %d", i, b.lo[i], b.hi[i], b.lo[i-1], b.hi[i-1])
		case i > 0 && b.lo[i] > b.hi[i-1]+1:
			return fmt.Errorf("row %d begins at %d, out of reach of row %d, which ends at %d", i, b.lo[i], i-1, b.hi[i-1])
		case b.Node(i, b.lo[i]) != at:
			return fmt.Errorf("row %d begins at node %d, want %d", i, b.Node(i, b.lo[i]), at)
		}
		at += b.hi[i] - b.lo[i] + 1
	}
	if b.Nodes() != at {
		return fmt.Errorf("%d nodes, want %d", b.Nodes(), at)
	}
	return nil
}

// Any path makes a lawful band that holds it, however it is scaled.
func TestAroundLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.IntRange(1, 2).Draw(t, "scale")
		n, m := rapid.IntRange(1, 40).Draw(t, "n"), rapid.IntRange(1, 40).Draw(t, "m")
		coarseN, coarseM := (n+scale-1)/scale, (m+scale-1)/scale
		path := []Node{{coarseN, coarseM}}
		for i, j := coarseN, coarseM; i > 0 || j > 0; {
			switch step := rapid.IntRange(0, 2).Draw(t, "step"); {
			case i == 0 || j > 0 && step == 0:
				j--
			case j == 0 || step == 1:
				i--
			default:
				i, j = i-1, j-1
			}
			path = append(path, Node{i, j})
		}
		b := Around(path, n, m, scale, rapid.IntRange(1, 8).Draw(t, "slack"))
		if err := lawful(b, n, m); err != nil {
			t.Fatal(err)
		}
		for _, node := range path {
			if i, j := min(n, node.I*scale), min(m, node.J*scale); !b.Holds(i, j) {
				t.Fatalf("node %d, %d of the path is outside", i, j)
			}
		}
	})
}

func TestFullBandLaws(t *testing.T) {
	for _, tt := range [][2]int{{0, 0}, {0, 3}, {3, 0}, {1, 1}, {4, 7}} {
		b := Full(tt[0], tt[1])
		if err := lawful(b, tt[0], tt[1]); err != nil {
			t.Errorf("%v: %v", tt, err)
		}
		if want := (tt[0] + 1) * (tt[1] + 1); b.Nodes() != want {
			t.Errorf("%v: %d nodes, want %d", tt, b.Nodes(), want)
		}
	}
}

// Drawn bands, as the lattice tests use them, keep the laws too.
func TestSmallBandLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(0, 5).Draw(t, "n"), rapid.IntRange(0, 5).Draw(t, "m")
		if err := lawful(smallBand(t, n, m), n, m); err != nil {
			t.Fatal(err)
		}
	})
}

// A band says of each bead and edge whether it is inside, and by one rule.
func TestBeadsOfABand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(0, 5).Draw(t, "n"), rapid.IntRange(0, 5).Draw(t, "m")
		b := smallBand(t, n, m)
		inside := map[corpus.Bead]Edge{}
		last := Edge(-1)
		for i := range n + 1 {
			for e, bead := range b.Beads(i) {
				if e <= last || int(e) >= b.Edges() || e.Shape() != ShapeOf(bead) {
					t.Fatalf("bead %v:%v is edge %d of %d, after %d", bead.Src, bead.Dst, e, b.Edges(), last)
				}
				last, inside[bead] = e, e
			}
		}
		for i := range n + 2 {
			for j := range m + 2 {
				for _, s := range Shapes() {
					bead := corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + s.Src}, Dst: corpus.Range{Lo: j, Hi: j + s.Dst}}
					want, ok := inside[bead]
					if ok != everyPartHeld(b, bead) {
						t.Errorf("bead %v:%v is listed: %v", bead.Src, bead.Dst, ok)
					}
					if got, ok2 := b.EdgeOf(bead); ok2 != ok || got != want {
						t.Errorf("bead %v:%v is edge %d, %v, want %d, %v", bead.Src, bead.Dst, got, ok2, want, ok)
					}
				}
			}
		}
	})
}

// everyPartHeld tells, by the definition, whether a bead is in the band: both its
// nodes are, and with them all its cells.
func everyPartHeld(b Band, bead corpus.Bead) bool {
	n, m := b.Size()
	if bead.Src.Hi > n || bead.Dst.Hi > m || !b.Holds(bead.Src.Lo, bead.Dst.Lo) || !b.Holds(bead.Src.Hi, bead.Dst.Hi) {
		return false
	}
	for i := bead.Src.Lo; i < bead.Src.Hi; i++ {
		lo, hi := b.Cells(i)
		for j := bead.Dst.Lo; j < bead.Dst.Hi; j++ {
			if j < lo || j >= hi {
				return false
			}
		}
	}
	return true
}

func TestEdgeOfShapesNotUsed(t *testing.T) {
	b := Full(9, 9)
	for _, bead := range []corpus.Bead{
		{Src: corpus.Range{Lo: 0, Hi: 6}, Dst: corpus.Range{Lo: 0, Hi: 1}},
		{Src: corpus.Range{Lo: 2, Hi: 2}, Dst: corpus.Range{Lo: 2, Hi: 2}},
	} {
		if e, ok := b.EdgeOf(bead); ok {
			t.Errorf("a bead of shape %s is edge %d", bead.Shape(), e)
		}
	}
}

// By hand: of 3 by 2 segments, where only (0,0), (1,0) and (2,1) gain, the path
// takes one of the first two, and leaves a source segment alone.
func TestSingles(t *testing.T) {
	gain := map[Node]float64{{0, 0}: 1, {1, 0}: 2, {2, 1}: 1}
	got := Full(3, 2).Singles(func(i, j int) float64 {
		if x, ok := gain[Node{i, j}]; ok {
			return x
		}
		return -1
	})
	want := []Node{{3, 2}, {2, 1}, {1, 0}, {0, 0}}
	if len(got) != len(want) {
		t.Fatalf("the path is %v, want %v", got, want)
	}
	for k := range want {
		if got[k] != want[k] {
			t.Fatalf("the path is %v, want %v", got, want)
		}
	}
}

// By hand: the strip two steps around the diagonal of 4 by 4 segments.
func TestAround(t *testing.T) {
	var diagonal []Node
	for i := 4; i >= 0; i-- {
		diagonal = append(diagonal, Node{i, i})
	}
	b := Around(diagonal, 4, 4, 1, 2)
	want := [][2]int{{0, 2}, {0, 3}, {0, 4}, {1, 4}, {2, 4}}
	for i, w := range want {
		if lo, hi := b.Row(i); lo != w[0] || hi != w[1] {
			t.Errorf("row %d is %d to %d, want %d to %d", i, lo, hi, w[0], w[1])
		}
	}
}
