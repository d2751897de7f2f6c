package curate

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// A Sample draws units from a stream of any length in one pass, as many from each
// stratum as can be, and where there is but one stratum each with the same chance.
//
// Every unit draws a lot. Of each stratum those with the lowest lots are kept: what
// Fan, Muller and Rezucha, "Development of Sampling Plans by Using Sequential (Item
// by Item) Selection Techniques" (1962), do for one. Where there are too many, the
// highest lot of the fullest stratum goes, and no higher one of that stratum comes
// after it.
type Sample struct {
	most   int
	random *rand.Rand
	strata map[string]*stratum
	full   fullest
	kept   int
	seen   int
}

// A stratum is the units of one kind that were drawn.
type stratum struct {
	drawn []drawn // a heap, the highest lot first
	limit float64 // lots from here on are too high
	at    int     // in the heap of strata
}

// A drawn unit has its number in the stream and its lot.
type drawn struct {
	exchange.TU
	number int
	lot    float64
}

// NewSample returns a sample of so many units at most. The same seed draws the same of
// the same stream.
func NewSample(most int, seed uint64) *Sample {
	return &Sample{most: most, random: rand.New(rand.NewPCG(seed, seedLow)), strata: map[string]*stratum{}}
}

// Add lets a unit of a stratum draw. Every unit has the stratum "" where there is one.
func (s *Sample) Add(u exchange.TU, name string) {
	lot := s.random.Float64()
	number := s.seen
	s.seen++
	x := s.strata[name]
	if x == nil {
		x = &stratum{limit: math.Inf(1)}
		s.strata[name] = x
		heap.Push(&s.full, x)
	}
	if lot >= x.limit {
		return
	}
	heap.Push(x, drawn{u, number, lot})
	heap.Fix(&s.full, x.at)
	if s.kept++; s.kept > s.most {
		fullest := s.full[0]
		fullest.limit = heap.Pop(fullest).(drawn).lot
		heap.Fix(&s.full, 0)
		s.kept--
	}
}

// Seen is how many units drew.
func (s *Sample) Seen() int { return s.seen }

// Strata is how many strata they were of.
func (s *Sample) Strata() int { return len(s.strata) }

// Units are those that were drawn, in the order of the stream.
func (s *Sample) Units() []exchange.TU {
	var all []drawn
	for _, x := range s.full {
		all = append(all, x.drawn...)
	}
	slices.SortFunc(all, func(a, b drawn) int { return cmp.Compare(a.number, b.number) })
	units := make([]exchange.TU, len(all))
	for k, d := range all {
		units[k] = d.TU
	}
	return units
}

// A Stratum names the kind of a unit.
type Stratum string

// The kinds of strata.
const (
	ByLength     Stratum = "length"     // of the source: each from 2^n to 2^(n+1) English letters
	ByConfidence Stratum = "confidence" // tenths; units without one are by themselves
	ByDocument   Stratum = "document"
)

// Strata are all kinds.
var Strata = []Stratum{ByLength, ByConfidence, ByDocument}

// StratumNamed is the kind of a name; false if there is none.
func StratumNamed(name string) (Stratum, bool) {
	return Stratum(name), slices.Contains(Strata, Stratum(name))
}

// Of is the stratum of a unit of a document.
func (s Stratum) Of(u exchange.TU, document string) string {
	switch s {
	case ByLength:
		return fmt.Sprint(math.Ilogb(max(1, evidence.EnglishRunes(u.Src.Text(), u.Src.Tag))))
	case ByConfidence:
		if u.Confidence == 0 {
			return ""
		}
		return fmt.Sprint(min(9, int(u.Confidence*10)))
	}
	return document
}

// Len, Less, Swap, Push and Pop make a heap of a stratum's units.
func (x *stratum) Len() int           { return len(x.drawn) }
func (x *stratum) Less(i, j int) bool { return x.drawn[i].lot > x.drawn[j].lot }
func (x *stratum) Swap(i, j int)      { x.drawn[i], x.drawn[j] = x.drawn[j], x.drawn[i] }
func (x *stratum) Push(d any)         { x.drawn = append(x.drawn, d.(drawn)) }
func (x *stratum) Pop() any {
	last := len(x.drawn) - 1
	d := x.drawn[last]
	x.drawn[last] = drawn{} // else its texts stay in memory
	x.drawn = x.drawn[:last]
	return d
}

// fullest is a heap of strata, the one with most units first.
type fullest []*stratum

func (f fullest) Len() int           { return len(f) }
func (f fullest) Less(i, j int) bool { return len(f[i].drawn) > len(f[j].drawn) }
func (f fullest) Swap(i, j int) {
	f[i], f[j] = f[j], f[i]
	f[i].at, f[j].at = i, j
}
func (f *fullest) Push(x any) {
	x.(*stratum).at = len(*f)
	*f = append(*f, x.(*stratum))
}
func (f *fullest) Pop() any { panic("no stratum goes") }
