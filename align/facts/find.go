package facts

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// Find returns the facts of a text, sorted by Start and then by length, longest
// first. Only quotations overlap other facts; a date holds its numbers, a name
// its words. The tag says in which language numbers and dates are written; of
// languages other than English, Chinese and Russian only digits and signs are
// understood. Time is linear in the length of the text.
func Find(text string, tag corpus.Tag) []Fact {
	s := newScan(text, tag)
	s.tokenize()
	s.values()
	s.names()
	s.quotes()
	s.sort()
	return s.facts
}

func newScan(text string, tag corpus.Tag) *scan {
	s := &scan{lex: lexiconFor(tag), text: []rune(text)}
	s.fold = make([]rune, len(s.text))
	for i, r := range s.text {
		s.fold[i] = s.lex.fold(r)
	}
	s.toks = make([]token, 0, len(s.text)/4+8)
	return s
}

func (s *scan) sort() {
	slices.SortStableFunc(s.facts, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}

// values finds what has a value, from left to right. At each token the first
// rule that applies wins.
func (s *scan) values() {
	for i := 0; i < len(s.toks); {
		next := s.value(i)
		if next <= i {
			next = i + 1
		}
		i = next
	}
}

// value applies the grammar to token i and returns the token after what it
// found, or i.
func (s *scan) value(i int) int {
	t := s.at(i)
	switch {
	case t.kind == ready:
		return s.readyMade(i)
	case t.kind == word && t.upper && (s.at(i+1).has(century) || s.at(i+3).has(century)):
		if next := s.roman(i); next > i {
			return next
		}
	case t.kind != number && len(t.means) == 0 && !s.sign(i, '-'):
		return i
	case len(t.means) > 0 && t.means[0].role == opaque:
		return i
	}
	for _, rule := range [...]func(*scan, int) int{(*scan).date, (*scan).timeOfDay, (*scan).numberedName, (*scan).quantity, (*scan).wholeWord} {
		if next := rule(s, i); next > i {
			return next
		}
	}
	return i
}

// readyMade adds what the lexer found by itself.
func (s *scan) readyMade(i int) int {
	f := s.ready[s.at(i).ready]
	switch f.Class {
	case Time:
		return s.timeOfDay(i)
	case Date:
		if d, next := s.weekdayAfter(i + 1); next > i+1 && f.Day.Day != 0 {
			f.Day.Weekday = d
			s.add(i, next, f)
			return next
		}
	}
	s.facts = append(s.facts, f)
	return i + 1
}

// add appends a fact that covers the tokens from i up to j.
func (s *scan) add(i, j int, f Fact) {
	f.Start, f.End = s.at(i).lo, s.at(j-1).hi
	if s.facts == nil {
		s.facts = make([]Fact, 0, 8)
	}
	s.facts = append(s.facts, f)
}
