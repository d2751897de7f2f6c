package vectors

import (
	"context"
	"math"
	"slices"
)

const (
	// priorPairs is how many occurrences a token of the base is taken to have been
	// counted in before: so many new ones weigh as much as what it knew.
	priorPairs = 20
	// newPairs is the same for a new token: one that was seen once beside a word
	// may have been beside it by chance.
	newPairs = 1
	// priorGuess is how much a translation of the base, if it is certain, counts
	// among first guesses, where a cosine of 0.25 counts 1.
	priorGuess = 100
	// newLinks is the least weight of links of a new translation.
	newLinks = 1.5
)

// lexicon is each token's translations: those of the base, and what the pairs
// link, by Model 1 with the base as what was known before.
func (x *extension) lexicon(ctx context.Context) [][]Translation {
	prior := x.prior()
	guess := firstGuess(x.vocab, x.rows, x.Dims)
	l := link(ctx, x.vocab, x.pairs, func(e, f int32) float32 {
		return guess(e, f) + priorGuess*float32(prior[linkKey(e, f)].Forward)
	}, func(int32) float32 { return 1 })
	for range lexiconRounds {
		before := l
		l = link(ctx, x.vocab, x.pairs, func(e, f int32) float32 {
			return float32(x.chance(e, before.links[linkKey(e, f)], prior[linkKey(e, f)].Forward, before.src[e]))
		}, func(f int32) float32 { return float32(before.dst[f]) / float32(len(x.pairs)) })
	}
	return x.merged(l, prior)
}

// prior is the lexicon of the base by the new numbers of its tokens.
func (x *extension) prior() map[uint64]Translation {
	prior := map[uint64]Translation{}
	for id, e := range x.ids {
		x.base.Translations(int32(id), func(t Translation) {
			t.To = x.ids[t.To]
			prior[linkKey(e, t.To)] = t
		})
	}
	return prior
}

// chance is that of a link of a token, of which so many occurrences were counted,
// n of them linked, and p was the chance in the base.
func (x *extension) chance(token int32, n float32, p, count float64) float64 {
	before := float64(newPairs)
	if x.known[token] >= 0 {
		before = priorPairs
	}
	return min(1, (float64(n)+before*p)/(count+before))
}

// merged are the translations of the base, as strong as they were or stronger, and
// up to [lexiconPerToken] new ones of each token, by source token, the strongest
// first.
func (x *extension) merged(l *lexicon, prior map[uint64]Translation) [][]Translation {
	out, fresh := make([][]Translation, len(x.vocab.tokens)), make([][]Translation, len(x.vocab.tokens))
	for key, t := range prior {
		e := int32(key >> 32)
		if n := l.links[key]; n > 0 {
			t.Forward = max(t.Forward, x.chance(e, n, t.Forward, l.src[e]))
			t.Back = max(t.Back, x.chance(t.To, n, t.Back, l.dst[t.To]))
		}
		out[e] = append(out[e], t)
	}
	for key, n := range l.links {
		e, f := int32(key>>32), int32(key&math.MaxUint32)
		t := Translation{f, x.chance(e, n, 0, l.src[e]), x.chance(f, n, 0, l.dst[f])}
		if _, known := prior[key]; !known && n >= newLinks && meanChance(t) >= lexiconStrength {
			fresh[e] = append(fresh[e], t)
		}
	}
	for e := range out {
		slices.SortFunc(fresh[e], strongerFirst)
		out[e] = append(out[e], fresh[e][:min(len(fresh[e]), lexiconPerToken)]...)
		slices.SortFunc(out[e], strongerFirst)
	}
	return out
}
