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

// Remove forgets all additions of a file, by its path as it was added, and the units
// that were seen nowhere else.
func (m *Memory) Remove(ctx context.Context, path string) (r Removed, err error) {
	const named = `(SELECT id FROM origin WHERE path = ?1)`
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
			{&r.Origins, `DELETE FROM origin WHERE path = ?1`},
		} {
			result, err := tx.ExecContext(ctx, step.query, path)
			if err != nil {
				return err
			}
			n, err := result.RowsAffected()
			if err != nil {
				return err
			}
			*step.gone = int(n)
		}
		return w.thin()
	})
	if err != nil {
		return Removed{}, m.failed(err)
	}
	return r, m.failed(m.index(ctx, worthwhile))
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
