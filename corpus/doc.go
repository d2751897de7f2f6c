// Package corpus holds the nouns of bitext: what exists on disk. A [Document]
// is a text cut into [Segment]s; a [Bitext] is two documents with the [Ladder]
// of [Bead]s between them. Package align works ladders out, the packages below
// corpus read and write texts and bitexts, and none of the nouns knows either.
//
// Positions are 0-based half-open ranges in code and 1-based line and column
// for people. Lengths count runes, never bytes.
package corpus
