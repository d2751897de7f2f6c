//go:build !unix

package review

import "context"

// lockFolder is of no use here.
func lockFolder(context.Context, string) (unlock func(), err error) { return nil, errUnable }
