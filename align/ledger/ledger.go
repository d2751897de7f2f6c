package ledger

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/names"
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

// Statuses are all of them.
var Statuses = []Status{Kept, Rephrased, Moved, Changed, OnlyOne}

// A Mention is a fact where it stands.
type Mention struct {
	facts.Fact
	Segment int // index in its side's document

	// Names, of a name, is what it is the name of.
	Names names.Kind

	// Elsewhere: of a name that its bead does not answer, the other text has it in
	// another place.
	Elsewhere bool

	written  facts.Fact // before the dateline completed it
	answered bool       // the other side of its bead has the value too
}

// An Entry is a line of the ledger: a fact, its counterpart, and how they
// relate. One of the two may be missing.
type Entry struct {
	Source, Target *Mention
	Status         Status
	Relation       facts.Relation // meaningful with both sides
	Bead           int            // index in the ladder of the bead it was made for; a moved counterpart stands in another
}

// On is the mention on a side, or nil.
func (e Entry) On(s corpus.Side) *Mention {
	if s == corpus.Source {
		return e.Source
	}
	return e.Target
}

// Has tells whether either side of the entry is of the class.
func (e Entry) Has(c facts.Class) bool {
	return e.Source != nil && e.Source.Class == c || e.Target != nil && e.Target.Class == c
}

// Options tunes [Of]. The zero value is what the command line uses.
type Options struct {
	Dateline time.Time // the day the article bears; zero: as the text says, if it does
}

// A Ledger is the facts of a bitext side by side. The zero Ledger has none.
type Ledger struct {
	// Entries are in the order of the source, those of the target alone at the
	// place of their bead.
	Entries []Entry

	facts [2][][]Mention // of each segment of a side
}

// Of makes the ledger of a bitext, which is not changed. It is an error where
// the bitext is not valid (see [corpus.Bitext.Verify]): figures are read by the
// language of their document, or of their segment if it has one, and found
// again by the ladder. At the end of ctx the work is given up with its error.
func Of(ctx context.Context, b corpus.Bitext, opt Options) (Ledger, error) {
	if err := b.Verify(); err != nil {
		return Ledger{}, err
	}
	all, err := find(ctx, b, opt.Dateline)
	if err != nil {
		return Ledger{}, err
	}
	if err := all.findNames(ctx, b); err != nil {
		return Ledger{}, err
	}
	l := Ledger{Entries: []Entry{}, facts: all.facts}
	for k := range b.Ladder {
		if err := ctx.Err(); err != nil {
			return Ledger{}, err
		}
		of := append(all.match(k), all.matchNames(k)...)
		slices.SortStableFunc(of, byPlace)
		l.Entries = append(l.Entries, of...)
	}
	return l, nil
}

// Fits tells whether the ledger may be that of the bitext: it knows as many
// segments of both sides.
func (l Ledger) Fits(b corpus.Bitext) bool {
	return len(l.facts[corpus.Source]) == len(b.Src.Segments) && len(l.facts[corpus.Target]) == len(b.Dst.Segments)
}

// Only is the ledger with entries of these statuses alone; all, if none is given.
func (l Ledger) Only(statuses ...Status) Ledger {
	if len(statuses) > 0 {
		l.Entries = slices.DeleteFunc(slices.Clone(l.Entries), func(e Entry) bool { return !slices.Contains(statuses, e.Status) })
	}
	return l
}

// Facts is the facts of segment i of a side, by their place.
func (l Ledger) Facts(s corpus.Side, i int) []Mention { return l.facts[s][i] }

// Bead is the entries of bead k.
func (l Ledger) Bead(k int) []Entry {
	lo, _ := slices.BinarySearchFunc(l.Entries, k, func(e Entry, b int) int { return cmp.Compare(e.Bead, b) })
	hi, _ := slices.BinarySearchFunc(l.Entries, k+1, func(e Entry, b int) int { return cmp.Compare(e.Bead, b) })
	return l.Entries[lo:hi]
}

// inventory is the facts of both texts.
type inventory struct {
	ladder  corpus.Ladder
	loose   bool                     // see [corpus.Bitext]
	facts   [2][][]Mention           // of each segment
	values  [2]map[string][]*Mention // of each value, by key: the first mentions in a segment, in order
	surplus [2]map[string]*Mention   // the first that its bead does not answer
	names   [2][][]spelled           // of each segment
	called  [2]map[string]bool       // the IDs of all names
	texts   [2]corpus.Document
}

// datelined is how many segments from the top may hold the dateline: further
// down, a full date is more likely somebody's birthday.
const datelined = 3

// find finds the facts of both sides. Weekdays and relative days are worked
// out from the dateline.
func find(ctx context.Context, b corpus.Bitext, dateline time.Time) (*inventory, error) {
	v := &inventory{ladder: b.Ladder, loose: b.Loose}
	var found [2][][]facts.Fact
	beads := b.BeadOf(corpus.Target)
	for _, s := range corpus.Sides {
		doc := b.On(s)
		for i, seg := range doc.Segments {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			list := facts.Find(seg.Text, doc.TagOf(i))
			if s == corpus.Target {
				from := b.Ladder[beads[i]].Src
				if from.Len() > 0 {
					list = copiedFacts(list, seg, b.Src.Segments[from.Lo:from.Hi], b.Src.TagOf(from.Lo))
				}
			}
			found[s] = append(found[s], list)
			if dateline.IsZero() && i < datelined && !b.Loose {
				dateline = facts.Dateline(list)
			}
		}
	}
	for _, s := range corpus.Sides {
		v.facts[s] = make([][]Mention, len(found[s]))
		for i, list := range found[s] {
			written := slices.Clone(list)
			facts.Resolve(list, dateline)
			for k, f := range list {
				v.facts[s][i] = append(v.facts[s][i], Mention{Fact: f, Segment: i, written: written[k]})
			}
		}
	}
	v.index()
	return v, nil
}

// index notes which values beads answer, and where each stands first.
func (v *inventory) index() {
	for _, b := range v.ladder {
		src, dst := v.keys(corpus.Source, b), v.keys(corpus.Target, b)
		for _, s := range corpus.Sides {
			v.each(s, b.On(s), func(m *Mention) { m.answered = src[key(m.Fact)] && dst[key(m.Fact)] })
		}
	}
	for _, s := range corpus.Sides {
		v.values[s], v.surplus[s] = map[string][]*Mention{}, map[string]*Mention{}
		v.each(s, corpus.Range{Hi: len(v.facts[s])}, func(m *Mention) {
			name := key(m.Fact)
			list := v.values[s][name]
			if n := len(list); n == 0 || list[n-1].Segment != m.Segment || list[n-1].Digits < m.Digits {
				v.values[s][name] = append(list, m)
			}
			if !m.answered {
				v.surplus[s][name] = cmp.Or(v.surplus[s][name], m)
			}
		})
	}
}

// each calls do with the facts of some segments of side s.
func (v *inventory) each(s corpus.Side, in corpus.Range, do func(*Mention)) {
	for _, list := range v.facts[s][in.Lo:in.Hi] {
		for k := range list {
			do(&list[k])
		}
	}
}

// keys are the keys of a bead's facts on side s.
func (v *inventory) keys(s corpus.Side, b corpus.Bead) map[string]bool {
	keys := map[string]bool{}
	v.each(s, b.On(s), func(m *Mention) { keys[key(m.Fact)] = true })
	return keys
}

// key is the same for equal facts.
func key(f facts.Fact) string {
	f.Qualifier = facts.Exact
	return f.Class.String() + " " + f.Canonical()
}

// Telling tells whether the fact says something where it is missing or turns up
// elsewhere: small numbers turn up everywhere, and "double", "first" and "a
// third" are words before they are values.
func (m Mention) Telling() bool {
	switch m.Class {
	case facts.Number, facts.Ordinal, facts.Duration, facts.Age:
		return m.Hard() && m.Digits >= 2
	case facts.Multiple, facts.Fraction, facts.Score, facts.Relative:
		return false
	}
	return m.Hard()
}

func byPlace(a, b Entry) int {
	return cmp.Or(cmp.Compare(a.place(corpus.Source), b.place(corpus.Source)), cmp.Compare(a.place(corpus.Target), b.place(corpus.Target)))
}

// place sorts mentions of a side; entries without one come last.
func (e Entry) place(s corpus.Side) int64 {
	m := e.On(s)
	if m == nil {
		return math.MaxInt64
	}
	return int64(m.Segment)<<32 + int64(m.Start)
}
