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
	opt = opt.withDefaults()
	r := reader{opt.Vectors.Reader()}
	return ladder(r.segments(src), r.segments(dst), opt)
}

// Bitext aligns two texts cut into paragraphs, at the unit of the options:
// paragraphs, or the sentences inside them. Sentences of one bead of
// paragraphs are paired with one another only, so that no mistake drifts
// beyond it; a sentence's confidence is that of both levels together.
func Bitext(src, dst corpus.Document, opt Options) corpus.Bitext {
	fine := opt.Unit == corpus.Sentences
	opt.Unit = corpus.Paragraphs
	b := corpus.Bitext{Src: src, Dst: dst, Unit: corpus.Paragraphs, Ladder: Align(src, dst, opt)}
	if !fine {
		return b
	}
	opt.Unit, opt.Model = corpus.Sentences, nil
	return sentences(b, opt.withDefaults())
}

func sentences(b corpus.Bitext, opt Options) corpus.Bitext {
	out := corpus.Bitext{Src: split.Document(b.Src), Dst: split.Document(b.Dst), Unit: corpus.Sentences}
	r := reader{opt.Vectors.Reader()}
	src, dst := r.segments(out.Src), r.segments(out.Dst)
	srcOf, dstOf := blocks(src, len(b.Src.Segments)), blocks(dst, len(b.Dst.Segments))
	for _, bead := range b.Ladder {
		s, d := sentencesOf(srcOf, bead.Src), sentencesOf(dstOf, bead.Dst)
		for _, x := range ladder(src[s.Lo:s.Hi], dst[d.Lo:d.Hi], opt) {
			x.Src, x.Dst = shift(x.Src, s.Lo), shift(x.Dst, d.Lo)
			x.Confidence *= bead.Confidence
			x.Moved = x.Moved || bead.Moved && !x.Src.Empty() && !x.Dst.Empty()
			out.Ladder = append(out.Ladder, x)
		}
	}
	return out
}

func shift(r corpus.Range, by int) corpus.Range { return corpus.Range{Lo: r.Lo + by, Hi: r.Hi + by} }

// blocks says at which sentence each paragraph starts, and after the last
// where the text ends.
func blocks(side []segment, paragraphs int) []int {
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

func sentencesOf(starts []int, paragraphs corpus.Range) corpus.Range {
	return corpus.Range{Lo: starts[paragraphs.Lo], Hi: starts[paragraphs.Hi]}
}

// ladder searches one lattice.
func ladder(src, dst []segment, opt Options) corpus.Ladder {
	p := newPairing(src, dst, chooseBand(src, dst), opt.Vectors)
	l := opt.Model.weigh(p)
	beads := l.best()
	l.posterior().assure(l, beads)
	return withMoved(beads, opt.Model.moves(p, beads))
}
