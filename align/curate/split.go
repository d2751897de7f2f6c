package curate

import (
	"math"
	"math/rand/v2"

	"github.com/bitext-tools/bitext/corpus/exchange"
)

// A Part is what units are for.
type Part string

// The parts of a corpus, and none of them.
const (
	Train Part = "train"
	Dev   Part = "dev"
	Test  Part = "test"
	NoOne Part = "" // left out; see [Plan.LeaveOut]
)

// Parts are those of a corpus, the largest first.
var Parts = []Part{Train, Dev, Test}

// A Plan says how a corpus is divided.
type Plan struct {
	Dev, Test Size
	Seed      uint64 // the same seed divides the same units in the same way

	// LeaveOut leaves near duplicates of what is in another part out of the larger
	// of the two. Else they are kept together, with all documents that they are of:
	// then every unit is in a part, and where a heading or a notice stands in many
	// documents, most of these are in one.
	LeaveOut bool
}

// A Size is how large a part is to be: a number of units, or a share of all.
type Size struct {
	Units int
	Share float64 // 0 to 1; it counts where Units is 0
}

// Of is the size in units of so many.
func (s Size) Of(all int) int {
	if s.Units > 0 {
		return s.Units
	}
	return int(math.Round(s.Share * float64(all)))
}

// A Splitter divides a corpus into [Parts] so that nothing of what is learnt from
// stands in what is tested on: neither units of one document nor near duplicates, by
// either side, are in two parts.
type Splitter struct {
	sides     [2]*Duplicates
	documents map[string]int // the first unit of each
	of        []int          // of each unit the first one of its document
}

// NewSplitter returns an empty splitter. Texts are near duplicates from that
// similarity on; see [Likeness].
func NewSplitter(similarity float64) *Splitter {
	return &Splitter{
		sides:     [2]*Duplicates{NewDuplicates(Likeness{Source, similarity}), NewDuplicates(Likeness{Target, similarity})},
		documents: map[string]int{},
	}
}

// Add adds a unit of a document, "" where that is not known. Units of which it is not
// known are each by itself, or, where it is known of others, one document.
func (s *Splitter) Add(u exchange.TU, document string) {
	n := len(s.of)
	for _, side := range s.sides {
		side.Add(u)
	}
	first, ok := s.documents[document]
	if !ok {
		first = n
		s.documents[document] = n
	}
	s.of = append(s.of, first)
}

// Documents is how many documents the units are of; 0 where that is not known.
func (s *Splitter) Documents() int {
	if _, unknown := s.documents[""]; unknown && len(s.documents) == 1 {
		return 0
	}
	return len(s.documents)
}

// Split is the part of each unit. What belongs together is gone through in an order
// that the seed says, and goes to the test part if it is not too large for what is
// missing there, else to the dev part, else to train. So neither of the small parts is
// larger than it is to be; it is smaller where what belongs together is large.
func (s *Splitter) Split(plan Plan) []Part {
	groups := s.groups(plan)
	sizes := make([]int, len(groups)) // by the group's first unit
	var order []int
	for n, group := range groups {
		if sizes[group]++; n == group {
			order = append(order, group)
		}
	}
	rand.New(rand.NewPCG(plan.Seed, seedLow)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	missing := map[Part]int{Test: plan.Test.Of(len(groups)), Dev: plan.Dev.Of(len(groups))}
	chosen := make([]Part, len(groups))
	for _, group := range order {
		chosen[group] = Train
		for _, part := range []Part{Test, Dev} {
			if sizes[group] <= missing[part] {
				chosen[group] = part
				missing[part] -= sizes[group]
				break
			}
		}
	}
	parts := make([]Part, len(groups))
	for n, group := range groups {
		parts[n] = chosen[group]
	}
	if plan.LeaveOut {
		s.leaveOut(parts)
	}
	return parts
}

// groups are the units that are to be in one part, each named by its first unit.
func (s *Splitter) groups(plan Plan) []int {
	together := &Duplicates{parent: make([]int32, len(s.of))}
	for n := range together.parent {
		together.parent[n] = int32(n)
	}
	if s.Documents() > 0 {
		for n, first := range s.of {
			together.Join(n, first)
		}
	}
	if !plan.LeaveOut {
		for _, side := range s.sides {
			for n, first := range side.Groups() {
				together.Join(n, first)
			}
		}
	}
	return together.Groups()
}

// leaveOut leaves near duplicates of units in a smaller part out of the larger ones.
func (s *Splitter) leaveOut(parts []Part) {
	rank := map[Part]int{Dev: 1, Test: 2} // the others have none to take away from
	for _, side := range s.sides {
		groups := side.Groups()
		highest := make([]int, len(groups))
		for n, group := range groups {
			highest[group] = max(highest[group], rank[parts[n]])
		}
		for n, group := range groups {
			if parts[n] != NoOne && rank[parts[n]] < highest[group] {
				parts[n] = NoOne
			}
		}
	}
}
