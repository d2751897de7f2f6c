package vectors

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
)

// A Pair is a text and its translation, the stuff that vectors are learnt from.
type Pair struct {
	Src, Dst string
	Corpus   int     // pairs of one corpus (a file, a language pair) compete with one another
	Weight   float64 // how often the pair is used: 1 is every pass, 0.5 every other; 0 means 1
}

// A vocabulary numbers the tokens that have vectors, in the order of their text.
type vocabulary struct {
	tokens []string
	ids    map[string]int32
	counts []int
	sounds map[int32][]int32 // how a word is spelt by sound
}

// A tokenPair is a pair as token numbers.
type tokenPair struct {
	src, dst         []int32
	srcHash, dstHash uint64
	corpus           int
	weight           float32
}

// gather counts the tokens of the pairs, keeps those seen often enough and
// returns the pairs as numbers. Words left out are spelt by sound.
func gather(pairs []Pair, minCount, maxRows int) (*vocabulary, []tokenPair) {
	tk := newTokenizer()
	counts, sounds := map[string]int{}, map[string]int{}
	count := func(text string) {
		tk.each(text, func(stem, _ string) {
			counts[stem]++
			if counts[stem] == 1 { // each different word teaches its sounds once
				spell(stem, func(s string) { sounds[s]++ })
			}
		}, func(token string) { counts[token]++ })
	}
	for _, p := range pairs {
		count(p.Src)
		count(p.Dst)
	}
	for s, n := range sounds {
		counts[s] = n
	}
	v := choose(counts, minCount, maxRows)
	for s := range sounds {
		if id, ok := v.ids[s]; ok {
			v.counts[id] = max(v.counts[id], minCount)
		}
	}
	out := make([]tokenPair, 0, len(pairs))
	for _, p := range pairs {
		tp := tokenPair{
			src: v.number(tk, p.Src), dst: v.number(tk, p.Dst),
			srcHash: hash(p.Src), dstHash: hash(p.Dst), corpus: p.Corpus, weight: 1,
		}
		if p.Weight > 0 {
			tp.weight = float32(p.Weight)
		}
		if len(tp.src) > 0 && len(tp.dst) > 0 {
			out = append(out, tp)
		}
	}
	return v, out
}

func choose(counts map[string]int, minCount, maxRows int) *vocabulary {
	kept := make([]string, 0, len(counts))
	for t, n := range counts {
		if n >= minCount {
			kept = append(kept, t)
		}
	}
	slices.SortFunc(kept, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b)) })
	kept = kept[:min(len(kept), maxRows)]
	slices.Sort(kept)
	v := &vocabulary{tokens: kept, ids: make(map[string]int32, len(kept)), counts: make([]int, len(kept)), sounds: map[int32][]int32{}}
	for i, t := range kept {
		v.ids[t] = int32(i)
		v.counts[i] = counts[t]
	}
	for i, t := range kept {
		if c, _ := leadingRun(t); c == latin || c == cyrillic {
			v.spell(t, func(id int32) { v.sounds[int32(i)] = append(v.sounds[int32(i)], id) })
		}
	}
	return v
}

func (v *vocabulary) spell(stem string, token func(int32)) {
	spell(stem, func(s string) {
		if id, ok := v.ids[s]; ok {
			token(id)
		}
	})
}

// number turns text into token numbers, in order, repetitions and all.
func (v *vocabulary) number(tk *tokenizer, text string) []int32 {
	var out []int32
	tk.each(text, func(stem, _ string) {
		if id, ok := v.ids[stem]; ok {
			out = append(out, id)
			return
		}
		v.spell(stem, func(id int32) { out = append(out, id) })
	}, func(token string) {
		if id, ok := v.ids[token]; ok {
			out = append(out, id)
		}
	})
	return slices.Clip(out)
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
