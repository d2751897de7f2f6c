package memory

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
)

// A reader is the index as it stands at one moment, and what it does not hold yet.
type reader struct {
	ctx  context.Context
	tx   *sql.Tx
	tail *part
}

// reading calls a function with the index as it stands.
func (m *Memory) reading(ctx context.Context, do func(reader) error) error {
	tx, err := m.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	tail, err := m.unindexed(writer{ctx, tx})
	if err != nil {
		return err
	}
	return do(reader{ctx, tx, tail})
}

// unindexed is the part that the index does not hold yet, worked out once for many
// questions.
func (m *Memory) unindexed(w writer) (*part, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, err := w.unindexed()
	if err != nil || m.tail != nil && m.tail.span == r {
		return m.tail, err
	}
	list, err := w.texts(r)
	if err != nil {
		return nil, err
	}
	m.tail = newPart(r)
	m.tail.add(list)
	return m.tail, nil
}

// Candidates are the numbers of the units that have all of some grams in their texts,
// in either of them, rising. With no grams they are all units. Units that were
// removed may be among them, which [Memory.Get] leaves out.
//
// It is a narrowing: a unit with the grams of a text need not hold that text, but one
// that holds it has them all.
func (m *Memory) Candidates(ctx context.Context, grams []Gram) (ids []int64, err error) {
	err = m.reading(ctx, func(r reader) error {
		if len(grams) == 0 {
			ids, err = r.all()
			return err
		}
		spread, err := r.spreads(grams)
		if err != nil {
			return err
		}
		for k, s := range spread {
			if k > 0 && len(ids) < few {
				break // as quick to look at
			}
			some, err := r.units(s.gram)
			if err != nil {
				return err
			}
			if k == 0 {
				ids = some
			} else {
				ids = both(ids, some)
			}
		}
		return nil
	})
	return ids, m.failed(err)
}

// few are so few candidates that looking at them is quicker than asking for more grams.
const few = 32

// all are the numbers of all units.
func (r reader) all() (ids []int64, err error) {
	rows, err := r.tx.QueryContext(r.ctx, "SELECT id FROM unit ORDER BY id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// A spread is how many units of the index hold a gram.
type spread struct {
	gram Gram
	n    int
}

// spreads are those of some grams, the rarest first.
func (r reader) spreads(grams []Gram) ([]spread, error) {
	list := make([]spread, len(grams))
	stmt, err := r.tx.PrepareContext(r.ctx, "SELECT coalesce(sum(n), 0) FROM posting WHERE gram BETWEEN ? AND ?")
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	for k, g := range grams {
		list[k].gram = g
		lo, hi := g.span()
		if err := stmt.QueryRowContext(r.ctx, int64(lo), int64(hi)).Scan(&list[k].n); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(list, func(a, b spread) int { return cmp.Compare(a.n, b.n) })
	return list, nil
}

// units are the numbers of the units that hold a gram, rising.
func (r reader) units(g Gram) (ids []int64, err error) {
	lo, hi := g.span()
	rows, err := r.tx.QueryContext(r.ctx, "SELECT first, units FROM posting WHERE gram BETWEEN ? AND ? ORDER BY gram, first", int64(lo), int64(hi))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var first int64
		var units sql.RawBytes
		if err := rows.Scan(&first, &units); err != nil {
			return nil, err
		}
		ids = idsOf(ids, first, units)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for g := range r.tail.held(lo, hi) {
		ids = idsOf(ids, r.tail.lo, r.tail.postings[g].units)
	}
	if lo != hi {
		slices.Sort(ids)
		ids = slices.Compact(ids)
	}
	return ids, nil
}

// held are the grams of the part that lie between two.
func (p *part) held(lo, hi Gram) func(yield func(Gram) bool) {
	return func(yield func(Gram) bool) {
		if lo == hi {
			if p.postings[lo] != nil {
				yield(lo)
			}
			return
		}
		for g := range p.postings {
			if lo <= g && g <= hi && !yield(g) {
				return
			}
		}
	}
}

// both are the numbers that stand in two lists, which rise.
func both(a, b []int64) []int64 {
	out := a[:0]
	for _, id := range a {
		k, found := slices.BinarySearch(b, id)
		if b = b[k:]; found {
			out = append(out, id)
		}
	}
	return out
}
