package ledger

import (
	"context"
	"slices"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/names"
	"github.com/bitext-tools/bitext/corpus"
)

// A spelled is a name and how its text has it.
type spelled struct {
	names.Name
	text string
}

// A called is a name of a bead: and where it stands first.
type called struct {
	spelled
	sense names.Sense // the first firm one, else the first
	at    Mention
	done  bool // found a counterpart
}

// findNames finds the names of both sides that stand in no other fact: the
// United States of "US$5" are no country, nor is a name in an address.
func (v *inventory) findNames(ctx context.Context, b corpus.Bitext) error {
	for _, s := range corpus.Sides {
		doc := b.On(s)
		v.texts[s] = doc
		v.names[s], v.called[s] = make([][]spelled, len(doc.Segments)), map[string]bool{}
		for i, seg := range doc.Segments {
			if err := ctx.Err(); err != nil {
				return err
			}
			found, runes := names.Find(seg.Text, doc.TagOf(i)), []rune(seg.Text)
			for _, n := range outside(v.facts[s][i], found) {
				v.names[s][i] = append(v.names[s][i], spelled{n, string(runes[n.Start:n.End])})
				for _, sense := range n.Senses {
					v.called[s][sense.ID] = true
				}
			}
		}
	}
	return nil
}

// outside is the names that are no part of a fact of their segment. Both are in
// the order of the text.
func outside(list []Mention, found []names.Name) (out []names.Name) {
	var whole []Mention
	for _, m := range list {
		if m.Class == facts.Money || m.Class == facts.Link || m.Class == facts.Email || m.Class == facts.Literal {
			whole = append(whole, m)
		}
	}
	for _, n := range found {
		for len(whole) > 0 && whole[0].End <= n.Start {
			whole = whole[1:]
		}
		inside := false
		for k := 0; k < len(whole) && whole[k].Start < n.End && !inside; k++ {
			inside = n.Start < whole[k].End
		}
		if !inside {
			out = append(out, n)
		}
	}
	return out
}

// callings is the names of bead k on side s, each once where it is firm if it is
// firm anywhere, in their order. None is firm whose names in the other language
// are not known: they could not be found.
func (v *inventory) callings(k int, s corpus.Side) []*called {
	var list []*called
	for _, c := range v.mentions(k, s) {
		p := slices.IndexFunc(list, c.again)
		switch {
		case p < 0:
			list = append(list, c)
		case list[p].at.Soft && !c.at.Soft:
			list[p] = c
		}
	}
	return list
}

// again tells whether two names of one side are the same. Of two that each name
// something for certain that is so of one thing only: 韩国 and 朝鲜, which may be
// all of Korea.
func (c *called) again(o *called) bool {
	if c.at.Soft || o.at.Soft {
		return c.Meets(o.Name)
	}
	return slices.ContainsFunc(c.Senses, func(n names.Sense) bool { return n.Firm && n.ID == o.sense.ID })
}

// call is a name of a segment by its first firm sense, else its first.
func (v *inventory) call(s corpus.Side, i int, n spelled) *called {
	sense, firm := n.Firm()
	if !firm {
		sense = n.Senses[0]
	}
	firm = firm && names.Known(sense.ID, v.texts[s.Other()].Tag)
	at := Mention{Fact: facts.Fact{Start: n.Start, End: n.End, Class: facts.Name, Text: sense.ID, Soft: !firm}, Segment: i, Names: sense.Kind}
	return &called{spelled: n, sense: sense, at: at}
}

// matchNames makes the entries of the names of bead k. A name is [Kept] where
// the bead has it on both sides. Firm names of one kind that are left over on
// both sides are [Changed]: one stands in the other's place. What else is left
// over the other text has elsewhere, or nowhere.
func (v *inventory) matchNames(k int) []Entry {
	var list [2][]*called
	for _, s := range corpus.Sides {
		list[s] = v.callings(k, s)
	}
	out := kept(k, list)
	v.transcribed(k, list)
	for _, s := range corpus.Sides {
		for _, c := range list[s] {
			c.at.Elsewhere = !v.loose && slices.ContainsFunc(c.Senses, func(n names.Sense) bool { return v.called[s.Other()][n.ID] })
		}
	}
	out = append(out, v.exchanged(k, list)...)
	for _, s := range corpus.Sides {
		for _, c := range list[s] {
			switch {
			case c.done || c.at.Soft:
			case c.at.Elsewhere:
				out = append(out, entry(s, &c.at, v.lookName(k, s.Other(), c.Name), Moved, k))
			default:
				out = append(out, entry(s, &c.at, nil, OnlyOne, k))
			}
		}
	}
	return out
}

// transcribed settles the people that are left over and whose names a word of the
// other side sounds like: a spelling that the lists do not have.
func (v *inventory) transcribed(k int, list [2][]*called) {
	for _, s := range corpus.Sides {
		person := func(c *called) bool { return c.left() && c.sense.Kind == names.Person }
		if !slices.ContainsFunc(list[s], person) {
			continue
		}
		in := v.ladder[k].On(s.Other())
		var texts []string
		for _, seg := range v.texts[s.Other()].Segments[in.Lo:in.Hi] {
			texts = append(texts, seg.Text)
		}
		heard := names.Hear(texts...)
		for _, c := range list[s] {
			c.done = c.done || person(c) && heard.Has(c.text)
		}
	}
}

// kept joins the names that the bead has on both sides.
func kept(k int, list [2][]*called) (out []Entry) {
	for _, s := range corpus.Sides {
		for _, c := range list[s] {
			if c.done {
				continue
			}
			for _, fresh := range []bool{true, false} { // another form of it may be answered as well
				j := slices.IndexFunc(list[s.Other()], func(o *called) bool { return o.Meets(c.Name) && !(fresh && o.done) })
				if j < 0 {
					continue
				}
				o := list[s.Other()][j]
				if !c.at.Soft || !o.at.Soft {
					out = append(out, nameEntry(s, c, o, Kept, k))
				}
				c.done, o.done = true, true
				break
			}
		}
	}
	return out
}

// exchanged joins names of one kind that are left over on both sides, in their
// order.
func (v *inventory) exchanged(k int, list [2][]*called) (out []Entry) {
	for _, c := range list[corpus.Source] {
		for _, o := range list[corpus.Target] {
			if c.left() && o.left() && c.sense.Kind == o.sense.Kind && !(c.sense.Kind == names.Person && names.Alike(c.text, o.text)) {
				out = append(out, nameEntry(corpus.Source, c, o, Changed, k))
				c.done, o.done = true, true
			}
		}
	}
	for _, s := range corpus.Sides {
		for _, c := range list[s] {
			if !c.left() || !c.alone(list[s]) {
				continue // a list that the other side sums up
			}
			if o := v.stoodFor(k, c, s); o != nil {
				out = append(out, nameEntry(s, c, o, Changed, k))
				c.done = true
			}
		}
	}
	return out
}

// left tells whether the name is firm and has found no counterpart.
func (c *called) left() bool { return !c.done && !c.at.Soft }

// alone tells whether no other name of the list and of its kind is left over.
func (c *called) alone(list []*called) bool {
	return !slices.ContainsFunc(list, func(o *called) bool {
		return o != c && o.left() && (o.sense.Kind == c.sense.Kind || max(o.sense.Kind, c.sense.Kind) <= names.City)
	})
}

// stoodFor is the name on the other side of bead k that a left over one stands
// for though something answers it: the first of its kind that is named for
// certain more often there than here; nil if there is none. A person or
// organisation that the other text has elsewhere is more likely a pronoun there,
// and where a side has more than a thousand names nobody can tell.
func (v *inventory) stoodFor(k int, c *called, s corpus.Side) *called {
	if c.sense.Kind > names.City && c.at.Elsewhere {
		return nil
	}
	here, there := v.mentions(k, s), v.mentions(k, s.Other())
	if max(len(here), len(there)) > crowded {
		return nil
	}
	here = slices.DeleteFunc(here, func(h *called) bool { return h.End-h.Start == 1 }) // 国 may be any country
	answered := func(by func(h *called) bool) bool {
		j := slices.IndexFunc(here, by)
		if j >= 0 {
			here = slices.Delete(here, j, j+1)
		}
		return j >= 0
	}
	there = slices.DeleteFunc(there, func(o *called) bool { // Nairobi answers Nairobi before it may answer Kenya
		return answered(func(h *called) bool { return h.sense.ID == o.sense.ID })
	})
	for _, o := range there {
		if !answered(func(h *called) bool { return h.Meets(o.Name) }) && !o.at.Soft && o.sense.Kind == c.sense.Kind {
			return o
		}
	}
	return nil
}

// mentions is all names of bead k on side s, in their order.
func (v *inventory) mentions(k int, s corpus.Side) (list []*called) {
	in := v.ladder[k].On(s)
	for i := in.Lo; i < in.Hi; i++ {
		for _, n := range v.names[s][i] {
			list = append(list, v.call(s, i, n))
		}
	}
	return list
}

// nameEntry joins two names, the first of side s.
func nameEntry(s corpus.Side, c, o *called, status Status, k int) Entry {
	e := Entry{Source: &c.at, Target: &o.at, Status: status, Bead: k}
	if s == corpus.Target {
		e.Source, e.Target = e.Target, e.Source
	}
	if status == Changed {
		e.Relation.Kind = facts.Different
	}
	return e
}

// lookName finds a name on side s that may be the same, near the bead or
// anywhere; nil if there is none.
func (v *inventory) lookName(k int, s corpus.Side, n names.Name) *Mention {
	for _, b := range v.ladder[max(0, k-nearby):min(len(v.ladder), k+nearby+1)] {
		if m := v.nameIn(b.On(s), s, n); m != nil {
			return m
		}
	}
	return v.nameIn(corpus.Range{Lo: 0, Hi: len(v.names[s])}, s, n)
}

// nameIn finds it in some segments.
func (v *inventory) nameIn(in corpus.Range, s corpus.Side, n names.Name) *Mention {
	for i := in.Lo; i < in.Hi; i++ {
		for _, m := range v.names[s][i] {
			if m.Meets(n) {
				return &Mention{Fact: facts.Fact{Start: m.Start, End: m.End, Class: facts.Name, Text: m.Senses[0].ID}, Segment: i, Names: m.Senses[0].Kind}
			}
		}
	}
	return nil
}
