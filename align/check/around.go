package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// likeness is how alike the words around two mentions are in meaning: 0 or less
// for not at all, 1 for the same.
func (r *reading) likeness(src, dst *ledger.Mention) float64 {
	x, y := r.around(corpus.Source, src), r.around(corpus.Target, dst)
	a, b := r.lexicon.reader.Read(x), r.lexicon.reader.Read(y)
	cosine := float64(vectors.Dot(vectors.Unit(a.Sum), vectors.Unit(b.Sum)))
	p, ok1 := r.lexicon.share(x, y)
	q, ok2 := r.lexicon.share(y, x)
	if !ok1 || !ok2 {
		return 0
	}
	return (cosine + (p+q)/2) / 2
}

// around is the words that go with a mention.
func (r *reading) around(s corpus.Side, m *ledger.Mention) string {
	at := r.context(s, m)
	return r.side[s].cut(m.Segment, at[0]) + " " + r.side[s].cut(m.Segment, at[1])
}

// leadUp is the words that go with a mention and all that leads up to it: from the
// sentence's start, or from the clause behind the figure before.
func (r *reading) leadUp(s corpus.Side, m *ledger.Mention) string {
	before, _, shared := r.reach(s, m)
	if list := r.side[s].clausesUpTo(m.Segment, before, shared[0]); shared[0] && len(list) > 1 {
		before.lo = list[1].lo
	}
	return r.side[s].cut(m.Segment, before) + " " + r.side[s].cut(m.Segment, r.context(s, m)[1])
}

// context is where the words stand that go with a mention, before and behind it:
// those of its clause up to the figures on either side.
func (r *reading) context(s corpus.Side, m *ledger.Mention) [2]stretch {
	before, behind, shared := r.reach(s, m)
	left, right := r.side[s].clausesUpTo(m.Segment, before, shared[0]), r.side[s].clausesIn(m.Segment, behind)
	if shared[1] {
		right = r.side[s].clausesUpTo(m.Segment, behind, true)
	}
	slices.Reverse(left)
	return [2]stretch{r.ownClause(s, m.Segment, left, shared[0]), r.ownClause(s, m.Segment, right, shared[1])}
}

// reach is what stands before and behind a mention in its sentence up to the
// figures on either side, and whether there are such.
func (r *reading) reach(s corpus.Side, m *ledger.Mention) (before, behind stretch, shared [2]bool) {
	within := r.sentence(s, m)
	before, behind = stretch{within.lo, m.Start}, stretch{m.End, within.hi}
	for _, o := range r.ledger.Facts(s, m.Segment) {
		switch {
		case !bounds(&o, m) || o.Start == m.Start:
		case o.End <= m.Start && o.End > before.lo:
			before.lo, shared[0] = o.End, true
		case o.Start >= m.End && o.Start < behind.hi:
			behind.hi, shared[1] = o.Start, true
		}
	}
	return before, behind, shared
}

// bounds tells whether the words of a mention end where another stands: at figures
// that could have its place. A date says of an amount what it belongs to.
func bounds(o, m *ledger.Mention) bool {
	return o.IsValue() && (m.Class == facts.Date || !slices.Contains(whens, o.Class))
}

// whens are the classes of facts that say when, or which of several.
var whens = []facts.Class{facts.Date, facts.Relative, facts.Period, facts.Decade, facts.Century, facts.Time, facts.Ordinal}

// ownClause is the first of the clauses, counted from a figure, or the second
// where nothing stands there. The last of them belongs to the next figure, if there
// is one.
func (r *reading) ownClause(s corpus.Side, i int, clauses []stretch, shared bool) stretch {
	if strings.TrimSpace(r.side[s].cut(i, clauses[0])) == "" && (len(clauses) > 2 || len(clauses) == 2 && !shared) {
		return clauses[1]
	}
	return clauses[0]
}

// fewWords is how many may stand between a dash and a figure: «в Севилье — до 38»,
// «северную — лишь в 1507-м».
const fewWords = 2

// clausesUpTo are the clauses of a stretch that a figure follows. A dash right
// before the figure stands for a verb and parts none, unless all between two
// figures would be one clause.
func (s *side) clausesUpTo(i int, at stretch, between bool) []stretch {
	list := s.clausesIn(i, at)
	n := len(list)
	if n < 2 || n == 2 && between {
		return list
	}
	last, dash := list[n-1], s.cut(i, stretch{list[n-2].hi, list[n-1].lo})
	if !strings.ContainsAny(dash, "—–") || len(strings.Fields(s.cut(i, last))) > fewWords {
		return list
	}
	list[n-2].hi = last.hi
	return list[:n-1]
}

// sentence is the sentence that a mention stands in.
func (r *reading) sentence(s corpus.Side, m *ledger.Mention) stretch {
	for _, sent := range r.side[s].sentences[m.Segment] {
		if sent.holds(m.Start) {
			return sent
		}
	}
	return r.side[s].all(m.Segment)
}

// clausesIn are the stretches of a segment's stretch between the marks and words
// that part clauses, at least one.
func (s *side) clausesIn(i int, at stretch) []stretch {
	at.lo, at.hi = min(at.lo, len(s.runes[i])), min(at.hi, len(s.runes[i]))
	text := s.cut(i, at)
	var list []stretch
	for _, c := range s.lang.clauses(text) {
		list = append(list, stretch{at.lo + c.lo, at.lo + c.hi})
	}
	return list
}

// clauses cuts a text at the marks and words between clauses.
func (l *language) clauses(text string) []stretch {
	const mark, more = '\x00', '\x01' // what parts clauses, and the rest of a word that does
	text = strings.Map(func(c rune) rune {
		if strings.ContainsRune(",;:.，；：。、—–()（）", c) {
			return mark
		}
		return c
	}, text)
	for _, w := range l.conjunctions {
		if !l.NoSpaces {
			w = " " + w + " "
		}
		text = strings.ReplaceAll(text, w, string(mark)+strings.Repeat(string(more), utf8.RuneCountInString(w)-1))
	}
	list := []stretch{{}}
	n := 0
	for _, c := range text {
		n++
		switch c {
		case mark:
			list = append(list, stretch{n, n})
		case more:
			list[len(list)-1] = stretch{n, n}
		default:
			list[len(list)-1].hi = n
		}
	}
	return list
}
