package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// writeFile writes path whole or not at all, as [staging] does.
func writeFile(path string, stage staging, write func(io.Writer) error) error {
	stage.named = []string{path}
	defer stage.discard()
	f, err := stage.create(path)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return stage.commit()
}

// tryFile is the error that writing path would end in, as far as that can be
// told before. A pipe is not tried: it must not be opened twice.
func tryFile(path string, stage staging) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil
	}
	stage.named = []string{path}
	defer stage.discard()
	f, err := stage.create(path)
	if err != nil {
		return err
	}
	return f.Close()
}

// staging holds the files of one command until all are written: each without a
// name, or in a temporary file beside its place, until commit gives them their
// names. They appear together or not at all, and what stood there before stays
// whole until then.
//
// A file that is read, under whatever name, is refused, and so is one that may
// not be written. A file that replaces another has its permissions and its
// owner. A path that is no regular file, such as /dev/null or a named pipe, is
// written in place.
type staging struct {
	inputs *inputs   // must not be overwritten; nil: there are none
	named  []string  // the paths that the user named: only they may replace a file
	force  bool      // any path may
	stdout io.Writer // is meant by the path "-"; nil: that is a file
	errw   io.Writer // for what the user should know of a file that is replaced
	many   bool      // one of many files in a folder, which is not cleared for each
	files  []*stagedFile
}

// create makes a file; it is an exchange.Creator.
func (s *staging) create(path string) (io.WriteCloser, error) {
	if path == "-" && s.stdout != nil {
		return nopCloser{s.stdout}, nil
	}
	target, err := linked(path)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	old, err := os.Stat(target)
	if err != nil {
		old = nil
	}
	if err := s.mayWrite(path, target, old); err != nil {
		return nil, err
	}
	if old != nil && !old.Mode().IsRegular() {
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return nil, cannotWrite(path, err)
		}
		return &stagedFile{path: path, File: f}, nil
	}
	f := &stagedFile{path: path, target: target, old: old, sync: true}
	if f.File, f.temp, err = createTemp(filepath.Dir(target)); err != nil {
		return nil, cannotWrite(path, err)
	}
	s.files = append(s.files, f)
	if old != nil {
		return f, s.keep(f)
	}
	return f, nil
}

// mayWrite refuses a target that would be a loss to overwrite. Old is what
// stands there, nil if nothing does.
func (s *staging) mayWrite(path, target string, old fs.FileInfo) error {
	switch {
	case old == nil:
		return nil
	case s.inputs.have(old):
		return withHint(fmt.Errorf("%s: is read as an input and would be overwritten", path), "give --output another name")
	case !old.Mode().IsRegular():
		return nil
	case !slices.Contains(s.named, path) && !s.force:
		return withHint(fmt.Errorf("%s: is there already, and is not the file that --output names", path), "--force overwrites it")
	case old.Mode().Perm()&0o222 == 0: // asked for, since root may write it all the same
		return withHint(fmt.Errorf("%s: cannot write: the file is read-only", path), "give --output another name, or make the file writable")
	}
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	return f.Close()
}

// keep gives a file that replaces another the permissions and the owner of that
// one, and tells what it cannot keep.
func (s *staging) keep(f *stagedFile) error {
	if err := f.Chmod(f.old.Mode().Perm()); err != nil {
		return cannotWrite(f.path, err)
	}
	names, err := keepOwner(f.File, f.old)
	if err != nil {
		say(s.errw, "%s: belonged to another user or group, and is yours now", f.path)
	}
	if names > 1 {
		say(s.errw, "%s: had another name (a hard link), under which the old text stays", f.path)
	}
	return nil
}

// commit gives the files their names: all, or none, and then those that were
// replaced are back. It clears the folder of what was left there by programs that
// were killed.
func (s *staging) commit() (err error) {
	unfinished.Lock() // a signal waits until it is done
	defer unfinished.Unlock()
	for _, f := range s.files {
		if s.inputs.haveAt(f.target) { // an input that was met since
			return withHint(fmt.Errorf("%s: is read as an input and would be overwritten", f.path), "give --output another name")
		}
		if err := f.name(); err != nil {
			return cannotWrite(f.path, err)
		}
	}
	defer func() {
		for _, f := range s.files {
			f.settle(err != nil)
		}
	}()
	for _, f := range s.files {
		if err := f.replace(len(s.files) > 1); err != nil {
			return cannotWrite(f.path, err)
		}
	}
	if len(s.files) > 0 && !s.many {
		sweep(filepath.Dir(s.files[0].target))
	}
	return nil
}

// discard removes what was not committed.
func (s *staging) discard() {
	for _, f := range s.files {
		f.File.Close()
		if f.temp != "" {
			unfinished.remove(f.temp)
		}
	}
}

// A stagedFile is a file not yet under its name.
type stagedFile struct {
	*os.File
	path   string      // as the user wrote it
	target string      // what a symbolic link at the path points to; "": written in place
	temp   string      // its name until then; "": it has none
	old    fs.FileInfo // what it replaces; nil: nothing
	backup string      // where that is kept until all files have their names
	done   bool        // it has its name
	sync   bool        // to the disk, before it is closed
	closed bool
}

// Write writes to the file. Errors name the path that the user gave.
func (f *stagedFile) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	if err != nil {
		err = cannotWrite(f.path, err)
	}
	return n, err
}

// syncFile brings a file to the disk. Tests look on.
var syncFile = (*os.File).Sync

// Close ends the writing. A file without a name stays open, or it would be gone.
func (f *stagedFile) Close() error {
	if f.closed {
		return nil
	}
	f.closed = true
	var err error
	if f.sync {
		err = syncFile(f.File)
	}
	if f.temp != "" || f.target == "" {
		err = errors.Join(err, f.File.Close())
	}
	if err != nil {
		return cannotWrite(f.path, err)
	}
	return nil
}

// name gives a file that has no name a temporary one.
func (f *stagedFile) name() error {
	if f.temp != "" {
		return nil
	}
	temp := tempName(filepath.Dir(f.target))
	if err := nameTemp(f.File, temp); err != nil {
		return err
	}
	f.temp = temp
	unfinished.names[temp] = true
	return f.File.Close()
}

// replace gives the file its name. What it replaces is kept if it must be
// possible to bring it back.
func (f *stagedFile) replace(several bool) error {
	if several && f.old != nil {
		if info, err := os.Lstat(f.target); err == nil && info.IsDir() { // it was a file before
			return syscall.EISDIR
		}
		backup := tempName(filepath.Dir(f.target)) + ".old"
		if err := os.Link(f.target, backup); err != nil { // a disk without hard links
			if err := os.Rename(f.target, backup); err != nil {
				return err
			}
		}
		f.backup = backup
	}
	if err := os.Rename(f.temp, f.target); err != nil {
		return err
	}
	f.done = true
	delete(unfinished.names, f.temp)
	f.temp = ""
	return nil
}

// settle ends a commit, or takes it back where it failed.
func (f *stagedFile) settle(failed bool) {
	switch {
	case failed && f.backup != "":
		os.Rename(f.backup, f.target)
	case failed && f.done:
		os.Remove(f.target)
	case f.backup != "":
		os.Remove(f.backup)
	}
}

// linked is the path that a symbolic link leads to, which may be nothing yet; any
// other path is itself.
func linked(path string) (string, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil // as /dev/stdout, which leads to a pipe without a path
	}
	const most = 40 // as Linux follows
	for range most {
		to, err := os.Readlink(path)
		if err != nil {
			return path, nil // no link
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", errors.New("its symbolic links lead in a circle")
}

// nopCloser is standard output, which stays open.
type nopCloser struct{ io.Writer }

// Close implements io.Closer.
func (nopCloser) Close() error { return nil }

// cannotWrite is an error of writing to the path.
func cannotWrite(path string, err error) error {
	return noSuchFolder(path, fmt.Errorf("%s: cannot write: %w", path, cause(err)))
}

// cause is the error of the system without its path: that of the temporary
// file says nothing to anybody.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
