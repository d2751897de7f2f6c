//go:build unix

package review

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// lockFolder locks the folder that the file at path is in (flock(2)), which
// leaves nothing behind. Network disks may know no such lock.
func lockFolder(path string) (unlock func(), err error) {
	f, err := os.Open(filepath.Dir(path))
	if errors.Is(err, fs.ErrPermission) {
		return nil, errUnable // may write there, but not look
	}
	if err != nil {
		return nil, err
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	switch {
	case err == nil:
		return func() { f.Close() }, nil
	case errors.Is(err, unix.EWOULDBLOCK), errors.Is(err, unix.EINTR):
		err = errTaken
	default:
		err = errUnable
	}
	f.Close()
	return nil, err
}
