package evidence

import "github.com/bitext-tools/bitext/align/vectors"

// A lexicon is what the table's lexicon has between the tokens of two texts, by
// the token of the target side.
type lexicon struct {
	numbers map[int32]int32 // by token: which of the entries are its own; 0: none
	entries [][]entry
}

// of is the entries of a token of the target side.
func (l *lexicon) of(token int32) []entry { return l.entries[l.numbers[token]] }

// put adds an entry of a token of the target side.
func (l *lexicon) put(token int32, e entry) {
	n, ok := l.numbers[token]
	if !ok {
		n = int32(len(l.entries))
		l.numbers[token] = n
		l.entries = append(l.entries, nil)
	}
	l.entries[n] = append(l.entries[n], e)
}

// numbered is, for each token of each segment of the target side, the number of
// its entries: each is asked for in every segment opposite.
func (l *lexicon) numbered(dst []Segment) [][]int32 {
	out := make([][]int32, len(dst))
	for j := range dst {
		out[j] = make([]int32, len(dst[j].tokens.Tokens))
		for k, t := range dst[j].tokens.Tokens {
			out[j][k] = l.numbers[t.ID]
		}
	}
	return out
}

// An entry is a translation with its strength in 1/255.
type entry struct {
	src      int32 // token
	strength uint8
}

// newLexicon looks up the tokens of two texts. A token that both have, a Latin
// name or a figure, translates itself.
func newLexicon(src, dst []Segment, table *vectors.Table) *lexicon {
	out := &lexicon{numbers: map[int32]int32{}, entries: make([][]entry, 1)}
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
				out.put(t.ID, entry{t.ID, 255})
			}
			table.Translations(t.ID, func(tr vectors.Translation) {
				if here[tr.To] {
					out.put(tr.To, entry{t.ID, strength(tr)})
				}
			})
		}
	}
	for t := range here { // the target may be the side that the lexicon starts from
		table.Translations(t, func(tr vectors.Translation) {
			if seen[tr.To] {
				out.put(t, entry{tr.To, strength(tr)})
			}
		})
	}
	return out
}

// strength is the strength of a translation in 1/255.
func strength(t vectors.Translation) uint8 { return uint8(255 * t.Strength()) }
