// Package rules says what is wrong with a file of bitext, and what the tools that
// import such files make of it.
//
//	v := rules.Validator{Path: path, Found: func(p rules.Problem) { … }}
//	err := v.TMX(file) // an error: the file could not be read so far
//
//	rules.go   Problem, Rule, Validator; the rules of several formats, those of formats with a unit a line
//	tmx.go     the rules of TMX 1.0 to 1.4b
//	xliff.go   the rules of XLIFF 1.2 to 2.1
//
// Formats whose rules need their own reader have them in package exchange.
package rules
