package ledger

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

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
	several := m.severalParts()
	m.pair(func(p, q facts.Fact, x facts.Relation) bool {
		return periods(p, q, x) && !several[p.Unit] && !several[q.Unit]
	}, Changed)
	m.repeat() // what had a rival that another has taken
	m.rest()
	return m.out
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

// A couple is two facts that may be joined. There are up to two hundred of them for
// each fact, so they are small.
type couple struct {
	apart float64
	i     int32 // of the source
	at    uint8 // of the target, from the beginning of the window of i
	kind  facts.Kind
}

// pair joins facts that have no counterpart yet and relate as wanted, the most
// alike first and among equals those at like places.
func (m *matching) pair(wanted func(p, q facts.Fact, x facts.Relation) bool, status Status) {
	each := func(do func(i, j, lo int, x facts.Relation)) {
		for i := range m.facts[corpus.Source] {
			lo, hi := m.window(corpus.Source, i)
			for j := lo; j < hi && !m.done[corpus.Source][i]; j++ {
				if m.done[corpus.Target][j] {
					continue
				}
				if x := m.relation(i, j); wanted(m.facts[corpus.Source][i].Fact, m.facts[corpus.Target][j].Fact, x) {
					do(i, j, lo, x)
				}
			}
		}
	}
	n := 0
	each(func(int, int, int, facts.Relation) { n++ })
	couples := slices.Grow(m.couples[:0], n)
	each(func(i, j, lo int, x facts.Relation) {
		couples = append(couples, couple{m.apart(i, j), int32(i), uint8(j - lo), x.Kind})
	})
	m.couples = couples
	slices.SortFunc(couples, func(a, b couple) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.apart, b.apart), cmp.Compare(a.i, b.i), cmp.Compare(a.at, b.at))
	})
	for _, c := range couples {
		i := int(c.i)
		lo, _ := m.window(corpus.Source, i)
		if j := lo + int(c.at); !m.done[corpus.Source][i] && !m.done[corpus.Target][j] {
			m.done[corpus.Source][i], m.done[corpus.Target][j] = true, true
			m.out = append(m.out, entry(corpus.Source, &m.facts[corpus.Source][i], &m.facts[corpus.Target][j], status, m.bead))
		}
	}
}

// severalParts is what a side of the bead names more than one part of: mornings
// and evenings of a longer report may stand anywhere.
func (m *matching) severalParts() map[string]bool {
	several := map[string]bool{}
	for _, s := range corpus.Sides {
		named := map[string]bool{}
		for i := range m.facts[s] {
			if f := &m.facts[s][i]; f.Class == facts.Period {
				several[f.Unit] = several[f.Unit] || named[f.Unit]
				named[f.Unit] = true
			}
		}
	}
	return several
}

// apart is how far apart two facts stand, by their rank among the facts of
// their side: 0 to 1, and 1 more where only one of them names a year or is
// qualified so, and where only one of them is one.
func (m *matching) apart(i, j int) float64 {
	p, q := &m.facts[corpus.Source][i], &m.facts[corpus.Target][j]
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
		if m.done[s][i] || !m.glossed(s, i) {
			continue
		}
		lo, hi := m.window(s, i)
		for j := lo; j < hi; j++ {
			if m.relation(i, j).Kind == facts.Converted {
				m.done[s][i] = true
				m.out = append(m.out, entry(s, p, &m.facts[s.Other()][j], Rephrased, m.bead))
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
		if x := m.across(s, i, j); x.Kind > facts.Converted && x.Kind < facts.Unrelated && m.answer(s.Other(), j) == nil {
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
		yearless := m.yearlessMonths(s)
		for i := range m.facts[s] {
			p := &m.facts[s][i]
			if n, ok := p.Value.IsInt(); m.done[s][i] || p.Class != facts.Number || !ok || n < 1000 || n > 2999 {
				continue
			}
			lo, hi := m.window(s, i)
			for j := lo; j < hi; j++ {
				q := &m.facts[s.Other()][j]
				if tookYear(p, q) && yearless[q.written.Day.Month] {
					m.done[s][i] = true
					m.out = append(m.out, entry(s, p, q, Kept, m.bead))
					break
				}
			}
		}
	}
}

// yearlessMonths are the months of which a side has a date without a year.
func (m *matching) yearlessMonths(s corpus.Side) map[int8]bool {
	months := map[int8]bool{}
	for i := range m.facts[s] {
		if f := &m.facts[s][i]; f.Class == facts.Date && f.written.Day.Year == 0 && f.written.Day.Month != 0 {
			months[f.written.Day.Month] = true
		}
	}
	return months
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
