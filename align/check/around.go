package check

import (
	"slices"
	"strings"

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

// around is the words that go with a mention: those of its clause up to the
// figures before and behind it.
func (r *reading) around(s corpus.Side, m *ledger.Mention) string {
	within := r.sentence(s, m)
	before, behind := stretch{within.lo, m.Start}, stretch{m.End, within.hi}
	shared := [2]bool{}
	for _, o := range r.ledger.Facts(s, m.Segment) {
		switch {
		case !o.IsValue() || o.Start == m.Start:
		case o.End <= m.Start && o.End > before.lo:
			before.lo, shared[0] = o.End, true
		case o.Start >= m.End && o.Start < behind.hi:
			behind.hi, shared[1] = o.Start, true
		}
	}
	left := r.side[s].lang.clauses(r.side[s].cut(m.Segment, before))
	right := r.side[s].lang.clauses(r.side[s].cut(m.Segment, behind))
	slices.Reverse(left)
	return ownClause(left, shared[0]) + " " + ownClause(right, shared[1])
}

// ownClause is the first of the clauses, counted from a figure, or the second
// where only a dash stands before it: «в женской — 12». The last of them belongs
// to the next figure, if there is one.
func ownClause(clauses []string, shared bool) string {
	if strings.TrimSpace(clauses[0]) != "" {
		return clauses[0]
	}
	if len(clauses) > 2 || len(clauses) == 2 && !shared {
		return clauses[1]
	}
	return ""
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

// clauses cuts a text at the marks and words between clauses.
func (l *language) clauses(text string) []string {
	const mark = "\x00"
	text = strings.Map(func(c rune) rune {
		if strings.ContainsRune(",;:.，；：。、—–()（）", c) {
			return 0
		}
		return c
	}, text)
	for _, w := range l.conjunctions {
		if !l.NoSpaces {
			w = " " + w + " "
		}
		text = strings.ReplaceAll(text, w, mark)
	}
	return strings.Split(text, mark)
}
