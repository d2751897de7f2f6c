package memory

import (
	"cmp"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus/lang"
)

const (
	// ample is how many numbers of units are read for a text: so many take a few
	// milliseconds.
	ample = 150_000

	// atLeast is how many clues are asked for, however common.
	atLeast = 4

	// mostClues is how many are asked for, however rare: their number has 12 bits.
	mostClues = 1<<12 - 1

	// heaviest is what a clue that one unit has weighs; one that all have weighs 1.
	heaviest = 20
)

// A score is how much a unit shares with a text: how many clues, in the bits from
// oneClue on, and below what they weigh.
type score uint32

const oneClue score = 1 << 20 // more than mostClues·heaviest

// clues is how many it has.
func (s score) clues() int { return int(s / oneClue) }

// sharing are units that share clues with a text, those that share the most first.
type sharing struct {
	ids    []int64
	scores []score
	asked  int // how many clues the index was asked for
}

// missing is how many of the clues a unit does not have, by its index.
func (s sharing) missing(k int) int { return s.asked - s.scores[k].clues() }

// alike are the units that share the most clues with a text, at most so many: of
// those that share as many, those whose clues are rarer, and then those that came
// last.
func (r reader) alike(text string, most int) (s sharing, err error) {
	clues, err := r.clues(text)
	if err != nil {
		return s, err
	}
	scores := make([]score, r.tail.hi)
	var touched []int64
	read := 0
	for _, c := range clues[:min(len(clues), mostClues)] {
		if read += c.n; s.asked >= atLeast && read > ample {
			break
		}
		ids, err := r.units(c.gram)
		if err != nil {
			return s, err
		}
		one := oneClue + weight(len(ids), len(scores))
		for _, id := range ids {
			if scores[id] == 0 {
				touched = append(touched, id)
			}
			scores[id] += one
		}
		s.asked++
	}
	s.ids = heavy(touched, scores, most)
	slices.SortFunc(s.ids, func(a, b int64) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(b, a)) })
	for _, id := range s.ids {
		s.scores = append(s.scores, scores[id])
	}
	return s, nil
}

// A clue is a gram of a text, and on which of its words it stands, counted from 0: on
// one, or on two characters.
type clue struct {
	gram   Gram
	lo, hi int
}

// clues are grams of a text, the rarest first, no two of them on one word. So a unit
// that differs in some words lacks no more clues than that.
func (r reader) clues(text string) (chosen []spread, err error) {
	var grams []Gram
	at := map[Gram]clue{} // where each stands first
	words := 0
	for c := range cluesOf(text) {
		if _, known := at[c.gram]; !known {
			grams, at[c.gram] = append(grams, c.gram), c
		}
		words = c.hi
	}
	spreads, err := r.spreads(grams)
	if err != nil {
		return nil, err
	}
	taken := make([]bool, words)
	for _, s := range spreads {
		on := taken[at[s.gram].lo:at[s.gram].hi]
		if slices.Contains(on, true) {
			continue
		}
		chosen = append(chosen, s)
		for k := range on {
			on[k] = true
		}
	}
	return chosen, nil
}

// cluesOf are all grams of a text, with the words on which they stand.
func cluesOf(text string) func(yield func(clue) bool) {
	return func(yield func(clue) bool) {
		runes, n := lang.Fold(text).Runes, 0
		for s := range stretches(runes) {
			run := runes[s.lo:s.hi]
			if !s.wide {
				for _, g := range appendTriples(nil, run, true, true) {
					if !yield(clue{g, n, n + 1}) {
						return
					}
				}
				n++
				continue
			}
			for k, r := range run {
				if k > 0 && !yield(clue{gramOf(run[k-1], r), n - 1, n + 1}) || !yield(clue{gramOf(r), n, n + 1}) {
					return
				}
				n++
			}
		}
	}
}

// weight is what a clue weighs that so many of all units have: the logarithm of how
// rare it is.
func weight(n, of int) score {
	if n == 0 || of <= n {
		return 1
	}
	return 1 + score((heaviest-1)*math.Log(float64(of)/float64(n))/math.Log(float64(of)))
}

// heavy are the ids of the highest scores, at most so many, rising.
func heavy(ids []int64, scores []score, most int) (best []int64) {
	having := map[score]int{}
	for _, id := range ids {
		having[scores[id]]++
	}
	var levels []score
	for s := range having {
		levels = append(levels, s)
	}
	slices.Sort(levels)
	slices.Reverse(levels)
	bound, left := score(0), most // those of the bound share what is left
	for _, s := range levels {
		if bound = s; having[s] >= left {
			break
		}
		left -= having[s]
	}
	slices.Sort(ids)
	for _, id := range slices.Backward(ids) {
		switch s := scores[id]; {
		case s > bound:
			best = append(best, id)
		case s == bound && left > 0:
			best, left = append(best, id), left-1
		}
	}
	slices.Reverse(best)
	return best
}
