package memory

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"strings"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// Counts are what became of the units of an addition.
type Counts struct {
	Units   int // that were stored
	New     int // of these, that the memory did not hold yet
	OneSide int // left out: text on one side only
}

// An Addition puts the units of one origin into a memory. It is for one goroutine.
type Addition struct {
	m      *Memory
	origin Origin
	counts Counts
	pairs  map[[2]corpus.Tag]int64
}

// Add begins an addition. Nothing is written before its first [Addition.Store].
func (m *Memory) Add(from Origin) *Addition {
	from.ID, from.Units = 0, 0
	return &Addition{m: m, origin: from}
}

// bulk is how many units go into a statement at most. SQLite takes 32,766 values.
const bulk = 500

// Store puts units into the memory, in one transaction: when it returns nil they are
// on the disk, and when it returns an error none of them is. A few thousand at a time
// are quickest. Units of more than two languages are one with the source for each.
func (a *Addition) Store(ctx context.Context, units []exchange.TU) error {
	var rows []row
	oneSided := 0
	for _, u := range units {
		if r := rowsOf(u); r != nil {
			rows = append(rows, r...)
		} else {
			oneSided++
		}
	}
	origin, counts := a.origin, a.counts
	err := a.m.write(ctx, func(tx *sql.Tx) error {
		w := writer{ctx, tx}
		if err := a.begin(w); err != nil {
			return err
		}
		isNew, err := a.name(w, rows)
		if err != nil {
			return err
		}
		a.counts.New += isNew
		return a.sight(w, rows)
	})
	if err != nil {
		a.origin, a.counts, a.pairs = origin, counts, nil
		return a.m.failed(err)
	}
	a.counts.OneSide += oneSided
	a.counts.Units += len(rows)
	return a.m.failed(a.m.index(ctx, chunk*int64(min(runtime.GOMAXPROCS(0), most))))
}

// Done ends the addition: of earlier additions of the same file what was seen in it
// again is forgotten, so that each unit is known at its place of now. What the file
// holds no more stays, with the addition that it came with.
func (a *Addition) Done(ctx context.Context) (Counts, error) {
	if a.origin.ID == 0 {
		return a.counts, nil
	}
	err := a.m.write(ctx, func(tx *sql.Tx) error {
		w := writer{ctx, tx}
		const earlier = `SELECT id FROM origin WHERE path = ? AND target = ? AND id < ?`
		if err := w.exec(`DELETE FROM sighting WHERE origin IN (`+earlier+`)
			AND unit IN (SELECT unit FROM sighting WHERE origin = ?)`, a.origin.Path, a.origin.Target, a.origin.ID, a.origin.ID); err != nil {
			return err
		}
		return w.exec(`DELETE FROM origin WHERE id IN (`+earlier+`) AND NOT EXISTS (SELECT 1 FROM sighting WHERE origin = origin.id)`,
			a.origin.Path, a.origin.Target, a.origin.ID)
	})
	if err == nil {
		err = a.m.index(ctx, worthwhile)
	}
	return a.counts, a.m.failed(err)
}

// Undo takes back all that the addition stored, as for a file that cannot be read to
// its end.
func (a *Addition) Undo(ctx context.Context) error {
	if a.origin.ID == 0 {
		return nil
	}
	_, err := a.m.forget(ctx, "SELECT ?1", a.origin.ID)
	a.origin.ID, a.counts = 0, Counts{}
	return err
}

// A row is a unit to be stored, and what is said of it.
type row struct {
	unit Unit
	said exchange.TU
	content
	key int64 // its hash
	id  int64 // of the unit; 0 until it is known
}

// rowsOf are the units of a file's unit, one for each language it is translated to;
// none where it has text on one side only.
func rowsOf(u exchange.TU) (rows []row) {
	if u.Src.Text() == "" {
		return nil
	}
	for _, dst := range append([]exchange.Side{u.Dst}, u.Others...) {
		if dst.Text() == "" {
			continue
		}
		unit := Unit{Src: textOf(u.Src), Dst: textOf(dst)}
		more, _ := unit.more().(string)
		rows = append(rows, row{unit: unit, said: u, content: content{src: unit.Src.Text, dst: unit.Dst.Text, more: more}})
	}
	return rows
}

// A writer is a transaction.
type writer struct {
	ctx context.Context
	tx  *sql.Tx
}

func (w writer) exec(query string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, query, args...)
	return err
}

// insert puts rows into a table, many at a time. The values of all rows stand one
// behind the other.
func (w writer) insert(into string, columns int, values []any) error {
	one := "(?" + strings.Repeat(",?", columns-1) + ")"
	query := func(n int) string {
		return "INSERT OR FAIL INTO " + into + " VALUES " + one + strings.Repeat(","+one, n-1)
	}
	if full := bulk * columns; len(values) >= full {
		stmt, err := w.tx.PrepareContext(w.ctx, query(bulk))
		if err != nil {
			return err
		}
		defer stmt.Close()
		for ; len(values) >= full; values = values[full:] {
			if _, err := stmt.ExecContext(w.ctx, values[:full]...); err != nil {
				return err
			}
		}
	}
	if len(values) == 0 {
		return nil
	}
	return w.exec(query(len(values)/columns), values...)
}

// begin gives the addition its number.
func (a *Addition) begin(w writer) error {
	if a.origin.ID != 0 {
		return nil
	}
	return w.tx.QueryRowContext(w.ctx, `INSERT INTO origin (path, target, added, by) VALUES (?, ?, ?, ?) RETURNING id`,
		a.origin.Path, a.origin.Target, a.origin.Added.Unix(), a.origin.By).Scan(&a.origin.ID)
}

// name gives each row the number of its unit, and stores the units that are not there
// yet: so many.
func (a *Addition) name(w writer, rows []row) (isNew int, err error) {
	for k := range rows {
		r := &rows[k]
		if r.pair, err = a.pair(w, r.unit.Src.Tag, r.unit.Dst.Tag); err != nil {
			return 0, err
		}
		r.key = r.hash()
	}
	known, err := w.known(rows)
	if err != nil {
		return 0, err
	}
	var next int64
	if err := w.tx.QueryRowContext(w.ctx, "SELECT next FROM state").Scan(&next); err != nil {
		return 0, err
	}
	first := next
	var values []any
	for k := range rows {
		r := &rows[k]
		if r.id = known[r.content]; r.id != 0 {
			continue
		}
		r.id, known[r.content] = next, next
		next++
		values = append(values, r.id, r.key, r.pair, r.src, r.dst, r.unit.more())
	}
	if err := w.insert("unit (id, hash, pair, src, dst, more)", 6, values); err != nil {
		return 0, err
	}
	return int(next - first), w.exec("UPDATE state SET next = ?", next)
}

// known are the units, of those that rows are, that the memory holds.
func (w writer) known(rows []row) (map[content]int64, error) {
	known := make(map[content]int64, len(rows))
	for len(rows) > 0 {
		n := min(bulk, len(rows))
		hashes := make([]any, n)
		for k, r := range rows[:n] {
			hashes[k] = r.key
		}
		rows = rows[n:]
		found, err := w.tx.QueryContext(w.ctx, `SELECT id, pair, src, dst, coalesce(more, '') FROM unit WHERE hash IN (?`+strings.Repeat(",?", n-1)+`)`, hashes...)
		if err != nil {
			return nil, err
		}
		for found.Next() {
			var c content
			var id int64
			if err := found.Scan(&id, &c.pair, &c.src, &c.dst, &c.more); err != nil {
				return nil, errors.Join(err, found.Close())
			}
			known[c] = id
		}
		if err := errors.Join(found.Err(), found.Close()); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// pair is the number of two languages.
func (a *Addition) pair(w writer, src, dst corpus.Tag) (id int64, err error) {
	key := [2]corpus.Tag{src, dst}
	if id, ok := a.pairs[key]; ok {
		return id, nil
	}
	if err := w.exec("INSERT INTO pair (src, dst) VALUES (?, ?) ON CONFLICT DO NOTHING", src, dst); err != nil {
		return 0, err
	}
	if err := w.tx.QueryRowContext(w.ctx, "SELECT id FROM pair WHERE src = ? AND dst = ?", src, dst).Scan(&id); err != nil {
		return 0, err
	}
	if a.pairs == nil {
		a.pairs = make(map[[2]corpus.Tag]int64)
	}
	a.pairs[key] = id
	return id, nil
}

// sight takes down where the units of rows were seen.
func (a *Addition) sight(w writer, rows []row) error {
	values := make([]any, 0, 7*len(rows))
	for k, r := range rows {
		line := r.said.Line
		if seg := r.said.Src.Segments[0]; seg.Place.Line > 0 {
			line = seg.Place.Line
		}
		var more any
		if len(r.said.Notes) > 0 || len(r.said.Properties) > 0 {
			more = inJSON(details{r.said.Notes, r.said.Properties})
		}
		values = append(values, a.origin.ID, a.counts.Units+k+1, r.id, line, r.said.Confidence, string(r.said.State), more)
	}
	return w.insert("sighting (origin, at, unit, line, confidence, state, more)", 7, values)
}
