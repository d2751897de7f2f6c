package ledger

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// matching is the facts of one bead on their way into the ledger.
type matching struct {
	facts [2][]Mention
	done  [2][]bool // found a counterpart
	out   []Entry
	bead  int
}

// match makes the entries of bead k, in their order: the rounds, from the surest
// relation to the loosest. A fact that has found its counterpart takes part in
// none that follow.
func (v *inventory) match(k int) []Entry {
	m := v.matching(k)
	m.pair(equals, Kept)
	m.pair(weekdays, Changed) // before either may find a date that falls on it
	m.pair(settles, Kept)
	m.pair(rescaled, Changed) // before either may count as said again
	m.repeat()
	m.pair(agrees, Rephrased)
	m.gloss()
	m.unyear()
	m.pair(slip, Changed)
	m.misdate()
	v.elsewhere(m, func(s corpus.Side, i int, q *Mention) bool { return !q.answered || !v.displaced(m, s, i) })
	m.pair(rival, Changed)
	v.elsewhere(m, func(corpus.Side, int, *Mention) bool { return true }) // what had a rival that another has taken
	m.pair(undated, Rephrased)
	m.pair(func(p, q facts.Fact, x facts.Relation) bool { return periods(p, q, x) && m.alone(p) && m.alone(q) }, Changed)
	m.repeat() // what had a rival that another has taken
	m.rest()
	return m.out
}

// matching is the facts of bead k before the first round.
func (v *inventory) matching(k int) *matching {
	m := &matching{bead: k}
	for _, s := range corpus.Sides {
		in := v.ladder[k].On(s)
		for _, list := range v.facts[s][in.Lo:in.Hi] {
			for _, f := range list {
				if f.Class != facts.Name { // written otherwise in every script
					m.facts[s] = append(m.facts[s], f)
				}
			}
		}
		m.done[s] = make([]bool, len(m.facts[s]))
	}
	return m
}

// entry joins two mentions, either of which may be nil, the first of side s.
func entry(s corpus.Side, p, q *Mention, status Status, bead int) Entry {
	if s == corpus.Target {
		p, q = q, p
	}
	e := Entry{Source: p, Target: q, Status: status, Bead: bead}
	if p != nil && q != nil {
		e.Relation = relate(p, q)
		if status == Kept && p.Class == facts.Multiple && q.Class == facts.Multiple && p.Value != q.Value {
			e.Status = Rephrased // halve, «вдвое»
		}
	}
	return e
}

// pair joins facts that have no counterpart yet and relate as wanted, the most
// alike first and among equals those at like places.
func (m *matching) pair(wanted func(p, q facts.Fact, x facts.Relation) bool, status Status) {
	type couple struct {
		i, j     int
		relation facts.Relation
		apart    float64
	}
	var couples []couple
	for i := range m.facts[corpus.Source] {
		lo, hi := m.window(corpus.Source, i)
		for j := lo; j < hi; j++ {
			if m.done[corpus.Source][i] || m.done[corpus.Target][j] {
				continue
			}
			p, q := &m.facts[corpus.Source][i], &m.facts[corpus.Target][j]
			if x := relate(p, q); wanted(p.Fact, q.Fact, x) {
				couples = append(couples, couple{i, j, x, m.apart(i, j)})
			}
		}
	}
	slices.SortStableFunc(couples, func(a, b couple) int {
		return cmp.Or(cmp.Compare(a.relation.Kind, b.relation.Kind), cmp.Compare(a.apart, b.apart))
	})
	for _, c := range couples {
		if !m.done[corpus.Source][c.i] && !m.done[corpus.Target][c.j] {
			m.done[corpus.Source][c.i], m.done[corpus.Target][c.j] = true, true
			m.out = append(m.out, entry(corpus.Source, &m.facts[corpus.Source][c.i], &m.facts[corpus.Target][c.j], status, m.bead))
		}
	}
}

// alone tells whether each side of the bead names no more than one part of what
// the fact names a part of: mornings and evenings of a longer report may stand
// anywhere.
func (m *matching) alone(f facts.Fact) bool {
	for _, s := range corpus.Sides {
		n := 0
		for _, o := range m.facts[s] {
			if o.Class == facts.Period && o.Unit == f.Unit {
				n++
			}
		}
		if n > 1 {
			return false
		}
	}
	return true
}

// window is the range of facts across that fact i of side s is held against:
// all of them but in the most crowded beads, such as a table in one paragraph,
// where only those at like places are, to keep time in proportion.
func (m *matching) window(s corpus.Side, i int) (lo, hi int) {
	const reach = 100
	n := len(m.facts[s.Other()])
	at := i * n / len(m.facts[s])
	return max(0, at-reach), min(n, at+reach+1)
}

// apart is how far apart two facts stand, by their rank among the facts of
// their side: 0 to 1, and 1 more where only one of them names a year or is
// qualified so, and where only one of them is one.
func (m *matching) apart(i, j int) float64 {
	p, q := m.facts[corpus.Source][i], m.facts[corpus.Target][j]
	d := float64(i+1)/float64(len(m.facts[corpus.Source])+1) - float64(j+1)/float64(len(m.facts[corpus.Target])+1)
	d = max(d, -d)
	if (p.written.Day.Year != 0) != (q.written.Day.Year != 0) || p.Qualifier != q.Qualifier {
		d++
	}
	if one := facts.Int(1); p.Class == facts.Number && (p.Value == one) != (q.Value == one) { // a mere article as often
		d++
	}
	return d
}

// repeat settles facts that the other side of the bead has once and this side
// twice, and ranges whose ends stand there as two figures.
func (m *matching) repeat() {
	for _, s := range corpus.Sides {
		for i := range m.facts[s] {
			if m.done[s][i] || m.rivalled(s, i) {
				continue
			}
			if q := m.answer(s, i); q != nil {
				m.done[s][i] = true
				m.out = append(m.out, entry(s, &m.facts[s][i], q, Kept, m.bead))
			}
		}
	}
}

// gloss settles measures that the source gives in two units and the target in
// one: "80 km (50 miles)" beside 80公里. What a target gives twice was added.
func (m *matching) gloss() {
	const s = corpus.Source
	for i := range m.facts[s] {
		p := &m.facts[s][i]
		if m.done[s][i] || !slices.ContainsFunc(m.facts[s], func(o Mention) bool { return glosses(*p, o) }) {
			continue
		}
		lo, hi := m.window(s, i)
		for j := lo; j < hi; j++ {
			if q := &m.facts[s.Other()][j]; relate(p, q).Kind == facts.Converted {
				m.done[s][i] = true
				m.out = append(m.out, entry(s, p, q, Rephrased, m.bead))
				break
			}
		}
	}
}

// rivalled tells whether a fact across has nothing to answer but stands where
// the counterpart of fact i of side s should: two sources and two drones beside
// 两名 and 三架.
func (m *matching) rivalled(s corpus.Side, i int) bool {
	p := &m.facts[s][i]
	lo, hi := m.window(s, i)
	for j := lo; j < hi; j++ {
		q := &m.facts[s.Other()][j]
		if m.done[s.Other()][j] || q.Class != p.Class || p.IsRange() || q.IsRange() {
			continue
		}
		if x := relate(p, q); x.Kind > facts.Converted && x.Kind < facts.Unrelated && m.answer(s.Other(), j) == nil {
			return true
		}
	}
	return false
}

// unyear settles a number that is left over with a date across that took it for
// its year, where this side has the date without one: "In November 1,910
// people" beside «в ноябре 1910 человек».
func (m *matching) unyear() {
	for _, s := range corpus.Sides {
		for i := range m.facts[s] {
			p := &m.facts[s][i]
			if n, ok := p.Value.IsInt(); m.done[s][i] || p.Class != facts.Number || !ok || n < 1000 || n > 2999 {
				continue
			}
			lo, hi := m.window(s, i)
			for j := lo; j < hi; j++ {
				q := &m.facts[s.Other()][j]
				if tookYear(p, q) && slices.ContainsFunc(m.facts[s], func(o Mention) bool { return sameMonth(o, *q) }) {
					m.done[s][i] = true
					m.out = append(m.out, entry(s, p, q, Kept, m.bead))
					break
				}
			}
		}
	}
}

// misdate joins a number that is left over with a date across whose year it
// may be, though the date was settled by its month and day.
func (m *matching) misdate() {
	for _, s := range corpus.Sides {
		for i := range m.facts[s] {
			lo, hi := m.window(s, i)
			for j := lo; j < hi && !m.done[s][i]; j++ {
				if q := &m.facts[s.Other()][j]; misdated(&m.facts[s][i], q) {
					m.done[s][i] = true
					m.out = append(m.out, entry(s, &m.facts[s][i], q, Changed, m.bead))
				}
			}
		}
	}
}

// answer is a fact across the bead, matched or not, that agrees with fact i of
// side s, or with its first end where another agrees with its second.
func (m *matching) answer(s corpus.Side, i int) *Mention {
	lo, hi := m.window(s, i)
	var first *Mention
	for _, end := range m.facts[s][i].ends() {
		found := agreeing(m.facts[s.Other()][lo:hi], end)
		if found == nil {
			return nil
		}
		if first == nil {
			first = found
		}
	}
	return first
}

// agreeing is the first of the facts one of whose ends agrees with p.
func agreeing(list []Mention, p Mention) *Mention {
	for j := range list {
		for _, q := range list[j].ends() {
			if relate(&p, &q).Kind <= facts.Compatible {
				return &list[j]
			}
		}
	}
	return nil
}

// ends is the mention or, of a range, its two ends, of a score its two numbers:
// 9-4 is also 9票赞成、4票反对.
func (m Mention) ends() []Mention {
	list := m.Ends()
	if m.Class == facts.Score {
		p, q := m.Fact, m.Fact
		p.Class, p.High = facts.Number, facts.Value{}
		q.Class, q.High, q.Value = facts.Number, facts.Value{}, m.High
		list = []facts.Fact{p, q}
	}
	if len(list) == 1 {
		return []Mention{m}
	}
	var out []Mention
	for _, f := range list {
		out = append(out, Mention{Fact: f, Segment: m.Segment, written: f})
	}
	return out
}

// nearby is how many beads either way count as the neighbourhood.
const nearby = 2

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
			q := v.look(m.bead, s.Other(), m.facts[s][i].Fact)
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
		if !m.done[s.Other()][j] && q.Hard() && rival(p.Fact, q.Fact, relate(p, q)) && v.look(m.bead, s, q.Fact) == nil {
			return true
		}
	}
	return false
}

// look finds an equal fact on side s, near the bead or anywhere: one that its own
// bead does not answer, if there is one so near.
func (v *inventory) look(k int, s corpus.Side, f facts.Fact) *Mention {
	var answered *Mention
	for _, b := range v.ladder[max(0, k-nearby):min(len(v.ladder), k+nearby+1)] {
		for j := b.On(s).Lo; j < b.On(s).Hi; j++ {
			for i := range v.facts[s][j] {
				if q := &v.facts[s][j][i]; facts.Same(q.Fact, f).Kind == facts.Equal && !coarser(q.Fact, f) {
					if !q.answered {
						return q
					}
					answered = cmp.Or(answered, q)
				}
			}
		}
	}
	for _, q := range [...]*Mention{v.surplus[s][key(f)], answered, v.values[s][key(f)]} {
		if q != nil && !coarser(q.Fact, f) {
			return q
		}
	}
	return nil
}

// coarser tells whether a number has less digits than the one it is to answer: a
// "four" elsewhere is not the 4.0 of a version.
func coarser(q, f facts.Fact) bool {
	return q.Class == facts.Number && f.Class == facts.Number && q.Digits < f.Digits
}

// rest enters what found no counterpart at all, but for soft facts: "one" and
// 一 prove nothing by being there.
func (m *matching) rest() {
	for _, s := range corpus.Sides {
		for i := range m.facts[s] {
			if !m.done[s][i] && m.facts[s][i].Hard() {
				m.out = append(m.out, entry(s, &m.facts[s][i], nil, OnlyOne, m.bead))
			}
		}
	}
}
