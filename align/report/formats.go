package report

import (
	"fmt"
	"io"

	"github.com/bitext-tools/bitext/corpus"
)

// A Format is one way to print a bitext.
type Format struct {
	Name  string // as the user types it
	Doc   string // one line for a list of formats
	Write func(w io.Writer, b corpus.Bitext, opt SideOptions) error
}

// Formats are all of them, sorted by name.
var Formats = []Format{
	{"beads", "segment numbers and confidence, [0, 1]:[0]:0.97, counted from 0", bare(Beads)},
	{"jsonl", "one JSON object a bead, with texts, line numbers and confidence", bare(JSONL)},
	{"side", "both texts side by side, for reading", Side},
	{"tsv", "one bead a line: number, texts, confidence, shape, line numbers", bare(TSV)},
}

// bare makes a format of a writer that has no options.
func bare(write func(io.Writer, corpus.Bitext) error) func(io.Writer, corpus.Bitext, SideOptions) error {
	return func(w io.Writer, b corpus.Bitext, _ SideOptions) error { return write(w, b) }
}

// verify refuses a bitext whose ladder does not fit its texts. Every writer
// calls it before it writes anything.
func verify(b corpus.Bitext) error {
	if err := b.Ladder.Verify(len(b.Src.Segments), len(b.Dst.Segments)); err != nil {
		return fmt.Errorf("the alignment of %s with %s is broken: %w", b.Src.Path, b.Dst.Path, err)
	}
	return nil
}
