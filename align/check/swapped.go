package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/names"
	"github.com/bitext-tools/bitext/corpus"
)

// FiguresSwapped is N215.
var FiguresSwapped = &Check{
	ID: "N215", Slug: "figures-swapped", Title: "two figures changed places",
	Doc: `Both figures are there, but each beside the words of the other: 5 killed and 70 injured became 70 killed and 5
injured, or a rise from 3 to 5 became one from 5 to 3. Which words a figure goes with is told by its clause; what they mean in
the other language, by a table of words learnt from translations; and which are opposites, men and women, built and torn
down, by a list, since they stand in the same texts and the table does not tell them apart.`,
	Example:  Example{Source: "The crash killed 5 people and injured 70.", Target: "车祸造成70人死亡，5人受伤。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.pairs {
			of := r.swapped(b, counts)
			if x, y, ok := r.turnedRange(b); ok && len(of) == 0 {
				of = []Finding{r.turned(b, x, y)}
			}
			found = append(found, of...)
		}
		return found
	},
}

// NamesSwapped is E406.
var NamesSwapped = &Check{
	ID: "E406", Slug: "names-swapped", Title: "two people changed places",
	Doc: `Both people are there, but each beside the words of the other: what one said the other says. It is found as N215
is. Of countries and companies, which stand inside names and lists of others, it is not told.`,
	Example:  Example{Source: "Putin praised the deal, but Zelensky rejected it.", Target: "Зеленский похвалил соглашение, а Путин отверг его.", Tag: corpus.Russian},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.pairs {
			found = append(found, r.swapped(b, people)...)
		}
		return found
	},
}

// swapped finds mentions of a bead that changed places, among entries of a kind,
// each pair once.
func (r *reading) swapped(b bead, wanted func(ledger.Entry) bool) []Finding {
	var found []Finding
	for _, pair := range r.rivals(b, wanted) {
		if r.exchanged(pair[0], pair[1]) {
			found = append(found, r.placed(b, pair[0], pair[1]))
		}
	}
	return found
}

// rivals are the neighbours of a kind among the entries of a bead of which either
// could have the other's place.
func (r *reading) rivals(b bead, wanted func(ledger.Entry) bool) [][2]ledger.Entry {
	var list [][2]ledger.Entry
	var earlier []ledger.Entry
	for _, e := range r.ledger.Bead(b.index) {
		if e.Source == nil || e.Target == nil || e.Relation.Kind > facts.Converted || !wanted(e) {
			continue
		}
		if last, ok := lastOfKind(earlier, e); ok && r.besides(last, e) {
			list = append(list, [2]ledger.Entry{last, e})
		}
		earlier = append(earlier, e)
	}
	return list
}

// placed is the finding that two entries of a bead changed places.
func (r *reading) placed(b bead, p, q ledger.Entry) Finding {
	f := about(b)
	for _, s := range corpus.Sides {
		f.Spans = append(f.Spans, r.spanOf(s, p.On(s)), r.spanOf(s, q.On(s)))
	}
	f.Values = []string{p.Source.Canonical(), q.Source.Canonical()}
	f.Message = fmt.Sprintf("%s and %s changed places", r.surface(corpus.Source, p.Source), r.surface(corpus.Source, q.Source))
	return f
}

// turned is the finding that a change goes the other way.
func (r *reading) turned(b bead, x, y change) Finding {
	f := about(b)
	f.Spans = []Span{r.spanOver(corpus.Source, x), r.spanOver(corpus.Target, y)}
	f.Values = []string{x.from.Canonical(), x.to.Canonical()}
	f.say(strconv.Quote(f.Spans[0].Text), strconv.Quote(f.Spans[1].Text), "the change goes the other way")
	return f
}

// people tells whether an entry is of a person whom both texts name.
func people(e ledger.Entry) bool {
	return e.Source.Class == facts.Name && e.Target.Class == facts.Name && e.Source.Names == names.Person && e.Target.Names == names.Person
}

// counts tells whether an entry is of figures that belong to somebody or
// something.
func counts(e ledger.Entry) bool {
	return slices.Contains([]facts.Class{
		facts.Number, facts.Fraction, facts.Percent, facts.Money, facts.Measure, facts.Duration, facts.Age, facts.Date,
	}, named(e).Class)
}

// named is the mention of an entry that says what the figure counts, the source's
// if both do: the second of two sums often goes without its currency.
func named(e ledger.Entry) *ledger.Mention {
	if e.Source.Class == facts.Number {
		return e.Target
	}
	return e.Source
}

// lastOfKind is the last of the entries whose figure is of the kind of e's.
func lastOfKind(entries []ledger.Entry, e ledger.Entry) (last ledger.Entry, ok bool) {
	for _, last := range slices.Backward(entries) {
		if ofKind(named(last), named(e)) {
			return last, true
		}
	}
	return last, false
}

// ofKind tells whether two mentions count the same, in the same unit; two dates,
// by day, month or year.
func ofKind(x, y *ledger.Mention) bool {
	if x.Class == facts.Date && y.Class == facts.Date {
		return (x.Day.Year != 0) == (y.Day.Year != 0) && (x.Day.Day != 0) == (y.Day.Day != 0)
	}
	age := x.Class == facts.Age || y.Class == facts.Age // 87 years, which the other text calls an age
	if y.Class == facts.Number && slices.Contains(withUnit, x.Class) {
		return true // 80 mm in the hills and 25 on the coast
	}
	return (x.Class == y.Class || age) && x.Unit == y.Unit
}

// withUnit are the classes of figures whose unit may be left out the second time.
var withUnit = []facts.Class{facts.Percent, facts.Fraction, facts.Money, facts.Measure, facts.Duration, facts.Age}

// besides tells whether two entries, the first of which stands first in the
// source, have different figures, in one sentence of either text but not in one
// clause.
func (r *reading) besides(p, q ledger.Entry) bool {
	if facts.Same(p.Source.Fact, q.Source.Fact).Kind <= facts.Converted {
		return false
	}
	for _, s := range corpus.Sides {
		a, b := p.On(s), q.On(s)
		if a.Segment != b.Segment || r.sentence(s, a) != r.sentence(s, b) {
			return false
		}
	}
	first, then := p.Target, q.Target
	if crossed(p, q) {
		first, then = then, first
	}
	return r.parted(corpus.Source, p.Source, q.Source) && r.parted(corpus.Target, first, then)
}

// crossed tells whether of two entries the second stands first in the target.
func crossed(p, q ledger.Entry) bool { return q.Target.End <= p.Target.Start }

// parted tells whether a clause ends between two mentions of a segment: of "two
// of the top 10" the order says nothing.
func (r *reading) parted(s corpus.Side, p, q *ledger.Mention) bool {
	return len(r.side[s].clausesIn(p.Segment, stretch{p.End, q.Start})) > 1
}

// exchanged tells whether each of the figures of two entries has the words of the
// other: by opposites, by single words and names, and by all that stands around
// them.
func (r *reading) exchanged(p, q ledger.Entry) bool {
	if r.contrary(p, q) {
		return true
	}
	if r.sameEnd(p, q) {
		return false
	}
	there, back := r.likeness(p.Source, q.Target), r.likeness(q.Source, p.Target)
	amid := r.amid(p, q)
	return weighing{
		gain:    there + back - r.likeness(p.Source, p.Target) - r.likeness(q.Source, q.Target),
		least:   min(there, back),
		crossed: crossed(p, q),
		mute:    !united(p, q) || weight(amid) == 0 || article(p) || article(q),
		shared:  !r.tells(amid),
		traded:  r.traded(p, q),
	}.exchanged()
}

// A weighing is what the words around two figures say of whether they changed
// places.
type weighing struct {
	gain    float64 // by how much they fit each other's better than their own, -4 to 4
	least   float64 // how well the one that fits the other's worse does, -1 to 1
	crossed bool    // the figures stand in the other order in the target
	mute    bool    // what stands around proves nothing: a unit is left out, no word stands between, as in [0, 1], or one may be an article
	shared  bool    // no word that tells something stands between: all around "64% and 41%" belongs to both
	traded  bool    // single words prove it
}

// The bounds of a weighing. They were set on 63,000 sentences of news and their
// translations, with 3,951 pairs of such figures, of which one pair, in an address,
// is beyond them, and on swapped pairs written for it. Of 120,000 sentences of
// other texts, with 1,497 pairs, two are beyond them.
const (
	swapMargin  = 0.15 // where the figures cross, as of 93 of the pairs in the news
	swapLeast   = 0.1  // and each fits the other's words somewhat
	clearMargin = 0.42 // where only one does: words that belong to both figures stand beside the first
	orderMargin = 0.4  // where the figures do not cross
	orderLeast  = 0.3
	smallMargin = 0.1 // by how much less they may fit where single words prove it
)

// exchanged is what a weighing comes to.
func (w weighing) exchanged() bool {
	switch {
	case w.traded && w.gain > -smallMargin:
		return true
	case w.mute:
		return false
	case w.crossed:
		return w.gain > swapMargin && w.least > swapLeast || w.gain > clearMargin
	}
	return w.gain > orderMargin && w.least > orderLeast && !w.shared
}

// article tells whether an entry's figure is a word for one, which in 一个 is no
// figure at all.
func article(e ledger.Entry) bool {
	one := facts.Int(1)
	return e.Source.Soft && e.Source.Value == one || e.Target.Soft && e.Target.Value == one
}

// amid is the words of the source between the figures of two entries.
func (r *reading) amid(p, q ledger.Entry) string {
	return r.side[corpus.Source].cut(p.Source.Segment, stretch{p.Source.End, q.Source.Start})
}

// sameEnd tells whether two figures are the ends of a change in one text, and one
// of them is the same end in the other: "to 30 km/h from 50" beside 从50公里降至30公里.
func (r *reading) sameEnd(p, q ledger.Entry) bool {
	var first, then [2]end
	for _, s := range corpus.Sides {
		first[s], then[s] = r.endOf(s, p.On(s)), r.endOf(s, q.On(s))
	}
	for _, s := range corpus.Sides {
		if first[s]*then[s] < 0 && (first[0] == first[1] || then[0] == then[1]) {
			return true
		}
	}
	return false
}

// An end of a change is where it begins, -1, or where it goes, 1; 0 is none.
type end int

// endOf is the end of a change that the word before a figure says it is.
func (r *reading) endOf(s corpus.Side, m *ledger.Mention) end {
	switch l := r.side[s].lang; {
	case r.follows(s, m.Segment, m.Start, l.from):
		return -1
	case r.follows(s, m.Segment, m.Start, l.to):
		return 1
	}
	return 0
}

// united tells whether both figures of two entries say what they count.
func united(p, q ledger.Entry) bool {
	return (named(p).Class == facts.Number) == (named(q).Class == facts.Number)
}

// A change is from one figure to another, in a text that says so.
type change struct{ from, to ledger.Mention }

// turnedRange finds a change that goes the other way in the target: from 3 to 5
// beside 从500万降至300万.
func (r *reading) turnedRange(b bead) (x, y change, ok bool) {
	for _, x := range r.changes(b, corpus.Source) {
		for _, y := range r.changes(b, corpus.Target) {
			if sameFigure(x.from, y.to) && sameFigure(x.to, y.from) && !sameFigure(x.from, x.to) {
				return x, y, true
			}
		}
	}
	return x, y, false
}

// spanOver is the words of a change.
func (r *reading) spanOver(s corpus.Side, c change) Span {
	return r.span(s, c.from.Segment, stretch{c.from.Start, c.to.End})
}

func sameFigure(p, q ledger.Mention) bool { return facts.Same(p.Fact, q.Fact).Kind <= facts.Rounded }

// changes lists the changes of a side of a bead.
func (r *reading) changes(b bead, s corpus.Side) []change {
	var list []change
	l := r.side[s].lang
	for _, i := range indices(b.On(s)) {
		var last *ledger.Mention
		for k := range r.ledger.Facts(s, i) {
			m := r.ledger.Facts(s, i)[k]
			if !m.IsValue() {
				continue
			}
			if ends := m.Ends(); len(ends) == 2 && r.follows(s, i, m.Start, l.from) {
				lo, hi := m, m
				lo.Fact, hi.Fact = ends[0], ends[1]
				list = append(list, change{lo, hi})
			}
			if last != nil && r.follows(s, i, last.Start, l.from) && r.follows(s, i, m.Start, l.to) && r.sentence(s, last) == r.sentence(s, &m) {
				list = append(list, change{*last, m})
			}
			last = &m
		}
	}
	return list
}

// follows tells whether one of the words stands right before rune at of a
// segment; in writing without spaces, a word or two may stand between.
func (r *reading) follows(s corpus.Side, i, at int, words []string) bool {
	before := strings.ToLower(strings.TrimRight(r.side[s].cut(i, stretch{at - 8, at}), " "))
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.HasSuffix(before, w) && (r.side[s].lang.NoSpaces || strings.HasSuffix(" "+before, " "+w))
	})
}
