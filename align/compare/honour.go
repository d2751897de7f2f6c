package compare

import (
	"github.com/bitext-tools/bitext/align"
	"github.com/bitext-tools/bitext/align/review"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/exchange"
)

// HonourUnits is the units of one file with what a review of that file says of them:
// one that somebody confirmed is reviewed, one that somebody doubts is a draft, a
// comment is a note. All else about a unit stays. Decisions that fit none are listed.
// A review that decides about no unit leaves the stream as it is; else it is read
// whole.
func HonourUnits(path string, s exchange.Stream, r review.Review) (exchange.Stream, []review.Unfit, error) {
	if !r.OfBeads() {
		return s, nil, nil
	}
	units, err := unitsOf(s)
	if err != nil {
		return s, nil, err
	}
	p := pairer{path: path, b: looseOf(path, s.Header)}
	for _, u := range units {
		if err := p.take(u); err != nil {
			return s, nil, err
		}
	}
	if turned(p.b) { // as they were reviewed
		p.b = exchanged(p.b)
	}
	a := r.To(p.b)
	marks := marksOf(a)
	k := 0
	for n, u := range units {
		if translated(u) {
			units[n] = marked(u, marks[p.b.Ladder[k].Text()])
			k++
		}
	}
	return streamOf(s.Header, units), a.Unfit, nil
}

// marksOf are the marks of beads, by the segments that they hold.
func marksOf(a *review.Applied) map[corpus.Bead]review.Mark {
	marks := make(map[corpus.Bead]review.Mark, len(a.Ladder))
	for k, b := range a.Ladder {
		marks[b.Text()] = a.Marks[k]
	}
	return marks
}

// HonourTexts is the units that a file makes of two texts, in the order of these,
// with what a review of them decided about the pairs: which are joined, parted and
// paired otherwise, and what [HonourUnits] does.
func HonourTexts(s exchange.Stream, r review.Review) (exchange.Stream, []review.Unfit, error) {
	if !r.OfBeads() {
		return s, nil, nil
	}
	units, err := unitsOf(s)
	if err != nil {
		return s, nil, err
	}
	b, err := streamOf(s.Header, units).Bitext()
	if err != nil {
		return s, nil, err
	}
	b.Unit = corpus.Paragraphs
	if !r.OfParagraphs() {
		b.Unit = corpus.Sentences
	}
	if !turned(b) {
		a := r.To(b)
		return decidedStream(a.Bitext, a.Marks), a.Unfit, nil
	}
	b = exchanged(b)
	b.Ladder = align.Arrange(b.Ladder)
	a := r.To(b) // as they were reviewed
	marks := marksOf(a)
	b = exchanged(a.Bitext)
	b.Ladder = align.Arrange(b.Ladder)
	back := make([]review.Mark, len(b.Ladder))
	for k, bead := range b.Ladder {
		back[k] = marks[corpus.Bead{Src: bead.Dst, Dst: bead.Src}.Text()]
	}
	return decidedStream(b, back), a.Unfit, nil
}

// unitsOf are the units of a stream.
func unitsOf(s exchange.Stream) (units []exchange.TU, err error) {
	for u, err := range s.Units {
		if err != nil {
			return nil, err
		}
		units = append(units, u)
	}
	return units, nil
}

// streamOf is units that were read as a stream.
func streamOf(h exchange.Header, units []exchange.TU) exchange.Stream {
	return exchange.Stream{Header: h, Units: func(yield func(exchange.TU, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}}
}
