//go:build !linux

package main

import (
	"errors"
	"os"
)

// createNameless fails: the system knows no files without a name.
func createNameless(string) (*os.File, error) { return nil, errors.ErrUnsupported }

// nameTemp is never called.
func nameTemp(*os.File, string) error { return errors.ErrUnsupported }
