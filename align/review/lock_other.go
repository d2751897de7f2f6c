//go:build !unix

package review

// lockFolder is of no use here.
func lockFolder(string) (unlock func(), err error) { return nil, errUnable }
