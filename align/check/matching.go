package check

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
)

// matching is the facts of one bead on their way into the ledger.
type matching struct {
	facts [2][]Mention
	done  [2][]bool // found a counterpart
	out   []Entry
	bead  int
}

func (r *reading) matching(b bead) *matching {
	m := &matching{bead: b.index}
	for _, s := range []Side{Source, Target} {
		for _, i := range indices(b.segments(s)) {
			for _, f := range r.side[s].facts[i] {
				if f.Class != facts.Name { // written otherwise in every script
					m.facts[s] = append(m.facts[s], f)
				}
			}
		}
		m.done[s] = make([]bool, len(m.facts[s]))
	}
	return m
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
	for i := range m.facts[Source] {
		lo, hi := m.window(Source, i)
		for j := lo; j < hi; j++ {
			if m.done[Source][i] || m.done[Target][j] {
				continue
			}
			p, q := &m.facts[Source][i], &m.facts[Target][j]
			if x := relate(p, q); wanted(p.Fact, q.Fact, x) {
				couples = append(couples, couple{i, j, x, m.apart(i, j)})
			}
		}
	}
	slices.SortStableFunc(couples, func(a, b couple) int {
		return cmp.Or(cmp.Compare(a.relation.Kind, b.relation.Kind), cmp.Compare(a.apart, b.apart))
	})
	for _, c := range couples {
		if !m.done[Source][c.i] && !m.done[Target][c.j] {
			m.done[Source][c.i], m.done[Target][c.j] = true, true
			m.out = append(m.out, entry(Source, &m.facts[Source][c.i], &m.facts[Target][c.j], status, m.bead))
		}
	}
}

// window is the range of facts across that fact i of side s is held against:
// all of them but in the most crowded beads, such as a table in one paragraph,
// where only those at like places are, to keep time in proportion.
func (m *matching) window(s Side, i int) (lo, hi int) {
	const reach = 100
	n := len(m.facts[s.other()])
	at := i * n / len(m.facts[s])
	return max(0, at-reach), min(n, at+reach+1)
}

// apart is how far apart two facts stand, by their rank among the facts of
// their side: 0 to 1, and 1 more where only one of them names a year or is
// qualified so.
func (m *matching) apart(i, j int) float64 {
	p, q := m.facts[Source][i], m.facts[Target][j]
	d := float64(i+1)/float64(len(m.facts[Source])+1) - float64(j+1)/float64(len(m.facts[Target])+1)
	d = max(d, -d)
	if (p.written.Day.Year != 0) != (q.written.Day.Year != 0) || p.Qualifier != q.Qualifier {
		d++
	}
	return d
}

// repeat settles facts that the other side of the bead has once and this side
// twice, and ranges whose ends stand there as two figures.
func (m *matching) repeat() {
	for _, s := range []Side{Source, Target} {
		for i := range m.facts[s] {
			if m.done[s][i] {
				continue
			}
			if q := m.answer(s, i); q != nil {
				m.done[s][i] = true
				m.out = append(m.out, entry(s, &m.facts[s][i], q, Kept, m.bead))
			}
		}
	}
}

// misdate joins a number that is left over with a date across whose year it
// may be, though the date was settled by its month and day.
func (m *matching) misdate() {
	for _, s := range []Side{Source, Target} {
		for i := range m.facts[s] {
			lo, hi := m.window(s, i)
			for j := lo; j < hi && !m.done[s][i]; j++ {
				if q := &m.facts[s.other()][j]; misdated(&m.facts[s][i], q) {
					m.done[s][i] = true
					m.out = append(m.out, entry(s, &m.facts[s][i], q, Changed, m.bead))
				}
			}
		}
	}
}

// answer is a fact across the bead, matched or not, that agrees with fact i of
// side s, or with its first end where another agrees with its second.
func (m *matching) answer(s Side, i int) *Mention {
	lo, hi := m.window(s, i)
	var first *Mention
	for _, end := range m.facts[s][i].ends() {
		found := agreeing(m.facts[s.other()][lo:hi], end)
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
		out = append(out, Mention{f, m.Segment, f})
	}
	return out
}

// nearby is how many beads either way count as the neighbourhood.
const nearby = 2

// elsewhere looks for what is left over in the beads around, then in the whole
// other text.
func (r *reading) elsewhere(m *matching) {
	for _, s := range []Side{Source, Target} {
		for i := range m.facts[s] {
			if m.done[s][i] || !m.facts[s][i].telling() {
				continue
			}
			if q := r.look(m.bead, s.other(), m.facts[s][i].Fact); q != nil {
				m.done[s][i] = true
				m.out = append(m.out, entry(s, &m.facts[s][i], q, Moved, m.bead))
			}
		}
	}
}

// look finds an equal fact on side s, near the bead or anywhere.
func (r *reading) look(k int, s Side, f facts.Fact) *Mention {
	for _, b := range r.beads[max(0, k-nearby):min(len(r.beads), k+nearby+1)] {
		for _, j := range indices(b.segments(s)) {
			for i := range r.side[s].facts[j] {
				if q := &r.side[s].facts[j][i]; facts.Same(q.Fact, f).Kind == facts.Equal {
					return q
				}
			}
		}
	}
	return r.side[s].values[key(f)]
}

// key is the same for equal facts.
func key(f facts.Fact) string {
	f.Qualifier = facts.Exact
	return f.Class.String() + " " + f.Canonical()
}

// rest enters what found no counterpart at all, but for soft facts: "one" and
// 一 prove nothing by being there.
func (m *matching) rest() {
	for _, s := range []Side{Source, Target} {
		for i := range m.facts[s] {
			if !m.done[s][i] && m.facts[s][i].Hard() {
				m.out = append(m.out, entry(s, &m.facts[s][i], nil, OnlyOne, m.bead))
			}
		}
	}
}
