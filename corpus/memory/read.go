package memory

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"time"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// A Filter chooses units. The zero Filter takes all.
type Filter struct {
	Src, Dst corpus.Tag // languages; those of one base are the same; [corpus.Unknown]: any
	Path     string     // seen in this file, or in it and another; "": anywhere
}

// where is the filter as a condition.
func (f Filter) where() (condition string, args []any) {
	var all []string
	for _, side := range []struct {
		column string
		tag    corpus.Tag
	}{{"pair.src", f.Src}, {"pair.dst", f.Dst}} {
		if side.tag != corpus.Unknown {
			all = append(all, "("+side.column+" = ? OR "+side.column+" LIKE ?)")
			args = append(args, side.tag.Base(), side.tag.Base()+"-%")
		}
	}
	if f.Path != "" {
		all = append(all, "unit.id IN (SELECT unit FROM sighting WHERE origin IN (SELECT id FROM origin WHERE ? IN (path, target)))")
		args = append(args, f.Path)
	}
	if all == nil {
		return "", nil
	}
	return " WHERE " + strings.Join(all, " AND "), args
}

// units is how every unit is read.
const units = `SELECT unit.id, pair.src, pair.dst, unit.src, unit.dst, coalesce(unit.more, '') FROM unit JOIN pair ON pair.id = unit.pair`

// Units are the units that a filter takes, in the order in which they first came. The
// first error ends them.
func (m *Memory) Units(ctx context.Context, f Filter) iter.Seq2[Unit, error] {
	condition, args := f.where()
	return m.each(ctx, units+condition+" ORDER BY unit.id", args...)
}

// Takes tells whether a filter takes a unit.
func (m *Memory) Takes(ctx context.Context, f Filter, unit int64) (takes bool, err error) {
	condition, args := f.where()
	query := "SELECT EXISTS (SELECT 1 FROM (" + units + condition + ") WHERE id = ?)"
	err = m.db.QueryRowContext(ctx, query, append(args, unit)...).Scan(&takes)
	return takes, m.failed(err)
}

// Get are the units of some numbers, in the order of these. Those that are no more
// are left out.
func (m *Memory) Get(ctx context.Context, ids []int64) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		for n := 20; len(ids) > 0; n = min(2*n, bulk) { // the first ones soon
			some := ids[:min(n, len(ids))]
			ids = ids[len(some):]
			found := make(map[int64]Unit, len(some))
			args := make([]any, len(some))
			for k, id := range some {
				args[k] = id
			}
			for u, err := range m.each(ctx, units+" WHERE unit.id IN (?"+strings.Repeat(",?", len(some)-1)+")", args...) {
				if err != nil {
					yield(Unit{}, err)
					return
				}
				found[u.ID] = u
			}
			for _, id := range some {
				if u, ok := found[id]; ok && !yield(u, nil) {
					return
				}
			}
		}
	}
}

// each are the units of a query.
func (m *Memory) each(ctx context.Context, query string, args ...any) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		rows, err := m.db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(Unit{}, m.failed(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var u Unit
			var more string
			err := rows.Scan(&u.ID, &u.Src.Tag, &u.Dst.Tag, &u.Src.Text, &u.Dst.Text, &more)
			if err == nil {
				err = u.setMore(more)
			}
			if err != nil {
				yield(Unit{}, m.failed(err))
				return
			}
			if !yield(u, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Unit{}, m.failed(err))
		}
	}
}

// sightings is how every sighting is read.
const sightings = `SELECT sighting.unit, at, line, confidence, state, coalesce(more, ''), origin.id, path, target, added, by
	FROM sighting JOIN origin ON origin.id = sighting.origin`

// Sightings are the places at which a unit was seen, in the order in which they came.
func (m *Memory) Sightings(ctx context.Context, unit int64) (list []Sighting, err error) {
	err = m.rows(ctx, func(rows *sql.Rows) error {
		_, s, err := sightingOf(rows)
		list = append(list, s)
		return err
	}, sightings+" WHERE sighting.unit = ? ORDER BY origin, at", unit)
	return list, err
}

// sightingOf is a sighting, and the unit that was seen.
func sightingOf(rows *sql.Rows) (unit int64, s Sighting, err error) {
	var more string
	var added int64
	err = rows.Scan(&unit, &s.At, &s.Line, &s.Confidence, &s.State, &more, &s.Origin.ID, &s.Origin.Path, &s.Origin.Target, &added, &s.Origin.By)
	s.Origin.Added = time.Unix(added, 0).UTC()
	if err == nil && more != "" {
		var d details
		err = json.Unmarshal([]byte(more), &d)
		s.Notes, s.Properties = d.Notes, d.Properties
	}
	return unit, s, err
}

// Origins are all additions, in the order in which they came.
func (m *Memory) Origins(ctx context.Context) (list []Origin, err error) {
	err = m.rows(ctx, func(rows *sql.Rows) error {
		var o Origin
		var added int64
		err := rows.Scan(&o.ID, &o.Path, &o.Target, &added, &o.By, &o.Units)
		o.Added = time.Unix(added, 0).UTC()
		list = append(list, o)
		return err
	}, `SELECT id, path, target, added, by, (SELECT count(*) FROM sighting WHERE origin = origin.id) FROM origin ORDER BY id`)
	return list, err
}

// Stats are what is known of a memory as a whole.
type Stats struct {
	Units     int
	Sightings int // units counted as often as they were seen
	Origins   int
	Version   int // of the file
	Pairs     []PairStats
	States    []StateStats
}

// PairStats are the units of two languages.
type PairStats struct {
	Src, Dst corpus.Tag
	Units    int
}

// StateStats are the sightings in one state, which may be none.
type StateStats struct {
	State     exchange.State
	Sightings int
}

// Stats counts what the memory holds; pairs of languages and states with most first.
func (m *Memory) Stats(ctx context.Context) (s Stats, err error) {
	err = m.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM unit), (SELECT count(*) FROM sighting), (SELECT count(*) FROM origin),
		user_version FROM pragma_user_version`).Scan(&s.Units, &s.Sightings, &s.Origins, &s.Version)
	if err != nil {
		return s, m.failed(err)
	}
	if s.Pairs, err = m.Pairs(ctx, Filter{}); err != nil {
		return s, err
	}
	err = m.rows(ctx, func(rows *sql.Rows) error {
		var p StateStats
		err := rows.Scan(&p.State, &p.Sightings)
		s.States = append(s.States, p)
		return err
	}, `SELECT state, count(*) AS n FROM sighting GROUP BY state ORDER BY n DESC, state`)
	return s, err
}

// Pairs counts the units that a filter takes by their languages, those of most first.
func (m *Memory) Pairs(ctx context.Context, f Filter) (list []PairStats, err error) {
	condition, args := f.where()
	err = m.rows(ctx, func(rows *sql.Rows) error {
		var p PairStats
		err := rows.Scan(&p.Src, &p.Dst, &p.Units)
		list = append(list, p)
		return err
	}, `SELECT pair.src, pair.dst, count(*) AS n FROM unit JOIN pair ON pair.id = unit.pair`+condition+` GROUP BY pair.id ORDER BY n DESC, pair.src, pair.dst`, args...)
	return list, err
}

// rows gives each row of a query to a function.
func (m *Memory) rows(ctx context.Context, each func(*sql.Rows) error, query string, args ...any) error {
	rows, err := m.db.QueryContext(ctx, query, args...)
	if err != nil {
		return m.failed(err)
	}
	for err == nil && rows.Next() {
		err = each(rows)
	}
	return m.failed(errors.Join(err, rows.Err(), rows.Close()))
}
