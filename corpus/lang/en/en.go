// Package en is English, British and American: lists of words, and its stemmer.
package en

import (
	"embed"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// Files are the lists. Package lang says which there are and who reads them.
//
//go:embed *.txt
var Files embed.FS

// Stem cuts the ending off a word in small letters: the Snowball stemmer
// (Porter 2).
func Stem(word string) string {
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}
