package ledger

import (
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// matching is the facts of one bead on their way into the ledger.
type matching struct {
	facts   [2][]Mention
	done    [2][]bool // found a counterpart
	out     []Entry
	bead    int
	couples []couple // room for those of a round

	// What is asked in every round is worked out once.
	related [][]related    // of a fact of the source and each in its window
	answers [2][]sought    // what answers a fact in the bead
	found   [2][]sought    // where the other text has it elsewhere
	parts   [2][][]Mention // the ends of ranges and the numbers of scores; of other facts nil
}

// A related says how two facts relate, once it was asked.
type related struct {
	facts.Relation
	known bool
}

// A sought is what was looked for, nil if it is nowhere, once it was.
type sought struct {
	*Mention
	known bool
}

// matching is the facts of bead k before the first round.
func (v *inventory) matching(k int) *matching {
	m := &matching{bead: k}
	for _, s := range corpus.Sides {
		in := v.ladder[k].On(s)
		for _, list := range v.facts[s][in.Lo:in.Hi] {
			for i := range list {
				if list[i].Class != facts.Name { // written otherwise in every script
					m.facts[s] = append(m.facts[s], list[i])
					m.parts[s] = append(m.parts[s], list[i].parts())
				}
			}
		}
		m.done[s] = make([]bool, len(m.facts[s]))
		m.answers[s], m.found[s] = make([]sought, len(m.facts[s])), make([]sought, len(m.facts[s]))
	}
	m.related = make([][]related, len(m.facts[corpus.Source]))
	return m
}

// parts is the two ends of a range, the two numbers of a score: 9-4 is also
// 9票赞成、4票反对. What is neither has none.
func (m Mention) parts() []Mention {
	list := m.Ends()
	if m.Class == facts.Score {
		p, q := m.Fact, m.Fact
		p.Class, p.High = facts.Number, facts.Value{}
		q.Class, q.High, q.Value = facts.Number, facts.Value{}, m.High
		list = []facts.Fact{p, q}
	}
	if len(list) == 1 {
		return nil
	}
	var out []Mention
	for _, f := range list {
		out = append(out, Mention{Fact: f, Segment: m.Segment, written: f})
	}
	return out
}

// reach is how many facts either way are looked at.
const reach = 100

// window is the range of facts across that fact i of side s is held against:
// all of them but in the most crowded beads, such as a table in one paragraph,
// where only those at like places are, to keep time in proportion.
func (m *matching) window(s corpus.Side, i int) (lo, hi int) {
	n := len(m.facts[s.Other()])
	at := i * n / len(m.facts[s])
	return max(0, at-reach), min(n, at+reach+1)
}

// relation is how fact i of the source relates to fact j of the target.
func (m *matching) relation(i, j int) facts.Relation {
	p, q := &m.facts[corpus.Source][i], &m.facts[corpus.Target][j]
	lo, hi := m.window(corpus.Source, i)
	if j < lo || j >= hi { // i is in the window of j alone
		return relate(p, q)
	}
	if m.related[i] == nil {
		m.related[i] = make([]related, hi-lo)
	}
	x := &m.related[i][j-lo]
	if !x.known {
		*x = related{relate(p, q), true}
	}
	return x.Relation
}

// across is how fact i of side s relates to fact j of the other.
func (m *matching) across(s corpus.Side, i, j int) facts.Relation {
	if s == corpus.Target {
		i, j = j, i
	}
	return m.relation(i, j)
}

// answer is a fact across the bead, matched or not, that agrees with fact i of
// side s, or with its first end where another agrees with its second.
func (m *matching) answer(s corpus.Side, i int) *Mention {
	a := &m.answers[s][i]
	if !a.known {
		*a = sought{m.findAnswer(s, i), true}
	}
	return a.Mention
}

func (m *matching) findAnswer(s corpus.Side, i int) *Mention {
	if m.parts[s][i] == nil {
		return m.agreeing(s, i, nil)
	}
	var first *Mention
	for k := range m.parts[s][i] {
		found := m.agreeing(s, i, &m.parts[s][i][k])
		if found == nil {
			return nil
		}
		if first == nil {
			first = found
		}
	}
	return first
}

// agreeing is the first fact across that agrees, as a whole or with one of its
// parts, with this part of fact i of side s; nil is all of it.
func (m *matching) agreeing(s corpus.Side, i int, part *Mention) *Mention {
	lo, hi := m.window(s, i)
	p := part
	if p == nil {
		p = &m.facts[s][i]
	}
	for j := lo; j < hi; j++ {
		q, parts := &m.facts[s.Other()][j], m.parts[s.Other()][j]
		switch {
		case part == nil && parts == nil:
			if m.across(s, i, j).Kind <= facts.Compatible {
				return q
			}
		case parts == nil:
			if relate(p, q).Kind <= facts.Compatible {
				return q
			}
		case slices.ContainsFunc(parts, func(q Mention) bool { return relate(p, &q).Kind <= facts.Compatible }):
			return q
		}
	}
	return nil
}

// glossed tells whether fact i of side s is given in another unit right beside it.
func (m *matching) glossed(s corpus.Side, i int) bool {
	for k := max(0, i-reach); k < min(len(m.facts[s]), i+reach+1); k++ {
		if glosses(&m.facts[s][i], &m.facts[s][k]) {
			return true
		}
	}
	return false
}
