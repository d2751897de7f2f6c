package check

import (
	"cmp"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/corpus"
)

// An omission is a sentence that seems to have no counterpart.
type omission struct {
	sentence int     // of its side, as [side.sentence] counts
	nats     float64 // evidence that it has none: the logarithm of the odds
}

// omissions finds sentences without a counterpart in a bitext.
type omissions struct {
	*reading
	scale
	echoes *echoes

	// By side, what was worked out already.
	usual  [2]float64            // see usualShare
	shares [2]map[int]share      // by sentence: see shareOf
	found  [2]map[int][]omission // by bead: see of
}

// A share is how much of a sentence the other side of its bead tells, where known.
type share struct {
	of    float64
	known bool
}

func newOmissions(r *reading) *omissions {
	o := &omissions{reading: r, scale: scaleOf(r), echoes: newEchoes(r)}
	for _, s := range corpus.Sides {
		o.shares[s], o.found[s] = map[int]share{}, map[int][]omission{}
	}
	return o
}

// hopeless is the confidence of a bead below which not even its sentences are
// looked at. It is lower than for other checks: a foreign sentence inside makes
// the aligner doubt a bead that is right.
const hopeless = 0.2

// The evidence that a sentence has no counterpart is the logarithm of the odds,
// in nats. The weights are those of a logistic model over the sentences of
// odd-numbered texts, the dev cases and published translations of news, untouched
// and with one sentence in some paragraphs taken out of either side, a sentence
// taken out counting a tenth of an untouched one, as translators leave few out.
const (
	intercept      = 2.85  // a sentence of 60 letters, as likely alone as not, of which nothing is told
	aloneWeight    = 0.94  // of the log-odds that the sentence alignment leaves it alone
	coverageWeight = -2.09 // of the share of it that the other side tells, divided by the usual share of this text
	sizeWeight     = 1.11  // of the logarithm of its size over 60 letters: of short ones a word often tells all
	lengthWeight   = 0.454 // of the nats by which the lengths fit better without it
	evenly         = -2.26 // of the probability that it is not alone, where its side has no more sentences than the other. That it has more proves nothing: Chinese joins them
	echoWeight     = -1.54 // of how like it the likest run of clauses across is,
	marginWeight   = -3.79 // and of how much no other sentence of its side is as like that run, leastMargin at least
	leastMargin    = -0.5
)

// suspected is the probability from which on a sentence is taken for one without
// counterpart, by side: background that was added is an editor's right, and told
// only where it is likelier.
var suspected = [2]float64{corpus.Source: 0.2, corpus.Target: 0.4}

// of is the sentences of side s that seem to have no counterpart in the bead, in
// reading order: the one that is suspected most, then what is suspected most
// without it, and so on. There are none of titles and headings, which every paper
// words anew, and credits are none.
func (o *omissions) of(b bead, s corpus.Side) []omission {
	list, ok := o.found[s][b.index]
	if !ok {
		list = o.search(b, s)
		o.found[s][b.index] = list
	}
	return list
}

// search is what of returns, worked out.
func (o *omissions) search(b bead, s corpus.Side) []omission {
	if b.Confidence < hopeless || o.every(b, (*side).isHeading) {
		return nil
	}
	var list []omission
	sizes := b.size
	left := [2]int{o.side[corpus.Source].sentencesOf(b.Src).Len(), o.side[corpus.Target].sentencesOf(b.Dst).Len()}
	rest := slices.DeleteFunc(indices(o.side[s].sentencesOf(b.On(s))), func(n int) bool { return o.surrounds(s, n) })
	for left[s] > 1 && len(rest) > 0 {
		best, at := omission{nats: math.Inf(-1)}, 0
		for k, n := range rest {
			if nats := o.weigh(b, s, n, sizes, left); nats > best.nats {
				best, at = omission{n, nats}, k
			}
		}
		if logistic(best.nats) < suspected[s] {
			break
		}
		list, rest = append(list, best), slices.Delete(rest, at, at+1)
		sizes[s] -= o.size(s, best.sentence)
		left[s]--
	}
	slices.SortFunc(list, func(x, y omission) int { return cmp.Compare(x.sentence, y.sentence) })
	return list
}

// surrounds tells whether sentence n of side s stands around the article, as a
// credit does.
func (o *omissions) surrounds(s corpus.Side, n int) bool {
	return opensWith(o.side[s].plain.Segments[n].Text, o.side[s].lang.furniture)
}

// weigh is the evidence that sentence n of side s has no counterpart in its
// bead, whose sides have the sizes and so many sentences.
func (o *omissions) weigh(b bead, s corpus.Side, n int, sizes [2]float64, sentences [2]int) float64 {
	without := sizes
	without[s] -= o.size(s, n)
	alone := o.alone(b, s, n)
	echo := o.echoes.of(b, s, n)
	nats := intercept + aloneWeight*alone + coverageWeight*o.covered(b, s, n) +
		sizeWeight*math.Log(max(o.size(s, n), 5)/60) + lengthWeight*o.gain(sizes, without) +
		echoWeight*echo.likeness + marginWeight*max(echo.margin, leastMargin)
	if sentences[s] <= sentences[s.Other()] {
		nats += evenly * logistic(-alone)
	}
	return nats
}

// size is how long sentence n of side s is, in English letters.
func (o *omissions) size(s corpus.Side, n int) float64 {
	return o.side[s].lang.size(o.side[s].plain.Segments[n].Text)
}

// alone is the log-odds that sentence n of side s stands alone in its bead, at
// most certain.
func (o *omissions) alone(b bead, s corpus.Side, n int) float64 {
	p := o.passages()[b.index]
	if slices.ContainsFunc(p.Ladder, func(x corpus.Bead) bool { return x.Moved && x.On(s).Holds(n) }) {
		return -certain
	}
	q := p.Alone[s][n-o.side[s].first[b.On(s).Lo]]
	return min(certain, max(-certain, math.Log(q)-math.Log1p(-q)))
}

// certain is the log-odds that no evidence goes beyond: one in a thousand.
const certain = 7

// covered is how much of sentence n the other side of its bead tells, divided by
// what is usual in this text; 1 where nobody can tell.
func (o *omissions) covered(b bead, s corpus.Side, n int) float64 {
	if x := o.shareOf(b, s, n); x.known {
		return x.of / o.usualShare(s)
	}
	return 1
}

// shareOf is how much the other side of its bead tells of sentence n of side s.
func (o *omissions) shareOf(b bead, s corpus.Side, n int) share {
	x, ok := o.shares[s][n]
	if !ok {
		i, at := o.side[s].sentence(n)
		x.of, x.known = o.told(b, s, i, at)
		o.shares[s][n] = x
	}
	return x
}

// The usual share of a text is drawn towards commonShare, the median over the
// dev cases, as if commonCounted more sentences had it.
const (
	commonShare   = 0.45
	commonCounted = 5
)

// usualShare is the median share that the other text tells of a sentence of side
// s, 0.1 at least: some texts are full of words that no lexicon has.
func (o *omissions) usualShare(s corpus.Side) float64 {
	if o.usual[s] > 0 {
		return o.usual[s]
	}
	var shares []float64
	for _, b := range o.pairs {
		if b.doubtful {
			continue
		}
		for _, n := range indices(o.side[s].sentencesOf(b.On(s))) {
			if x := o.shareOf(b, s, n); x.known {
				shares = append(shares, x.of)
			}
		}
	}
	n := float64(len(shares))
	middle := commonShare
	if len(shares) > 0 {
		slices.Sort(shares)
		middle = shares[len(shares)/2]
	}
	o.usual[s] = max(0.1, (middle*n+commonShare*commonCounted)/(n+commonCounted))
	return o.usual[s]
}
