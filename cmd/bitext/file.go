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

// writeFile writes path whole or not at all: to a temporary file beside it,
// then by renaming. It refuses a path that is one of the inputs, by whatever
// name. A path that is no regular file, such as /dev/null or a named pipe, is
// written in place.
func writeFile(path string, inputs []string, write func(io.Writer) error) error {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real // a symbolic link stays one
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		err = replaceFile(target, 0o666, write)
	case isOneOf(info, inputs):
		err := fmt.Errorf("%s: is read as an input and would be overwritten", path)
		return withHint(err, "give --output another name")
	case info.Mode().IsRegular():
		err = replaceFile(target, info.Mode().Perm(), write)
	default:
		err = writeInPlace(target, write)
	}
	if err != nil {
		return fmt.Errorf("%s: cannot write: %w", path, cause(err))
	}
	return nil
}

// isOneOf tells whether a file is one of those named, under whatever name.
func isOneOf(file fs.FileInfo, names []string) bool {
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && os.SameFile(info, file) {
			return true
		}
	}
	return false
}

// replaceFile writes a new file of the given mode and renames it to target.
func replaceFile(target string, mode fs.FileMode, write func(io.Writer) error) error {
	temp := filepath.Join(filepath.Dir(target), ".bitext-"+rand.Text())
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer os.Remove(temp) // finds nothing once it is renamed
	if err := errors.Join(write(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(temp, target)
}

// writeInPlace writes to a device or a pipe.
func writeInPlace(target string, write func(io.Writer) error) error {
	f, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
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
