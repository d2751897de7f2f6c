package report

import (
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
)

// Doubtful is the confidence below which a bead is marked: it is then likelier
// wrong than right.
const Doubtful = 0.5

// A tally is what the head of a page counts.
type tally struct {
	onlySrc, onlyDst int // segments without a counterpart
	moved, doubtful  int // beads
}

// count goes through a ladder.
func count(l corpus.Ladder) tally {
	var t tally
	for _, b := range l {
		if b.Dst.Empty() {
			t.onlySrc += b.Src.Len()
		}
		if b.Src.Empty() {
			t.onlyDst += b.Dst.Len()
		}
		if b.Moved {
			t.moved++
		}
		if b.Confidence < Doubtful {
			t.doubtful++
		}
	}
	return t
}

// many writes a number with its noun: "1 paragraph", "2 paragraphs".
func many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
