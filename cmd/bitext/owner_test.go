//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What replaces a file has its owner, its group and its permissions.
func TestOwnerIsKept(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root gives files away")
	}
	folder := folderOf(t, map[string]string{"a": "old", "b": "old"})
	a := filepath.Join(folder, "a")
	if err := os.Chown(a, 12345, 23456); err != nil {
		t.Skip(err)
	}
	if err := os.Chmod(a, 0o604); err != nil {
		t.Fatal(err)
	}
	if err := stagedIn(t, folder, &staging{force: true}, []string{"a", "b"}, func() {}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][3]int{"a": {12345, 23456, 0o604}, "b": {os.Geteuid(), os.Getegid(), 0o600}} {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		is := info.Sys().(*syscall.Stat_t)
		if got := [3]int{int(is.Uid), int(is.Gid), int(info.Mode().Perm())}; got != want {
			t.Errorf("%s: owner, group and permissions are %v, want %v", name, got, want)
		}
	}
	if filesOf(t, folder) != "a=new b=new" {
		t.Errorf("%s", filesOf(t, folder))
	}
}
