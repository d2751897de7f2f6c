// Package exchange reads and writes bitexts in the formats of other people's
// tools: translation memories, localisation files, tables, corpora, books.
//
//	report, err := exchange.Write(exchange.From(bitext), exchange.TMX, "news.tmx", create, exchange.Options{})
//
//	stream, err := exchange.Open(exchange.Inputs([]string{"news.tmx"}, open), "", exchange.Options{})
//	for unit, err := range stream.Units {
//		… // unit.Src.Text(), unit.Dst.Text(), unit.Confidence
//	}
//	bitext, err := stream.Bitext() // or all of it at once
//
//	err := exchange.Validate(input, "", func(p rules.Problem) { … })
//
// Everything passes through one type, the translation unit ([TU]): a bead with
// its texts, complete by itself. A file is a [Stream] of them, read and written
// one at a time, so that its length does not matter.
//
//	file ──Open──▶ Stream ──Write──▶ file
//	                 ▲  │
//	            From │  │ Bitext
//	                 │  ▼
//	            corpus.Bitext
//
// # Files
//
// Each stands on those below it:
//
//	open.go      what begins with a path: Inputs, Open, Validate
//	archive.go   zip archives: of one bitext, of Moses pairs
//	all.go       the list of formats: All, by name, by extension, by content
//	(a format)   tmx xliff (its units in xliffunit, xlifffill) po · table (TSV, CSV) jsonl hf
//	             parquet moses · beads hunalign xces (and InterText) · markdown html
//	             docx epub xlsx
//	edited.go    html, docx and xlsx as an editor left them
//	links.go     alignments without texts, and with two texts beside them
//	format.go    Format, and what one keeps
//	input.go     Input: the files that a format reads
//	job.go       Write, and the Job that a format writes
//	original.go  units as they stand in their file, to be written there again
//	codes.go     inline codes of a unit: kept, or shown as text
//	space.go     white space at the ends of texts
//	stream.go    Stream, to and from a bitext
//	meta.go      what a unit says of itself beside its texts
//	state.go     how far a translation has come: State; Property
//	options.go   Options, Policy
//	report.go    Report: what was written, left out and lost
//	tu.go        TU, Side, Header
//
// Beneath are packages that know no unit: label (names of languages), codes
// (inline markup), gettext (the messages of a catalogue), links (alignments by
// numbers and ids), joint (one text of several segments), grid (tables of
// workbooks, documents and pages), parquet (tables as that format has them), rules
// (what is wrong with a file); and corpus/xmltext and corpus/lines.
//
// # To add a format
//
// Say it is TXML, the files of Wordfast:
//
//  1. Write txml.go: var TXML = &Format{…} with Read, Write or both, the
//     reader and the writer as types of their own; po.go is an example.
//  2. Add TXML to [All] in all.go, by name.
//  3. Run go test ./corpus/exchange -update, and read testdata/exchange/txml.
//  4. Run go test ./corpus/exchange: it names what is missing, writes and reads
//     back any bitext, and feeds the reader what no reader should see.
//  5. Put a file that Wordfast wrote in testdata/exchange/foreign, and run
//     go test ./cmd/bitext -update for the README.
package exchange
