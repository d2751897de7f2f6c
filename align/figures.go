package align

import (
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// Figures are compared by value: 4.3 billion is 43亿 and 4,3 млрд.
var (
	figuresShared = feature{
		name: "figures-shared",
		doc:  "log of the weight of the figures that both sides have",
		of: paired(func(c *candidate) (float64, bool) {
			shared, _, ok := common(c.pairing, c.src, c.dst, func(s *segment) []mention { return s.figures })
			return math.Log1p(shared), ok
		}),
	}
	figuresApart = feature{
		name: "figures-apart",
		doc:  "log of the weight of the figures that one side has alone",
		of: paired(func(c *candidate) (float64, bool) {
			_, apart, ok := common(c.pairing, c.src, c.dst, func(s *segment) []mention { return s.figures })
			return math.Log1p(apart), ok
		}),
	}
)

// A mention is something a text names that the other text should name too.
type mention struct {
	key    string
	weight float64 // how telling it is
}

// figuresOf are the values of a text: of a date its year, month and day apart.
func figuresOf(text string, tag corpus.Tag) []mention {
	var out []mention
	put := func(kind, value string, weight float64) {
		out = append(out, mention{kind + value, weight})
	}
	for _, f := range facts.Find(text, tag) {
		if !f.IsValue() {
			continue
		}
		weight := 1.0
		if f.Soft {
			weight = 0.3 // small words for numbers come and go in translation
		}
		if f.Class == facts.Date {
			for _, part := range []struct {
				kind  string
				value int
			}{{"y", int(f.Day.Year)}, {"m", int(f.Day.Month)}, {"d", int(f.Day.Day)}, {"w", int(f.Day.Weekday)}} {
				if part.value != 0 {
					put(part.kind, facts.Int(int64(part.value)).String(), weight)
				}
			}
			continue
		}
		for _, end := range f.Ends() {
			if end.Value.IsNumber() {
				put("", end.Value.String(), weight)
			}
		}
	}
	return out
}

// common weighs what both ranges mention and what only one does; false where
// neither mentions anything.
func common(p *pairing, src, dst corpus.Range, of func(*segment) []mention) (shared, apart float64, ok bool) {
	var room [2][32]mention // most beads mention less, and need no memory
	a, b := collect(room[0][:0], p.src, src, of), collect(room[1][:0], p.dst, dst, of)
	for _, x := range a {
		if k := slices.IndexFunc(b, func(y mention) bool { return y.key == x.key }); k >= 0 {
			shared += math.Max(x.weight, b[k].weight)
			b = slices.Delete(b, k, k+1)
		} else {
			apart += x.weight
		}
	}
	for _, y := range b {
		apart += y.weight
	}
	return shared, apart, shared+apart > 0
}

// collect appends what a range mentions.
func collect(out []mention, side []segment, r corpus.Range, of func(*segment) []mention) []mention {
	for i := r.Lo; i < r.Hi; i++ {
		out = append(out, of(&side[i])...)
	}
	return out
}

// tally counts what a range mentions.
func tally(side []segment, r corpus.Range, of func(*segment) []mention) int {
	n := 0
	for i := r.Lo; i < r.Hi; i++ {
		n += len(of(&side[i]))
	}
	return n
}
