package check

import (
	"cmp"
	"math"
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
		m.pair(rescaled, Changed)
		m.repeat()
		m.pair(agrees, Rephrased)
		m.pair(slip, Changed)
		m.misdate()
		r.elsewhere(m)
		m.pair(rival, Changed)
		m.rest()
		slices.SortStableFunc(m.out, byPlace)
		r.ledger = append(r.ledger, m.out...)
	}
	return r.ledger
}

func byPlace(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.place(Source), b.place(Source)), cmp.Compare(a.place(Target), b.place(Target)))
}

// place sorts mentions of a side; entries without one come last.
func (e Entry) place(s Side) int64 {
	m := e.on(s)
	if m == nil {
		return math.MaxInt64
	}
	return int64(m.Segment)<<32 + int64(m.Start)
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
