package report

import (
	"io"

	"github.com/bitext-tools/bitext/align/behind"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// A FindingsFormat is one way to write findings.
type FindingsFormat struct {
	Name  string // as the user types it
	Doc   string // one line for a list of formats
	Write func(w io.Writer, f Findings, opt Options) error
}

// FindingsFormats are all of them, sorted by name.
var FindingsFormats = []FindingsFormat{
	{"github", "annotations for a GitHub workflow", plainly(FindingsGitHub)},
	{"html", "a web page with the passages, what matters marked", plainly(FindingsHTML)},
	{"json", "one JSON object with all findings, their places and values", plainly(FindingsJSON)},
	{"sarif", "SARIF 2.1.0, for code scanning services", plainly(FindingsSARIF)},
	{"text", "a line a finding, then the passages with what matters underlined", FindingsText},
	{"tsv", "a row a finding, columns separated by tabs", plainly(FindingsTSV)},
}

// plainly makes the Write of a format of a function without options.
func plainly(write func(io.Writer, Findings) error) func(io.Writer, Findings, Options) error {
	return func(w io.Writer, f Findings, _ Options) error { return write(w, f) }
}

// A LedgerFormat is one way to write the facts of a bitext.
type LedgerFormat struct {
	Name  string // as the user types it
	Doc   string // one line for a list of formats
	Write func(w io.Writer, b corpus.Bitext, l ledger.Ledger, opt Options) error
}

// LedgerFormats are all of them, sorted by name.
var LedgerFormats = []LedgerFormat{
	{"json", "one JSON object with all facts", ledgerJSON},
	{"text", "a table for reading", LedgerText},
	{"tsv", "one fact a line, columns separated by tabs", ledgerTSV},
}

// A StatusFormat is one way to write how far the translations of a tree are behind.
type StatusFormat struct {
	Name  string // as the user types it
	Doc   string // one line for a list of formats
	Write func(w io.Writer, files []behind.File, opt Options) error
}

// StatusFormats are all of them, sorted by name.
var StatusFormats = []StatusFormat{
	{"github", "annotations for a GitHub workflow", statusGitHub},
	{"json", "an object a file", statusJSON},
	{"text", "a table for reading", StatusText},
	{"tsv", "a file a line, columns separated by tabs", statusTSV},
}
