package align

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/vectors"
)

// lawful says what is wrong with a band of n by m segments; see [band].
func lawful(b band, n, m int) error {
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
		case b.node(i, b.lo[i]) != at:
			return fmt.Errorf("row %d begins at node %d, want %d", i, b.node(i, b.lo[i]), at)
		}
		at += b.hi[i] - b.lo[i] + 1
	}
	if b.nodes() != at {
		return fmt.Errorf("%d nodes, want %d", b.nodes(), at)
	}
	return nil
}

// vectorsOf makes segments with drawn vectors of two dimensions; now and then
// one has none.
func vectorsOf(t *rapid.T, label string, most int) []segment {
	type vector struct{ x, y int8 }
	draw := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) vector {
		return vector{rapid.Int8Range(-2, 2).Draw(t, "x"), rapid.Int8Range(-2, 2).Draw(t, "y")}
	}), 0, most)
	var out []segment
	for _, v := range draw.Draw(t, label) {
		out = append(out, segment{text: vectors.Text{Sum: []float32{float32(v.x), float32(v.y)}}})
	}
	return out
}

// repeated repeats a few segments to a text long enough to be searched coarse
// to fine.
func repeated(t *rapid.T, label string, most int) []segment {
	few := vectorsOf(t, label, 20)
	if len(few) == 0 {
		return nil
	}
	var out []segment
	for range rapid.IntRange(1, most).Draw(t, label+" times") {
		out = append(out, few...)
	}
	return out
}

func TestBandLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src, dst := repeated(t, "source", 100), repeated(t, "target", 100)
		b := chooseBand(src, dst)
		if err := lawful(b, len(src), len(dst)); err != nil {
			t.Fatalf("%d by %d: %v", len(src), len(dst), err)
		}
	})
}

// Any path makes a lawful band that holds it, however it is scaled.
func TestAroundLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.IntRange(1, 2).Draw(t, "scale")
		n, m := rapid.IntRange(1, 40).Draw(t, "n"), rapid.IntRange(1, 40).Draw(t, "m")
		coarseN, coarseM := (n+scale-1)/scale, (m+scale-1)/scale
		path := [][2]int{{coarseN, coarseM}}
		for i, j := coarseN, coarseM; i > 0 || j > 0; {
			switch step := rapid.IntRange(0, 2).Draw(t, "step"); {
			case i == 0 || j > 0 && step == 0:
				j--
			case j == 0 || step == 1:
				i--
			default:
				i, j = i-1, j-1
			}
			path = append(path, [2]int{i, j})
		}
		b := around(path, n, m, scale, rapid.IntRange(1, 8).Draw(t, "slack"))
		if err := lawful(b, n, m); err != nil {
			t.Fatal(err)
		}
		for _, node := range path {
			if i, j := min(n, node[0]*scale), min(m, node[1]*scale); !b.holds(i, j) {
				t.Fatalf("node %d, %d of the path is outside", i, j)
			}
		}
	})
}

func TestFullBandLaws(t *testing.T) {
	for _, tt := range [][2]int{{0, 0}, {0, 3}, {3, 0}, {1, 1}, {4, 7}} {
		b := fullBand(tt[0], tt[1])
		if err := lawful(b, tt[0], tt[1]); err != nil {
			t.Errorf("%v: %v", tt, err)
		}
		if want := (tt[0] + 1) * (tt[1] + 1); b.nodes() != want {
			t.Errorf("%v: %d nodes, want %d", tt, b.nodes(), want)
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

// A level halved is half as long, and an odd segment at the end stays alone.
func TestHalve(t *testing.T) {
	l := level{{1, 0}, {0, 1}, {1, 0}}
	got := l.halve()
	if len(got) != 2 || !near(dot(got[0], got[0]), 1) && dot(got[0], got[0]) < 0.999 || got[1][0] != 1 {
		t.Errorf("halves are %v, want the sum of the first two, of length 1, and the last", got)
	}
}
