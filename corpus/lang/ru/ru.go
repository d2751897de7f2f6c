// Package ru is Russian: lists of words, and its stemmer.
package ru

import (
	"embed"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/russian"
)

// Files are the lists. Package lang says which there are and who reads them.
// Words stand in all six cases, by the endings of their declension, with е for
// ё.
//
//go:embed *.txt
var Files embed.FS

// Stem cuts the ending off a word in small letters: the Snowball stemmer.
func Stem(word string) string {
	env := snowballstem.NewEnv(word)
	russian.Stem(env)
	return env.Current()
}
