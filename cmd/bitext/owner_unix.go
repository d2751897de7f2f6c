//go:build unix

package main

import (
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives f the owner and the group of an older file, and says how many
// names (hard links) that file has.
func keepOwner(f *os.File, old fs.FileInfo) (names int, err error) {
	was, ok := old.Sys().(*syscall.Stat_t)
	if !ok {
		return 1, nil
	}
	names = int(was.Nlink)
	info, err := f.Stat()
	if err != nil {
		return names, err
	}
	if is, ok := info.Sys().(*syscall.Stat_t); ok && is.Uid == was.Uid && is.Gid == was.Gid {
		return names, nil
	}
	return names, f.Chown(int(was.Uid), int(was.Gid))
}
