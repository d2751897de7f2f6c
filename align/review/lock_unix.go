//go:build unix

package review

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// lockFolder locks the folder that the file at path is in (flock(2)), which
// leaves nothing behind. Network disks may know no such lock.
func lockFolder(ctx context.Context, path string) (unlock func(), err error) {
	f, err := os.Open(filepath.Dir(path))
	if errors.Is(err, fs.ErrPermission) {
		return nil, errUnable // may write there, but not look
	}
	if err != nil {
		return nil, err
	}
	locked := make(chan error, 1)
	go func() { locked <- flock(f) }() // those who wait get it in turn
	select {
	case <-ctx.Done():
		go func() { <-locked; f.Close() }()
		return nil, ctx.Err()
	case err := <-locked:
		if err != nil {
			f.Close()
			return nil, errUnable
		}
		return func() { f.Close() }, nil
	}
}

// flock waits until it has the lock.
func flock(f *os.File) error {
	for {
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// tryLock takes the lock of an open file, if nobody has it. Where the disk knows
// no such locks the file that is not empty says that somebody has it.
func tryLock(f *os.File) (free bool, err error) {
	switch err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); {
	case err == nil:
		return true, nil
	case errors.Is(err, unix.EWOULDBLOCK):
		return false, nil
	}
	return isEmpty(f)
}
