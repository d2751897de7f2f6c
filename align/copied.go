package align

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bitext-tools/bitext/align/evidence"
	"github.com/bitext-tools/bitext/align/lattice"
	"github.com/bitext-tools/bitext/corpus"
)

// A translation may repeat a line of the original, such as a quotation, and
// translate it in the next line. The copy is most like the line, so the path
// pairs these two and leaves the translation alone, or the reverse. Both belong to
// the bead.

// leastCopied is how many letters and figures a copied line has at least: less is
// a name that stands in both texts.
const leastCopied = 12

// clearlyTranslated is the log-odds from which a line beside a copy is taken for
// its translation: right ones have 10 and more, and a copy alone is no reason to
// doubt that the next line is one of its own.
const clearlyTranslated = 7

// recopy looks along the path of a solution for copies, and takes what stands
// alone beside one into its bead.
func (s *solution) recopy(ctx context.Context, reader *evidence.Reader, src, dst []evidence.Segment) {
	for k := 0; k < len(s.ladder); k++ {
		for _, n := range []int{k - 1, k + 1} {
			if n < 0 || n >= len(s.ladder) {
				continue
			}
			if b, ok := s.repeated(ctx, reader, src, dst, s.ladder[k], s.ladder[n]); ok {
				s.ladder[min(k, n)] = b
				s.ladder = slices.Delete(s.ladder, max(k, n), max(k, n)+1)
				s.copies = append(s.copies, b)
				k = min(k, n)
				break
			}
		}
	}
}

// repeated is the bead of a pair and of the lone segment beside it; false where
// not one of them is a copy and the other a translation.
func (s *solution) repeated(ctx context.Context, reader *evidence.Reader, src, dst []evidence.Segment, pair, lone corpus.Bead) (corpus.Bead, bool) {
	if lattice.ShapeOf(pair) != lattice.Pair || !alone(lone) {
		return pair, false
	}
	side := corpus.Source
	if lone.Src.Empty() {
		side = corpus.Target
	}
	here := [2][]evidence.Segment{src, dst}
	original := lettersOf(&here[side.Other()][pair.On(side.Other()).Lo])
	paired, beside := lettersOf(&here[side][pair.On(side).Lo]), lettersOf(&here[side][lone.On(side).Lo])
	if len(original) < leastCopied || (paired == original) == (beside == original) {
		return pair, false
	}
	if paired == original {
		here[side] = slices.Delete(slices.Clone(here[side]), pair.On(side).Lo, pair.On(side).Hi)
		at := min(pair.On(side).Lo, lone.On(side).Lo) // of what stands beside, without the copy
		c := cell{pair.Src.Lo, at}
		if side == corpus.Source {
			c = cell{at, pair.Dst.Lo}
		}
		odds := s.translates(ctx, reader, here, c)
		if odds < clearlyTranslated || variant(here[side][at].Text, here[side.Other()][pair.On(side.Other()).Lo].Text) {
			return pair, false
		}
		pair.Confidence *= logistic(odds)
	}
	return widened(pair, side, lone.On(side)), true
}

// variant tells whether a text is mostly made of the words of another: in a list
// that was left in its language the next line may differ in a word.
func variant(text, original string) bool {
	words := map[string]bool{}
	for _, w := range wordsOf(original) {
		words[w] = true
	}
	same, all := 0, 0
	for _, w := range wordsOf(text) {
		n := utf8.RuneCountInString(w)
		if all += n; words[w] {
			same += n
		}
	}
	return 2*same > all
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// widened is a bead with a neighbouring range of one side taken in.
func widened(b corpus.Bead, side corpus.Side, r corpus.Range) corpus.Bead {
	both := corpus.Range{Lo: min(b.On(side).Lo, r.Lo), Hi: max(b.On(side).Hi, r.Hi)}
	if side == corpus.Source {
		b.Src = both
	} else {
		b.Dst = both
	}
	return b
}

// translates is the log-odds of a pair with nothing but its neighbours in view.
// That standing alone costs something does not speak for it: the copy takes care
// of the original anyhow.
func (s *solution) translates(ctx context.Context, reader *evidence.Reader, sides [2][]evidence.Segment, c cell) float64 {
	near := func(side []evidence.Segment, i int) ([]evidence.Segment, int) {
		lo := max(0, i-1)
		return side[lo:min(len(side), i+2)], i - lo
	}
	src, i := near(sides[0], c.i)
	dst, j := near(sides[1], c.j)
	odds, _ := s.model.odds(reader.Pair(ctx, src, dst, lattice.Full(len(src), len(dst))), cell{i, j}.bead(), s.taught)
	return odds
}

// lettersOf is the letters and figures of a segment, small.
func lettersOf(s *evidence.Segment) string {
	return strings.Join(wordsOf(s.Text), "")
}
