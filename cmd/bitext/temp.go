package main

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"sync"
)

// unfinished are the names of the temporary files that there are. Who ends the
// program before its time removes them, holding the lock.
var unfinished = tempNames{names: make(map[string]bool)}

type tempNames struct {
	sync.Mutex
	names map[string]bool
}

// add is told of a file that is to be gone when the program is.
func (t *tempNames) add(name string) {
	t.Lock()
	defer t.Unlock()
	t.names[name] = true
}

// forget is told that somebody else removes it.
func (t *tempNames) forget(name string) {
	t.Lock()
	defer t.Unlock()
	delete(t.names, name)
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
	unfinished.Lock()
	defer unfinished.Unlock()
	name = tempName(folder)
	if f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666); err != nil {
		return nil, "", err
	}
	unfinished.names[name] = true
	return f, name, nil
}

// tempName is a name in a folder that no other file has.
func tempName(folder string) string { return filepath.Join(folder, ".bitext-"+rand.Text()) }
