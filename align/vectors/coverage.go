package vectors

// A Coverage measures how much of texts in the other language a passage covers
// by the lexicon. It reads with its [Reader], and like it is not for use by two
// goroutines at once.
type Coverage struct {
	reader *Reader
	told   map[int32]float64 // by token: the strength with which the passage covers it
}

// itself marks the passage's own tokens. It is more than any strength.
const itself = 2

// Coverage is the coverage by a passage: its own tokens cover themselves, and
// the tokens that translate them.
func (r *Reader) Coverage(passage string) Coverage {
	told := map[int32]float64{}
	tokens := r.count(passage)
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

// Of is the share of a text that the passage covers, 0 to 1: each token counts
// its weight times the strength of its best translation in the passage. ok is
// false for a text without tokens.
func (c Coverage) Of(text string) (share float64, ok bool) {
	weight, covered := c.Weigh(c.reader.count(text))
	if weight == 0 {
		return 0, false
	}
	return covered / weight, true
}

// Weigh is the weight of some tokens, and how much of it the passage covers.
func (c Coverage) Weigh(tokens []Token) (weight, covered float64) {
	for _, token := range tokens {
		best := c.told[token.ID]
		c.reader.table.Translations(token.ID, func(x Translation) {
			if c.told[x.To] == itself {
				best = max(best, x.Strength())
			}
		})
		weight += float64(token.Weight)
		covered += float64(token.Weight) * min(1, best)
	}
	return weight, covered
}
