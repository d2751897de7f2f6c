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
	Doc: `A paragraph has its counterpart, but one or more of its sentences seem to have none. The sentences of the
two are aligned with one another, which says how likely each is left alone; with that are weighed how much
of the sentence the other side tells, word by word, against what is usual in this text, and whether the
lengths fit better without it, and how like it the likest clauses across are, and whether another sentence is as like
them. That one side has more sentences is no evidence, since Chinese joins two or
three by commas; that it has no more is evidence against. Neighbouring sentences are one finding. Where no
sentence is missing, part of one may be: the run of words from one clause or phrase to the next of which the
sentence beside it tells least, whose length that sentence lacks, and without which the two are more alike.
Wrong where a translator condenses. A sentence that takes facts with it which stand nowhere else in the target is
an error, unless it is likelier there than not.`,
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
	Doc: `The mirror of S107. Translators add a sentence or a few words of background for their readers; whoever puts them into
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
	Doc: `The lengths of two passages that correspond, in English letters of the same meaning, are compared with what is
usual in this text: a remark where they are so far off as one passage in 400 is by chance, a warning where one in 15,000
is. Something may have been cut or added where no sentence by itself explains it. Wrong for lists of names and figures, and for
passages quoted in the original.`,
	Example: Example{
		Source: "The mayor spoke to reporters on Monday, and she told them at great length how the old bridge came to be closed, who had known of the cracks, and when.",
		Target: "Мэр выступила.", Tag: corpus.Russian,
	},
	Severity: Info, MQM: "omission",
	run: func(r *reading) []Finding {
		var found []Finding
		o := r.omitted()
		for _, b := range r.pairs {
			src, dst := b.size[corpus.Source], b.size[corpus.Target]
			z := o.deviation(src, dst)
			if b.Confidence < hopeless || max(src, dst) < measurable || math.Abs(z) < outlying || o.explain(b) {
				continue
			}
			f := about(b)
			times := math.Exp(logRatio(src, dst) - o.ratio)
			f.Message = fmt.Sprintf("the target is %.1f times as long as usual beside such a source: was something added?", times)
			if z < 0 {
				f.Message = fmt.Sprintf("the source is %.1f times as long as usual beside such a target: was something left out?", 1/times)
			}
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

// unmatched reports the sentences of side s without a counterpart. Those that
// follow one another in a bead are one finding, as likely as the likeliest.
func unmatched(r *reading, s corpus.Side) []Finding {
	var found []Finding
	o := r.omitted()
	for _, b := range r.pairs {
		list := o.of(b, s)
		for k := 0; k < len(list); {
			next := k + 1
			for next < len(list) && list[next].sentence == list[next-1].sentence+1 {
				next++
			}
			found = append(found, r.passed(b, s, r.stretchesOf(s, list[k:next]), counted(next-k), sentencesToReaders[s].chance(likeliest(list[k:next]))))
			k = next
		}
		if c, ok := o.clause(b, s); ok {
			i, _ := r.side[s].sentence(c.sentence)
			found = append(found, r.passed(b, s, []Span{r.span(s, i, c.at)}, "part of a sentence", partsToReaders[s].chance(c.nats)))
		}
	}
	return found
}

// stretchesOf is where sentences that follow one another stand, a span a segment.
func (r *reading) stretchesOf(s corpus.Side, list []omission) []Span {
	var spans []Span
	for k := 0; k < len(list); {
		i, at := r.side[s].sentence(list[k].sentence)
		for k++; k < len(list); k++ {
			j, more := r.side[s].sentence(list[k].sentence)
			if j != i {
				break
			}
			at.hi = more.hi
		}
		spans = append(spans, r.span(s, i, at))
	}
	return spans
}

// likeliest is the evidence that the most suspected has no counterpart.
func likeliest(list []omission) float64 {
	best := list[0].nats
	for _, x := range list {
		best = max(best, x.nats)
	}
	return best
}

// A readers is what the evidence that something has no counterpart says to readers:
// the log-odds that they agree are share times it and shift.
type readers struct{ share, shift float64 }

// What translators explain, make a sentence of its own or say in other words has the
// same evidence as what they leave out or add. The numbers leave all that was told at
// [WorthALook] or more, and were set by 112 findings on documentation of eight projects
// that a person read: of 35 sentences only in the source 30 were right, of parts of
// them 9 in 17, of 20 sentences only in the target 9, of parts 14 in 40.
var (
	sentencesToReaders = [2]readers{corpus.Source: {0.8, 0.49}, corpus.Target: {0.35, -0.48}}
	partsToReaders     = [2]readers{corpus.Source: {0.3, -0.43}, corpus.Target: {0.3, -0.6}}
)

// severe is the chance from which on a loss of facts is an error: four in five
// errors are to be right.
const severe = 0.6

// chance is how likely readers agree, by the evidence in nats.
func (r readers) chance(nats float64) float64 { return logistic(r.share*nats + r.shift) }

// counted is how findings count sentences.
func counted(n int) string {
	if n == 1 {
		return "sentence"
	}
	return fmt.Sprintf("%d sentences", n)
}

// passed is the finding about what of a bead stands on side s only, as likely as
// chance says.
func (r *reading) passed(b bead, s corpus.Side, spans []Span, what string, chance float64) Finding {
	f := about(b)
	f.Chance, f.Spans = chance, spans
	var lost []ledger.Mention
	for _, x := range spans {
		lost = append(lost, r.lost(s, x.Segment, stretch{x.Start, x.End}, ledger.Mention.Telling)...)
	}
	f.Values = canonical(lost)
	f.Message = fmt.Sprintf("%s only in the %s%s", what, s, losing(lost))
	if len(f.Values) > 0 && s == corpus.Source && chance >= severe {
		f.Severity = Error
	}
	return f
}

// logistic is the probability of log-odds.
func logistic(nats float64) float64 { return 1 / (1 + math.Exp(-nats)) }

// explain tells whether a side of the bead has a sentence without counterpart:
// that is why the sides differ in length.
func (o *omissions) explain(b bead) bool {
	return slices.ContainsFunc(corpus.Sides[:], func(s corpus.Side) bool { return len(o.of(b, s)) > 0 })
}
