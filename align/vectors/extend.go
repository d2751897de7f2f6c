package vectors

import (
	"cmp"
	"context"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// An Extended is a table with what pairs add to it.
type Extended struct {
	Pairs        int // that taught: different ones, of texts in two scripts
	Tokens       int // that have vectors now and had none
	Translations int // that the lexicon has now and had not

	base         *Table
	vocab        *vocabulary
	from         []int32             // by token: its number in the base, -1 where it is new
	moved        map[int32][]float32 // by token: vectors that are not the base's
	translations [][]Translation
}

// Extend adds what pairs teach to a table, which itself stays as it is: vectors
// for words that have none, small steps of the vectors of others, and
// translations. One pair is enough. Nothing is forgotten: the vector of a token
// that no pair has is the same to the byte, and no translation gets weaker.
//
// Neither the order of the pairs matters nor which of its texts a pair has first;
// a pair that comes twice counts once, and Corpus is not looked at. Pairs that are
// not texts in two scripts are passed over; if none is left, that is an error. At
// the end of ctx the work is given up with its error.
func (t *Table) Extend(ctx context.Context, pairs []Pair) (*Extended, error) {
	pairs = tidy(pairs)
	x := &Extended{base: t, moved: map[int32][]float32{}}
	x.enlist(pairs)
	numbered := x.vocab.numbered(ctx, pairs)
	if len(numbered) == 0 && ctx.Err() == nil {
		return nil, errors.New("no pair of texts in two scripts to learn from")
	}
	x.Pairs = len(numbered)
	x.settle(ctx, numbered)
	x.translate(ctx, numbered)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return x, nil
}

// tidy makes one list of any that holds the same pairs: each once, English first,
// in the order of their texts. An entry of a dictionary weighs as much as
// lexiconLinks other pairs.
func tidy(pairs []Pair) []Pair {
	var list []Pair
	for _, p := range pairs {
		p, ok := oriented(p)
		if !ok {
			continue
		}
		p.Weight = cmp.Or(p.Weight, 1)
		if isEntry(p) {
			p.Weight *= lexiconLinks
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b Pair) int {
		return cmp.Or(strings.Compare(a.Src, b.Src), strings.Compare(a.Dst, b.Dst), cmp.Compare(b.Weight, a.Weight))
	})
	return slices.CompactFunc(list, func(a, b Pair) bool { return a.Src == b.Src && a.Dst == b.Dst })
}

// oriented is the pair with the side first that has more Latin letters, as the
// lexicon leads from English; of two without any, the Cyrillic one. It is false
// for texts of one script, whatever Latin names stand in them.
func oriented(p Pair) (Pair, bool) {
	src, dst := letters(p.Src), letters(p.Dst)
	if src.foreign == dst.foreign && (src.latin < 0.5) == (dst.latin < 0.5) {
		return p, false
	}
	if src.latin < dst.latin || src.latin == dst.latin && src.foreign > dst.foreign {
		p.Src, p.Dst = p.Dst, p.Src
	}
	return p, true
}

// scripts is what letters a text has.
type scripts struct {
	latin   float64 // share of the letters, 0 to 1
	foreign class   // cyrillic or han, which has more; other if it has neither
}

func letters(text string) scripts {
	var n [digits + 1]float64
	for _, r := range text {
		n[classOf(r)]++
	}
	foreign := other
	switch {
	case n[han] > n[cyrillic]:
		foreign = han
	case n[cyrillic] > 0:
		foreign = cyrillic
	}
	return scripts{n[latin] / max(1, n[latin]+n[cyrillic]+n[han]), foreign}
}

// enlist makes the vocabulary: that of the base, and every word, character and
// bigram of the pairs, which get vectors. Where a table would hold too many
// tokens, bigrams go that have neither a vector nor a translation, and if that is
// not enough the new tokens that are in the fewest pairs.
func (x *Extended) enlist(pairs []Pair) {
	counts := x.unknown(pairs)
	fresh, added := frequent(counts, 1, len(counts)), 0
	for _, token := range fresh {
		if _, known := x.base.find(token); !known {
			added++
		}
	}
	idle := x.idle(counts, x.base.size+added-MaxTokens)
	fresh = frequent(counts, 1, MaxTokens-x.base.size+len(idle)+len(fresh)-added)
	var common, rare []string
	for i := range int32(x.base.size) {
		token := x.base.Token(i)
		_, promoted := slices.BinarySearch(fresh, token)
		switch {
		case int(i) < x.base.rows:
			common = append(common, token)
		case !promoted && !idle[i]:
			rare = append(rare, token)
		}
	}
	common = append(common, fresh...)
	slices.Sort(common)
	x.vocab = newVocabulary(common, rare)
	x.Tokens = len(fresh)
	for i, token := range x.vocab.tokens {
		id, known := x.base.find(token)
		if !known {
			id = -1
		}
		x.from = append(x.from, id)
		if i < x.vocab.rows && (!known || int(id) >= x.base.rows) {
			x.moved[int32(i)] = x.start(token)
		}
	}
}

// unknown counts, for each word, character and bigram of the pairs without a
// vector, the pairs that it is in. Figures stand for themselves.
func (x *Extended) unknown(pairs []Pair) map[string]int {
	tk := newTokenizer()
	counts, last := map[string]int{}, map[string]int{}
	for i, p := range pairs {
		count := func(token string) {
			if id, known := x.base.find(token); known && int(id) < x.base.rows || last[token] == i+1 {
				return
			}
			if c, _ := leadingRun(token); c != digits {
				last[token] = i + 1
				counts[token]++
			}
		}
		for _, text := range []string{p.Src, p.Dst} {
			tk.each(text, func(stem, _ string) { count(stem) }, count)
		}
	}
	return counts
}

// idle are up to n bigrams of the base, the last ones, that say nothing: they have
// no vector, translate nothing, and none of the pairs has them.
func (x *Extended) idle(counts map[string]int, n int) map[int32]bool {
	if n <= 0 {
		return nil
	}
	says := make([]bool, x.base.size)
	for i := range int32(x.base.size) {
		x.base.Translations(i, func(t Translation) { says[i], says[t.To] = true, true })
	}
	idle := map[int32]bool{}
	for i := int32(x.base.size) - 1; int(i) >= x.base.rows && len(idle) < n; i-- {
		token := x.base.Token(i)
		if c, _ := leadingRun(token); c == han && !says[i] && counts[token] == 0 {
			idle[i] = true
		}
	}
	return idle
}

// start is the vector of a new token before anything is learnt: a word is what its
// sounds are, as which it was read until now, and where no sound is known a
// direction of its own, as long as those that learning starts from; characters are
// nothing. That way even two words that are both new have what to share.
func (x *Extended) start(token string) []float32 {
	v := make([]float32, x.base.dims)
	if c, _ := leadingRun(token); c == han {
		return v
	}
	known := false
	spell(token, func(sound string) {
		if id, ok := x.base.find(sound); ok && int(id) < x.base.rows {
			x.base.add(v, id, 1)
			known = true
		}
	})
	if !known {
		random := rand.New(rand.NewPCG(hash(token), 1))
		for k := range v {
			v[k] = float32(random.NormFloat64() / math.Sqrt(float64(len(v))))
		}
	}
	return v
}

// isNew tells whether the base has no vector of a token.
func (x *Extended) isNew(token int32) bool {
	return x.from[token] < 0 || int(x.from[token]) >= x.base.rows
}

// vector is the vector of a token.
func (x *Extended) vector(token int32) []float32 {
	if v := x.moved[token]; v != nil {
		return v
	}
	return x.base.Vector(x.from[token])
}

// WriteTo writes the table as [Open] reads it.
func (x *Extended) WriteTo(w io.Writer) (int64, error) {
	return writeTable(w, x.base.dims, x.vocab.rows, x.vocab.tokens, func(i int) (scale float32, numbers []byte) {
		if v := x.moved[int32(i)]; v != nil {
			return round(v)
		}
		return x.base.row(x.from[i])
	}, x.translations)
}
