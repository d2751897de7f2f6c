package lattice

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/bitext-tools/bitext/corpus"
)

// What is left are the edges of the ladders that are worth enough, and no other.
func TestNarrowKeepsWhatIsWorthALook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLattice(t)
		slack := rapid.Float64Range(0, 10).Draw(t, "slack")
		all := everyLadder(l)
		likeliest := math.Inf(-1)
		for _, x := range all {
			likeliest = max(likeliest, x.odds)
		}
		type place struct{ i, j, k int }
		near, far := map[place]bool{}, map[place]bool{} // surely worth a look, and perhaps
		for _, x := range all {
			for _, b := range x.beads {
				p := place{b.Src.Lo, b.Dst.Lo, ShapeOf(b)}
				near[p] = near[p] || x.odds >= likeliest-slack+nearly
				far[p] = far[p] || x.odds >= likeliest-slack-nearly
			}
		}
		narrow := l.Narrow(slack)
		n, m := l.band.Size()
		if err := lawful(narrow.band, n, m); err != nil {
			t.Fatal(err)
		}
		got := map[place]bool{}
		for i := range n + 1 {
			for e, b := range narrow.Beads(i) {
				p := place{b.Src.Lo, b.Dst.Lo, e.Shape()}
				got[p] = true
				if !far[p] || narrow.Odds(e) != 0 {
					t.Errorf("%v is left with odds %v", b, narrow.Odds(e))
				}
			}
		}
		for p, worth := range near {
			if worth && !got[p] {
				t.Errorf("the edge of shape %v from %d, %d is gone", Shapes()[p.k], p.i, p.j)
			}
		}
	})
}

// A band made wider holds each bead of it with one more segment on any side,
// where the outer band does.
func TestWider(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 8).Draw(t, "n"), rapid.IntRange(1, 8).Draw(t, "m")
		outer := Full(n, m)
		inner := smallBand(t, n, m)
		wider := inner.Wider(outer)
		if err := lawful(wider, n, m); err != nil {
			t.Fatal(err)
		}
		for i := range n {
			for _, b := range inner.Beads(i) {
				if b.Src.Empty() || b.Dst.Empty() {
					continue
				}
				src, dst := b.Src, b.Dst
				src.Lo, src.Hi = max(0, src.Lo-1), min(n, src.Hi+1)
				if !wider.HoldsCells(src, b.Dst) {
					t.Errorf("%v and its neighbours in the source are not held", b)
				}
				dst.Lo, dst.Hi = max(0, dst.Lo-1), min(m, dst.Hi+1)
				if !wider.HoldsCells(b.Src, dst) {
					t.Errorf("%v and its neighbours in the target are not held", b)
				}
			}
		}
	})
}

// The head of a lattice ends where the best path leads through, in row n or soon
// after, and its edges are worth there what they are in the whole.
func TestHead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := smallLattice(t)
		if rapid.Bool().Draw(t, "narrow") {
			l = l.Narrow(rapid.Float64Range(0, 10).Draw(t, "slack"))
		}
		n := rapid.IntRange(0, 6).Draw(t, "n")
		head := l.Head(n)
		rows, columns := head.band.Size()
		if err := lawful(head.band, rows, columns); err != nil {
			t.Fatal(err)
		}
		all, _ := l.band.Size()
		if rows < min(n, all) || rows-n >= Reach && n < all {
			t.Errorf("%d rows of %d, want %d or a few more", rows, all, n)
		}
		if !l.band.Holds(rows, columns) {
			t.Errorf("it ends outside the band, at %d, %d", rows, columns)
		}
		var begun []corpus.Bead // the best path as far as the head goes
		for _, b := range l.Best() {
			if b.Src.Hi <= rows && b.Dst.Hi <= columns {
				begun = append(begun, b)
			}
		}
		if got, want := oddsOf(head, head.Best()), oddsOf(l, begun); !near(got, max(got, want)) || math.IsInf(got, -1) {
			t.Errorf("its best path is worth %v, as far as that the best of the whole %v", got, want)
		}
		for i := range rows + 1 {
			for e, b := range head.Beads(i) {
				if same, _ := l.band.EdgeOf(b); head.Odds(e) != l.Odds(same) {
					t.Errorf("%v is worth %v, in the whole %v", b, head.Odds(e), l.Odds(same))
				}
			}
		}
	})
}
