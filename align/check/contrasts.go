package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A contrast is a member of a group of things of which a figure belongs to one:
// of those who voted, the ones for or the ones against.
type contrast struct {
	group, member string
	forms         []string // lower case; "*" at the end stands for any ending
}

// contrastsOf reads entries as "group:member=form,form".
func contrastsOf(entries []string) []contrast {
	var list []contrast
	for _, e := range entries {
		name, forms, _ := strings.Cut(e, "=")
		group, member, _ := strings.Cut(name, ":")
		list = append(list, contrast{group, member, strings.Split(forms, ",")})
	}
	return list
}

// members are the members of groups that a text names, by group; "" where it
// names several of one group.
func (l *language) members(text string) map[string]string {
	in := map[string]string{}
	text = lower(text)
	if !l.NoSpaces {
		text = " " + strings.Join(strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ") + " "
	}
	for _, c := range l.contrasts {
		if !c.namedIn(text, l.NoSpaces) {
			continue
		}
		if had, ok := in[c.group]; ok && had != c.member {
			in[c.group] = ""
			continue
		}
		in[c.group] = c.member
	}
	return in
}

// namedIn tells whether one of the forms stands in a text, whose words have a
// space on either side where their writing has spaces.
func (c contrast) namedIn(text string, noSpaces bool) bool {
	for _, form := range c.forms {
		if !noSpaces {
			stem, open := strings.CutSuffix(form, "*")
			form = " " + stem
			if !open {
				form += " "
			}
		}
		if strings.Contains(text, form) {
			return true
		}
	}
	return false
}

// contrary tells whether the words around the figures of two entries name the
// two sides of a contrast, and in the target each the other's: 120 built and 35
// torn down beside 120 torn down and 35 built. Where their clauses name none, what
// leads up to them does: "in the countryside, …".
func (r *reading) contrary(p, q ledger.Entry) bool {
	return r.opposed(p, q, r.around) || r.opposed(p, q, r.leadUp)
}

// opposed tells that of the words that a function gives of a mention.
func (r *reading) opposed(p, q ledger.Entry, words func(corpus.Side, *ledger.Mention) string) bool {
	var first, then [2]map[string]string
	for _, s := range corpus.Sides {
		first[s] = r.side[s].lang.members(words(s, p.On(s)))
		then[s] = r.side[s].lang.members(words(s, q.On(s)))
	}
	for group, x := range first[corpus.Source] {
		y := then[corpus.Source][group]
		if x != "" && y != "" && x != y && first[corpus.Target][group] == y && then[corpus.Target][group] == x {
			return true
		}
	}
	return false
}

// traded tells whether of the words around either figure of two entries one is
// translated in the target beside the other figure, and not beside its own, or a
// name or date is. One of the two stands between the figures, unless names change
// places: what goes before both or follows both belongs to both.
func (r *reading) traded(p, q ledger.Entry) bool {
	x, y := r.around(corpus.Source, p.Source), r.around(corpus.Source, q.Source)
	u, v := r.around(corpus.Target, p.Target), r.around(corpus.Target, q.Target)
	first, then := r.leaning(x, y, u, v), r.leaning(y, x, v, u)
	there, back := r.carried(p, q), r.carried(q, p)
	if len(there) > 0 && len(back) > 0 {
		return true
	}
	first, then = append(first, there...), append(then, back...)
	amid := r.amid(p, q)
	return len(first) > 0 && len(then) > 0 &&
		slices.ContainsFunc(slices.Concat(first, then), func(w string) bool { return strings.Contains(amid, w) })
}

// carried is the names, dates and the like, as written, that stand beside the
// figure of an entry in the source and beside that of the other in the target.
func (r *reading) carried(p, q ledger.Entry) []string {
	var list []string
	from, to, own := r.context(corpus.Source, p.Source), r.context(corpus.Target, q.Target), r.context(corpus.Target, p.Target)
	for _, e := range r.ledger.Bead(p.Bead) {
		if e.Source == nil || e.Target == nil || !e.Relation.Agrees() || e.Has(facts.Quotation) || e.Source.Segment != p.Source.Segment || e.Target.Segment != p.Target.Segment {
			continue
		}
		if within(e.Source, from) && within(e.Target, to) && !within(e.Target, own) {
			list = append(list, r.surface(corpus.Source, e.Source))
		}
	}
	return list
}

// within tells whether a mention stands in one of two stretches.
func within(m *ledger.Mention, of [2]stretch) bool {
	return of[0].holds(m.Start) || of[1].holds(m.Start)
}

// tells tells whether a word of a text says what it is about.
func (r *reading) tells(text string) bool {
	return slices.ContainsFunc(r.lexicon.reader.Read(text).Tokens, func(t vectors.Token) bool { return t.Weight >= telling })
}

// leaning is the words, as written, that other tells and own does not; those that
// are beside the other figure as well are left out.
func (r *reading) leaning(words, beside, own, other string) []string {
	var list []string
	tokens, written := r.lexicon.reader.Words(words)
	for k, t := range tokens {
		if t.Weight < telling || strings.Contains(lower(beside), lower(written[k])) {
			continue
		}
		there, _ := r.lexicon.share(written[k], other)
		if here, _ := r.lexicon.share(written[k], own); there-here >= leaned {
			list = append(list, written[k])
		}
	}
	return list
}

// A word leans where it tells enough and the words of the other figure tell it by
// so much more. In 63,000 sentences of news and their translations that makes no
// pair of figures a swapped one; of swapped ones that nothing else shows it shows
// more than half.
const (
	telling = 1.5 // the weight of a word, as [vectors.Token] has it: "in" has 0.9, "wheat" 1.9
	leaned  = 0.5 // of 1
)
