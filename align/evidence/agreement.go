package evidence

import (
	"math"
	"slices"
)

// An agreement is how far two texts mention the same.
type agreement struct {
	shared   float64 // weight of what both mention
	apart    float64 // weight of what only one does
	src, dst int     // number of mentions on each side
}

// any tells whether anything is mentioned at all.
func (a agreement) any() bool { return a.shared+a.apart > 0 }

// agree compares the mentions of two ranges of segments, one with one.
func agree(src, dst []Segment, of func(*Segment) []mention) (a agreement) {
	var room [2][32]mention // most beads mention less, and need no memory
	here, there := collect(room[0][:0], src, of), collect(room[1][:0], dst, of)
	a.src, a.dst = len(here), len(there)
	for _, x := range here {
		if k := slices.IndexFunc(there, func(y mention) bool { return y.key == x.key }); k >= 0 {
			a.shared += math.Max(x.weight, there[k].weight)
			there = slices.Delete(there, k, k+1)
		} else {
			a.apart += x.weight
		}
	}
	for _, y := range there {
		a.apart += y.weight
	}
	return a
}

// collect appends what some segments mention.
func collect(out []mention, segments []Segment, of func(*Segment) []mention) []mention {
	for i := range segments {
		out = append(out, of(&segments[i])...)
	}
	return out
}
