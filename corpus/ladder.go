package corpus

import (
	"cmp"
	"fmt"
)

// A Range is a half-open range [Lo, Hi) of segment indices, counted from 0.
type Range struct{ Lo, Hi int }

// Len is the number of segments in the range.
func (r Range) Len() int { return r.Hi - r.Lo }

// Empty tells whether the range holds no segment.
func (r Range) Empty() bool { return r.Hi <= r.Lo }

// Holds tells whether segment i is in the range.
func (r Range) Holds(i int) bool { return r.Lo <= i && i < r.Hi }

// A Bead says that the source segments Src and the target segments Dst
// translate each other. One side may be empty, never both: the other is then
// an omission (1-0) or an addition (0-1), one bead a segment.
//
// An empty range still has a place: Lo equals Hi and says before which segment
// of its side the bead stands.
type Bead struct {
	Src, Dst   Range
	Confidence float64 // chance that the bead is right, 0 to 1, calibrated on gold
	Moved      bool    // its target stands out of order: text was put elsewhere
}

// Shape is the bead's shape as the field writes it: "1-1", "2-1", "1-0".
func (b Bead) Shape() string { return fmt.Sprintf("%d-%d", b.Src.Len(), b.Dst.Len()) }

// Text is the bead as the segments that it holds and nothing else: an empty side has
// no place.
func (b Bead) Text() Bead {
	var t Bead
	if !b.Src.Empty() {
		t.Src = b.Src
	}
	if !b.Dst.Empty() {
		t.Dst = b.Dst
	}
	return t
}

// SameText tells whether two beads hold the same segments.
func (b Bead) SameText(other Bead) bool { return b.Text() == other.Text() }

// Overlaps tells whether two beads have a segment in common.
func (b Bead) Overlaps(other Bead) bool {
	return b.Src.Lo < other.Src.Hi && other.Src.Lo < b.Src.Hi && !b.Src.Empty() && !other.Src.Empty() ||
		b.Dst.Lo < other.Dst.Hi && other.Dst.Lo < b.Dst.Hi && !b.Dst.Empty() && !other.Dst.Empty()
}

// A Ladder is the beads of a bitext in reading order. Together they cover
// every segment of both sides exactly once; see [Ladder.Verify].
type Ladder []Bead

// Verify says what is wrong with the ladder of a bitext with n source and m
// target segments, or returns nil. The laws: no bead is empty on both sides;
// the source ranges follow one another and cover 0 to n; so do the target
// ranges of the beads that are not moved, with those of the moved beads filling
// exactly the holes; a moved bead has text on both sides; confidences lie in
// [0, 1].
func (l Ladder) Verify(n, m int) error {
	seen := make([]bool, m)
	next, last := 0, 0
	for k, b := range l {
		switch {
		case b.Src.Len() < 0 || b.Dst.Len() < 0 || b.Src.Lo < 0 || b.Dst.Lo < 0 || b.Dst.Hi > m:
			return fmt.Errorf("bead %d: %v:%v is outside 0:%d, 0:%d", k, b.Src, b.Dst, n, m)
		case b.Src.Empty() && b.Dst.Empty():
			return fmt.Errorf("bead %d is empty on both sides", k)
		case b.Src.Lo != next:
			return fmt.Errorf("bead %d starts at source segment %d, want %d", k, b.Src.Lo, next)
		case b.Moved && (b.Src.Empty() || b.Dst.Empty()):
			return fmt.Errorf("bead %d is moved, but empty on one side", k)
		case !b.Moved && b.Dst.Lo < last:
			return fmt.Errorf("bead %d goes back to target segment %d, but is not marked moved", k, b.Dst.Lo)
		case !(b.Confidence >= 0 && b.Confidence <= 1):
			return fmt.Errorf("bead %d: confidence %v is outside 0 to 1", k, b.Confidence)
		}
		next = b.Src.Hi
		if !b.Moved {
			last = b.Dst.Hi
		}
		for j := b.Dst.Lo; j < b.Dst.Hi; j++ {
			if seen[j] {
				return fmt.Errorf("bead %d: target segment %d is in two beads", k, j)
			}
			seen[j] = true
		}
	}
	if next != n {
		return fmt.Errorf("the ladder ends at source segment %d, want %d", next, n)
	}
	for j, ok := range seen {
		if !ok {
			return fmt.Errorf("target segment %d is in no bead", j)
		}
	}
	return nil
}

// A Bitext is a text and its translation, with their alignment. The source is
// the English side unless the user asked to keep the order of the files.
type Bitext struct {
	Src, Dst Document
	Unit     Unit
	Ladder   Ladder

	// Loose tells that the beads are units of a memory, which neither follow one
	// another nor make a text: what one lacks no other has in its place.
	Loose bool
}

// Verify says why texts and translations of the bitext cannot be compared, or
// returns nil: a document has no language, or the ladder is not valid for the
// two (see [Ladder.Verify]). Segments may be [Unknown].
func (b Bitext) Verify() error {
	for _, s := range Sides {
		if doc := b.On(s); doc.Tag == Unknown {
			return fmt.Errorf("%s: its language is not known; set its Tag, or detect it with lang.Detect", cmp.Or(doc.Path, "the "+s.String()))
		}
	}
	if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		return fmt.Errorf("%s and %s have no valid ladder; align them first: %w", cmp.Or(b.Src.Path, "source"), cmp.Or(b.Dst.Path, "target"), err)
	}
	return nil
}
