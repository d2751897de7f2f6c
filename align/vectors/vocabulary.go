package vectors

import (
	"cmp"
	"context"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Pair is a text and its translation, from which vectors are learnt.
type Pair struct {
	Src, Dst string
	Corpus   int     // pairs of one corpus (a file, a language pair) compete with one another
	Weight   float64 // how often the pair is used: 1 is every pass, 0.5 every other; 0 means 1
}

// A vocabulary numbers tokens: first those that have vectors, in the order of
// their text, then those that only the lexicon knows, in the order of theirs.
type vocabulary struct {
	tokens []string
	rows   int // how many have vectors
	ids    map[string]int32

	counts []int             // how often each was seen; of what is learnt anew
	sounds map[int32][]int32 // how a word is spelt by sound; the same
}

// A tokenPair is a pair as token numbers.
type tokenPair struct {
	src, dst         []int32 // with vectors
	srcRare, dstRare []int32 // known to the lexicon only
	srcHash, dstHash uint64
	corpus           int
	weight           float32
}

// gather counts the tokens of the pairs, keeps those seen often enough and
// returns the pairs as numbers. Words left out are spelt by sound. When ctx is
// done, what is returned is not to be used.
func gather(ctx context.Context, pairs []Pair, t Training) (*vocabulary, []tokenPair) {
	tk := newTokenizer()
	counts, sounds := map[string]int{}, map[string]int{}
	count := func(text string, entry bool) {
		each := 1
		if entry {
			each = lexiconLinks
		}
		tk.each(text, func(stem, _ string) {
			if counts[stem] == 0 { // each different word teaches its sounds once
				spell(stem, func(s string) { sounds[s]++ })
			}
			counts[stem] += each
		}, func(token string) { counts[token] += each })
	}
	for _, p := range pairs {
		if ctx.Err() != nil {
			break
		}
		entry := isEntry(p)
		count(p.Src, entry)
		count(p.Dst, entry)
	}
	v := choose(counts, sounds, t)
	return v, v.numbered(ctx, pairs)
}

// numbered is the pairs as token numbers, those that have vectors on both sides.
// When ctx is done, it is not to be used.
func (v *vocabulary) numbered(ctx context.Context, pairs []Pair) []tokenPair {
	tk := newTokenizer()
	out := make([]tokenPair, 0, len(pairs))
	for _, p := range pairs {
		if ctx.Err() != nil {
			break
		}
		tp := tokenPair{srcHash: hash(p.Src), dstHash: hash(p.Dst), corpus: p.Corpus, weight: 1}
		tp.src, tp.srcRare = v.number(tk, p.Src)
		tp.dst, tp.dstRare = v.number(tk, p.Dst)
		if p.Weight > 0 {
			tp.weight = float32(p.Weight)
		}
		if len(tp.src) > 0 && len(tp.dst) > 0 {
			out = append(out, tp)
		}
	}
	return out
}

// entryLength is the length in runes up to which both sides of a pair are taken
// for an entry of a dictionary: seen once, its words are known to translate
// each other.
const entryLength = 16

// isEntry tells whether a pair is taken for an entry of a dictionary.
func isEntry(p Pair) bool {
	return utf8.RuneCountInString(p.Src) <= entryLength && utf8.RuneCountInString(p.Dst) <= entryLength
}

// newVocabulary numbers tokens with vectors and others, both in rising order.
func newVocabulary(common, rare []string) *vocabulary {
	v := &vocabulary{tokens: slices.Concat(common, rare), rows: len(common), ids: make(map[string]int32, len(common)+len(rare))}
	for i, token := range v.tokens {
		v.ids[token] = int32(i)
	}
	return v
}

// choose numbers the tokens that are kept, by how often they and the sounds were
// counted.
func choose(counts, sounds map[string]int, t Training) *vocabulary {
	all := make(map[string]int, len(counts)+len(sounds))
	maps.Copy(all, counts)
	maps.Copy(all, sounds)
	common := frequent(all, t.MinCount, t.MaxRows)
	for _, c := range common {
		delete(counts, c)
	}
	rare := frequent(counts, lexiconLinks, MaxTokens-1-len(common))
	v := newVocabulary(common, rare)
	v.counts, v.sounds = make([]int, len(v.tokens)), map[int32][]int32{}
	for i, token := range v.tokens {
		v.counts[i] = all[token]
	}
	for i, token := range common {
		if c, _ := leadingRun(token); c == latin || c == cyrillic {
			v.spell(token, func(id int32) { v.sounds[int32(i)] = append(v.sounds[int32(i)], id) })
		}
	}
	return v
}

// frequent lists the tokens counted often enough, the most frequent up to
// most, in the order of their text.
func frequent(counts map[string]int, enough, most int) []string {
	var kept []string
	for token, n := range counts {
		if n >= enough {
			kept = append(kept, token)
		}
	}
	slices.SortFunc(kept, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b)) })
	kept = kept[:min(len(kept), most)]
	slices.Sort(kept)
	return kept
}

// spell calls token for each known sound of a word.
func (v *vocabulary) spell(stem string, token func(int32)) {
	spell(stem, func(s string) {
		if id, ok := v.ids[s]; ok {
			token(id)
		}
	})
}

// number is the token numbers of a text in order, with repetitions: those with
// vectors, and those without.
func (v *vocabulary) number(tk *tokenizer, text string) (common, rare []int32) {
	put := func(id int32) {
		if int(id) < v.rows {
			common = append(common, id)
		} else {
			rare = append(rare, id)
		}
	}
	tk.each(text, func(stem, _ string) {
		id, ok := v.ids[stem]
		if ok {
			put(id)
		}
		if !ok || int(id) >= v.rows {
			v.spell(stem, put)
		}
	}, func(token string) {
		if id, ok := v.ids[token]; ok {
			put(id)
		}
	})
	return slices.Clip(common), slices.Clip(rare)
}

// hash tells texts apart for [trainer.mask].
func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
