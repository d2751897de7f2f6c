package check

import (
	"cmp"
	"fmt"

	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// Excerpt is S116.
var Excerpt = &Check{
	ID: "S116", Slug: "excerpt", Title: "the target is an excerpt of the source",
	Doc: `What the target has corresponds to the source, but more than half of the source is not in it: the first
paragraphs of a report, or a few that were picked out. The paragraphs that are missing are told in this one finding, and the
passages that correspond are compared as ever.`,
	Example: Example{
		Source: "The mayor spoke to reporters on Monday about the old bridge.\nShe said that it would be closed for two weeks.\nA new one will cost a great deal of money, she said.\n" +
			"The council votes on the plan in the spring, after the elections.\nResidents of the island complain about the ferry, which is slow.\nNobody has asked them what they want, an old woman said.",
		Target: "В понедельник мэр рассказала журналистам о старом мосте.", Tag: corpus.Russian, Beads: "0:0 1: 2: 3: 4: 5:",
	},
	Severity: Warning, MQM: "omission", whole: true,
	run: func(r *reading) []Finding {
		if !r.excerpt() {
			return nil
		}
		f := Finding{Confidence: 1}
		for _, b := range r.unpaired(corpus.Source) {
			i := b.Src.Lo
			f.Source = append(f.Source, i)
			f.Spans = append(f.Spans, r.span(corpus.Source, i, r.side[corpus.Source].all(i)))
			f.Confidence = min(f.Confidence, b.Confidence)
		}
		n := len(r.side[corpus.Source].doc.Segments)
		f.Message = fmt.Sprintf("the target has %d of the source's %s: an excerpt", n-len(f.Source), lang.Count(n, string(cmp.Or(r.unit, corpus.Paragraphs))))
		return []Finding{f}
	},
}

// fewMissing is how many paragraphs must be missing before a target is called
// an excerpt: of a shorter text each paragraph is worth a word.
const fewMissing = 5

// excerpt tells whether the target is a part of the source: three quarters of it,
// by letters, surely correspond to the source, of which more than half has no
// counterpart.
func (r *reading) excerpt() bool {
	var all, sure [2]int
	for _, s := range corpus.Sides {
		for i, w := range r.side[s].weights {
			if r.side[s].role(i) == surround {
				continue
			}
			all[s] += w
			if b := r.beadAt(s, i); b.paired() && (s == corpus.Source || !b.doubtful) {
				sure[s] += w
			}
		}
	}
	return 4*sure[corpus.Target] >= 3*all[corpus.Target] && sure[corpus.Target] > 0 && 2*sure[corpus.Source] < all[corpus.Source] &&
		len(r.unpaired(corpus.Source)) >= fewMissing
}
