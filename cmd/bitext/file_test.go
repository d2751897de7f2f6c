package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// folderOf makes a folder of files, and returns its path.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// filesOf are the files of a folder with their texts, in order.
func filesOf(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			text = []byte("a folder")
		}
		list = append(list, e.Name()+"="+string(text))
	}
	return strings.Join(list, " ")
}

// stagedIn writes files into a folder, does something, and commits.
func stagedIn(t *testing.T, folder string, stage *staging, names []string, before func()) error {
	t.Helper()
	defer stage.discard()
	for _, name := range names {
		f, err := stage.create(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		io.WriteString(f, "new")
		if err := f.Close(); err != nil {
			return err
		}
	}
	before()
	return stage.commit()
}

// Files get their names together, or what stood there is back and nothing is
// left beside, whichever of them cannot have its name.
func TestCommitIsAllOrNothing(t *testing.T) {
	names := []string{"a", "b", "c"}
	for _, old := range []map[string]string{{}, {"a": "old", "c": "old"}, {"a": "old", "b": "old", "c": "old"}} {
		folder := folderOf(t, old)
		if err := stagedIn(t, folder, &staging{force: true}, names, func() {}); err != nil {
			t.Errorf("%v: %v", old, err)
		}
		if got := filesOf(t, folder); got != "a=new b=new c=new" {
			t.Errorf("%v: %s", old, got)
		}
		for k, refused := range names {
			folder := folderOf(t, old)
			path := filepath.Join(folder, refused)
			err := stagedIn(t, folder, &staging{force: true}, names, func() { // meanwhile somebody makes a folder there
				os.Remove(path)
				if err := os.MkdirAll(filepath.Join(path, "x"), 0o700); err != nil {
					t.Fatal(err)
				}
			})
			if err == nil || !strings.HasPrefix(err.Error(), path+": cannot write: ") {
				t.Errorf("%v, folder %s: %v", old, refused, err)
			}
			var want []string
			for n, name := range names {
				switch {
				case n == k:
					want = append(want, name+"=a folder")
				case old[name] != "":
					want = append(want, name+"=old")
				}
			}
			if got := filesOf(t, folder); got != strings.Join(want, " ") {
				t.Errorf("%v, folder %s: %s, want %s", old, refused, got, want)
			}
		}
	}
}

// What is not committed leaves nothing, named or not.
func TestDiscard(t *testing.T) {
	folder := folderOf(t, map[string]string{"a": "old"})
	failed := errors.New("no more")
	err := writeFile(filepath.Join(folder, "a"), staging{}, func(w io.Writer) error {
		io.WriteString(w, "half")
		return failed
	})
	if got := filesOf(t, folder); !errors.Is(err, failed) || got != "a=old" {
		t.Errorf("%v: %s", err, got)
	}
	f, name, err := createNamed(folder) // where the system knows no files without a name
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if !unfinished.names[name] || filesOf(t, folder) != filepath.Base(name)+"= a=old" {
		t.Errorf("%s, unfinished %v", filesOf(t, folder), unfinished.names)
	}
	unfinished.remove(name)
	if got := filesOf(t, folder); got != "a=old" || len(unfinished.names) != 0 {
		t.Errorf("%s, unfinished %v", got, unfinished.names)
	}
}

// An input is not written over: as it is called, by another name, as a link, or
// one that is met only while the files are written; nor is a file that was not
// named, or one that is read-only.
func TestStagingRefuses(t *testing.T) {
	for _, c := range []struct {
		path, named string
		force       bool
		want        string
	}{
		{"in", "in", true, "is read as an input and would be overwritten"},
		{"link", "link", true, "is read as an input and would be overwritten"},
		{"hard", "hard", true, "is read as an input and would be overwritten"},
		{"other", "out", false, "is there already, and is not the file that --output names"},
		{"other", "out", true, ""},
		{"other", "other", false, ""},
		{"fixed", "fixed", true, "cannot write: the file is read-only"},
		{"none/x", "none/x", true, "cannot write: "},
		{"fresh", "out", false, ""},
	} {
		folder := folderOf(t, map[string]string{"in": "old", "other": "old", "fixed": "old"})
		at := func(name string) string { return filepath.Join(folder, name) }
		if err := errors.Join(os.Symlink("in", at("link")), os.Link(at("in"), at("hard")), os.Chmod(at("fixed"), 0o400)); err != nil {
			t.Skip(err)
		}
		before := filesOf(t, folder)
		stage := &staging{inputs: &inputs{paths: []string{at("in")}}, named: []string{at(c.named)}, force: c.force}
		err := stagedIn(t, folder, stage, []string{c.path}, func() {})
		switch {
		case c.want == "" && err != nil, c.want != "" && (err == nil || !strings.Contains(err.Error(), c.path+": "+c.want)):
			t.Errorf("%+v: %v", c, err)
		case c.want != "" && filesOf(t, folder) != before:
			t.Errorf("%+v: %s", c, filesOf(t, folder))
		}
	}
	folder := folderOf(t, map[string]string{"late": "old"})
	in := &inputs{}
	err := stagedIn(t, folder, &staging{inputs: in, force: true}, []string{"early", "late"}, func() {
		f, err := in.open(filepath.Join(folder, "late"))
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	})
	if err == nil || !strings.Contains(err.Error(), "late: is read as an input") || filesOf(t, folder) != "late=old" {
		t.Errorf("an input met late: %v, %s", err, filesOf(t, folder))
	}
}

// What replaces a file has its permissions, and its other names are told of.
func TestStagingKeeps(t *testing.T) {
	folder := folderOf(t, map[string]string{"a": "old"})
	a := filepath.Join(folder, "a")
	if err := errors.Join(os.Chmod(a, 0o640), os.Link(a, filepath.Join(folder, "b"))); err != nil {
		t.Skip(err)
	}
	var said bytes.Buffer
	if err := stagedIn(t, folder, &staging{named: []string{a}, errw: &said}, []string{"a"}, func() {}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(a); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if !strings.Contains(said.String(), "hard link") || filesOf(t, folder) != "a=new b=old" {
		t.Errorf("%q, %s", said.String(), filesOf(t, folder))
	}
}

// A file is on the disk before it replaces another, and if the disk refuses it
// nothing is replaced.
func TestSyncBeforeRename(t *testing.T) {
	defer func(was func(*os.File) error) { syncFile = was }(syncFile)
	for _, refused := range []error{nil, syscall.EIO} {
		folder := folderOf(t, map[string]string{"a": "old", "b": "old"})
		var seen []string
		syncFile = func(f *os.File) error {
			info, err := f.Stat()
			if err != nil {
				return err
			}
			seen = append(seen, fmt.Sprintf("%d bytes beside %s", info.Size(), filesOf(t, folder)))
			return refused
		}
		err := stagedIn(t, folder, &staging{force: true}, []string{"a", "b"}, func() {})
		want, beside := "a=new b=new", []string{"3 bytes beside a=old b=old", "3 bytes beside a=old b=old"}
		if refused != nil {
			want, beside = "a=old b=old", beside[:1]
		}
		if !errors.Is(err, refused) || !slices.Equal(seen, beside) || filesOf(t, folder) != want {
			t.Errorf("refused %v: %v, brought to the disk %q, %s", refused, err, seen, filesOf(t, folder))
		}
		if refused != nil && err.Error() != filepath.Join(folder, "a")+": cannot write: input/output error" {
			t.Errorf("%v", err)
		}
	}
}

// What a killed program left is cleared by the next that writes into the folder:
// only temporary files of a process that is gone, a day later.
func TestSweep(t *testing.T) {
	child := exec.Command(os.Args[0], "-test.run=^$")
	if err := child.Run(); err != nil {
		t.Fatal(err)
	}
	gone, own := child.Process.Pid, os.Getpid()
	folder := t.TempDir()
	var want []string
	for _, c := range []struct {
		name string
		age  time.Duration
		kept bool
	}{
		{fmt.Sprintf(".bitext-%d-A", gone), abandoned + time.Minute, false},
		{fmt.Sprintf(".bitext-%d-B", gone), abandoned - time.Minute, true},
		{fmt.Sprintf(".bitext-%d-C.old", gone), abandoned + time.Minute, true}, // a backup
		{fmt.Sprintf(".bitext-%d-D", own), abandoned + time.Minute, true},
		{fmt.Sprintf(".bitext-%d-e", gone), abandoned + time.Minute, true},
		{fmt.Sprintf("x.bitext-%d-F", gone), abandoned + time.Minute, true},
		{".bitext-notes", abandoned + time.Minute, true},
	} {
		path, then := filepath.Join(folder, c.name), time.Now().Add(-c.age)
		if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chtimes(path, then, then)); err != nil {
			t.Fatal(err)
		}
		if c.kept {
			want = append(want, c.name+"=")
		}
	}
	if err := stagedIn(t, folder, &staging{}, []string{"z"}, func() {}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	if got := filesOf(t, folder); got != strings.Join(want, " ")+" z=new" {
		t.Errorf("%s, want %q and z", got, want)
	}
	if !tempPattern.MatchString(filepath.Base(tempName(folder))) {
		t.Errorf("%s would not be cleared", tempName(folder))
	}
}

// Inputs are those of the command line, of its flags and those they lead to.
func TestInputs(t *testing.T) {
	folder := folderOf(t, map[string]string{"a": "1", "b": "2", "c": "3", "d": "4"})
	at := func(name string) string { return filepath.Join(folder, name) }
	cmd := newDismiss()
	if err := cmd.ParseFlags([]string{at("a"), "--baseline", at("b"), "--glossary", at("c")}); err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]*inputs{"abc": inputsOf(cmd), "ac": inputsOf(cmd, "baseline"), "": nil} {
		var got []byte
		for _, file := range []string{"a", "b", "c", "d"} {
			if in.haveAt(at(file)) {
				got = append(got, file...)
			}
		}
		if string(got) != name {
			t.Errorf("inputs %q, want %q", got, name)
		}
	}
	in := inputsOf(cmd)
	if _, err := in.open(folder); err == nil || !slices.Contains(in.paths, folder) || !strings.HasSuffix(err.Error(), "is a folder, not a file") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := in.open(at("none")); err == nil || !strings.HasPrefix(err.Error(), at("none")+": cannot read: ") {
		t.Errorf("none: %v", err)
	}
}
