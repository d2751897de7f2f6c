package align

import "github.com/bitext-tools/bitext/corpus"

// assure gives each bead of a path the share of all ladders, by probability,
// that have it. An omission or an addition counts wherever in the other text
// it is told.
func (p posterior) assure(l *lattice, beads []corpus.Bead) {
	for k := range beads {
		beads[k].Confidence = chance(p.of(l, beads[k]))
	}
}

// of is the probability of a bead.
func (p posterior) of(l *lattice, b corpus.Bead) float64 {
	switch {
	case b.Dst.Empty():
		return p.omitted[b.Src.Lo]
	case b.Src.Empty():
		return p.added[b.Dst.Lo]
	}
	return p.edges[l.band.node(b.Src.Lo, b.Dst.Lo)*len(shapes)+shapeIndex(b)]
}

// chance keeps rounding errors of sums inside 0 to 1.
func chance(p float64) float64 { return min(1, max(0, p)) }
