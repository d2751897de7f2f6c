//go:build !linux

package memory

import "strings"

// remote tells whether a file lies on a disk of another machine, as far as its path
// tells: \\server\folder.
func remote(path string) bool { return strings.HasPrefix(path, `\\`) || strings.HasPrefix(path, "//") }
