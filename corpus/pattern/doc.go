// Package pattern finds words in texts, in whatever form a reader would take for
// the same.
//
//	p, err := pattern.Compile("железный занавес", pattern.Words)
//	for _, r := range p.Find("За железным занавесом") { … }   // runes 3 to 21
//
// # Files
//
//	pattern.go  Pattern, Compile
//	words.go    words in any of their forms
//	exact.go    words as they are written
//	regexp.go   regular expressions
package pattern
