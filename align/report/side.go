package report

import (
	"io"

	"github.com/bitext-tools/bitext/corpus"
)

// SideOptions says what a page for people looks like. The zero value is a
// plain page of 80 cells.
type SideOptions struct {
	// Width is how many cells of a terminal the page may take; 0 is 80, and
	// what is below 24 counts as 24.
	Width int

	// Color styles the page with ANSI escape sequences.
	Color bool

	// Wide counts two cells for the characters whose width Unicode calls
	// ambiguous (“ ” … — and Cyrillic among them), as terminals set up for
	// Chinese may draw them.
	Wide bool
}

// Side writes both texts side by side, each source segment beside its
// counterpart, or one below the other where the page is narrower than 70
// cells. The head says languages, files and totals; a gap is left empty and
// marked, a moved bead says where its text went, and the place it went to says
// whence. A confidence below [Doubtful] has a question mark.
func Side(w io.Writer, b corpus.Bitext, opt SideOptions) error {
	if err := verify(b); err != nil {
		return err
	}
	p := newPage(w, b, opt)
	p.head()
	for _, bead := range b.Ladder {
		if !bead.Moved {
			p.departures(bead.Dst.Lo)
			p.next = bead.Dst.Hi
		}
		p.bead(bead)
	}
	p.departures(len(b.Dst.Segments))
	return p.out.Flush()
}
