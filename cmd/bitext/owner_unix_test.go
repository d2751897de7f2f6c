//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What replaces a file has its owner and its group. Only root can give a file
// away, and so try it.
func TestStagingKeepsOwner(t *testing.T) {
	folder := folderOf(t, map[string]string{"a": "old"})
	a := filepath.Join(folder, "a")
	if err := os.Chown(a, 4321, 5432); err != nil {
		t.Skip(err)
	}
	var said bytes.Buffer
	if err := stagedIn(t, folder, &staging{named: a, errw: &said}, []string{"a"}, func() {}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(a)
	if err != nil {
		t.Fatal(err)
	}
	if is := info.Sys().(*syscall.Stat_t); is.Uid != 4321 || is.Gid != 5432 || info.Mode().Perm() != 0o600 {
		t.Errorf("owner %d, group %d, %v", is.Uid, is.Gid, info.Mode())
	}
	if got := filesOf(t, folder); got != "a=new" || said.Len() > 0 {
		t.Errorf("%s, %q", got, said.String())
	}
}
