package check

import (
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A Coverage estimates how much of the passage text is told somewhere in the
// passage other, which is in the other language: 0 is nothing, 1 is all. ok is
// false where it cannot tell.
type Coverage func(text, other string, textTag, otherTag corpus.Tag) (share float64, ok bool)

// Told is the coverage that the lexicon of a table sees: the share of the
// text's weight in tokens of which the other passage has a translation. The
// returned function is not for use by two goroutines at once.
func Told(table *vectors.Table) Coverage {
	t := teller{table: table, reader: table.Reader()}
	return t.coverage
}

type teller struct {
	table  *vectors.Table
	reader *vectors.Reader

	passage string            // the other passage of the last call, which often comes again
	told    map[int32]float64 // of it
}

func (t *teller) coverage(text, other string, _, _ corpus.Tag) (share float64, ok bool) {
	if t.told == nil || other != t.passage {
		t.passage, t.told = other, t.tells(t.reader.Read(other))
	}
	all, covered := 0.0, 0.0
	for _, token := range t.reader.Read(text).Tokens {
		best := t.told[token.ID]
		t.table.Translations(token.ID, func(x vectors.Translation) {
			if t.told[x.To] == itself {
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

// itself marks the tokens of the other passage themselves: more than any
// strength.
const itself = 2

// tells is, for each token, how surely a passage tells it: its own tokens and
// what the lexicon has them translate.
func (t *teller) tells(other vectors.Text) map[int32]float64 {
	told := map[int32]float64{}
	for _, token := range other.Tokens {
		t.table.Translations(token.ID, func(x vectors.Translation) {
			told[x.To] = max(told[x.To], x.Strength())
		})
	}
	for _, token := range other.Tokens {
		told[token.ID] = itself
	}
	return told
}
