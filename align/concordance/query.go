package concordance

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

// A Query says which units are looked for. It is not for use by two goroutines at
// once.
type Query struct {
	Pattern *pattern.Pattern
	With    []*pattern.Pattern // one of them must stand in the counterpart; none: nothing must
	Without []*pattern.Pattern // none of them may
	In      corpus.Tag         // the language of the text in which the pattern is looked for; "": both are
}

// A Hit is a unit in which something was found.
type Hit struct {
	Path       string // the file
	Number     int    // of the unit in it, from 1
	Name       string // what its file calls the unit: its id, or its number
	Line       int    // of the file, from 1; 0 where it is not known
	Texts      [2]Text
	Side       corpus.Side // of the text in which it was found
	Confidence float64     // that the two correspond, 0 to 1; 0 where it is not known
	Similarity float64     // how alike the text is to what was looked for, of a search by meaning; else 0
}

// A Text is one text of a unit.
type Text struct {
	Tag      corpus.Tag
	Text     string // its segments joined
	Segments []corpus.Segment
	Found    []corpus.Range // runes of it: on the hit's side what was found, on the other what answers
}

// textOf is a side of a unit.
func textOf(s exchange.Side) Text { return Text{Tag: s.Tag, Text: s.Text(), Segments: s.Segments} }

// Look looks for the pattern in a unit, the source first.
func (q *Query) Look(u exchange.TU) (Hit, bool) {
	h := HitOf(u)
	for _, s := range corpus.Sides {
		if !q.in(h.Texts[s].Tag) {
			continue
		}
		found := q.Pattern.Find(h.Texts[s].Text)
		if len(found) == 0 {
			continue
		}
		beside := h.Texts[s.Other()].Text
		answers, ok := q.answered(beside)
		if !ok {
			continue
		}
		h.Side = s
		h.Texts[s].Found, h.Texts[s.Other()].Found = found, answers
		return h, true
	}
	return h, false
}

// HitOf is a unit in which nothing was looked for yet.
func HitOf(u exchange.TU) Hit {
	return Hit{Line: u.Line, Texts: [2]Text{textOf(u.Src), textOf(u.Dst)}, Confidence: u.Confidence}
}

// in tells whether the pattern is looked for in texts of a language.
func (q *Query) in(tag corpus.Tag) bool { return q.In == corpus.Unknown || tag.Base() == q.In.Base() }

// answered tells whether a counterpart is as the query wants it, and where what it
// must have stands.
func (q *Query) answered(text string) (found []corpus.Range, ok bool) {
	for _, p := range q.Without {
		if len(p.Find(text)) > 0 {
			return nil, false
		}
	}
	for _, p := range q.With {
		found = append(found, p.Find(text)...)
	}
	slices.SortFunc(found, func(a, b corpus.Range) int { return a.Lo - b.Lo })
	return found, len(q.With) == 0 || len(found) > 0
}

// Place is where a rune of the text stands: its segment, and the rune in that.
func (t Text) Place(at int) (segment, rune int) {
	begin := 0 // of the segment, in runes
	rest := t.Text
	for k, s := range t.Segments {
		if gap := strings.Index(rest, s.Text); gap > 0 {
			begin += utf8.RuneCountInString(rest[:gap])
			rest = rest[gap:]
		}
		n := utf8.RuneCountInString(s.Text)
		if at < begin+n || k == len(t.Segments)-1 {
			return k, max(0, at-begin)
		}
		begin += n
		rest = rest[min(len(rest), len(s.Text)):]
	}
	return 0, at
}
