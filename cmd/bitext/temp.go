package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// unfinished are the names of the temporary files that there are. Who ends the
// program before its time removes them, holding the lock.
var unfinished = tempNames{names: make(map[string]bool)}

type tempNames struct {
	sync.Mutex
	names map[string]bool
}

// add takes note of a temporary file.
func (t *tempNames) add(name string) {
	t.Lock()
	defer t.Unlock()
	t.names[name] = true
}

// remove removes a temporary file.
func (t *tempNames) remove(name string) {
	t.Lock()
	defer t.Unlock()
	os.Remove(name)
	delete(t.names, name)
}

// createTemp makes a file in a folder that has no name until [nameTemp] gives it
// one, so that nothing is left of it if the program is killed. Where the system
// does not know such files it gets a temporary name.
func createTemp(folder string) (f *os.File, name string, err error) {
	if f, err := createNameless(folder); err == nil {
		return f, "", nil
	}
	return createNamed(folder)
}

// createNamed makes a file in a folder under a temporary name.
func createNamed(folder string) (f *os.File, name string, err error) {
	unfinished.Lock()
	defer unfinished.Unlock()
	name = tempName(folder)
	if f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666); err != nil {
		return nil, "", err
	}
	unfinished.names[name] = true
	return f, name, nil
}

// tempName is a name in a folder that no other file has. It says which process
// gave it.
func tempName(folder string) string {
	return filepath.Join(folder, fmt.Sprintf(".bitext-%d-%s", os.Getpid(), rand.Text()))
}

// tempPattern finds the process in a temporary file's name. Backups, which may be
// all that is left of a file, have other names.
var tempPattern = regexp.MustCompile(`^\.bitext-(\d+)-[A-Z2-7]+$`)

// abandoned is the age from which a temporary file is nobody's if its process is
// not to be seen. It may be that of another computer that shares the folder, and
// then it is written until it gets its name.
const abandoned = 24 * time.Hour

// sweep removes from a folder what programs left there that were killed.
func sweep(folder string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		m := tempPattern.FindStringSubmatch(e.Name())
		if m == nil || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if pid, _ := strconv.Atoi(m[1]); err == nil && time.Since(info.ModTime()) > abandoned && !alive(pid) {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// alive tells whether a process runs on this computer.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	return !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
