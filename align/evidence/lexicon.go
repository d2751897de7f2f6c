package evidence

import "github.com/bitext-tools/bitext/align/vectors"

// A lexicon is what the table's lexicon has between the tokens of two texts, by
// the token of the target side.
type lexicon map[int32][]entry

// An entry is a translation with its strength in 1/255.
type entry struct {
	src      int32 // token
	strength uint8
}

// newLexicon looks up the tokens of two texts. A token that both have, a Latin
// name or a figure, translates itself.
func newLexicon(src, dst []Segment, table *vectors.Table) lexicon {
	out := lexicon{}
	here := map[int32]bool{}
	for j := range dst {
		for _, t := range dst[j].tokens.Tokens {
			here[t.ID] = true
		}
	}
	seen := map[int32]bool{}
	for i := range src {
		for _, t := range src[i].tokens.Tokens {
			if seen[t.ID] {
				continue
			}
			seen[t.ID] = true
			if here[t.ID] {
				out[t.ID] = append(out[t.ID], entry{t.ID, 255})
			}
			table.Translations(t.ID, func(tr vectors.Translation) {
				if here[tr.To] {
					out[tr.To] = append(out[tr.To], entry{t.ID, strength(tr)})
				}
			})
		}
	}
	for t := range here { // the target may be the side that the lexicon starts from
		table.Translations(t, func(tr vectors.Translation) {
			if seen[tr.To] {
				out[t] = append(out[t], entry{tr.To, strength(tr)})
			}
		})
	}
	return out
}

// strength is the strength of a translation in 1/255.
func strength(t vectors.Translation) uint8 { return uint8(255 * t.Strength()) }
