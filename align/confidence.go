package align

import "github.com/bitext-tools/bitext/corpus"

// assure gives each bead of a path the share of all ladders, by probability,
// that have it. An omission or an addition counts wherever in the other text
// it is told.
func (p posterior) assure(l *lattice, beads []corpus.Bead) {
	src, dst := make([]float64, l.n), make([]float64, l.m)
	for i := range l.n {
		for j := l.band.lo[i]; j <= l.band.hi[i]; j++ {
			src[i] += p.edges[l.band.node(i, j)*len(shapes)+omission]
		}
	}
	for i := range l.n + 1 {
		for j := l.band.lo[i]; j <= l.band.hi[i] && j < l.m; j++ {
			dst[j] += p.edges[l.band.node(i, j)*len(shapes)+addition]
		}
	}
	for k := range beads {
		b := &beads[k]
		switch {
		case b.Dst.Empty():
			b.Confidence = chance(src[b.Src.Lo])
		case b.Src.Empty():
			b.Confidence = chance(dst[b.Dst.Lo])
		default:
			b.Confidence = chance(p.edges[l.band.node(b.Src.Lo, b.Dst.Lo)*len(shapes)+shapeIndex(*b)])
		}
	}
}

// chance keeps rounding errors of sums inside 0 to 1.
func chance(p float64) float64 { return min(1, max(0, p)) }
