package check

import (
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// UnitConverted is N207.
var UnitConverted = &Check{
	ID: "N207", Slug: "unit-converted", Title: "a measure is in another unit",
	Doc: `Miles became kilometres, Fahrenheit Celsius, acres hectares or 亩. Where the value changed with the unit (to
3 %, as translators round) it is a remark; where the figure stayed and the unit changed, an error.`,
	Example:  Example{Source: "It is 5 miles away.", Target: "它在5公里外。", Tag: corpus.Simplified},
	Severity: Error, MQM: "measurement-format", Gated: true,
	run: func(r *reading) []Finding {
		found := r.both(ledger.Rephrased, func(e ledger.Entry) (Finding, bool) {
			ok := e.Relation.Kind == facts.Converted && e.Source.Class != facts.Time
			return Finding{Message: against(e, "converted"), Severity: Info}, ok
		})
		return append(found, r.both(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: against(e, "the unit changed, the figure did not")}, e.Relation.Kind == facts.UnitDiffers && !temporal(e)
		})...)
	},
}

// CurrencyMismatch is N208.
var CurrencyMismatch = &Check{
	ID: "N208", Slug: "currency-mismatch", Title: "the same amount is in another currency",
	Doc: `$10 million beside 1000万欧元. "$", "¥" and 元, which several currencies share, agree with all of them.`,
	Example: Example{
		Source: "It cost 10 million euros.", Target: "Это стоило 10 миллионов долларов.", Tag: corpus.Russian,
	},
	Severity: Error, MQM: "currency-format", Gated: true,
	run: func(r *reading) []Finding {
		return r.both(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: against(e, "the currency changed, the figure did not")}, e.Relation.Kind == facts.CurrencyDiffers
		})
	},
}

// ConversionGloss is N209.
var ConversionGloss = &Check{
	ID: "N209", Slug: "conversion-gloss", Title: "an amount was added in brackets, converted for the readers",
	Doc: `Money or a measure that only one side has, in brackets or after 约合, 折合, "or about", «около», «примерно»,
beside another amount. A service to the readers, and a remark.`,
	Example:  Example{Source: "It cost $10 million.", Target: "它花费了1000万美元（约合人民币7000万元）。", Tag: corpus.Simplified},
	Severity: Info, MQM: "addition", Gated: true,
	run: func(r *reading) []Finding {
		return r.alonely(corpus.Target, func(e ledger.Entry) bool { return numeric(e) && r.isGloss(e.Target) }, Info)
	},
}

// isGloss tells whether an amount stands in brackets after another amount of
// its kind.
func (r *reading) isGloss(m *ledger.Mention) bool {
	if m.Class != facts.Money && m.Class != facts.Measure {
		return false
	}
	text := r.side[corpus.Target].runes[m.Segment]
	open := -1
	for k := min(m.Start, len(text)) - 1; k >= 0 && !strings.ContainsRune(")）", text[k]); k-- {
		if strings.ContainsRune("(（", text[k]) {
			open = k
			break
		}
	}
	if open < 0 {
		return false
	}
	return slices.ContainsFunc(r.ledger.Facts(corpus.Target, m.Segment), func(o ledger.Mention) bool {
		return o.End <= open && open-o.End < 12 && (o.Class == facts.Money || o.Class == facts.Measure)
	})
}

// PercentVsPoint is N210.
var PercentVsPoint = &Check{
	ID: "N210", Slug: "percent-vs-point", Title: "percent became percentage points, or the other way round",
	Doc: `A rate that rises by 2 percentage points (百分点, процентных пункта) does not rise by 2 percent. Texts that
say "percent" loosely on both sides are left alone.`,
	Example:  Example{Source: "Rates rose 2 percentage points.", Target: "利率上升2%。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.both(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: against(e, "")}, e.Relation.Kind == facts.PercentVsPoint
		})
	},
}

// ScoreOrder is N214.
var ScoreOrder = &Check{
	ID: "N214", Slug: "score-order", Title: "the two numbers of a score or ratio changed places",
	Doc:      `Scores are given from the winner's side or the home team's, so that it is a remark.`,
	Example:  Example{Source: "They won 3-2.", Target: "Они победили со счётом 2:3.", Tag: corpus.Russian},
	Severity: Info, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.both(ledger.Kept, func(e ledger.Entry) (Finding, bool) {
			p, q := e.Source, e.Target
			ok := p.Class == facts.Score && q.Class == facts.Score && p.Value != q.Value && p.Value == q.High
			return Finding{Message: against(e, "")}, ok
		})
	},
}
