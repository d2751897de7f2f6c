package ledger

import (
	"cmp"
	"iter"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// nearby is how many beads either way count as the neighbourhood, and crowded how
// many facts in it are too many to look at one by one for each fact of a bead.
const (
	nearby  = 2
	crowded = 1000
)

// elsewhere looks for what is left over in the beads around, then in the whole
// other text, if there is one. What the bead itself has across, another fact has
// taken. A fact i of side s that is found as mention q has moved if moved says so.
func (v *inventory) elsewhere(m *matching, moved func(s corpus.Side, i int, q *Mention) bool) {
	if v.loose {
		return
	}
	for _, s := range corpus.Sides {
		for i := range m.facts[s] {
			if m.done[s][i] || !m.facts[s][i].Telling() {
				continue
			}
			q := v.find(m, s, i)
			if q == nil || v.ladder[m.bead].On(s.Other()).Holds(q.Segment) || !moved(s, i, q) {
				continue
			}
			m.done[s][i] = true
			m.out = append(m.out, entry(s, &m.facts[s][i], q, Moved, m.bead))
		}
	}
}

// displaced tells whether a figure that its whole text lacks otherwise stands where
// the counterpart of fact i of side s should: the headings have 48 and 31, and that
// the text has 48 below, on both sides, does not excuse 31.
func (v *inventory) displaced(m *matching, s corpus.Side, i int) bool {
	p := &m.facts[s][i]
	lo, hi := m.window(s, i)
	for j := lo; j < hi; j++ {
		q := &m.facts[s.Other()][j]
		if !m.done[s.Other()][j] && q.Hard() && rival(p.Fact, q.Fact, m.across(s, i, j)) && v.find(m, s.Other(), j) == nil {
			return true
		}
	}
	return false
}

// find is what [inventory.look] finds across for fact i of side s.
func (v *inventory) find(m *matching, s corpus.Side, i int) *Mention {
	f := &m.found[s][i]
	if !f.known {
		*f = sought{v.look(m.bead, s.Other(), m.facts[s][i].Fact), true}
	}
	return f.Mention
}

// look finds an equal fact on side s, near the bead or anywhere: one that its own
// bead does not answer, if there is one so near.
func (v *inventory) look(k int, s corpus.Side, f facts.Fact) *Mention {
	var answered *Mention
	for q := range v.near(k, s, key(f)) {
		if facts.Same(q.Fact, f).Kind == facts.Equal && !coarser(q.Fact, f) {
			if !q.answered {
				return q
			}
			answered = cmp.Or(answered, q)
		}
	}
	var first *Mention
	if list := v.values[s][key(f)]; len(list) > 0 {
		first = list[0]
	}
	for _, q := range [...]*Mention{v.surplus[s][key(f)], answered, first} {
		if q != nil && !coarser(q.Fact, f) {
			return q
		}
	}
	return nil
}

// near goes over the facts of side s in the beads around bead k; where they are
// crowded, over those with the key alone.
func (v *inventory) near(k int, s corpus.Side, key string) iter.Seq[*Mention] {
	around := v.ladder[max(0, k-nearby):min(len(v.ladder), k+nearby+1)]
	n := 0
	for _, b := range around {
		for _, list := range v.facts[s][b.On(s).Lo:b.On(s).Hi] {
			n += len(list)
		}
	}
	return func(yield func(*Mention) bool) {
		for _, b := range around {
			in := b.On(s)
			if n > crowded {
				list := v.values[s][key]
				at, _ := slices.BinarySearchFunc(list, in.Lo, func(m *Mention, i int) int { return cmp.Compare(m.Segment, i) })
				for ; at < len(list) && list[at].Segment < in.Hi; at++ {
					if !yield(list[at]) {
						return
					}
				}
				continue
			}
			for _, list := range v.facts[s][in.Lo:in.Hi] {
				for i := range list {
					if !yield(&list[i]) {
						return
					}
				}
			}
		}
	}
}

// coarser tells whether a number has less digits than the one it is to answer: a
// "four" elsewhere is not the 4.0 of a version.
func coarser(q, f facts.Fact) bool {
	return q.Class == facts.Number && f.Class == facts.Number && q.Digits < f.Digits
}
