// Package links reads alignments without texts: which segments belong together,
// by their numbers or by the ids of sentences.
//
//	l, err := links.Read(path, text, open)
//	ladder, err := l.Ladder(n, m)
//
//	links.go     Links; Read; as a ladder, or one after the other
//	arrange.go   beads in any order into a ladder
//	beads.go     [0, 1]:[0]:0.97
//	ladder.go    hunalign's rungs
//	ids.go       XCES and InterText: groups of links, the documents and their order
package links
