package vectors

import (
	"context"
	"math"
	"slices"
)

// When a translation that the pairs show is taken.
const (
	// doubtNew and doubtKnown are sightings that speak against every translation, so
	// that what was seen once is not sure: of tokens of which one is new, and of
	// tokens that the table knows, and whose translations it has from far more text.
	doubtNew   = 1
	doubtKnown = 5

	// elsewhere is how many pairs more the base is taken to have seen, all without the
	// tokens of these: that a word is in each of ten pairs does not make it as common
	// as "the".
	elsewhere = 1000
)

// translate makes the lexicon: that of the base, and what the pairs link. A
// translation that both have keeps the higher chances.
func (x *Extended) translate(ctx context.Context, pairs []tokenPair) {
	units := map[int32][]float32{}
	for i := range pairs {
		for _, token := range slices.Concat(pairs[i].src, pairs[i].dst) {
			if units[token] == nil {
				units[token] = Unit(x.vector(token))
			}
		}
	}
	l := trainLexicon(ctx, x.vocab, pairs, len(pairs)+elsewhere, func(token int32) []float32 { return units[token] })
	x.translations = x.known()
	linked := map[int32][]Translation{}
	for key, n := range l.links {
		e, f := int32(key>>32), int32(key&math.MaxUint32)
		doubt, enough := float64(doubtKnown), float32(lexiconLinks)
		if x.isNew(e) || x.isNew(f) {
			doubt, enough = doubtNew, 0.5
		}
		t := Translation{f, min(1, float64(n)/(l.src[e]+doubt)), min(1, float64(n)/(l.dst[f]+doubt))}
		if n >= enough && t.mean() >= lexiconStrength {
			linked[e] = append(linked[e], t)
		}
	}
	for e, list := range linked {
		for _, t := range strongestOf(list) {
			x.accept(e, t)
		}
	}
}

// known is the lexicon of the base.
func (x *Extended) known() [][]Translation {
	to := make([]int32, x.base.size)
	for i, id := range x.from {
		if id >= 0 {
			to[id] = int32(i)
		}
	}
	list := make([][]Translation, len(x.from))
	for i, id := range x.from {
		if id < 0 {
			continue
		}
		x.base.Translations(id, func(t Translation) {
			t.To = to[t.To]
			list[i] = append(list[i], t)
		})
	}
	return list
}

// accept adds a translation of a token, or makes the one that is there as strong.
func (x *Extended) accept(token int32, t Translation) {
	list := x.translations[token]
	k := slices.IndexFunc(list, func(old Translation) bool { return old.To == t.To })
	if k < 0 {
		x.translations[token] = append(list, t)
		x.Translations++
		return
	}
	list[k].Forward, list[k].Back = max(list[k].Forward, t.Forward), max(list[k].Back, t.Back)
}
