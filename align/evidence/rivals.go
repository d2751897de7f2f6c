package evidence

import (
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// rivals are the segments of the other side that are most like one segment or
// piece, the closest first: enough to still name one when all segments of a
// bead are left out.
type rivals [lattice.Reach + 2]rival

// A rival is kept small, as a book has millions.
type rival struct {
	at  int32 // -1: none
	cos float32
}

// rivalOf is segment i as a rival.
func rivalOf(i int, cos float64) rival { return rival{int32(i), float32(cos)} }

// noRivals is the list before anything was found.
var noRivals = func() (r rivals) {
	for k := range r {
		r[k].at = -1
	}
	return r
}()

// put takes a rival into the list, if it is close enough.
func (r *rivals) put(x rival) {
	for k := range r {
		if r[k].at < 0 || x.cos > r[k].cos {
			copy(r[k+1:], r[k:])
			r[k] = x
			return
		}
	}
}

// outside is the cosine of the closest rival outside a range; 0 if there is
// none.
func (r *rivals) outside(bead corpus.Range) float64 {
	for _, x := range r {
		if x.at >= 0 && !bead.Holds(int(x.at)) {
			return float64(x.cos)
		}
	}
	return 0
}

// inside is the cosine of the closest rival in a range, or of the farthest one
// kept if none is in it, which is no less than what the range has.
func (r *rivals) inside(bead corpus.Range) float64 {
	last := 0.0
	for _, x := range r {
		if x.at < 0 {
			break
		}
		if bead.Holds(int(x.at)) {
			return float64(x.cos)
		}
		last = float64(x.cos)
	}
	return last
}
