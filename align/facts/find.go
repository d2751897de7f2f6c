package facts

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// Find returns the facts of a text, sorted by Start and then by length, longest
// first. Only quotations overlap other facts; a date holds its numbers, a name
// its words. The tag says in which language numbers and dates are written; of
// languages that are not in [lang.All] only digits and signs are understood.
// Time is linear in the length of the text.
func Find(text string, tag corpus.Tag) []Fact {
	all := found{tokens: tokenize(text, tag)}
	newGrammar(&all).read()
	properNames{&all}.read()
	quotations{&all}.read()
	slices.SortStableFunc(all.facts, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return all.facts
}

// A grammar reads what has a value.
type grammar struct {
	*found
	dates      dates
	clocks     clocks
	quantities quantities
	words      wordFacts
	periods    periods
}

func newGrammar(to *found) *grammar {
	g := &grammar{found: to, dates: dates{to}, clocks: clocks{found: to}}
	amounts := &amounts{tokens: to.tokens}
	g.periods = periods{to}
	g.quantities = quantities{to, amounts, g.dates, &g.clocks, g.periods}
	g.words = wordFacts{to, amounts}
	return g
}

// read goes through the text from left to right. At each token the first rule
// that applies wins.
func (g *grammar) read() {
	for i := 0; i < len(g.list); {
		i = max(g.rules(i), i+1)
	}
}

// rules applies the grammar to token i and returns the token after what it
// found, or i.
func (g *grammar) rules(i int) int {
	t := g.at(i)
	switch {
	case t.kind == readyToken:
		return g.readyMade(i)
	case t.kind == wordToken && t.upper && len(t.means) == 0:
		for _, rule := range []func(int) int{g.words.roman, g.periods.numbered, g.words.regnal} {
			if next := rule(i); next > i {
				return next
			}
		}
		return i
	case t.kind != numberToken && len(t.means) == 0 && !g.isSign(i, '-'):
		return i
	case len(t.means) > 0 && t.means[0].role == opaque:
		return i
	}
	if next := g.periods.numbered(i); next > i {
		return next
	}
	if next := g.dates.date(i); next > i {
		return next
	}
	if next := g.clocks.timeOfDay(i); next > i {
		return next
	}
	if next := g.words.numberedName(i); next > i {
		return next
	}
	if next := g.quantities.quantity(i); next > i {
		return next
	}
	if next := g.periods.period(i); next > i {
		return next
	}
	return g.words.wholeWord(i)
}

// readyMade adds what the lexer found by itself.
func (g *grammar) readyMade(i int) int {
	f := g.ready[g.at(i).ready]
	switch f.Class {
	case Time:
		return g.clocks.timeOfDay(i)
	case Date:
		if d, next := g.dates.weekdayAfter(i + 1); next > i+1 && f.Day.Day != 0 {
			f.Day.Weekday = d
			g.add(i, next, f)
			return next
		}
	}
	g.facts = append(g.facts, f)
	return i + 1
}
