package align

import "github.com/bitext-tools/bitext/corpus"

// A block is a diagonal run of leftover segments that translate one another,
// the first n from source segment i and target segment j on.
type block struct {
	i, j, n int
	gain    float64
}

// moves finds text that was put elsewhere: among the segments that the monotone
// path left alone on both sides, the diagonal blocks that are likelier one
// moved block than so many omissions and additions. What a block costs before
// its segments are looked at is the model's move prior.
func (m *Model) moves(p *pairing, beads []corpus.Bead) []block {
	src, dst := leftover(beads, func(b corpus.Bead) (own, other corpus.Range) { return b.Src, b.Dst }),
		leftover(beads, func(b corpus.Bead) (own, other corpus.Range) { return b.Dst, b.Src })
	if len(src) == 0 || len(dst) == 0 {
		return nil
	}
	gains := m.pairGains(p, src, dst)
	var out []block
	for {
		best := bestBlock(src, dst, gains)
		best.gain += m.move
		if best.n == 0 || best.gain <= 0 {
			return out
		}
		out = append(out, best)
		for k := range best.n {
			src = without(src, best.i+k)
			dst = without(dst, best.j+k)
		}
	}
}

func leftover(beads []corpus.Bead, sides func(corpus.Bead) (own, other corpus.Range)) []int {
	var out []int
	for _, b := range beads {
		if own, other := sides(b); other.Empty() {
			out = append(out, own.Lo)
		}
	}
	return out
}

func without(list []int, x int) []int {
	out := make([]int, 0, len(list))
	for _, y := range list {
		if y != x {
			out = append(out, y)
		}
	}
	return out
}

// pairGains is what pairing leftover segments i and j gains over leaving both
// alone, by i and j.
func (m *Model) pairGains(p *pairing, src, dst []int) map[[2]int]float64 {
	out := map[[2]int]float64{}
	for _, i := range src {
		for _, j := range dst {
			s, d := corpus.Range{Lo: i, Hi: i + 1}, corpus.Range{Lo: j, Hi: j + 1}
			if pair, ok := m.oddsOf(p, s, d); ok {
				a, _ := m.oddsOf(p, s, corpus.Range{Lo: j, Hi: j})
				b, _ := m.oddsOf(p, corpus.Range{Lo: i, Hi: i}, d)
				out[[2]int{i, j}] = pair - a - b
			}
		}
	}
	return out
}

// oddsOf is the log-odds of one would-be bead; false outside the band.
func (m *Model) oddsOf(p *pairing, src, dst corpus.Range) (float64, bool) {
	c, ok := p.candidate(src, dst)
	if !ok {
		return 0, false
	}
	return m.odds(&c, shapeIndex(corpus.Bead{Src: src, Dst: dst}), make([]float64, len(features))), true
}

// bestBlock is the diagonal run of leftovers with the highest gain; its n is 0
// if no pair gains anything.
func bestBlock(src, dst []int, gains map[[2]int]float64) block {
	in := func(list []int) map[int]bool {
		set := map[int]bool{}
		for _, x := range list {
			set[x] = true
		}
		return set
	}
	srcSet, dstSet := in(src), in(dst)
	var best block
	for _, i := range src {
		for _, j := range dst {
			sum := 0.0
			for n := 0; srcSet[i+n] && dstSet[j+n]; n++ {
				g, ok := gains[[2]int{i + n, j + n}]
				if !ok {
					break
				}
				if sum += g; sum > best.gain {
					best = block{i, j, n + 1, sum}
				}
			}
		}
	}
	return best
}

// withMoves pairs the moved blocks: their omissions become moved beads, their
// additions go.
func withMoved(beads []corpus.Bead, blocks []block) []corpus.Bead {
	to, gone := map[int]int{}, map[int]bool{}
	for _, b := range blocks {
		for k := range b.n {
			to[b.i+k] = b.j + k
			gone[b.j+k] = true
		}
	}
	var out []corpus.Bead
	for _, b := range beads {
		j, moved := to[b.Src.Lo]
		switch {
		case b.Dst.Empty() && moved:
			out = append(out, corpus.Bead{Src: b.Src, Dst: corpus.Range{Lo: j, Hi: j + 1}, Confidence: b.Confidence, Moved: true})
		case b.Src.Empty() && gone[b.Dst.Lo]:
		default:
			out = append(out, b)
		}
	}
	return out
}
