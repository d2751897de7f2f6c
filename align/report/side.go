package report

import (
	"io"

	"github.com/bitext-tools/bitext/corpus"
)

// Side writes both texts side by side, each source segment beside its
// counterpart, or one below the other where the page is narrower than 70
// cells. The head says languages, files and totals. Beside a segment without a
// counterpart stands a note; a moved bead says where its text was moved, and a
// note stands where it was moved from. A confidence below [Doubtful] has a
// question mark. A ladder that does not fit the texts is an error, and nothing
// is written.
func Side(w io.Writer, b corpus.Bitext, opt Options) error {
	if err := whole(b); err != nil {
		return err
	}
	p := newPage(w, b, confidence, opt)
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
