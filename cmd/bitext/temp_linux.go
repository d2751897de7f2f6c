package main

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// createNameless makes a file without a name in a folder (O_TMPFILE, open(2)).
// Not every file system can, and where /proc is not there, as in a bare chroot, no
// name could be given to it.
func createNameless(folder string) (*os.File, error) {
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		return nil, err
	}
	return os.OpenFile(folder, os.O_WRONLY|unix.O_TMPFILE, 0o666)
}

// nameTemp gives a file without a name one, as open(2) says it is done.
func nameTemp(f *os.File, name string) error {
	return unix.Linkat(unix.AT_FDCWD, fmt.Sprintf("/proc/self/fd/%d", f.Fd()), unix.AT_FDCWD, name, unix.AT_SYMLINK_FOLLOW)
}
