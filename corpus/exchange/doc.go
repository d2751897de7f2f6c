// Package exchange reads and writes bitexts in the formats of other people's
// tools: translation memories, localisation files, tables, corpora, books.
//
// Everything passes through one type, the translation unit ([TU]): a bead with
// its texts, complete by itself. A file is a [Stream] of them, read and written
// one at a time, so that its length does not matter. A [Format] is a struct
// literal in a file of its own and one line in [All].
//
//	file ──Open──▶ Stream ──Write──▶ file
//	                 ▲  │
//	            From │  │ Bitext
//	                 │  ▼
//	            corpus.Bitext
package exchange
