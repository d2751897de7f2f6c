package review

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	// patience is how long Lock waits for others: they hold the lock while they
	// read and write one small file, but there may be many, and a slow disk.
	patience = time.Minute

	// pause is how long is waited before a lock that tells nobody that it is free
	// is tried again.
	pause = 5 * time.Millisecond
)

// errUnable says that the system or the disk knows no such locks.
var errUnable = errors.New("unable")

// takenFor is the error of a lock at a path that does not come free.
type takenFor struct{ path string }

// Error says how long was waited.
func (t takenFor) Error() string {
	return fmt.Sprintf("%s: another bitext has been changing review files here for %v", t.path, patience)
}

// Hint says what to do about it.
func (t takenFor) Hint() string {
	return fmt.Sprintf("try again when it has ended; if none runs, delete %s if it is there", t.path+lockSuffix)
}

// Lock keeps other processes from changing the review file at path, until unlock
// is called. Who changes a review reads it, changes it and writes it inside, or
// what another wrote in between is lost. Files in one folder share their lock.
// It is given back when the process ends, however it ends.
func Lock(ctx context.Context, path string) (unlock func(), err error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	unlock, err = lockFolder(ctx, path)
	if errors.Is(err, errUnable) {
		unlock, err = lockBeside(ctx, path)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return nil, takenFor{path}
	case err != nil:
		return nil, fmt.Errorf("%s: cannot lock: %w", path, cause(err))
	}
	return unlock, nil
}

// lockSuffix ends the name of the file that [lockBeside] makes.
const lockSuffix = ".lock"

// lockBeside makes a file beside the one at path, which only one can, and which
// stays where the process is killed: for where there is nothing better.
func lockBeside(ctx context.Context, path string) (unlock func(), err error) {
	for {
		f, err := os.OpenFile(path+lockSuffix, os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			return func() { f.Close(); os.Remove(path + lockSuffix) }, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}
