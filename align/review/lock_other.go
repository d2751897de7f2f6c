//go:build !unix

package review

import (
	"context"
	"os"
)

// lockFolder is of no use here.
func lockFolder(context.Context, string) (unlock func(), err error) { return nil, errUnable }

// tryLock takes a file that nobody has.
func tryLock(f *os.File) (free bool, err error) { return isEmpty(f) }
