package check

import (
	"fmt"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
	"github.com/bitext-tools/bitext/corpus/lang"
)

// WrongPair is S115.
var WrongPair = &Check{
	ID: "S115", Slug: "wrong-pair", Title: "the texts seem to be no translation of each other",
	Doc: `Of the figures, dates and identifiers of the source hardly any is in the target, and the alignment is
doubtful nearly everywhere: two articles on one subject, or the wrong file. Nothing else is told then.`,
	Example: Example{
		Source: "In 1937 the bridge cost $35 million.\nIt is 2,737 meters long and 27 meters wide.\nSome 112,000 cars cross it every day.\nThe toll is $9.75 since July 2023.",
		Target: "Вчера в городе открылся зоопарк.\nВ нём живут 340 животных.\nБилет стоит 500 рублей.\nДетей до 14 лет пускают бесплатно.", Tag: corpus.Russian,
		Beads: "0:0? 1:1? 2:2? 3:3?",
	},
	Severity: Error, MQM: "other", stops: true,
	run: func(r *reading) []Finding {
		total, kept := 0, 0
		for _, e := range r.ledger.Entries {
			if m := e.Source; m != nil && m.Telling() && m.IsValue() && m.Digits >= 2 {
				total++
				if e.Target != nil && e.Status != ledger.Changed {
					kept++
				}
			}
		}
		sure := 0
		for _, b := range r.pairs {
			if !b.doubtful {
				sure++
			}
		}
		if total < fewFacts || 5*kept >= total || 5*sure >= len(r.beads) || r.excerpt() {
			return nil
		}
		return []Finding{{
			Confidence: 1 - float64(kept)/float64(total),
			Message:    fmt.Sprintf("of %d figures in the source the target has %d, and %s: look whether these are the right files", total, kept, surely(sure, len(r.beads))),
		}}
	},
}

// surely says how many of the pairs of passages are sure to correspond.
func surely(sure, all int) string {
	if sure == 0 {
		return "no passages correspond for certain"
	}
	return fmt.Sprintf("%d of %s correspond for certain", sure, lang.Count(all, "passage"))
}

// fewFacts is how many figures it takes to judge a pair of texts by them.
const fewFacts = 4

// LowConfidence is S114. It finds nothing by itself: [Run] makes its findings of
// what it withheld; see [doubtfulRegions].
var LowConfidence = &Check{
	ID: "S114", Slug: "low-confidence-region", Title: "it is not certain what corresponds here, findings are not shown",
	Doc: `One or more neighbouring passages are as likely paired wrong as right. What the checks of content would say about
them is not told, because most of it would be false; how much that is, is told. Look at the alignment first.`,
	Example: Example{
		Source: "Twenty-five people came in 2024.", Target: "В 2023 году пришли 17 человек.", Tag: corpus.Russian, Beads: "0:0?",
	},
	Severity: Info, MQM: "other",
	run: func(*reading) []Finding { return nil },
}

// doubtfulRegions reports the runs of doubtful beads, and how many findings of
// each bead were withheld.
func doubtfulRegions(r *reading, withheld map[int]int) []Finding {
	var found []Finding
	for k := 0; k < len(r.beads); k++ {
		if !r.beads[k].doubtful || !r.beads[k].paired() {
			continue
		}
		f := about(r.beads[k])
		n := withheld[k]
		for k+1 < len(r.beads) && r.beads[k+1].doubtful && r.beads[k+1].paired() {
			k++
			n += withheld[k]
			f.Source = append(f.Source, indices(r.beads[k].Src)...)
			f.Target = append(f.Target, indices(r.beads[k].Dst)...)
			f.Confidence = max(f.Confidence, r.beads[k].Confidence)
		}
		f.Confidence = 1 - f.Confidence
		f.Message = "it is not certain that these passages correspond"
		if n > 0 {
			f.Message += fmt.Sprintf("; %s not shown", lang.Count(n, "finding"))
		}
		found = append(found, f)
	}
	return found
}

// gate takes away the findings of gated checks about doubtful beads, and counts
// those that are no infos by their bead.
func gate(r *reading, found []Finding) (kept []Finding, withheld map[int]int) {
	withheld = map[int]int{}
	for _, f := range found {
		k, doubtful := firstDoubtful(r, f)
		switch {
		case !doubtful || !f.Check.Gated:
			kept = append(kept, f)
		case f.Severity.AtLeast(Warning):
			withheld[k]++
		}
	}
	return kept, withheld
}

// firstDoubtful is the first doubtful bead that a finding touches.
func firstDoubtful(r *reading, f Finding) (bead int, ok bool) {
	for _, s := range corpus.Sides {
		for _, i := range f.On(s) {
			if b := r.beadAt(s, i); b.doubtful {
				return b.index, true
			}
		}
	}
	return 0, false
}
