package growth

import (
	"archive/zip"
	"fmt"
	"strings"
)

// Times repeats a text.
func Times(part string) func(int) string {
	return func(n int) string { return strings.Repeat(part, n) }
}

// Fill repeats a pattern filled with a number that differs each time.
func Fill(pattern string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, pattern, k)
		}
		return b.String()
	}
}

// Within puts a text between two others.
func Within(open string, text func(int) string, end string) func(int) string {
	return func(n int) string { return open + text(n) + end }
}

// Inside repeats what opens, and what closes it, around an x.
func Inside(open, end string) func(int) string {
	return func(n int) string { return strings.Repeat(open, n) + "x" + strings.Repeat(end, n) }
}

// Stored makes an archive of name, text, name, text … that is as large as what it
// holds.
func Stored(parts ...string) string { return archive(zip.Store, parts) }

// Packed makes the archive as small as it can be.
func Packed(parts ...string) string { return archive(zip.Deflate, parts) }

// archive makes an archive of names and texts.
func archive(method uint16, parts []string) string {
	var b strings.Builder
	w := zip.NewWriter(&b)
	for k := 0; k < len(parts); k += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: parts[k], Method: method})
		if err == nil {
			_, err = f.Write([]byte(parts[k+1]))
		}
		if err != nil {
			panic(err) // the archive is in memory
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}
