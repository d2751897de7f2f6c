package align

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/align/vectors"
)

// drawnVectors draws a few vectors of two dimensions, now and then a zero one,
// and repeats them to a text long enough to be searched coarse to fine.
func drawnVectors(t *rapid.T, label string) [][]float32 {
	few := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []float32 {
		return []float32{float32(rapid.Int8Range(-2, 2).Draw(t, "x")), float32(rapid.Int8Range(-2, 2).Draw(t, "y"))}
	}), 0, 20).Draw(t, label)
	var out [][]float32
	for range rapid.IntRange(1, 100).Draw(t, label+" times") {
		out = append(out, few...)
	}
	return out
}

// held says where a band is not one of n by m segments that leads from corner to
// corner in single steps.
func held(b lattice.Band, n, m int) error {
	if rows, columns := b.Size(); rows != n || columns != m {
		return fmt.Errorf("the band is of %d by %d segments", rows, columns)
	}
	if !b.Holds(0, 0) || !b.Holds(n, m) {
		return fmt.Errorf("the corners are not in the band")
	}
	for i := range n {
		_, end := b.Row(i)
		if lo, hi := b.Row(i + 1); lo > end+1 || hi < end {
			return fmt.Errorf("row %d is %d to %d, and the row before ends at %d", i+1, lo, hi, end)
		}
	}
	return nil
}

func TestChosenBandLeadsFromCornerToCorner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src, dst := drawnVectors(t, "source"), drawnVectors(t, "target")
		if err := held(chooseBand(t.Context(), src, dst), len(src), len(dst)); err != nil {
			t.Fatalf("%d by %d: %v", len(src), len(dst), err)
		}
	})
}

// A text against itself is searched along the diagonal, with a gap as wide as
// what was left out.
func TestChosenBandFollowsTheText(t *testing.T) {
	var src [][]float32
	for i := range 400 {
		v := make([]float32, 400)
		v[i] = 1
		src = append(src, v)
	}
	dst := append(append([][]float32(nil), src[:150]...), src[200:]...)
	b := chooseBand(t.Context(), src, dst)
	for i := range src {
		j := i
		if i >= 150 {
			j = max(150, i-50)
		}
		if !b.Holds(i, j) {
			lo, hi := b.Row(i)
			t.Errorf("node %d, %d is outside: the row is %d to %d", i, j, lo, hi)
		}
	}
	if full := 401 * 351; b.Nodes() > full/8 {
		t.Errorf("the band has %d of %d nodes", b.Nodes(), full)
	}
}

// A level halved is half as long, and an odd segment at the end stays alone.
func TestHalve(t *testing.T) {
	got := level{{1, 0}, {0, 1}, {1, 0}}.halve()
	if len(got) != 2 || vectors.Dot(got[0], got[0]) < 0.999 || got[0][0] != got[0][1] || got[1][0] != 1 {
		t.Errorf("halves are %v, want the sum of the first two, of length 1, and the last", got)
	}
}
