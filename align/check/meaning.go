package check

import (
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// DirectionFlip is M1001.
var DirectionFlip = &Check{
	ID: "M1001", Slug: "direction-flip", Title: "a figure rises in one text and falls in the other",
	Doc: `The words of rising and falling (rose, 上涨, выросли; fell, 下降, снизились) nearest before or after a figure
that both texts have. Wrong where what rises and what falls are two things.`,
	Example:  Example{Source: "Prices rose 5.2 percent.", Target: "价格下降5.2%。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.between(ledger.Kept, func(e ledger.Entry) (Finding, bool) {
			if e.Source.Class != facts.Percent && e.Source.Class != facts.Point && e.Source.Class != facts.Money && e.Source.Class != facts.Multiple {
				return Finding{}, false
			}
			p, q := direction(r, corpus.Source, e.Source), direction(r, corpus.Target, e.Target)
			return Finding{Message: "one rises, the other falls"}, p*q < 0
		})
	},
}

// reach is how many runes before and after a figure its direction is looked
// for, in English; Chinese says it in a third of them.
const reach = 40

// direction is 1 where the word of direction nearest to a figure is one of
// rising, -1 of falling, 0 where there is none.
func direction(r *reading, s corpus.Side, m *ledger.Mention) int {
	l := r.side[s].lang
	within := max(6, int(reach*l.Density))
	before := lower(r.side[s].cut(m.Segment, stretch{m.Start - within, m.Start}))
	after := lower(r.side[s].cut(m.Segment, stretch{m.End, m.End + within/2}))
	up, down := lastOf(before, l.rising), lastOf(before, l.falling)
	if up < 0 && down < 0 {
		up, down = -firstOf(after, l.rising), -firstOf(after, l.falling)
		if up == -1<<30 && down == -1<<30 {
			return 0
		}
	}
	if up > down {
		return 1
	}
	return -1
}

// lastOf is where the last of the words begins in a text; -1 if none is there.
func lastOf(text string, words []string) int {
	at := -1
	for _, w := range words {
		at = max(at, strings.LastIndex(text, w))
	}
	return at
}

// firstOf is where the first of the words begins; 1<<30 if none is there.
func firstOf(text string, words []string) int {
	at := 1 << 30
	for _, w := range words {
		if k := strings.Index(text, w); k >= 0 {
			at = min(at, k)
		}
	}
	return at
}

// NegationFlip is M1002.
var NegationFlip = &Check{
	ID: "M1002", Slug: "negation-flip", Title: "a sentence is negated in one text only",
	Doc: `The sentences of two passages are paired, and a pair is told where one side says not, no, never (不, 没有, не, нет)
and the other has neither these nor a word that denies in its own way (unable, 难以, «отказался»). Where
only the target negates it is a remark. Off unless asked for: it finds about four lost negations in ten,
the others hide beside a second one, and one in a hundred paragraphs of sound translations says a thing
the other way round, "remember" for "don't forget".`,
	Example:  Example{Source: "The bridge is not safe.", Target: "Мост надёжен.", Tag: corpus.Russian},
	Severity: Warning, MQM: "mistranslation", Off: true, Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, b := range r.pairs {
			found = append(found, negations(r, b)...)
		}
		return found
	},
}

// negations reports the pairs of sentences of a bead that only one side
// negates.
func negations(r *reading, b bead) []Finding {
	src, dst := r.side[corpus.Source], r.side[corpus.Target]
	var found []Finding
	for _, pair := range r.passages()[b.index].Ladder {
		if pair.Src.Empty() || pair.Dst.Empty() {
			continue
		}
		p := src.negated(pair.Src)
		q := dst.negated(pair.Dst)
		if p.plain > 0 == (q.plain > 0) || p.plain == 0 && p.veiled > 0 || q.plain == 0 && q.veiled > 0 {
			continue
		}
		f := about(b)
		f.Confidence = pair.Confidence / 2
		f.Spans = append(r.spansOf(corpus.Source, pair.Src), r.spansOf(corpus.Target, pair.Dst)...)
		f.Message = "negated in the source only"
		if q.plain > 0 {
			f.Message, f.Severity = "negated in the target only", Info
		}
		found = append(found, f)
	}
	return found
}

// spansOf is some sentences as findings show them.
func (r *reading) spansOf(s corpus.Side, in corpus.Range) []Span {
	var spans []Span
	for _, n := range indices(in) {
		i, at := r.side[s].sentence(n)
		spans = append(spans, r.span(s, i, at))
	}
	return spans
}

// A denial is how often a text negates: plainly, and by words that deny in
// their own way.
type denial struct{ plain, veiled int }

// negated counts the denials of some sentences.
func (s *side) negated(in corpus.Range) denial {
	var d denial
	l := s.lang
	for _, seg := range s.plain.Segments[in.Lo:in.Hi] {
		text := l.withoutApparent(lower(seg.Text))
		if l.NoSpaces {
			for _, w := range l.negators {
				d.plain += strings.Count(text, w)
			}
			for _, w := range l.deniers {
				d.veiled += strings.Count(text, w)
			}
			continue
		}
		for _, w := range wordsOf(text, table(l.Script)) {
			switch {
			case slices.Contains(l.negators, w.text), strings.HasSuffix(w.text, "n't"), strings.HasSuffix(w.text, "n’t"):
				d.plain++
			case slices.ContainsFunc(l.deniers, func(stem string) bool { return strings.HasPrefix(w.text, stem) }):
				d.veiled++
			}
		}
	}
	return d
}

// withoutApparent is a text, in lower case, without what looks like a negation
// and is none. Where a negator and such a phrase begin together the longer one
// counts: 不安全 negates, 不安 does not.
func (l *language) withoutApparent(text string) string {
	var pairs []string
	for _, w := range l.negators {
		if slices.ContainsFunc(l.apparent, func(phrase string) bool { return strings.HasPrefix(w, phrase) }) {
			pairs = append(pairs, w, w)
		}
	}
	for _, w := range l.apparent {
		pairs = append(pairs, w, "…")
	}
	return strings.NewReplacer(pairs...).Replace(text) // of words that begin together the first given counts
}
