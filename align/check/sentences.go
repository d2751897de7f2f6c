package check

import (
	"fmt"
	"math"
	"slices"

	"github.com/bitext-tools/bitext/align/ledger"
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
	run: func(r *reading) []Finding { return unmatched(r, corpus.Source) },
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
	run: func(r *reading) []Finding { return unmatched(r, corpus.Target) },
}

// LengthOutlier is S109.
var LengthOutlier = &Check{
	ID: "S109", Slug: "length-outlier", Title: "one side is far longer than the other",
	Doc: `The lengths of the two sides of a bead, in English letters of the same meaning, are compared with their
usual ratio in this bitext. A remark from three standard deviations on, a warning from four. It tells that
something was cut or added where no single sentence explains it. Wrong for lists of names and figures, and
for passages quoted in the original.`,
	Example: Example{
		Source: "The mayor spoke to reporters on Monday, and she told them at great length how the old bridge came to be closed, who had known of the cracks, and when.",
		Target: "Мэр выступила.", Tag: corpus.Russian,
	},
	Severity: Info, MQM: "omission",
	run: func(r *reading) []Finding {
		var found []Finding
		o := newOmissions(r)
		for _, b := range r.pairs {
			src, dst := b.size[corpus.Source], b.size[corpus.Target]
			z := o.deviation(src, dst)
			if b.Confidence < hopeless || max(src, dst) < measurable || math.Abs(z) < outlying || o.explain(b) {
				continue
			}
			f := about(b)
			longer := corpus.Target
			if z < 0 {
				longer = corpus.Source
			}
			f.Message = fmt.Sprintf("the %s is %.1f standard deviations longer than the other side would have it", longer, math.Abs(z))
			if math.Abs(z) >= farOutlying {
				f.Severity = Warning
			}
			found = append(found, f)
		}
		return found
	},
}

const (
	measurable  = 40 // English letters of the longer side; below, a ratio of lengths is chance
	outlying    = 3  // standard deviations from which on a length is reported,
	farOutlying = 4  // and from which on as a warning
)

// unmatched reports the sentences of side s without a counterpart, one a bead
// at most: with the first gone, the lengths say little about a second.
func unmatched(r *reading, s corpus.Side) []Finding {
	var found []Finding
	o := newOmissions(r)
	for _, b := range r.pairs {
		x, ok := o.of(b, s)
		if !ok {
			continue
		}
		f := about(b)
		f.Confidence *= 1 / (1 + math.Exp(-x.nats))
		f.Spans = []Span{r.span(s, x.segment, x.stretch)}
		f.Values = r.lost(s, x.segment, x.stretch, ledger.Mention.Telling)
		f.Message = fmt.Sprintf("sentence only in the %s%s", s, losing(f.Values))
		if len(f.Values) > 0 && s == corpus.Source {
			f.Severity = Error
		}
		found = append(found, f)
	}
	return found
}

// An omission is a sentence that seems to have no counterpart.
type omission struct {
	segment int
	stretch
	nats float64 // evidence that it has none: the logarithm of the odds
}

// omissions finds sentences without a counterpart in a bitext.
type omissions struct {
	*reading
	scale
	usual [2]float64 // of each side, once worked out: see usualShare
}

func newOmissions(r *reading) *omissions { return &omissions{reading: r, scale: scaleOf(r)} }

// hopeless is the confidence of a bead below which not even its sentences are
// looked at. It is lower than for other checks: a foreign sentence inside makes
// the aligner doubt a bead that is right.
const hopeless = 0.2

// explain tells whether a side of the bead has a sentence without counterpart:
// that is why the sides differ in length.
func (o *omissions) explain(b bead) bool {
	for _, s := range corpus.Sides {
		if _, ok := o.of(b, s); ok {
			return true
		}
	}
	return false
}

// The evidence that a sentence has no counterpart is the logarithm of the odds,
// in nats; above 0 it is reported. The weights are those of a logistic model
// over the sentences of the even-numbered dev cases, moved so that about one
// untouched paragraph in a hundred is above 0.
const (
	lengthWeight   = 0.77 // of the nats by which the lengths fit better without it
	coverageWeight = 6.7  // of the share of it that the other side tells, divided by the usual share of this text
	sizeWeight     = 1.9  // of the logarithm of its size over 60 letters: of short ones a word often tells all
	evenly         = -4   // where its side has no more sentences than the other. That it has more proves nothing: Chinese joins them
	unseen         = -2.2 // evidence besides length and number, where coverage cannot be told
)

// intercept is the constant term of the model, by side: the evidence about a
// sentence of 60 letters of which the other side tells nothing, before lengths.
var intercept = [2]float64{corpus.Source: 3.9, corpus.Target: 4.3}

// of is the sentence of side s of which the evidence is greatest that it has no
// counterpart in the bead. ok is false where it is 0 or less for all of them, and
// of titles and headings, which every paper words anew.
func (o *omissions) of(b bead, s corpus.Side) (best omission, ok bool) {
	if b.Confidence < hopeless || o.every(b, (*side).isHeading) {
		return omission{}, false
	}
	more := o.sentenceCount(b, s) > o.sentenceCount(b, s.Other())
	for _, i := range indices(b.On(s)) {
		for _, at := range o.side[s].sentences[i] {
			size := o.side[s].lang.size(o.side[s].cut(i, at))
			if b.size[s]-size <= 0 {
				continue // all there is
			}
			rest := b.size
			rest[s] -= size
			nats := lengthWeight*o.gain(b.size, rest) + o.untold(b, s, i, at, size)
			if !more {
				nats += evenly
			}
			if nats > 0 && (!ok || nats > best.nats) {
				best, ok = omission{i, at, nats}, true
			}
		}
	}
	return best, ok
}

// sentenceCount is how many sentences a side of a bead has.
func (o *omissions) sentenceCount(b bead, s corpus.Side) int {
	n := 0
	for _, i := range indices(b.On(s)) {
		n += len(o.side[s].sentences[i])
	}
	return n
}

// untold is the evidence of coverage that a sentence has no counterpart, in
// nats.
func (o *omissions) untold(b bead, s corpus.Side, i int, at stretch, size float64) float64 {
	share, ok := o.told(b, s, i, at)
	if !ok {
		return unseen
	}
	return intercept[s] - coverageWeight*share/o.usualShare(s) + sizeWeight*math.Log(max(size, 5)/60)
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
		for _, i := range indices(b.On(s)) {
			for _, at := range o.side[s].sentences[i] {
				if share, ok := o.told(b, s, i, at); ok {
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
	o.usual[s] = max(0.1, (middle*n+commonShare*commonCounted)/(n+commonCounted))
	return o.usual[s]
}
