package align

import (
	"slices"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/corpus"
)

// A twoLevel aligns paragraphs, and the sentences inside each of their beads.
type twoLevel struct{ paragraphs, sentences aligner }

// solve aligns the sentences of two texts inside each bead of their paragraphs:
// a solution a bead, in their order.
func (a twoLevel) solve(src, dst, srcSentences, dstSentences corpus.Document) []solution {
	whole := a.paragraphs.whole(src, dst)
	srcs, dsts := a.sentences.reader.Read(srcSentences), a.sentences.reader.Read(dstSentences)
	srcAt, dstAt := firstOf(srcs, len(src.Segments)), firstOf(dsts, len(dst.Segments))
	out := make([]solution, len(whole.ladder))
	for k, bead := range whole.ladder {
		i, j := srcAt[bead.Src.Lo], dstAt[bead.Dst.Lo]
		out[k] = a.sentences.solve(srcs[i:srcAt[bead.Src.Hi]], dsts[j:dstAt[bead.Dst.Hi]], whole.turned)
		out[k].within(bead, i, j)
	}
	return out
}

// within places the solution at sentences i and j, in a bead of paragraphs.
func (s *solution) within(bead corpus.Bead, i, j int) {
	s.from, s.moved = [2]int{i, j}, bead.Moved
	for k := range s.ladder {
		x := &s.ladder[k]
		x.Src.Lo, x.Src.Hi = x.Src.Lo+i, x.Src.Hi+i
		x.Dst.Lo, x.Dst.Hi = x.Dst.Lo+j, x.Dst.Hi+j
		x.Confidence *= bead.Confidence
		x.Moved = x.Moved || bead.Moved && !x.Src.Empty() && !x.Dst.Empty()
	}
}

// firstOf says at which sentence each paragraph starts, and after the last
// where the text ends.
func firstOf(side []evidence.Segment, paragraphs int) []int {
	starts := make([]int, paragraphs+1)
	at := 0
	for p := range starts {
		for at < len(side) && side[at].Block < p {
			at++
		}
		starts[p] = at
	}
	starts[paragraphs] = len(side)
	return starts
}

// inOrder is the ladder of sentences, given the solutions inside each bead of
// the paragraphs. What a moved paragraph's source has for itself is left where
// its target was passed; what its target has for itself is laid down where it
// stands in the target, since only pairs may be marked as moved.
func inOrder(solutions []solution) corpus.Ladder {
	var beads, additions []corpus.Bead
	for _, s := range solutions {
		for _, b := range s.ladder {
			if s.moved && b.Src.Empty() {
				additions = append(additions, b)
			} else {
				beads = append(beads, b)
			}
		}
	}
	if len(additions) == 0 && !slices.ContainsFunc(solutions, func(s solution) bool { return s.moved }) {
		return beads
	}
	return lay(beads, additions)
}
