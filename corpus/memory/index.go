package memory

import (
	"context"
	"database/sql"
	"encoding/binary"
	"maps"
	"runtime"
	"slices"
	"sync"
)

const (
	// worthwhile is how many units must wait before they are indexed. Fewer are
	// quickly looked at as they stand, and a part for each would make the index
	// long: a file of news has a hundred.
	worthwhile = 1024

	// chunk is how many units are indexed at a time at most: few parts are quick to
	// ask, and the grams of so many units take some 50 MB.
	chunk = 1 << 16

	// most is how many parts are worked out at the same time at most, for the same reason.
	most = 4
)

// index brings the index up to date, if at least so many units wait.
func (m *Memory) index(ctx context.Context, least int64) error {
	for {
		var done bool
		behind, err := m.waiting(ctx)
		if err != nil || behind < least {
			return err
		}
		err = m.write(ctx, func(tx *sql.Tx) error {
			w := writer{ctx, tx}
			r, err := w.unindexed()
			if err != nil || r.len() < least { // another did it meanwhile
				done = true
				return err
			}
			return w.index(r)
		})
		if err != nil || done {
			return err
		}
	}
}

// A span is a half-open range of numbers of units.
type span struct{ lo, hi int64 }

func (s span) len() int64 { return s.hi - s.lo }

// waiting is how many units the index does not hold yet.
func (m *Memory) waiting(ctx context.Context) (n int64, err error) {
	err = m.db.QueryRowContext(ctx, "SELECT next - 1 - indexed FROM state").Scan(&n)
	return n, err
}

// unindexed are the units that the index does not hold yet.
func (w writer) unindexed() (r span, err error) {
	err = w.tx.QueryRowContext(w.ctx, "SELECT indexed + 1, next FROM state").Scan(&r.lo, &r.hi)
	return r, err
}

// index writes parts of the index: the first units of a range, as many as are worked
// out at the same time.
func (w writer) index(r span) error {
	parts, err := w.parts(r)
	if err != nil {
		return err
	}
	for _, p := range parts {
		if err := w.write(p); err != nil {
			return err
		}
	}
	return nil
}

// parts works out the index of the first units of a range, a part a processor.
func (w writer) parts(r span) (parts []*part, err error) {
	var done sync.WaitGroup
	defer done.Wait()
	for range min(runtime.GOMAXPROCS(0), most) {
		if r.len() == 0 {
			break
		}
		p := newPart(span{r.lo, min(r.hi, r.lo+chunk)})
		list, err := w.texts(p.span)
		if err != nil {
			return nil, err
		}
		done.Go(func() { p.add(list) })
		parts = append(parts, p)
		r.lo = p.hi
	}
	return parts, nil
}

// write puts a part into the file.
func (w writer) write(p *part) error {
	values := make([]any, 0, 4*len(p.postings))
	for _, g := range slices.Sorted(maps.Keys(p.postings)) {
		list := p.postings[g]
		values = append(values, int64(g), p.lo, list.n, list.units)
	}
	if err := w.insert("posting (gram, first, n, units)", 4, values); err != nil {
		return err
	}
	return w.exec("UPDATE state SET indexed = ?", p.hi-1)
}

// A part is the index of some units.
type part struct {
	span
	postings map[Gram]*posting
}

// A posting is the units that hold a gram.
type posting struct {
	last  int64
	n     int
	units []byte
}

// add appends a unit, whose number is higher than those before.
func (p *posting) add(id int64) {
	p.units = binary.AppendUvarint(p.units, uint64(id-p.last))
	p.last = id
	p.n++
}

// idsOf appends the numbers of a posting that begins at a number.
func idsOf(ids []int64, first int64, units []byte) []int64 {
	for at := first; len(units) > 0; {
		step, n := binary.Uvarint(units)
		if n <= 0 {
			break // what is damaged holds no more
		}
		units = units[n:]
		at += int64(step)
		ids = append(ids, at)
	}
	return ids
}

// texts is a unit without what the index does not look at.
type texts struct {
	id int64
	on [2]string
}

// texts are those of the units in a range.
func (w writer) texts(r span) (list []texts, err error) {
	rows, err := w.tx.QueryContext(w.ctx, "SELECT id, src, dst FROM unit WHERE id >= ? AND id < ? ORDER BY id", r.lo, r.hi)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var t texts
		if err := rows.Scan(&t.id, &t.on[0], &t.on[1]); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}

// newPart is the index of no unit of a range yet.
func newPart(r span) *part {
	return &part{span: r, postings: make(map[Gram]*posting)}
}

// add takes units into the part, in the order of their numbers.
func (p *part) add(list []texts) {
	for _, t := range list {
		for _, text := range t.on {
			p.hold(t.id, gramsOf(text, true))
		}
	}
}

// hold takes down that a unit holds grams.
func (p *part) hold(id int64, grams []Gram) {
	for _, g := range grams {
		list := p.postings[g]
		if list == nil {
			list = &posting{last: p.lo}
			p.postings[g] = list
		}
		if list.n == 0 || list.last != id { // it may come more than once
			list.add(id)
		}
	}
}
