package check

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// A Status says what became of a fact.
type Status string

// The statuses.
const (
	Kept      Status = "same"      // the bead has it on both sides
	Rephrased Status = "rephrased" // the same, rounded or in another unit, currency sign or zone
	Moved     Status = "moved"     // the other text has it, but elsewhere
	Changed   Status = "changed"   // another value stands in its place
	OnlyOne   Status = "only"      // the other text has it nowhere
)

// A Mention is a fact where it stands.
type Mention struct {
	facts.Fact
	Segment int // index in its side's document

	written facts.Fact // before the dateline completed it
}

// relate says how two mentions relate, as they are written or as the dateline
// completes them, whichever is more alike: where only one of two texts names a
// year, that year counts and not the dateline's.
func relate(p, q *Mention) facts.Relation {
	x, y := facts.Same(p.Fact, q.Fact), facts.Same(p.written, q.written)
	if y.Kind < x.Kind {
		return y
	}
	return x
}

// An Entry is a line of the ledger: a fact, its counterpart, and how they
// relate. One of the two may be missing.
type Entry struct {
	Source, Target *Mention
	Status         Status
	Relation       facts.Relation // meaningful with both sides

	bead int
}

// Ledger puts the facts of both texts side by side, in the order of the
// source, with those of the target alone at the place of their bead. Of the
// options, Dateline matters.
func Ledger(b corpus.Bitext, opt Options) []Entry { return read(b, opt).entries() }

// matching is the facts of one bead on their way into the ledger.
type matching struct {
	facts [2][]Mention
	done  [2][]bool // found a counterpart
	out   []Entry
	bead  int
}

// entries makes the ledger once.
func (r *reading) entries() []Entry {
	if r.ledger != nil {
		return r.ledger
	}
	r.ledger = []Entry{}
	for _, b := range r.beads {
		m := r.matching(b)
		m.pair(equals, Kept)
		m.pair(weekdays, Changed)
		m.pair(settles, Kept)
		m.repeat()
		m.pair(agrees, Rephrased)
		m.pair(slip, Changed)
		r.elsewhere(m)
		m.pair(rival, Changed)
		m.rest()
		slices.SortStableFunc(m.out, byPlace)
		r.ledger = append(r.ledger, m.out...)
	}
	return r.ledger
}

func equals(_, _ facts.Fact, x facts.Relation) bool { return x.Kind == facts.Equal }

// weekdays tells whether the facts are two bare weekdays that differ. They are
// held against each other before either may find a date that falls on it.
func weekdays(p, q facts.Fact, x facts.Relation) bool {
	return p.Class == facts.Date && q.Class == facts.Date && x.Kind == facts.Different && bareWeekday(p) && bareWeekday(q)
}

func bareWeekday(f facts.Fact) bool {
	return f.Day.Weekday != 0 && f.Day == facts.Day{Weekday: f.Day.Weekday}
}

// settles tells whether facts so related are one value. A half and a double
// are: the verb says which way («сократить вдвое»).
func settles(p, q facts.Fact, x facts.Relation) bool {
	return x.Kind <= facts.Compatible || p.Class == facts.Multiple && q.Class == facts.Multiple && reciprocal(p.Value, q.Value)
}

func reciprocal(v, w facts.Value) bool {
	one, ok := v.Times(w)
	return ok && one == facts.Int(1)
}

// agrees tells whether facts so related may translate each other.
func agrees(_, _ facts.Fact, x facts.Relation) bool { return x.Agrees() }

// slip tells whether facts so related are one value, miscopied. Two dates of
// one bead that nothing else answers are: a bead has few, and what they name
// (weekdays, months) turns up elsewhere by chance.
func slip(p, q facts.Fact, x facts.Relation) bool {
	dates := p.Class == facts.Date && q.Class == facts.Date
	return x.Kind > facts.Converted && (x.Kind < facts.Different || x.Kind == facts.Different && dates)
}

// rival tells whether facts so related may stand in each other's place.
func rival(p, q facts.Fact, x facts.Relation) bool {
	return x.Kind <= facts.Different && p.Class == q.Class
}

func byPlace(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.place(Source), b.place(Source)), cmp.Compare(a.place(Target), b.place(Target)))
}

// place sorts mentions of a side; entries without one come last.
func (e Entry) place(s Side) int {
	m := e.on(s)
	if m == nil {
		return 1 << 62
	}
	return m.Segment<<32 + m.Start
}

// on is the mention on a side, or nil.
func (e Entry) on(s Side) *Mention {
	if s == Source {
		return e.Source
	}
	return e.Target
}

// entry joins two mentions, either of which may be nil, the first of side s.
func entry(s Side, p, q *Mention, status Status, bead int) Entry {
	if s == Target {
		p, q = q, p
	}
	e := Entry{Source: p, Target: q, Status: status, bead: bead}
	if p != nil && q != nil {
		e.Relation = relate(p, q)
	}
	return e
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
		for j := range m.facts[Target] {
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

// apart is how far apart two facts stand, by their rank among the facts of
// their side: 0 to 1, and 1 more where only one of them names a year.
func (m *matching) apart(i, j int) float64 {
	p, q := m.facts[Source][i], m.facts[Target][j]
	d := float64(i+1)/float64(len(m.facts[Source])+1) - float64(j+1)/float64(len(m.facts[Target])+1)
	if (p.written.Day.Year != 0) != (q.written.Day.Year != 0) {
		return 1 + max(d, -d)
	}
	return max(d, -d)
}

// repeat settles facts that the other side of the bead has once and this side
// twice, and ranges whose ends stand there as two figures.
func (m *matching) repeat() {
	for _, s := range []Side{Source, Target} {
		for i := range m.facts[s] {
			if m.done[s][i] {
				continue
			}
			if q := m.answer(s, &m.facts[s][i]); q != nil {
				m.done[s][i] = true
				m.out = append(m.out, entry(s, &m.facts[s][i], q, Kept, m.bead))
			}
		}
	}
}

// answer is a fact across the bead, matched or not, that agrees with p, or with
// the first end of p where another agrees with the second.
func (m *matching) answer(s Side, p *Mention) *Mention {
	var first *Mention
	for _, end := range p.ends() {
		found := m.agreeing(s.other(), end)
		if found == nil {
			return nil
		}
		if first == nil {
			first = found
		}
	}
	return first
}

// agreeing is the first fact on side s one of whose ends agrees with p.
func (m *matching) agreeing(s Side, p Mention) *Mention {
	for j := range m.facts[s] {
		for _, q := range m.facts[s][j].ends() {
			if relate(&p, &q).Kind <= facts.Compatible {
				return &m.facts[s][j]
			}
		}
	}
	return nil
}

// ends is the mention or, of a range, its two ends.
func (m Mention) ends() []Mention {
	if !m.IsRange() {
		return []Mention{m}
	}
	var out []Mention
	for _, f := range m.Ends() {
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

// telling tells whether the fact says something where it is missing or turns up
// elsewhere: small numbers turn up everywhere, and "double", "first" and "a
// third" are words before they are values.
func (m Mention) telling() bool {
	switch m.Class {
	case facts.Number, facts.Ordinal, facts.Duration, facts.Age:
		return m.Hard() && m.Digits >= 2
	case facts.Multiple, facts.Fraction, facts.Score, facts.Relative:
		return false
	}
	return m.Hard()
}

// lost is the hard facts of a segment that the other text has nowhere, in
// canonical form.
func (r *reading) lost(s Side, i int) []string {
	var list []string
	for _, e := range r.entriesOf(r.side[s].beadOf[i]) {
		if m := e.on(s); e.Status == OnlyOne && m != nil && m.Segment == i && m.Hard() && m.IsValue() {
			list = append(list, m.Canonical())
		}
	}
	return list
}

// entriesOf is the entries of a bead.
func (r *reading) entriesOf(bead int) []Entry {
	all := r.entries()
	lo, _ := slices.BinarySearchFunc(all, bead, func(e Entry, b int) int { return cmp.Compare(e.bead, b) })
	hi, _ := slices.BinarySearchFunc(all, bead+1, func(e Entry, b int) int { return cmp.Compare(e.bead, b) })
	return all[lo:hi]
}
