package memory

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
)

// A Memory is an open file of units. It may be used by several goroutines, and the
// file by several processes.
type Memory struct {
	// Remote tells that the file lies on a disk of another machine, where it is kept
	// without a write-ahead log, and is only as safe as that disk's locks.
	Remote bool

	path string
	db   *sql.DB

	mu   sync.Mutex
	tail *part // what the index does not hold yet, as last looked at; nil: never
}

// A fault is what is wrong with a file, in words for who gave it.
type fault struct{ what, hint string }

// Error says what is wrong.
func (f fault) Error() string { return f.what }

// Hint says what to do about it.
func (f fault) Hint() string { return f.hint }

// patience is how long a writer waits for the others, each of which writes for a
// second or two at a time.
const patience = 2 * time.Minute

// Create opens the memory at path, or makes one if there is no file.
func Create(ctx context.Context, path string) (*Memory, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot write: %w", path, cause(err))
	}
	f.Close()
	return Open(ctx, path)
}

// Open opens the memory at path. One that may not be written is opened to be read.
func Open(ctx context.Context, path string) (*Memory, error) {
	err := sound(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	m := &Memory{path: path, Remote: remote(path)}
	dsn, err := m.dsn()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	connector, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	m.db = sql.OpenDB(connector)
	m.db.SetMaxIdleConns(4)
	if err := m.prepare(ctx); err != nil {
		m.db.Close()
		return nil, m.failed(err)
	}
	return m, nil
}

// Path is the file as the user gave it.
func (m *Memory) Path() string { return m.path }

// Close closes the file. It is one file again when the last who has it open closes it.
func (m *Memory) Close() error { return m.failed(m.db.Close()) }

// magic is what every SQLite file begins with.
const magic = "SQLite format 3\x00"

// sound refuses what is no file of SQLite. An empty file is a memory in which
// nothing is: its maker was stopped.
func sound(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fault{"there is no such memory", "look at its name and its folder"}
	}
	if err != nil {
		return fmt.Errorf("cannot read: %w", cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return fault{"is a folder, not a memory", "name a file in it"}
	}
	head := make([]byte, len(magic))
	switch n, err := io.ReadFull(f, head); {
	case n == 0 && errors.Is(err, io.EOF):
		return nil
	case string(head) != magic:
		return fault{"is not a translation memory", "name the file of a memory; a bitext is no memory"}
	}
	return nil
}

// dsn is the file as the driver wants it, with what each connection begins with.
func (m *Memory) dsn() (string, error) {
	path, err := filepath.Abs(m.path)
	if err != nil {
		return "", err
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a letter of a Windows disk
	}
	opt := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"page_size(16384)",
		fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds()),
		"cache_size(-65536)",        // 64 MB: the inner pages of a million units
		"synchronous(FULL)",         // what is reported is on the disk
		"wal_autocheckpoint(16384)", // 64 MB
	}}
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
		f.Close()
	} else if opt.Set("mode", "ro"); !there(path + "-wal") {
		opt.Set("immutable", "1") // or a log would have to be made to read it
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: opt.Encode()}).String(), nil
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// prepare chooses the journal and brings the file up to date.
func (m *Memory) prepare(ctx context.Context) error {
	version, err := m.version(ctx)
	if err != nil {
		return err
	}
	if version < len(schema) {
		if err := m.migrate(ctx); err != nil {
			return err
		}
	}
	return m.journal(ctx)
}

// journal makes the journal a write-ahead log where the disk can. While somebody else
// has the file that fails; then it stays as it is, which is slower and as safe.
func (m *Memory) journal(ctx context.Context) error {
	mode := "wal"
	if m.Remote {
		mode = "delete"
	}
	var now string
	if err := m.db.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&now); err != nil || now == mode {
		return err
	}
	if _, err := m.db.ExecContext(ctx, "PRAGMA journal_mode="+mode); err != nil && !isBusy(err) && !isReadOnly(err) {
		return err
	}
	return nil
}

// failed is an error of the database, with the file's path and in words for its user.
func (m *Memory) failed(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		err = inWords(e)
	}
	return fmt.Errorf("%s: %w", m.path, err)
}

// The results of SQLite that have an answer: https://www.sqlite.org/rescode.html.
const (
	busy     = 5
	locked   = 6
	readOnly = 8
	ioError  = 10
	corrupt  = 11
	full     = 13
	cantOpen = 14
	notADB   = 26
)

func codeOf(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code() & 0xFF
	}
	return 0
}

func isBusy(err error) bool     { return codeOf(err) == busy || codeOf(err) == locked }
func isReadOnly(err error) bool { return codeOf(err) == readOnly || codeOf(err) == cantOpen }

// inWords says what an error of SQLite means.
func inWords(err *sqlite.Error) error {
	switch err.Code() & 0xFF {
	case busy, locked:
		return fault{fmt.Sprintf("another program has been writing for %v", patience), "try again when it has ended"}
	case readOnly, cantOpen:
		return fault{"cannot write", "its file and its folder must be yours to write"}
	case full:
		return fault{"the disk is full", "what was reported is kept; make room and add the rest"}
	case corrupt, notADB:
		return fault{"the file is damaged", "get it back from a copy, or make it anew from the files it came from"}
	}
	return err
}

// cause is the error of the system without its path, which the caller names.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}
