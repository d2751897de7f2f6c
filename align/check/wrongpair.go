package check

import (
	"fmt"

	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
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
		for _, b := range r.beads {
			if b.paired() && !b.doubtful {
				sure++
			}
		}
		if total < fewFacts || 5*kept >= total || 5*sure >= len(r.beads) {
			return nil
		}
		return []Finding{{
			Confidence: 1 - float64(kept)/float64(total),
			Message:    fmt.Sprintf("%d of %d figures of the source are in the target, and %d of %d beads are sure", kept, total, sure, len(r.beads)),
		}}
	},
}

// fewFacts is how many figures it takes to judge a pair of texts by them.
const fewFacts = 4
