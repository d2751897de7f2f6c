package concordance

import (
	"context"
	"iter"

	"github.com/bitext-tools/bitext/corpus/memory"
	"github.com/bitext-tools/bitext/corpus/pattern"
)

// Through are the units of a memory in which the query may find something, in the
// order in which they first came: by the memory's index those that have the letters
// that are looked for, or all where the pattern does not tell which.
func (q *Query) Through(ctx context.Context, m *memory.Memory) iter.Seq2[memory.Unit, error] {
	return func(yield func(memory.Unit, error) bool) {
		grams := q.grams()
		if len(grams) == 0 {
			m.Units(ctx, memory.Filter{})(yield)
			return
		}
		ids, err := m.Candidates(ctx, grams)
		if err != nil {
			yield(memory.Unit{}, err)
			return
		}
		m.Get(ctx, ids)(yield)
	}
}

// grams are those that every unit has in which the query finds something.
func (q *Query) grams() (grams []memory.Gram) {
	must := []*pattern.Pattern{q.Pattern}
	if len(q.With) == 1 { // of several any one is enough
		must = append(must, q.With[0])
	}
	for _, p := range must {
		if p == nil {
			continue
		}
		for _, literal := range p.Literals() {
			grams = append(grams, memory.Having(literal)...)
		}
	}
	return grams
}
