package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes path whole or not at all, as [staging] does.
func writeFile(path string, inputs []string, write func(io.Writer) error) error {
	stage := staging{inputs: inputs}
	defer stage.discard()
	f, err := stage.create(path)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return cannotWrite(path, err)
	}
	return stage.commit()
}

// tryFile is the error that writing path would end in, as far as that can be
// told before. A pipe is not tried: it must not be opened twice.
func tryFile(path string, inputs []string) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil
	}
	stage := staging{inputs: inputs}
	defer stage.discard()
	f, err := stage.create(path)
	if err != nil {
		return err
	}
	return f.Close()
}

// staging holds the files of one command until all are written: each in a
// temporary file beside its place, which commit renames. They appear under
// their names together or not at all. A path that is one of the inputs, by
// whatever name, is refused. One that is no regular file, such as /dev/null or
// a named pipe, is written in place.
type staging struct {
	inputs []string  // must not be overwritten
	stdout io.Writer // is meant by the path "-"; nil: that is a file
	files  []stagedFile
}

// A stagedFile is a file not yet under its name. The path is the user's, the
// target what a symbolic link at the path points to.
type stagedFile struct{ path, temp, target string }

// create makes a file; it is an exchange.Creator.
func (s *staging) create(path string) (io.WriteCloser, error) {
	if path == "-" && s.stdout != nil {
		return nopCloser{s.stdout}, nil
	}
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real // a symbolic link stays one
	}
	mode := os.FileMode(0o666)
	if info, err := os.Stat(target); err == nil {
		if isOneOf(info, s.inputs) {
			err := fmt.Errorf("%s: is read as an input and would be overwritten", path)
			return nil, withHint(err, "give --output another name")
		}
		if !info.Mode().IsRegular() {
			f, err := os.OpenFile(target, os.O_WRONLY, 0)
			if err != nil {
				return nil, cannotWrite(path, err)
			}
			return f, nil
		}
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(target), ".bitext-"+rand.Text())
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	s.files = append(s.files, stagedFile{path, temp, target})
	return f, nil
}

// commit gives the files their names.
func (s *staging) commit() error {
	var errs []error
	for _, f := range s.files {
		if err := os.Rename(f.temp, f.target); err != nil {
			errs = append(errs, cannotWrite(f.path, err))
		}
	}
	return errors.Join(errs...)
}

// discard removes what was not committed.
func (s *staging) discard() {
	for _, f := range s.files {
		os.Remove(f.temp) // finds nothing once it is renamed
	}
}

// nopCloser is standard output, which stays open.
type nopCloser struct{ io.Writer }

// Close implements io.Closer.
func (nopCloser) Close() error { return nil }

// isOneOf tells whether a file is one of those named, under whatever name.
func isOneOf(file fs.FileInfo, names []string) bool {
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && os.SameFile(info, file) {
			return true
		}
	}
	return false
}

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
