package corpus

// A Side is one of the two texts of a bitext.
type Side int

// The sides.
const (
	Source Side = iota
	Target
)

// Sides are both sides, the source first.
var Sides = [...]Side{Source, Target}

// String is "source" or "target".
func (s Side) String() string {
	if s == Source {
		return "source"
	}
	return "target"
}

// Other is the side across.
func (s Side) Other() Side { return 1 - s }

// On is the bead's segments on a side.
func (b Bead) On(s Side) Range {
	if s == Source {
		return b.Src
	}
	return b.Dst
}

// On is the bitext's text on a side.
func (b Bitext) On(s Side) Document {
	if s == Source {
		return b.Src
	}
	return b.Dst
}

// BeadOf is, for each segment of a side, the index of the bead that holds it.
// The ladder must be valid; see [Ladder.Verify].
func (b Bitext) BeadOf(s Side) []int {
	of := make([]int, len(b.On(s).Segments))
	for k, bead := range b.Ladder {
		for i := bead.On(s).Lo; i < bead.On(s).Hi; i++ {
			of[i] = k
		}
	}
	return of
}
