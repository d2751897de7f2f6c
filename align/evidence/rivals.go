package evidence

import (
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// rivals are the segments of the other side that are most like one segment or
// piece, the closest first: enough to still name one when all segments of a
// bead are left out.
type rivals [lattice.Reach + 2]rival

type rival struct {
	at  int // -1: none
	cos float64
}

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
		if x.at >= 0 && !bead.Holds(x.at) {
			return x.cos
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
		if bead.Holds(x.at) {
			return x.cos
		}
		last = x.cos
	}
	return last
}
