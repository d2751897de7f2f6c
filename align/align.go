package align

import (
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/split"
)

// Options tunes alignment. The zero value is what the command line uses.
type Options struct {
	// Unit is what the segments are: sentences are weighed otherwise than
	// paragraphs. The zero value means paragraphs.
	Unit corpus.Unit

	// Vectors is the table of token vectors; nil: the one inside the program.
	Vectors *vectors.Table

	// Model weighs the evidence; nil: the one fitted for the unit.
	Model *Model
}

func (o Options) withDefaults() Options {
	if o.Unit == "" {
		o.Unit = corpus.Paragraphs
	}
	if o.Vectors == nil {
		o.Vectors = vectors.Default()
	}
	if o.Model == nil {
		o.Model = ModelFor(o.Unit)
	}
	return o
}

// Align finds the ladder of two texts, each already cut into the segments to
// be paired. It holds for any texts: the ladder covers every segment of both
// sides exactly once. Time and memory grow with the sum of the lengths.
func Align(src, dst corpus.Document, opt Options) corpus.Ladder {
	return whole(src, dst, opt.withDefaults()).ladder
}

// Bitext aligns two texts cut into paragraphs, at the unit of the options:
// paragraphs, or the sentences inside them. Sentences of one bead of
// paragraphs are paired with one another only, so that no mistake drifts
// beyond it; a sentence's confidence is that of both levels together.
func Bitext(src, dst corpus.Document, opt Options) corpus.Bitext {
	if opt.Unit != corpus.Sentences {
		return corpus.Bitext{Src: src, Dst: dst, Unit: corpus.Paragraphs, Ladder: Align(src, dst, opt)}
	}
	b := corpus.Bitext{Src: split.Document(src), Dst: split.Document(dst), Unit: corpus.Sentences}
	b.Ladder = inOrder(inside(src, dst, b, opt))
	return b
}

// A solution is one lattice searched, with what led to its ladder. The ladder
// counts the segments of the documents, the rest those of the lattice, which
// begins at segment from of each side.
type solution struct {
	pairing   *pairing
	lattice   *lattice
	posterior posterior
	model     *Model
	from      [2]int
	moved     bool // what is aligned is a moved bead of paragraphs
	ladder    corpus.Ladder
}

// whole aligns two documents in one lattice.
func whole(src, dst corpus.Document, opt Options) solution {
	r := reader{opt.Vectors.Reader()}
	return solve(r.segments(src, opt.Unit), r.segments(dst, opt.Unit), opt)
}

// inside aligns the sentences of b inside each bead of the paragraphs of src
// and dst: a solution a bead, in their order.
func inside(src, dst corpus.Document, b corpus.Bitext, opt Options) []solution {
	opt.Unit = corpus.Paragraphs
	paragraphs := Align(src, dst, opt)
	opt.Unit, opt.Model = corpus.Sentences, nil
	opt = opt.withDefaults()
	r := reader{opt.Vectors.Reader()}
	srcs, dsts := r.segments(b.Src, opt.Unit), r.segments(b.Dst, opt.Unit)
	srcAt, dstAt := firstOf(srcs, len(src.Segments)), firstOf(dsts, len(dst.Segments))
	out := make([]solution, len(paragraphs))
	for k, bead := range paragraphs {
		i, j := srcAt[bead.Src.Lo], dstAt[bead.Dst.Lo]
		out[k] = solve(srcs[i:srcAt[bead.Src.Hi]], dsts[j:dstAt[bead.Dst.Hi]], opt)
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
func firstOf(side []segment, paragraphs int) []int {
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

// solve searches one lattice, once with what is known of the languages and
// once more with what that taught about these texts. A long text is judged by
// its beginning.
func solve(src, dst []segment, opt Options) solution {
	band := chooseBand(src, dst)
	s := solution{pairing: newPairing(src, dst, band, opt.Vectors), model: opt.Model}
	if len(src) > enoughToTeach {
		first := solution{model: opt.Model}
		n := enoughToTeach
		head := dst[:(band.lo[n]+band.hi[n])/2]
		first.pairing = newPairing(src[:n], head, chooseBand(src[:n], head), opt.Vectors)
		beads := first.search()
		s.pairing.adapt(first.pairing, beads)
	} else {
		s.pairing.adapt(s.pairing, s.search())
	}
	beads := s.search()
	s.ladder = withMoved(beads, opt.Model.moves(s.pairing, beads))
	return s
}

// search finds the likeliest path and how sure each of its beads is.
func (s *solution) search() []corpus.Bead {
	s.lattice, s.posterior = nil, posterior{} // of the search before: let go before the next is built
	s.lattice = s.model.weigh(s.pairing)
	s.posterior = s.lattice.posterior()
	beads := s.lattice.best()
	s.posterior.assure(s.lattice, beads)
	return beads
}
