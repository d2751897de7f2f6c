package concordance

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// Alike looks for texts by their meaning, in any of the table's languages. It is not
// for use by two goroutines at once.
type Alike struct {
	query  Query
	marker *Marker
	tokens []vectors.Place
	total  float64             // their weights
	known  map[int32][]float64 // by token: how alike it is to each of them
}

// Alike makes a search for what means the same as some words. The rest of the query
// counts as it does else; its pattern does not. It is false where the table knows
// none of the words.
func (m *Marker) Alike(words string, query Query) (*Alike, bool) {
	a := &Alike{query: query, marker: m, known: map[int32][]float64{}}
	for _, p := range m.reader.Places(words) {
		if m.unit(p.ID) != nil && !slices.ContainsFunc(a.tokens, func(q vectors.Place) bool { return q.ID == p.ID }) {
			a.tokens = append(a.tokens, p)
			a.total += float64(p.Weight)
		}
	}
	return a, a.total > 0
}

// Look says how alike a unit is: the text of it that is more so, if one is enough.
//
// Each word that is looked for counts its weight times the cosine of the word in the
// text that is most like it, so that a long text is found by one clause of it.
func (a *Alike) Look(u exchange.TU) (Hit, bool) {
	h := HitOf(u)
	for _, s := range corpus.Sides {
		if !a.query.in(h.Texts[s].Tag) {
			continue
		}
		if alike, found := a.of(h.Texts[s].Text); alike > h.Similarity {
			h.Similarity, h.Side = alike, s
			h.Texts[s].Found, h.Texts[s.Other()].Found = found, nil
		}
	}
	if h.Similarity < leastAlike {
		return h, false
	}
	answers, ok := a.query.answered(h.Texts[h.Side.Other()].Text)
	h.Texts[h.Side.Other()].Found = answers
	return h, ok
}

const (
	// leastAlike is how alike a text must be to be shown at all. The vectors were learnt
	// from translations: of words that only have to do with each other, as clinic and
	// hospital, the cosine is small.
	leastAlike = 0.15

	// likeWord is the cosine from which a word is marked as like one looked for.
	likeWord = 0.3
)

// of is how alike a text is to the words, 0 to 1, and which of its words are.
func (a *Alike) of(text string) (float64, []corpus.Range) {
	best := make([]float64, len(a.tokens))
	var found []corpus.Range
	for _, p := range a.marker.reader.Places(text) {
		likeness := a.likeness(p.ID)
		most := 0.0
		for k, c := range likeness {
			best[k], most = max(best[k], c), max(most, c)
		}
		if most < likeWord {
			continue
		}
		if n := len(found); n > 0 && p.Lo <= found[n-1].Hi {
			found[n-1].Hi = max(found[n-1].Hi, p.Hi)
		} else {
			found = append(found, corpus.Range{Lo: p.Lo, Hi: p.Hi})
		}
	}
	sum := 0.0
	for k, p := range a.tokens {
		sum += float64(p.Weight) * best[k]
	}
	return sum / a.total, found
}

// likeness is how alike a token is to each that is looked for, 0 to 1.
func (a *Alike) likeness(id int32) []float64 {
	list, ok := a.known[id]
	if ok {
		return list
	}
	if v := a.marker.unit(id); v != nil {
		for _, p := range a.tokens {
			list = append(list, max(0, float64(vectors.Dot(v, a.marker.unit(p.ID)))))
		}
	}
	a.known[id] = list
	return list
}

// A Best keeps the hits that are most alike, at most as many as it was made for.
type Best struct {
	Most int // 0: all
	hits []Hit
}

// Add takes a hit, if it is one of the best so far.
func (b *Best) Add(h Hit) {
	at, _ := slices.BinarySearchFunc(b.hits, h, func(x, h Hit) int {
		return cmp.Or(cmp.Compare(h.Similarity, x.Similarity), -1) // behind its equals
	})
	if b.Most > 0 && at >= b.Most {
		return
	}
	b.hits = slices.Insert(b.hits, at, h)
	if b.Most > 0 && len(b.hits) > b.Most {
		b.hits = b.hits[:b.Most]
	}
}

// List is the best, the most alike first.
func (b *Best) List() []Hit { return b.hits }
