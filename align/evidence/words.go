package evidence

import (
	"cmp"
	"slices"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// A WordPair is two words of a bead that the lexicon takes for each other.
type WordPair struct {
	Src, Dst   string
	Similarity Similarity
}

// Similarity is how strongly two words are known to translate each other: 0 is
// not at all, 1 beyond doubt.
type Similarity float64

// Words lists the words of a bead that translate each other, those that carry
// most first, at most that many. The reader must be the one that the evidence
// comes from, or have its table.
func (r *Reader) Words(e *Evidence, b corpus.Bead, most int) []WordPair {
	if b.Src.Empty() || b.Dst.Empty() {
		return nil
	}
	type found struct {
		WordPair
		weight float64
	}
	var all []found
	known := newLexicon(e.src, e.dst, r.table)
	reader := r.table.Reader()
	src, srcWords := reader.Words(textOf(e.src, b.Src))
	dst, dstWords := reader.Words(textOf(e.dst, b.Dst))
	reader.Done()
	for k, t := range dst {
		best := found{}
		for _, x := range known.of(t.ID) {
			i := slices.IndexFunc(src, func(s vectors.Token) bool { return s.ID == x.src })
			if w := float64(x.strength) / 255; i >= 0 && w > float64(best.Similarity) {
				best = found{WordPair{srcWords[i], dstWords[k], Similarity(w)}, w * float64(t.Weight)}
			}
		}
		if best.weight > 0 {
			all = append(all, best)
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.weight, a.weight) })
	var out []WordPair
	for _, w := range all[:min(len(all), most)] {
		out = append(out, w.WordPair)
	}
	return out
}

// textOf is the text of a range, one segment a line.
func textOf(side []Segment, r corpus.Range) string {
	text := ""
	for i := r.Lo; i < r.Hi; i++ {
		text += side[i].Text + "\n"
	}
	return text
}
