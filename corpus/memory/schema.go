package memory

import (
	"context"
	"database/sql"
	"fmt"
)

// application is the file's application_id: "btxm". Other programs' databases have
// another, mostly 0.
const application = 0x6274786d

// schema is what brings a file from each version to the next; a file that has all of
// it is of version len(schema). What was once released is never changed.
var schema = []string{
	// 1: units, and where they were seen.
	`CREATE TABLE pair (           -- the languages of units
		id  INTEGER PRIMARY KEY,
		src TEXT NOT NULL,
		dst TEXT NOT NULL,
		UNIQUE (src, dst)
	);
	CREATE TABLE unit (
		id   INTEGER PRIMARY KEY,  -- never given twice: see state.next
		hash INTEGER NOT NULL,     -- of all that follows
		pair INTEGER NOT NULL REFERENCES pair,
		src  TEXT NOT NULL,
		dst  TEXT NOT NULL,
		more TEXT                  -- JSON: how the texts are cut, and their codes; NULL: one segment each, without any
	);
	CREATE INDEX unit_hash ON unit (hash);
	CREATE TABLE origin (          -- one addition of a file
		id     INTEGER PRIMARY KEY AUTOINCREMENT,
		path   TEXT NOT NULL,
		target TEXT NOT NULL,      -- the other text of a pair, or ''
		added  INTEGER NOT NULL,   -- seconds since 1970
		by     TEXT NOT NULL       -- who added it, or ''
	);
	CREATE TABLE sighting (
		origin     INTEGER NOT NULL REFERENCES origin,
		at         INTEGER NOT NULL,  -- which of the origin's units, from 1
		unit       INTEGER NOT NULL REFERENCES unit,
		line       INTEGER NOT NULL,  -- of the source in its file, from 1; 0: not known
		confidence REAL NOT NULL,     -- 0 to 1; 0: not known
		state      TEXT NOT NULL,
		more       TEXT,              -- JSON: notes and properties; NULL: none
		PRIMARY KEY (origin, at)
	) WITHOUT ROWID;
	CREATE INDEX sighting_unit ON sighting (unit);
	CREATE TABLE state (
		one  INTEGER PRIMARY KEY CHECK (one = 1),
		next INTEGER NOT NULL         -- id of the next unit
	);
	INSERT INTO state VALUES (1, 1);`,

	// 2: the index.
	`CREATE TABLE posting (
		gram  INTEGER NOT NULL,
		first INTEGER NOT NULL,       -- id of the part's first unit
		n     INTEGER NOT NULL,       -- how many units of the part hold the gram
		units BLOB NOT NULL,          -- their ids, each less the one before: varints
		PRIMARY KEY (gram, first)
	) WITHOUT ROWID;
	ALTER TABLE state ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;  -- id of the last unit that the index holds`,
}

// version is how much of the schema the file has. It refuses files of others, and
// those of a newer program.
func (m *Memory) version(ctx context.Context) (int, error) {
	var app, version, tables int
	err := m.db.QueryRowContext(ctx, `SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_master)
		FROM pragma_application_id a, pragma_user_version v`).Scan(&app, &version, &tables)
	switch {
	case err != nil:
		return 0, err
	case app != application && tables > 0:
		return 0, fault{"is a database of another program, not a translation memory", "name another file"}
	case version > len(schema):
		return 0, fault{fmt.Sprintf("is a memory of version %d, and this bitext knows up to %d", version, len(schema)), "a newer bitext wrote it: use that one"}
	}
	return version, nil
}

// migrate brings the file up to date, in one transaction.
func (m *Memory) migrate(ctx context.Context) error {
	return m.write(ctx, func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		for ; version < len(schema); version++ { // another may have done it meanwhile
			if _, err := tx.ExecContext(ctx, schema[version]); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d", application, len(schema)))
		return err
	})
}

// write does something in a transaction, which waits for those of others.
func (m *Memory) write(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // of what is committed: nothing
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}
