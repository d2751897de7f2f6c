// Package concordance shows how words were translated: where they stand in bitexts,
// beside the words that answer them.
//
//	q := concordance.Query{Pattern: p}
//	if hit, ok := q.Look(unit); ok { … }        // hit.Texts[hit.Side].Found
//	m := concordance.NewMarker(vectors.Default())
//	m.Mark(&hit)                                // hit.Texts[hit.Side.Other()].Found
//	counted := concordance.Renderings{}
//	counted.Add(hit)
//
// # Which words answer
//
// The words of the counterpart that translate those found are told by the lexicon of
// the table and, of words that it does not pair, by their vectors; a word that
// something else in the text explains better is none of them.
//
// # Files
//
//	query.go       what is looked for, and a Hit
//	mark.go        which words of the counterpart answer
//	renderings.go  how often each answered
//	similar.go     what is alike by meaning
//	memory.go      which units of a memory are looked at
package concordance
