package check

import (
	"fmt"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// NumberChanged is N201.
var NumberChanged = &Check{
	ID: "N201", Slug: "number-changed", Title: "a figure became another figure",
	Doc: `A bead has a value on either side that the other side has not, and one is a misprint of the other (a digit
other, missing, doubled or two exchanged), or both count the same thing (percent, the same currency or
unit). Values are compared, not digits: 1.5 million equals 150万 equals «полтора миллиона». Numbers in
small words are a remark.`,
	Example:  Example{Source: "In 2024, 16 people came.", Target: "В 2024 году пришёл 61 человек.", Tag: corpus.Russian},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.both(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			multiples := e.Source.Class == facts.Multiple && e.Target.Class == facts.Multiple
			if !numeric(e) || multiples || ranged(e) || e.Relation.Kind != facts.Misprint && e.Relation.Kind != facts.Different {
				return Finding{}, false
			}
			f := Finding{Message: against(e, "")}
			if e.Relation.Kind == facts.Different && !sameThing(e) {
				f.Severity = Warning
			}
			return f, true
		})
	},
}

// NumberMagnitude is N202.
var NumberMagnitude = &Check{
	ID: "N202", Slug: "number-magnitude", Title: "a figure is off by a power of ten",
	Doc: `The digits agree, the size does not: 4.3 billion beside 4.3亿 (430 million), 20,000 beside 2000, млрд beside
млн. The commonest grave error between English and Chinese, which counts in 万 (10⁴) and 亿 (10⁸).`,
	Example:  Example{Source: "The deal is worth $4.3 billion.", Target: "该交易价值4.3亿美元。", Tag: corpus.Simplified},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.both(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			if e.Relation.Kind != facts.Magnitude {
				return Finding{}, false
			}
			return Finding{Message: against(e, power(e.Relation.Power))}, true
		})
	},
}

// power says how the target's value comes from the source's.
func power(k int8) string {
	sign, n := "×", int(k)
	if k < 0 {
		sign, n = "÷", -n
	}
	if n <= 4 {
		return sign + "1" + "0000"[:n]
	}
	return fmt.Sprintf("%s10^%d", sign, n)
}

// NumberMissing is N203.
var NumberMissing = &Check{
	ID: "N203", Slug: "number-missing", Title: "a figure of the source is nowhere in the target",
	Doc: `Looked for in the bead, two beads either way, and the whole target. Figures that go with a missing
paragraph or sentence are told there. Numbers in small words are a remark.`,
	Example:  Example{Source: "The bridge has 1,250 cables.", Target: "На мосту много тросов.", Tag: corpus.Russian},
	Severity: Warning, MQM: "omission", Gated: true,
	run: func(r *reading) []Finding { return r.alonely(corpus.Source, numeric, Warning) },
}

// NumberAdded is N204.
var NumberAdded = &Check{
	ID: "N204", Slug: "number-added", Title: "a figure of the target is nowhere in the source",
	Doc:      `The mirror of N203. What stands in brackets as a conversion is left to N209.`,
	Example:  Example{Source: "The bridge has many cables.", Target: "大桥有1250根缆索。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "addition", Gated: true,
	run: func(r *reading) []Finding {
		return r.alonely(corpus.Target, func(e ledger.Entry) bool { return numeric(e) && !r.isGloss(e.Target) }, Warning)
	},
}

// NumberMoved is N205.
var NumberMoved = &Check{
	ID: "N205", Slug: "number-moved", Title: "a figure stands in another paragraph",
	Doc: `The other text has the value, but not in the same bead. Editors move figures as they move sentences: a
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
			f := r.about(e)
			f.Message = fmt.Sprintf("%q of %s is in %s", r.surface(corpus.Source, e.Source), r.numbers(one(e.Source.Segment)), r.numbers(one(e.Target.Segment)))
			found = append(found, f)
		}
		return found
	},
}

func one(i int) corpus.Range { return corpus.Range{Lo: i, Hi: i + 1} }

// NumberRounded is N206.
var NumberRounded = &Check{
	ID: "N206", Slug: "number-rounded", Title: "a figure is rounded on one side",
	Doc: `The two values are equal at the precision of the rounder one: 1,408,280,000 beside 14.08亿. A remark; a
warning where the rounder side gives one digit without saying "about", and where both are qualified: "over
800" is no rounding of "over 809".`,
	Example:  Example{Source: "It has 1,408,280,000 inhabitants.", Target: "人口达14.08亿。", Tag: corpus.Simplified},
	Severity: Info, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.both(ledger.Rephrased, func(e ledger.Entry) (Finding, bool) {
			f := Finding{Message: against(e, "rounded")}
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
			if p == q || e.Relation.Kind > facts.Rounded || isAbout(e, facts.Date, facts.Relative) {
				return Finding{}, false
			}
			f := Finding{Message: against(e, qualified(e.Source)+", "+qualified(e.Target))}
			if p == facts.More && q == facts.Less || p == facts.Less && q == facts.More {
				f.Severity = Warning
			}
			return f, true
		}
		return append(r.both(ledger.Kept, judge), r.both(ledger.Rephrased, judge)...)
	},
}

func qualified(m *ledger.Mention) string {
	return [...]string{"exactly", "about", "more than", "less than"}[m.Qualifier&3]
}

// RatioIdiom is N212.
var RatioIdiom = &Check{
	ID: "N212", Slug: "ratio-idiom", Title: "so many times as much became another number of times",
	Doc: `Multiples are compared as factors: doubled, 翻一番 and «вдвое» are ×2, 增加两倍 (grew by two times) is ×3, «в
два раза» is ×2. Chinese growth by n times is the commonest trap.`,
	Example:  Example{Source: "Traffic doubled.", Target: "交通量增加两倍。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.both(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: against(e, "")}, e.Source.Class == facts.Multiple && e.Target.Class == facts.Multiple && e.Relation.Kind != facts.Magnitude
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
		return r.both(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			ok := ranged(e) && !temporal(e) && (e.Relation.Kind == facts.Different || e.Relation.Kind == facts.Misprint)
			return Finding{Message: against(e, "")}, ok
		})
	},
}
