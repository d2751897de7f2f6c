package vectors

// A Coverage is what a passage tells by the lexicon, to be held against texts
// in the other language. It reads with its [Reader], and like it is not for use
// by two goroutines at once.
type Coverage struct {
	reader *Reader
	told   map[int32]float64 // by token: how surely the passage tells it
}

// itself marks the passage's own tokens: more than any strength.
const itself = 2

// Coverage is what a passage tells: its own tokens, and what the lexicon has
// them translate.
func (r *Reader) Coverage(passage string) Coverage {
	told := map[int32]float64{}
	tokens := r.Read(passage).Tokens
	for _, token := range tokens {
		r.table.Translations(token.ID, func(x Translation) {
			told[x.To] = max(told[x.To], x.Strength())
		})
	}
	for _, token := range tokens {
		told[token.ID] = itself
	}
	return Coverage{r, told}
}

// Of is the share of a text's weight that the passage tells, 0 for nothing to 1
// for all: each token counts its weight by the strength of its best translation
// in the passage. ok is false for a text without tokens, of which nobody can
// tell.
func (c Coverage) Of(text string) (share float64, ok bool) {
	all, covered := 0.0, 0.0
	for _, token := range c.reader.Read(text).Tokens {
		best := c.told[token.ID]
		c.reader.table.Translations(token.ID, func(x Translation) {
			if c.told[x.To] == itself {
				best = max(best, x.Strength())
			}
		})
		all += float64(token.Weight)
		covered += float64(token.Weight) * min(1, best)
	}
	if all == 0 {
		return 0, false
	}
	return covered / all, true
}
