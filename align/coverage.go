package align

import (
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// coverage says, for each two segments in the band, how well each token of one
// is translated in the other by the lexicon: 0 not at all, 255 beyond doubt.
// Several segments together cover a token as well as the best of them.
type coverage struct {
	src, dst [][]uint8 // at node (i, j): a number for each token of segment i, and of j
	memo     []*memo   // by the node where a rectangle starts
}

func newCoverage(p *pairing, table *vectors.Table) coverage {
	entries := lookUp(p, table)
	n := p.band.nodes()
	c := coverage{make([][]uint8, n), make([][]uint8, n), make([]*memo, n)}
	at := make([]int32, table.Tokens()) // where a token stands in the segment of the row, plus 1
	byRow(p, func(i int, js corpus.Range) {
		for k, t := range p.src[i].text.Tokens {
			at[t.ID] = int32(k + 1)
		}
		own, sum := len(p.src[i].text.Tokens), 0
		for j := js.Lo; j < js.Hi; j++ {
			sum += own + len(p.dst[j].text.Tokens)
		}
		room := make([]uint8, sum) // one for the row, as millions of small ones cost more
		for j := js.Lo; j < js.Hi; j++ {
			node, other := p.band.node(i, j), len(p.dst[j].text.Tokens)
			c.src[node], c.dst[node] = room[:own:own], room[own:own+other]
			room = room[own+other:]
			matchTokens(at, entries, &p.dst[j], c.src[node], c.dst[node])
		}
		for _, t := range p.src[i].text.Tokens {
			at[t.ID] = 0
		}
	})
	return c
}

func byRow(p *pairing, row func(i int, js corpus.Range)) {
	for i := range p.src {
		row(i, corpus.Range{Lo: p.band.lo[i], Hi: min(p.band.hi[i]+1, len(p.dst))})
	}
}

// An entry is a translation from the lexicon with its strength in 1/255.
type entry struct {
	to       int32
	strength uint8
}

// lookUp gives the lexicon's entries between the tokens of the two sides, by
// the token of the target side.
func lookUp(p *pairing, table *vectors.Table) map[int32][]entry {
	out := map[int32][]entry{}
	here := map[int32]bool{}
	for j := range p.dst {
		for _, t := range p.dst[j].text.Tokens {
			here[t.ID] = true
		}
	}
	seen := map[int32]bool{}
	for i := range p.src {
		for _, t := range p.src[i].text.Tokens {
			if seen[t.ID] {
				continue
			}
			seen[t.ID] = true
			if here[t.ID] { // a Latin name, a figure: itself
				out[t.ID] = append(out[t.ID], entry{t.ID, 255})
			}
			table.Translations(t.ID, func(tr vectors.Translation) {
				if here[tr.To] {
					out[tr.To] = append(out[tr.To], entry{t.ID, strength(tr)})
				}
			})
		}
	}
	for f := range here { // the other side may be the one the lexicon starts from
		table.Translations(f, func(tr vectors.Translation) {
			if seen[tr.To] {
				out[f] = append(out[f], entry{tr.To, strength(tr)})
			}
		})
	}
	return out
}

// strength is the strength of a translation in 1/255.
func strength(t vectors.Translation) uint8 { return uint8(255 * t.Strength()) }

// matchTokens fills in the strengths of a segment of the row and a target one.
func matchTokens(at []int32, entries map[int32][]entry, target *segment, src, dst []uint8) {
	for k, t := range target.text.Tokens {
		for _, e := range entries[t.ID] {
			if a := at[e.to]; a > 0 {
				src[a-1] = max(src[a-1], e.strength)
				dst[k] = max(dst[k], e.strength)
			}
		}
	}
}

// of is the share of each side's weight that the other side covers, both 0 to
// 1. It is false where part of the rectangle lies outside the band, or one side
// has no token.
func (c *coverage) of(p *pairing, src, dst corpus.Range) (source, target float64, ok bool) {
	if !p.band.holds(src.Lo, dst.Lo) {
		return 0, 0, false
	}
	at := &c.memo[p.band.node(src.Lo, dst.Lo)]
	if *at == nil {
		*at = new(memo)
	}
	m, k := *at, (src.Len()-1)*reach+dst.Len()-1
	if bit := uint32(1) << k; m.known&bit == 0 {
		m.known |= bit
		m.source[k], m.target[k], ok = c.compute(p, src, dst)
		if ok {
			m.ok |= bit
		}
	}
	return float64(m.source[k]), float64(m.target[k]), m.ok>>k&1 == 1
}

// memo is what [coverage.of] found of the rectangles that start at one node, by
// their shape.
type memo struct {
	source, target [reach * reach]float32
	known, ok      uint32 // a bit a shape
}

func (c *coverage) compute(p *pairing, src, dst corpus.Range) (source, target float32, ok bool) {
	if !p.inBand(src, dst) {
		return 0, 0, false
	}
	var best [reach][]uint8
	var covered, weight float32
	for i := src.Lo; i < src.Hi; i++ {
		for j := dst.Lo; j < dst.Hi; j++ {
			best[j-dst.Lo] = c.src[p.band.node(i, j)]
		}
		cov, w := weighted(p.src[i].text.Tokens, best[:dst.Len()])
		covered, weight = covered+cov, weight+w
	}
	if weight == 0 {
		return 0, 0, false
	}
	source = covered / weight
	covered, weight = 0, 0
	for j := dst.Lo; j < dst.Hi; j++ {
		for i := src.Lo; i < src.Hi; i++ {
			best[i-src.Lo] = c.dst[p.band.node(i, j)]
		}
		cov, w := weighted(p.dst[j].text.Tokens, best[:src.Len()])
		covered, weight = covered+cov, weight+w
	}
	if weight == 0 {
		return 0, 0, false
	}
	return source, covered / weight, true
}

// weighted sums the tokens' weights, and what of them the best of the
// strengths covers.
func weighted(tokens []vectors.Token, strengths [][]uint8) (covered, weight float32) {
	for k := range tokens {
		best := strengths[0][k]
		for _, s := range strengths[1:] {
			best = max(best, s[k])
		}
		w := tokens[k].Weight
		weight += w
		covered += w * (float32(best) / 255)
	}
	return covered, weight
}
