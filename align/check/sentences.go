package check

import (
	"fmt"
	"math"
	"strings"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/corpus"
)

// SentenceMissing is S107.
var SentenceMissing = &Check{
	ID: "S107", Slug: "sentence-missing", Title: "a sentence inside a paragraph is not in the target",
	Doc: `A paragraph has its counterpart, but the counterpart would fit better without one of its sentences. Three
witnesses are heard, in nats of evidence: lengths, measured in letters of the same meaning (a Chinese
sentence may take in two English ones by a comma, so that sentences are not counted); how much of the
sentence's meaning the other side tells; and its figures and Latin names, found there or not. Wrong where a
translator condenses. A sentence that takes facts with it which stand nowhere else is an error.`,
	Example: Example{
		Source: "The bridge will be closed for two weeks. Drivers are asked to take the tunnel under the river, which will be free of charge at weekends and after eight in the evening.",
		Target: "Мост будет закрыт на две недели.", Tag: corpus.Russian,
	},
	Severity: Warning, MQM: "omission", whole: true, Gated: true,
	run: func(r *reading) []Finding { return r.unmatched(Source) },
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
	Severity: Warning, MQM: "addition", whole: true, Gated: true,
	run: func(r *reading) []Finding { return r.unmatched(Target) },
}

// A lone is a sentence that seems to have no counterpart.
type lone struct {
	segment int
	at      stretch
	nats    float64 // evidence that it has none, price included
}

// unmatched reports the sentences of side s without a counterpart, one a bead
// at most: what is left of a bead that lost two says little about the second.
func (r *reading) unmatched(s Side) []Finding {
	var found []Finding
	for _, b := range r.beads {
		if !b.paired() || r.isHeadline(b) {
			continue
		}
		x, ok := r.loneliest(b, s)
		if !ok {
			continue
		}
		f := about(b)
		f.Confidence *= 1 / (1 + math.Exp(-x.nats))
		f.Spans = []Span{r.span(s, x.segment, x.at)}
		lost := r.lostWithin(s, x)
		f.Values = lost
		f.Message = fmt.Sprintf("sentence only in the %s%s", s, losing(lost))
		if len(lost) > 0 && s == Source {
			f.Severity = Error
		}
		found = append(found, f)
	}
	return found
}

// isHeadline tells whether the bead holds nothing but titles and headings,
// which every paper words anew.
func (r *reading) isHeadline(b bead) bool {
	for _, s := range []Side{Source, Target} {
		for _, i := range indices(b.segments(s)) {
			if !r.side[s].isHeading(i) {
				return false
			}
		}
	}
	return true
}

// price is the evidence, in nats, that it takes to speak up.
const price = 2.2

// loneliest is the sentence of side s that the bead would best do without.
func (r *reading) loneliest(b bead, s Side) (best lone, ok bool) {
	src, dst := r.size(b, Source), r.size(b, Target)
	for _, i := range indices(b.segments(s)) {
		for _, at := range r.side[s].sentences[i] {
			if at.hi-at.lo == len([]rune(r.side[s].text(i))) && b.segments(s).Len() == 1 {
				continue // all there is
			}
			size := r.side[s].lang.size(r.side[s].cut(i, at))
			nats := r.evidence(b, s, i, at) - price
			if s == Source {
				nats += r.scale.gain(src, dst, src-size, dst)
			} else {
				nats += r.scale.gain(src, dst, src, dst-size)
			}
			if nats > 0 && (!ok || nats > best.nats) {
				best, ok = lone{i, at, nats}, true
			}
		}
	}
	return best, ok
}

// Evidence, in nats, of one witness for a sentence having a counterpart or
// none; fitted by eye on the even-numbered dev cases.
const (
	witnessFound  = -1.5 // a figure or Latin name of it is across
	witnessAbsent = 0.7  // one is not
	mostWitnessed = 3    // however many there are
)

// evidence adds up what the other side says about a sentence beside lengths.
func (r *reading) evidence(b bead, s Side, i int, at stretch) float64 {
	nats := 0.0
	for _, e := range r.entriesOf(b.index) {
		m := e.on(s)
		if m == nil || m.Segment != i || !at.holds(m.Start) || !m.telling() || m.Class == facts.Quotation {
			continue
		}
		if e.Status == Kept || e.Status == Rephrased {
			nats += witnessFound
		} else if e.Status == OnlyOne {
			nats += witnessAbsent
		}
	}
	across := r.across(b, s.other())
	for _, w := range r.latin(s, i) {
		if r.side[s.other()].lang.Script == r.side[s].lang.Script || !at.holds(w.lo) || len([]rune(w.text)) < 3 {
			continue
		}
		if strings.Contains(across, " "+fold(w.text)+" ") && !r.side[s].lang.isFunction(w.text) {
			nats += witnessFound
		}
	}
	nats = max(-mostWitnessed, min(mostWitnessed, nats))
	if r.opt.Coverage != nil {
		if share, ok := r.opt.Coverage(r.side[s].cut(i, at), r.whole(b, s.other()), r.side[s].doc.Tag, r.side[s.other()].doc.Tag); ok {
			nats += coverageWeight * (coverageEven - share)
		}
	}
	return nats
}

// A sentence that is told to this share speaks neither way; each hundredth
// more or less is so many hundredths of nats.
const (
	coverageEven   = 0.35
	coverageWeight = 12
)

// whole is the text of a side of a bead.
func (r *reading) whole(b bead, s Side) string {
	var text strings.Builder
	for _, i := range indices(b.segments(s)) {
		text.WriteString(r.side[s].text(i))
		text.WriteByte('\n')
	}
	return text.String()
}

// across is the Latin words of a side of a bead, folded, each between spaces.
func (r *reading) across(b bead, s Side) string {
	var words strings.Builder
	for _, i := range indices(b.segments(s)) {
		for _, w := range r.latin(s, i) {
			words.WriteString(" " + fold(w.text) + " ")
		}
	}
	return words.String()
}

// lostWithin is the hard facts of the sentence that the other text lacks.
func (r *reading) lostWithin(s Side, x lone) []string {
	var list []string
	for _, e := range r.entriesOf(r.side[s].beadOf[x.segment]) {
		if m := e.on(s); e.Status == OnlyOne && m != nil && m.Segment == x.segment && x.at.holds(m.Start) && m.telling() && m.IsValue() {
			list = append(list, m.Canonical())
		}
	}
	return list
}
