package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// NumberChanged is N201.
var NumberChanged = &Check{
	ID: "N201", Slug: "number-changed", Title: "a figure became another figure",
	Doc: `Two passages that correspond each have a value that the other has not, and one is a misprint of the other (a digit
other, missing, doubled or two exchanged), or both count the same thing (percent, the same currency or
unit). Values are compared, not digits: 1.5 million equals 150万 equals «полтора миллиона». Numbers in
small words are a remark. One figure where the other text has another, each by itself as in a table's cells, is changed too.`,
	Example:  Example{Source: "In 2024, 16 people came.", Target: "В 2024 году пришёл 61 человек.", Tag: corpus.Russian},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return append(r.changedFigures(), r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			if !numeric(e) || both(e, facts.Multiple) || ranged(e) || r.signed(e) || e.Relation.Kind != facts.Misprint && e.Relation.Kind != facts.Different {
				return Finding{}, false
			}
			f := Finding{}
			if e.Relation.Kind == facts.Different && !sameThing(e) {
				f.Severity = Warning
			}
			return f, true
		})...)
	},
}

// signed tells whether one text has as a figure below zero what the other says
// fell by as much: 负3.2% and "fell 3.2%".
func (r *reading) signed(e ledger.Entry) bool {
	p, q := e.Source, e.Target
	minus, _ := p.Value.Times(facts.Int(-1))
	if !sameThing(e) || p.Class != facts.Percent && p.Class != facts.Point && p.Class != facts.Money || minus != q.Value {
		return false
	}
	if q.Value.N > 0 {
		return direction(r, corpus.Target, q) < 0
	}
	return direction(r, corpus.Source, p) < 0
}

// sameThing tells whether both sides count the same thing by its unit.
func sameThing(e ledger.Entry) bool {
	p, q := e.Source, e.Target
	return p.Class == q.Class && p.Class != facts.Number && p.Unit == q.Unit
}

// ranged tells whether either side is a range.
func ranged(e ledger.Entry) bool { return e.Source.IsRange() || e.Target.IsRange() }

// NumberMagnitude is N202.
var NumberMagnitude = &Check{
	ID: "N202", Slug: "number-magnitude", Title: "a figure is off by a power of ten",
	Doc: `The digits agree, the size does not: 4.3 billion beside 4.3亿 (430 million), 20,000 beside 2000, млрд beside
млн. The commonest grave error between English and Chinese, which counts in 万 (10⁴) and 亿 (10⁸).`,
	Example:  Example{Source: "The deal is worth $4.3 billion.", Target: "该交易价值4.3亿美元。", Tag: corpus.Simplified},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			if e.Relation.Kind != facts.Magnitude {
				return Finding{}, false
			}
			return Finding{Message: power(e.Relation.Power)}, true
		})
	},
}

// power says how many times as much the target's value is.
func power(k int8) string {
	times := facts.Fact{Value: facts.Decimal(1, max(int(k), -int(k)))}.InWords()
	if k < 0 {
		return times + " times less"
	}
	return times + " times more"
}

// NumberMissing is N203.
var NumberMissing = &Check{
	ID: "N203", Slug: "number-missing", Title: "a figure of the source is nowhere in the target",
	Doc: `Looked for in the passage that corresponds, the two before and after it, and the whole target. Figures that go with a missing
paragraph or sentence are told there. Numbers in small words are a remark.`,
	Example:  Example{Source: "The bridge has 1,250 cables.", Target: "На мосту много тросов.", Tag: corpus.Russian},
	Severity: Warning, MQM: "omission", Gated: true,
	run: func(r *reading) []Finding { return r.onlyOn(corpus.Source, numeric, Warning) },
}

// NumberAdded is N204.
var NumberAdded = &Check{
	ID: "N204", Slug: "number-added", Title: "a figure of the target is nowhere in the source",
	Doc:      `The mirror of N203. What stands in brackets as a conversion is left to N209.`,
	Example:  Example{Source: "The bridge has many cables.", Target: "大桥有1250根缆索。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "addition", Gated: true,
	run: func(r *reading) []Finding {
		return r.onlyOn(corpus.Target, func(e ledger.Entry) bool { return numeric(e) && !isGloss(r, e.Target) }, Warning)
	},
}

// NumberMoved is N205.
var NumberMoved = &Check{
	ID: "N205", Slug: "number-moved", Title: "a figure stands in another paragraph",
	Doc: `The other text has the value, but not in the passage that corresponds. Editors move figures as they move sentences: a
remark.`,
	Example: Example{
		Source: "The bridge has 1,250 cables.\nIt is old.", Target: "На мосту много тросов.\nЕму сто лет, тросов в нём 1250.", Tag: corpus.Russian,
	},
	Severity: Info, MQM: "structure", Gated: true,
	run: func(r *reading) []Finding {
		var found []Finding
		for _, e := range r.ledger.Entries {
			if e.Status != ledger.Moved || temporal(e) || e.Source == nil || e.Target == nil || r.side[corpus.Source].beadOf[e.Source.Segment] != e.Bead {
				continue
			}
			f := r.aboutEntry(e)
			f.Message = fmt.Sprintf("%q of %s is in %s", r.surface(corpus.Source, e.Source), r.numbered(one(e.Source.Segment)), r.numbered(one(e.Target.Segment)))
			found = append(found, f)
		}
		return found
	},
}

// NumberRounded is N206.
var NumberRounded = &Check{
	ID: "N206", Slug: "number-rounded", Title: "a figure is rounded on one side",
	Doc: `The two values are equal at the precision of the rounder one: 1,408,280,000 beside 14.08亿. A remark; a
warning where the rounder side gives one digit without saying "about", and where both are qualified: "over
800" is no rounding of "over 809".`,
	Example:  Example{Source: "It has 1,408,280,000 inhabitants.", Target: "人口达14.08亿。", Tag: corpus.Simplified},
	Severity: Info, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.between(ledger.Rephrased, func(e ledger.Entry) (Finding, bool) {
			f := Finding{Message: "rounded"}
			if !fairlyRounded(e) {
				f.Severity = Warning
			}
			return f, e.Relation.Kind == facts.Rounded
		})
	},
}

// fairlyRounded tells whether a rounding is one that editors make: the exact
// side is exact, and the rounder side says "about" or keeps two digits.
func fairlyRounded(e ledger.Entry) bool {
	fine, coarse := e.Source, e.Target
	if fine.Digits < coarse.Digits {
		fine, coarse = coarse, fine
	}
	return fine.IsRange() || coarse.IsRange() || fine.Qualifier == facts.Exact && (coarse.Qualifier != facts.Exact || coarse.Digits > 1)
}

// UnitConverted is N207.
var UnitConverted = &Check{
	ID: "N207", Slug: "unit-converted", Title: "a measure is in another unit",
	Doc: `Miles became kilometres, Fahrenheit Celsius, acres hectares or 亩. Where the value changed with the unit (to
3 %, as translators round) it is a remark; where the figure stayed and the unit changed, an error.`,
	Example:  Example{Source: "It is 5 miles away.", Target: "它在5公里外。", Tag: corpus.Simplified},
	Severity: Error, MQM: "measurement-format", Gated: true,
	run: func(r *reading) []Finding {
		found := r.between(ledger.Rephrased, func(e ledger.Entry) (Finding, bool) {
			ok := e.Relation.Kind == facts.Converted && e.Source.Class != facts.Time
			return Finding{Message: "converted", Severity: Info}, ok
		})
		return append(found, r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "the unit changed, the figure did not"}, e.Relation.Kind == facts.UnitDiffers && !temporal(e)
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
		return r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "the currency changed, the figure did not"}, e.Relation.Kind == facts.CurrencyDiffers
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
		return r.onlyOn(corpus.Target, func(e ledger.Entry) bool { return numeric(e) && isGloss(r, e.Target) }, Info)
	},
}

// isGloss tells whether an amount stands in brackets after another amount of
// its kind, or right after the same measure in another unit.
func isGloss(r *reading, m *ledger.Mention) bool {
	if m.Class != facts.Money && m.Class != facts.Measure {
		return false
	}
	if slices.ContainsFunc(r.ledger.Facts(corpus.Target, m.Segment), func(o ledger.Mention) bool {
		return o.End <= m.Start && m.Start-o.End < 12 && facts.Same(o.Fact, m.Fact).Kind == facts.Converted
	}) {
		return true
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
		return r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "percent and percentage points are not the same"}, e.Relation.Kind == facts.PercentVsPoint
		})
	},
}

// QualifierChanged is N211.
var QualifierChanged = &Check{
	ID: "N211", Slug: "qualifier-changed", Title: "about, more than or less than came or went",
	Doc: `The values agree, but one text says "about", "more than" or "less than" and the other does not: a remark.
"More than" beside "less than" is a warning.`,
	Example:  Example{Source: "More than 300 people came.", Target: "Пришли менее 300 человек.", Tag: corpus.Russian},
	Severity: Info, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		judge := func(e ledger.Entry) (Finding, bool) {
			p, q := e.Source.Qualifier, e.Target.Qualifier
			if p == q || e.Relation.Kind > facts.Rounded || isOf(e, facts.Date, facts.Relative) {
				return Finding{}, false
			}
			f := Finding{Message: hedged(p, q)}
			if p == facts.More && q == facts.Less || p == facts.Less && q == facts.More {
				f.Severity = Warning
			}
			return f, true
		}
		return append(r.between(ledger.Kept, judge), r.between(ledger.Rephrased, judge)...)
	},
}

// hedged says what became of a hedge.
func hedged(p, q facts.Qualifier) string {
	words := [...]string{"", `"about"`, `"more than"`, `"less than"`}
	switch {
	case p == facts.Exact:
		return "the target adds " + words[q&3]
	case q == facts.Exact:
		return "the target drops " + words[p&3]
	}
	return words[p&3] + " became " + words[q&3]
}

// RatioIdiom is N212.
var RatioIdiom = &Check{
	ID: "N212", Slug: "ratio-idiom", Title: "so many times as much became another number of times",
	Doc: `Multiples are compared as factors: doubled, 翻一番 and «вдвое» are ×2, 增加两倍 (grew by two times) is ×3, «в
два раза» is ×2. Chinese growth by n times is the commonest trap.`,
	Example:  Example{Source: "Traffic doubled.", Target: "交通量增加两倍。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{}, both(e, facts.Multiple) && e.Relation.Kind != facts.Magnitude
		})
	},
}

// RangeMismatch is N213.
var RangeMismatch = &Check{
	ID: "N213", Slug: "range-mismatch", Title: "a range has another end",
	Doc:      `Two ranges in each other's place differ in an end, or one collapsed to a figure that is none of its ends.`,
	Example:  Example{Source: "It takes 20 to 30 percent.", Target: "Это занимает 20–40 %.", Tag: corpus.Russian},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			ok := ranged(e) && !temporal(e) && (e.Relation.Kind == facts.Different || e.Relation.Kind == facts.Misprint)
			return Finding{}, ok
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
		return r.between(ledger.Kept, func(e ledger.Entry) (Finding, bool) {
			p, q := e.Source, e.Target
			ok := p.Class == facts.Score && q.Class == facts.Score && p.Value != q.Value && p.Value == q.High
			return Finding{Message: "the two numbers changed places"}, ok
		})
	},
}
