package align

import (
	"cmp"
	"context"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// Between aligns two texts of which some beads are known: those stay as they are,
// and what lies between two of them that follow one another in both texts is
// paired with what lies between them on the other side. Known beads may have any
// size, stand out of order, or hold text of one side only; no segment may be in
// two. Of sentences (the options' unit), whose Block is their paragraph, nothing
// is paired across the beads of the paragraphs; paragraphs is not looked at
// otherwise. The errors are those of [Align].
func Between(ctx context.Context, src, dst corpus.Document, known []corpus.Bead, paragraphs corpus.Ladder, opt Options) (corpus.Ladder, error) {
	a, err := opt.aligner()
	if err != nil {
		return nil, err
	}
	all := slices.Clone(known)
	for _, g := range gaps(src, dst, known, a.frames(src, dst, paragraphs)) {
		if len(g[corpus.Source])+len(g[corpus.Target]) == 0 {
			continue
		}
		s, err := a.solve(ctx, a.read(ctx, pick(src, g[corpus.Source])), a.read(ctx, pick(dst, g[corpus.Target])), backwards(src, dst))
		if err != nil {
			return nil, err
		}
		for _, b := range s.ladder {
			all = append(all, placed(b, g)...)
		}
	}
	return Arrange(all), nil
}

// frames are the stretches of both texts that are aligned by themselves: all of
// them, or of sentences the beads of their paragraphs.
func (a aligner) frames(src, dst corpus.Document, paragraphs corpus.Ladder) []corpus.Bead {
	n, m := len(src.Segments), len(dst.Segments)
	if a.unit != corpus.Sentences || len(paragraphs) == 0 {
		return []corpus.Bead{{Src: corpus.Range{Hi: n}, Dst: corpus.Range{Hi: m}}}
	}
	at := func(doc corpus.Document, block int) int {
		k, _ := slices.BinarySearchFunc(doc.Segments, block, func(s corpus.Segment, block int) int { return cmp.Compare(s.Block, block) })
		return k
	}
	var frames []corpus.Bead
	for _, p := range paragraphs {
		frames = append(frames, corpus.Bead{
			Src: corpus.Range{Lo: at(src, p.Src.Lo), Hi: at(src, p.Src.Hi)},
			Dst: corpus.Range{Lo: at(dst, p.Dst.Lo), Hi: at(dst, p.Dst.Hi)},
		})
	}
	return frames
}

// A gap is, by side, the segments between two known beads that are in none.
type gap [2][]int

// gaps are those of all frames. Only known beads that lie in a frame, and follow
// one another, part it.
func gaps(src, dst corpus.Document, known []corpus.Bead, frames []corpus.Bead) []gap {
	taken := [2][]bool{make([]bool, len(src.Segments)), make([]bool, len(dst.Segments))}
	for _, b := range known {
		for _, s := range corpus.Sides {
			for k := b.On(s).Lo; k < b.On(s).Hi; k++ {
				taken[s][k] = true
			}
		}
	}
	dividers := settled(known)
	var out []gap
	for _, f := range frames {
		from := [2]int{f.Src.Lo, f.Dst.Lo}
		until := func(to [2]int) {
			var g gap
			for _, s := range corpus.Sides {
				for k := from[s]; k < to[s]; k++ {
					if !taken[s][k] {
						g[s] = append(g[s], k)
					}
				}
			}
			out = append(out, g)
		}
		for _, b := range dividers {
			if within(b.Src, f.Src) && within(b.Dst, f.Dst) {
				until([2]int{b.Src.Lo, b.Dst.Lo})
				from = [2]int{b.Src.Hi, b.Dst.Hi}
			}
		}
		until([2]int{f.Src.Hi, f.Dst.Hi})
	}
	return out
}

// settled are the known pairs that follow one another in both texts.
func settled(known []corpus.Bead) []corpus.Bead {
	var out []corpus.Bead
	for _, b := range Arrange(known) {
		if !alone(b) && !b.Moved {
			out = append(out, b)
		}
	}
	return out
}

// within tells whether a range lies in another.
func within(r, in corpus.Range) bool { return in.Lo <= r.Lo && r.Hi <= in.Hi }

// pick is a document of some of its segments.
func pick(doc corpus.Document, at []int) corpus.Document {
	all := doc.Segments
	doc.Segments = make([]corpus.Segment, len(at))
	for k, i := range at {
		doc.Segments[k] = all[i]
	}
	return doc
}

// placed is a bead of a gap as the documents count it. Where a known bead stands
// in its middle its segments are no neighbours: those before are the bead, the
// rest stand alone.
func placed(b corpus.Bead, g gap) []corpus.Bead {
	src, srcRest := run(g[corpus.Source][b.Src.Lo:b.Src.Hi])
	dst, dstRest := run(g[corpus.Target][b.Dst.Lo:b.Dst.Hi])
	out := []corpus.Bead{{Src: src, Dst: dst, Confidence: b.Confidence, Moved: b.Moved}}
	for _, i := range srcRest {
		out = append(out, corpus.Bead{Src: corpus.Range{Lo: i, Hi: i + 1}})
	}
	for _, j := range dstRest {
		out = append(out, corpus.Bead{Dst: corpus.Range{Lo: j, Hi: j + 1}})
	}
	return out
}

// run is the segments at the front of a list that are neighbours, and the rest.
func run(at []int) (corpus.Range, []int) {
	if len(at) == 0 {
		return corpus.Range{}, nil
	}
	n := 1
	for n < len(at) && at[n] == at[0]+n {
		n++
	}
	return corpus.Range{Lo: at[0], Hi: at[0] + n}, at[n:]
}
