package check

import (
	"fmt"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/align/vectors"
	"github.com/bitext-tools/bitext/corpus"
)

// SentenceMissing is S107.
var SentenceMissing = &Check{
	ID: "S107", Slug: "sentence-missing", Title: "a sentence inside a paragraph is not in the target",
	Doc: `A paragraph has its counterpart, but the two would fit better without one of its sentences. Two
witnesses are heard: lengths, measured in letters of the same meaning, and how much of the sentence the
other side tells, word by word, against what is usual in this text. That one side has more sentences is no
evidence, since Chinese joins two or three by commas; that it has no more is evidence against. Wrong where a translator condenses. A sentence that takes facts with it
which stand nowhere else in the target is an error.`,
	Example: Example{
		Source: "The bridge will be closed for two weeks. Drivers are asked to take the tunnel under the river, which will be free of charge at weekends and after eight in the evening.",
		Target: "Мост будет закрыт на две недели.", Tag: corpus.Russian,
	},
	Severity: Warning, MQM: "omission", whole: true,
	run: func(r *reading) []Finding { return r.unmatched(corpus.Source) },
}

// SentenceAdded is S108.
var SentenceAdded = &Check{
	ID: "S108", Slug: "sentence-added", Title: "a sentence inside a paragraph is not in the source",
	Doc: `The mirror of S107. Translators add a sentence of background for their readers; whoever puts it into
somebody's mouth or adds a claim should know.`,
	Example: Example{
		Source: "The bridge will be closed for two weeks.",
		Target: "大桥将关闭两周。这座大桥建于二十世纪初，是连接城市两岸的唯一通道，每天有成千上万的居民从这里经过。", Tag: corpus.Simplified,
	},
	Severity: Warning, MQM: "addition", whole: true,
	run: func(r *reading) []Finding { return r.unmatched(corpus.Target) },
}

// A lone is a sentence that seems to have no counterpart.
type lone struct {
	segment int
	at      stretch
	nats    float64 // evidence that it has none
}

// unmatched reports the sentences of side s without a counterpart, one a bead
// at most: what is left of a bead that lost two says little about the second.
func (r *reading) unmatched(s corpus.Side) []Finding {
	var found []Finding
	for k, x := range r.loners(s) {
		if x == nil {
			continue
		}
		f := about(r.beads[k])
		f.Confidence *= 1 / (1 + math.Exp(-x.nats))
		f.Spans = []Span{r.span(s, x.segment, x.at)}
		lost := r.lostWithin(s, *x)
		f.Values = lost
		f.Message = fmt.Sprintf("sentence only in the %s%s", s, losing(lost))
		if len(lost) > 0 && s == corpus.Source {
			f.Severity = Error
		}
		found = append(found, f)
	}
	return found
}

// hopeless is the confidence of a bead below which not even its sentences are
// looked at. It is lower than for other checks: a foreign sentence inside makes
// the aligner doubt a bead that is right.
const hopeless = 0.2

// loners finds, for each bead, the sentence of side s without a counterpart.
func (r *reading) loners(s corpus.Side) []*lone {
	if r.lones[s] != nil {
		return r.lones[s]
	}
	r.lones[s] = make([]*lone, len(r.beads))
	for k, b := range r.beads {
		if b.paired() && b.Confidence >= hopeless && !r.isHeadline(b) {
			if x, ok := r.loneliest(b, s); ok {
				r.lones[s][k] = &x
			}
		}
	}
	return r.lones[s]
}

// isHeadline tells whether the bead holds nothing but titles and headings,
// which every paper words anew.
func (r *reading) isHeadline(b bead) bool {
	for _, s := range corpus.Sides {
		for _, i := range indices(b.On(s)) {
			if !r.side[s].isHeading(i) {
				return false
			}
		}
	}
	return true
}

// The evidence that a sentence has no counterpart, in nats; from 0 on it is
// told. The weights are those of a logistic model over the sentences of the
// even-numbered dev cases, moved so that about one untouched paragraph in a
// hundred is above 0. A sentence of 60 letters that is told as well as usual
// starts far below.
const (
	lengthWeight   = 0.77 // of the nats by which the lengths fit better without it
	coverageWeight = 6.7  // of its share told by the other side, relative to what is usual in this text
	sizeWeight     = 1.9  // of the logarithm of its size over 60 letters: short ones are often told by a word
	evenly         = -4   // where its side has no more sentences than the other. More of them prove nothing: Chinese joins them
	unseen         = -2.2 // evidence besides length and number, where coverage cannot be told
)

// eagerness is the evidence before any witness is heard. What is missing is
// looked for harder than what was added: an addition stands there to be seen.
var eagerness = [2]float64{corpus.Source: 3.9, corpus.Target: 4.3}

// loneliest is the sentence of side s that the bead would best do without.
func (r *reading) loneliest(b bead, s corpus.Side) (best lone, ok bool) {
	src, dst := r.size(b, corpus.Source), r.size(b, corpus.Target)
	for _, i := range indices(b.On(s)) {
		for _, at := range r.side[s].sentences[i] {
			size := r.side[s].lang.size(r.side[s].cut(i, at))
			if rest := r.size(b, s) - size; rest <= 0 {
				continue // all there is
			}
			gain := r.scale.gain(src, dst, src-size, dst)
			if s == corpus.Target {
				gain = r.scale.gain(src, dst, src, dst-size)
			}
			nats := lengthWeight*gain + r.untold(b, s, i, at, size)
			if r.sentenceCount(b, s) <= r.sentenceCount(b, s.Other()) {
				nats += evenly
			}
			if nats > 0 && (!ok || nats > best.nats) {
				best, ok = lone{i, at, nats}, true
			}
		}
	}
	return best, ok
}

// sentenceCount is how many sentences a side of a bead has.
func (r *reading) sentenceCount(b bead, s corpus.Side) int {
	n := 0
	for _, i := range indices(b.On(s)) {
		n += len(r.side[s].sentences[i])
	}
	return n
}

// untold is the evidence of coverage that a sentence is not told by the other
// side of its bead.
func (r *reading) untold(b bead, s corpus.Side, i int, at stretch, size float64) float64 {
	share, ok := r.share(b, s, i, at)
	if !ok {
		return unseen
	}
	return eagerness[s] - coverageWeight*share/r.usualShare(s) + sizeWeight*math.Log(max(size, 5)/60)
}

// share is how much of a sentence the other side of its bead tells.
func (r *reading) share(b bead, s corpus.Side, i int, at stretch) (float64, bool) {
	o := s.Other()
	if r.told.side != o || r.told.bead != b.index || !r.told.known {
		r.told = passage{o, b.index, true, r.vectors.Coverage(r.whole(b, o))}
	}
	return r.told.coverage.Of(r.side[s].cut(i, at))
}

// A passage is a side of a bead with what it tells.
type passage struct {
	side     corpus.Side
	bead     int
	known    bool
	coverage vectors.Coverage
}

// Of a text with few sentences the usual share is drawn towards this one, as
// if so many more had it: the median over the dev cases.
const (
	commonShare   = 0.45
	commonCounted = 5
)

// usualShare is the share that the other text tells of half the sentences of
// side s or more: some texts are full of words that no lexicon has.
func (r *reading) usualShare(s corpus.Side) float64 {
	if r.usual[s] > 0 {
		return r.usual[s]
	}
	var shares []float64
	for _, b := range r.beads {
		if !b.paired() || b.doubtful {
			continue
		}
		for _, i := range indices(b.On(s)) {
			for _, at := range r.side[s].sentences[i] {
				if share, ok := r.share(b, s, i, at); ok {
					shares = append(shares, share)
				}
			}
		}
	}
	n := float64(len(shares))
	middle := commonShare
	if len(shares) > 0 {
		slices.Sort(shares)
		middle = shares[len(shares)/2]
	}
	r.usual[s] = max(0.1, (middle*n+commonShare*commonCounted)/(n+commonCounted))
	return r.usual[s]
}

// lostWithin is the hard facts of the sentence that the other text lacks.
func (r *reading) lostWithin(s corpus.Side, x lone) []string {
	var list []string
	for _, e := range r.ledger.Bead(r.side[s].beadOf[x.segment]) {
		if m := e.On(s); e.Status == ledger.OnlyOne && m != nil && m.Segment == x.segment && x.at.holds(m.Start) && m.Telling() && m.IsValue() {
			list = append(list, m.Canonical())
		}
	}
	return list
}
