package check

import (
	"math"

	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// The evidence that a run of words has no counterpart in the sentence beside its
// own is the logarithm of the odds, in nats. The weights are those of a logistic
// model over the likeliest run of each paragraph of odd-numbered texts, untouched
// and with a clause taken out of the translation, a clause taken out counting a
// thirteenth of an untouched one.
const (
	clauseIntercept = -3.6
	clauseCoverage  = -2.5 // of the share of it that the other side tells, divided by the usual share of sentences of this text
	clauseSize      = 1.2  // of the logarithm of its size over 60 letters
	clauseLength    = 0.6  // of the nats by which the lengths of the sentences fit better without it
	clauseMarked    = 0.6  // of the number of its ends at which a mark or the end of the sentence stands
	clauseDrift     = 15.7 // of what the cosine of the sentences gains without it
)

// suspectedClause is the probability from which on a run is told, by side: words
// of explanation that were added are an editor's right. Of the clauses taken out of
// translations of even-numbered texts nearly one in two is beyond it, of
// untouched paragraphs 1 in 400.
var suspectedClause = [2]float64{corpus.Source: 0.35, corpus.Target: 0.5}

// Runs have so many English letters: shorter ones are told by chance, longer ones
// are sentences.
const (
	leastRun = 16
	mostRun  = 260
)

// A run is some words of a sentence, from where a clause or phrase may begin to
// where one may end.
type run struct {
	sentence int     // of its side, as [side.sentence] counts
	at       stretch // in its segment
	nats     float64 // evidence that it has no counterpart
}

// clause is the run of a bead on side s that most likely has no counterpart; ok is
// false where none is suspected, and where a whole sentence is.
func (o *omissions) clause(b bead, s corpus.Side) (best run, ok bool) {
	if b.Confidence < hopeless || o.every(b, (*side).isHeading) || len(o.of(b, s)) > 0 {
		return run{}, false
	}
	best.nats = math.Inf(-1)
	for _, pair := range o.passages()[b.index].Ladder {
		if pair.Src.Empty() || pair.Dst.Empty() || pair.Moved {
			continue
		}
		for _, r := range o.runs(pair, s) {
			if r.nats > best.nats {
				best = r
			}
		}
	}
	return best, logistic(best.nats) >= suspectedClause[s]
}

// runs is the likeliest run of each sentence that a pair has on side s.
func (o *omissions) runs(pair corpus.Bead, s corpus.Side) []run {
	facing := o.facing(pair, s)
	var list []run
	for _, n := range indices(pair.On(s)) {
		if !o.surrounds(s, n) {
			list = append(list, facing.likeliest(n))
		}
	}
	return list
}

// A facing is the sentences of a pair that stand on one side, and what of them
// stands on the other.
type facing struct {
	*omissions
	side  corpus.Side
	sizes [2]float64 // of both sides, in English letters
	other []float32  // the direction of the other side
	atoms map[int][]atom
	all   atom // of all sentences together
}

func (o *omissions) facing(pair corpus.Bead, s corpus.Side) facing {
	f := facing{omissions: o, side: s, atoms: map[int][]atom{}}
	passage := ""
	for _, side := range corpus.Sides {
		for _, n := range indices(pair.On(side)) {
			f.sizes[side] += o.size(side, n)
			if side != s {
				passage += o.side[side].plain.Segments[n].Text + "\n"
			}
		}
	}
	f.other = vectors.Unit(o.lexicon.reader.Sum(passage))
	for _, n := range indices(pair.On(s)) {
		f.atoms[n] = o.atomsOf(s, n, passage)
		for k := range f.atoms[n] {
			a := &f.atoms[n][k]
			a.square, a.along = product(a.sum, a.sum), product(a.sum, f.other)
			f.all.take(a)
		}
	}
	return f
}

// product is the dot product.
func product(a, b []float32) float64 { return float64(vectors.Dot(a, b)) }

// likeliest is the run of sentence n that most likely has no counterpart.
func (f *facing) likeliest(n int) run {
	best := run{sentence: n, nats: math.Inf(-1)}
	list := f.atoms[n]
	for i, first := range list {
		if !first.begins {
			continue
		}
		words := atom{}
		for j := range list[i:] {
			a := &list[i+j]
			words.take(a)
			last := i+j+1 == len(list)
			if words.size > mostRun {
				break
			}
			if words.size < leastRun || words.weight == 0 || !last && !list[i+j+1].begins || i == 0 && last {
				continue
			}
			marks := 0.0
			if first.parted {
				marks++
			}
			if last || list[i+j+1].parted {
				marks++
			}
			if nats := f.weigh(&words, marks); nats > best.nats {
				best.at, best.nats = stretch{first.lo, a.hi}, nats
			}
		}
	}
	return best
}

// weigh is the evidence that some words, marks at so many of their ends, have no
// counterpart.
func (f *facing) weigh(words *atom, marks float64) float64 {
	without := f.sizes
	without[f.side] -= words.size
	drift := f.all.without(words) - f.all.without(&atom{})
	return clauseIntercept + clauseCoverage*words.told/words.weight/f.usualShare(f.side) + clauseSize*math.Log(words.size/60) +
		clauseLength*f.gain(f.sizes, without) + clauseMarked*marks + clauseDrift*drift
}

// An atom is what runs are made of: a word, or where words are not set apart what
// stands between two marks.
type atom struct {
	stretch
	size   float64   // in English letters
	weight float64   // as the lexicon has it
	told   float64   // how much of the weight the other side tells
	sum    []float32 // its vector
	square float64   // the square of its length
	along  float64   // its product with the direction of the other side
	begins bool      // a run may begin with it
	parted bool      // a mark stands before it
}

// take puts the words of b to those of a.
func (a *atom) take(b *atom) {
	if a.sum == nil {
		a.sum = make([]float32, len(b.sum))
	}
	a.size, a.weight, a.told = a.size+b.size, a.weight+b.weight, a.told+b.told
	a.square, a.along = a.square+2*product(a.sum, b.sum)+b.square, a.along+b.along
	for k, x := range b.sum {
		a.sum[k] += x
	}
}

// without is the cosine of what is left of a without some of its words and the
// direction of the other side; 0 where nothing is left but what rounding leaves.
func (a *atom) without(words *atom) float64 {
	square := a.square - 2*product(words.sum, a.sum) + words.square
	if square <= 1e-6*a.square {
		return 0
	}
	return (a.along - words.along) / math.Sqrt(square)
}

// atomsOf cuts sentence n of side s; passage is what stands beside it.
func (o *omissions) atomsOf(s corpus.Side, n int, passage string) []atom {
	i, at := o.side[s].sentence(n)
	l := o.side[s].lang
	var list []atom
	parted, function := true, false
	for _, w := range l.pieces(o.side[s].cut(i, at)) {
		if w.text == "" {
			parted = true
			continue
		}
		read := o.lexicon.reader.Read(w.text)
		a := atom{stretch: stretch{at.lo + w.lo, at.lo + w.hi}, size: l.size(w.text), sum: read.Sum, parted: parted}
		a.begins = parted || l.isFunction(w.text) && !function
		a.weight, a.told = o.lexicon.by(passage).Weigh(read.Tokens)
		list = append(list, a)
		parted, function = false, l.isFunction(w.text)
	}
	return list
}
