package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A staging area holds the files of one export until all are written: they
// appear under their names together or not at all. A path that is no regular
// file, such as /dev/null or a named pipe, is written in place, and "-" is
// standard output.
type staging struct {
	inputs []string // must not be overwritten
	stdout io.Writer
	files  []stagedFile
}

type stagedFile struct{ temp, target string }

// create makes a file; it is an exchange.Creator.
func (s *staging) create(path string) (io.WriteCloser, error) {
	if path == "-" {
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
			return f, cannotWrite(path, err)
		}
		mode = info.Mode().Perm()
	}
	temp := filepath.Join(filepath.Dir(target), ".bitext-"+rand.Text())
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	s.files = append(s.files, stagedFile{temp, target})
	return f, nil
}

func cannotWrite(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: cannot write: %w", path, cause(err))
}

// commit gives the files their names.
func (s *staging) commit() error {
	var errs []error
	for _, f := range s.files {
		if err := os.Rename(f.temp, f.target); err != nil {
			errs = append(errs, cannotWrite(f.target, err))
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

type nopCloser struct{ io.Writer }

// Close leaves standard output open.
func (nopCloser) Close() error { return nil }
