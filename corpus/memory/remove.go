package memory

import (
	"context"
	"database/sql"
)

// Removed is what went with a file.
type Removed struct {
	Origins int // additions of it; 0: the memory does not know it
	Units   int // that were seen nowhere else
}

// Remove forgets all additions of a file, or of it and another, by its path as it was
// added, and the units that were seen nowhere else.
func (m *Memory) Remove(ctx context.Context, path string) (Removed, error) {
	return m.forget(ctx, `SELECT id FROM origin WHERE ?1 IN (path, target)`, path)
}

// forget forgets the additions that a query names, and the units that were seen
// nowhere else.
func (m *Memory) forget(ctx context.Context, query string, arg any) (r Removed, err error) {
	named := "(" + query + ")"
	err = m.write(ctx, func(tx *sql.Tx) error {
		w := writer{ctx, tx}
		var sightings int
		for _, step := range []struct {
			gone  *int
			query string
		}{
			{&r.Units, `DELETE FROM unit WHERE id IN (SELECT unit FROM sighting WHERE origin IN ` + named + `)
				AND NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.unit = unit.id AND origin NOT IN ` + named + `)`},
			{&sightings, `DELETE FROM sighting WHERE origin IN ` + named},
			{&r.Origins, `DELETE FROM origin WHERE id IN ` + named},
		} {
			if *step.gone, err = w.delete(step.query, arg); err != nil {
				return err
			}
		}
		return w.thin()
	})
	if err != nil {
		return Removed{}, m.failed(err)
	}
	return r, m.failed(m.index(ctx, worthwhile))
}

// RemoveUnits forgets units by their numbers, wherever they were seen, and says how
// many of them there were. An addition stays known when none of its units is left.
func (m *Memory) RemoveUnits(ctx context.Context, ids []int64) (gone int, err error) {
	err = m.write(ctx, func(tx *sql.Tx) error {
		w := writer{ctx, tx}
		for _, id := range ids {
			if _, err := w.delete("DELETE FROM sighting WHERE unit = ?", id); err != nil {
				return err
			}
			n, err := w.delete("DELETE FROM unit WHERE id = ?", id)
			if err != nil {
				return err
			}
			gone += n
		}
		return w.thin()
	})
	if err != nil {
		return 0, m.failed(err)
	}
	return gone, m.failed(m.index(ctx, worthwhile))
}

// delete deletes rows, and says how many.
func (w writer) delete(query string, arg any) (n int, err error) {
	result, err := w.tx.ExecContext(w.ctx, query, arg)
	if err != nil {
		return 0, err
	}
	rows, err := result.RowsAffected()
	return int(rows), err
}

// thin throws the index away where more than half of the units in it are gone: what
// is left is then indexed anew.
func (w writer) thin() error {
	var indexed, left int
	if err := w.tx.QueryRowContext(w.ctx, `SELECT indexed, (SELECT count(*) FROM unit WHERE id <= indexed) FROM state`).Scan(&indexed, &left); err != nil {
		return err
	}
	if 2*left >= indexed {
		return nil
	}
	for _, query := range []string{"DELETE FROM posting", "UPDATE state SET indexed = 0"} {
		if err := w.exec(query); err != nil {
			return err
		}
	}
	return nil
}
