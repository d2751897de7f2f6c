package vectors

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"sync"
)

const (
	lexiconRounds   = 2    // of expectation and maximisation after the first guess; little moves later
	lexiconLinks    = 2    // co-occurrences a pair of tokens must be linked in
	lexiconPerToken = 16   // translations kept a token, the strongest
	lexiconStrength = 0.03 // the least sqrt(forward × back) worth its four bytes

	// guessTemperature turns cosines of tokens into odds for the first guess.
	guessTemperature = 0.07
	// guessEmpty is the cosine at which a source token is as good a guess as the
	// empty word, which a target token without counterpart is linked to.
	guessEmpty = 0.25
	// faint is the share of a target token up to which a link is not counted:
	// most links are so faint, and none of them ends in the lexicon.
	faint = 0.05
)

// A lexicon counts how often a source token was linked to a target token.
type lexicon struct {
	vocab *vocabulary
	links map[uint64]float32
	src   []float64 // occurrences of each token on the source side, one a pair
	dst   []float64
}

// trainLexicon links the tokens of the pairs with one another, first by the
// vectors, of which it gets the units, then by what was linked before. Seen is of
// how many pairs these are, for how often a token is there without a counterpart.
// When ctx is done, the result is not to be used.
func trainLexicon(ctx context.Context, vocab *vocabulary, pairs []tokenPair, seen int, unit func(token int32) []float32) *lexicon {
	guess := func(e, f int32) float32 {
		if int(e) >= vocab.rows || int(f) >= vocab.rows {
			return 1 // a rare token may be anything; the rest of its pair says what it is not
		}
		cos := Dot(unit(e), unit(f))
		if cos < guessEmpty/2 {
			return 0
		}
		return float32(math.Exp(float64(cos-guessEmpty) / guessTemperature))
	}
	l := link(ctx, vocab, pairs, guess, func(int32) float32 { return 1 })
	for range lexiconRounds {
		before := l
		l = link(ctx, vocab, pairs, func(e, f int32) float32 {
			return before.links[linkKey(e, f)] / float32(before.src[e]+1)
		}, func(f int32) float32 { return float32(before.dst[f]) / float32(seen) })
	}
	return l
}

// linkKey is the key of a pair of tokens in lexicon.links.
func linkKey(e, f int32) uint64 { return uint64(e)<<32 | uint64(f) }

// link is one step of expectation: it divides each target token among the source
// tokens of its pair and the empty word, in proportion to the chance that they
// translate as it.
func link(ctx context.Context, vocab *vocabulary, pairs []tokenPair, chance func(e, f int32) float32, empty func(f int32) float32) *lexicon {
	half := len(pairs) / 2
	var a, b *lexicon
	var wg sync.WaitGroup
	wg.Go(func() { a = linkPart(ctx, vocab, pairs[:half], chance, empty) })
	wg.Go(func() { b = linkPart(ctx, vocab, pairs[half:], chance, empty) })
	wg.Wait()
	for key, n := range b.links {
		a.links[key] += n
	}
	for i := range a.src {
		a.src[i] += b.src[i]
		a.dst[i] += b.dst[i]
	}
	return a
}

// linkPart is link for some of the pairs.
func linkPart(ctx context.Context, vocab *vocabulary, pairs []tokenPair, chance func(e, f int32) float32, empty func(f int32) float32) *lexicon {
	n := len(vocab.tokens)
	l := &lexicon{vocab: vocab, links: map[uint64]float32{}, src: make([]float64, n), dst: make([]float64, n)}
	var share []float32
	for _, p := range pairs {
		if ctx.Err() != nil {
			break
		}
		src, dst := l.words(p.src, p.srcRare), l.words(p.dst, p.dstRare)
		w := float64(p.weight)
		for _, e := range src {
			l.src[e] += w
		}
		for _, f := range dst {
			l.dst[f] += w
			share = share[:0]
			sum := empty(f)
			for _, e := range src {
				c := chance(e, f)
				share = append(share, c)
				sum += c
			}
			for k, e := range src {
				if s := share[k] / sum; s > faint {
					l.links[linkKey(e, f)] += s * p.weight
				}
			}
		}
	}
	return l
}

// words are the different tokens of a text, without the spellings by sound.
func (l *lexicon) words(common, rare []int32) []int32 {
	out := slices.Clone(rare)
	for _, t := range common {
		if !strings.HasPrefix(l.vocab.tokens[t], "~") {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// translations are the links that are strong enough to keep, by source token,
// the strongest first.
func (l *lexicon) translations() [][]Translation {
	out := make([][]Translation, len(l.vocab.tokens))
	for key, n := range l.links {
		e, f := int32(key>>32), int32(key&math.MaxUint32)
		t := Translation{f, min(1, float64(n)/l.src[e]), min(1, float64(n)/l.dst[f])}
		if n >= enough(l.vocab, e, f) && t.mean() >= lexiconStrength {
			out[e] = append(out[e], t)
		}
	}
	for e, ts := range out {
		out[e] = strongestOf(ts)
	}
	return out
}

// strongestOf sorts the translations of a token, the strongest first, and keeps as
// many as a table has.
func strongestOf(list []Translation) []Translation {
	slices.SortFunc(list, func(a, b Translation) int {
		return cmp.Or(cmp.Compare(b.mean(), a.mean()), cmp.Compare(a.To, b.To))
	})
	return list[:min(len(list), lexiconPerToken)]
}

// enough is the weight of links that a pair of tokens needs to be kept:
// lexiconLinks, or half a link if either is rare, as it may have been seen only
// once, in a dictionary.
func enough(v *vocabulary, e, f int32) float32 {
	if int(e) >= v.rows || int(f) >= v.rows {
		return 0.5
	}
	return lexiconLinks
}
