package check

import (
	"fmt"

	"github.com/bitext-tools/bitext/align/facts"
	"github.com/bitext-tools/bitext/align/ledger"
	"github.com/bitext-tools/bitext/corpus"
)

// DateMissing is D301.
var DateMissing = &Check{
	ID: "D301", Slug: "date-missing", Title: "a date stands on one side only",
	Doc: `A date, or part of one, that the whole other text lacks. A weekday or a "yesterday" alone is a remark: news
agencies drop them, and Chinese ones give the day of the month instead.`,
	Example:  Example{Source: "It opened on May 12, 1937.", Target: "Он открылся до войны.", Tag: corpus.Russian},
	Severity: Warning, MQM: "omission", Gated: true,
	run: func(r *reading) []Finding {
		date := func(e ledger.Entry) bool { return isOf(e, facts.Date) }
		found := r.onlyOnEither(date, Warning, Warning)
		for i := range found {
			if partial(found[i]) {
				found[i].Severity = Info
			}
		}
		return found
	},
}

// partial tells whether a finding is about a date that names no year and no
// day of the month.
func partial(f Finding) bool { return len(f.Values) > 0 && len(f.Values[0]) < 4 }

// DateChanged is D302.
var DateChanged = &Check{
	ID: "D302", Slug: "date-changed", Title: "a date became another date",
	Doc: `Two passages that correspond each have a date that the other has not, and they name different years, months, days
or weekdays. Dates that fit each other (May 3 and 3 May 2024) agree.`,
	Example:  Example{Source: "It opens on March 22.", Target: "3月12日开放。", Tag: corpus.Simplified},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		changed := func(e ledger.Entry) bool {
			return isOf(e, facts.Date, facts.Relative) && !otherWeekday(e) && !turned(e)
		}
		found := r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{}, changed(e) && !feasts(e)
		})
		return append(found, r.firmly(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Severity: Warning}, changed(e) && feasts(e)
		})...)
	},
}

// feasts tells whether both dates name a day of the calendar, one of them by the
// name of its feast alone: May Day and 五四.
func feasts(e ledger.Entry) bool {
	p, q := e.Source, e.Target
	return (p.Soft || q.Soft) && both(e, facts.Date) && p.Day.Month*p.Day.Day != 0 && q.Day.Month*q.Day.Day != 0
}

// WeekdayMismatch is D303.
var WeekdayMismatch = &Check{
	ID: "D303", Slug: "weekday-mismatch", Title: "a weekday does not fit the date",
	Doc: `Within a text (Friday, Sept. 26, 2024, was a Thursday) or across: Thursday beside Friday, or beside the 27th
when the dateline makes that a Friday. The dateline is --date, or the first full date near the top.`,
	Example:  Example{Source: "It opens on Thursday.", Target: "Он откроется в субботу.", Tag: corpus.Russian},
	Severity: Error, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		found := r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{}, isOf(e, facts.Date, facts.Relative) && otherWeekday(e)
		})
		return append(found, impossible(r)...)
	},
}

// otherWeekday tells whether the two dates differ in a named weekday.
func otherWeekday(e ledger.Entry) bool {
	p, q := e.Source.Day, e.Target.Day
	return p.Weekday != 0 && q.Weekday != 0 && p.Weekday != q.Weekday ||
		(p.Weekday != 0) != (q.Weekday != 0) && (p == facts.Day{Weekday: p.Weekday} || q == facts.Day{Weekday: q.Weekday})
}

// impossible reports full dates with a weekday that they did not have.
func impossible(r *reading) []Finding {
	var found []Finding
	for _, s := range corpus.Sides {
		for i := range r.side[s].doc.Segments {
			for _, m := range r.ledger.Facts(s, i) {
				if m.Class != facts.Date || m.Day.Consistent() {
					continue
				}
				f := about(r.beadAt(s, i))
				f.Spans = []Span{r.spanOf(s, &m)}
				f.Values = []string{m.Canonical()}
				f.Message = fmt.Sprintf("%q in the %s: the calendar has %s", f.Spans[0].Text, s, m.Day.Corrected().InWords())
				found = append(found, f)
			}
		}
	}
	return found
}

// RelativeDate is D304.
var RelativeDate = &Check{
	ID: "D304", Slug: "relative-date", Title: "yesterday became a date, or the other way round",
	Doc: `"Yesterday" or "Thursday" beside 25日 when the dateline makes them the same day, or no dateline says whether they
are, or a relative day on one side only. Told
because a text that is published a day later is then wrong.`,
	Example:  Example{Source: "Sept. 26, 2024. It opened yesterday.", Target: "26 сентября 2024 года. Он открылся 25 сентября.", Tag: corpus.Russian},
	Severity: Info, MQM: "date-format", Gated: true,
	run: func(r *reading) []Finding {
		mixed := func(e ledger.Entry) bool {
			return (e.Source.Class == facts.Relative) != (e.Target.Class == facts.Relative)
		}
		found := r.between(ledger.Kept, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "the same day"}, isOf(e, facts.Relative) && mixed(e)
		})
		found = append(found, r.between(ledger.Rephrased, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "the texts do not say whether they are the same", Severity: Info}, e.Relation.Kind == facts.Unrelated
		})...)
		relative := func(e ledger.Entry) bool { return isOf(e, facts.Relative) }
		return append(found, r.onlyOnEither(relative, Info, Info)...)
	},
}

// TimeChanged is D305.
var TimeChanged = &Check{
	ID: "D305", Slug: "time-changed", Title: "a time of day changed",
	Doc: `Times are compared on the 24-hour clock: 3:30 p.m. is 下午3时30分 is 15:30. A shift of whole hours beside a named
zone (北京时间, мск, ET) is a conversion and a remark.`,
	Example:  Example{Source: "It opens at 3:30 p.m.", Target: "Он откроется в 15:20.", Tag: corpus.Russian},
	Severity: Warning, MQM: "time-format", Gated: true,
	run: func(r *reading) []Finding {
		found := r.between(ledger.Rephrased, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "converted", Severity: Info}, isOf(e, facts.Time) && e.Relation.Kind == facts.Converted
		})
		found = append(found, r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{}, isOf(e, facts.Time)
		})...)
		clock := func(e ledger.Entry) bool { return isOf(e, facts.Time) }
		return append(found, r.onlyOnEither(clock, Warning, Info)...)
	},
}

// AmbiguousDate is D306.
var AmbiguousDate = &Check{
	ID: "D306", Slug: "ambiguous-date", Title: "a date can be read two ways",
	Doc:      `03/04/2024 is the 4th of March or the 3rd of April, and the other text does not say which.`,
	Example:  Example{Source: "It opens on 03/04/2024.", Target: "Он откроется 03/04/2024.", Tag: corpus.Russian},
	Severity: Info, MQM: "date-format", Gated: true,
	run: func(r *reading) []Finding {
		return r.between(ledger.Kept, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "the day may be the month, and the month the day"},
				both(e, facts.Date) && e.Source.Day.Ambiguous && e.Target.Day.Ambiguous
		})
	},
}

// EraChanged is D307.
var EraChanged = &Check{
	ID: "D307", Slug: "era-changed", Title: "a decade or century became another",
	Doc: `The 1990s, 上世纪90年代 and «1990-е», the 21st century, 二十一世纪 and «XXI век» are compared as values.`,
	Example: Example{
		Source: "It was built in the 1990s.", Target: "它建于上世纪80年代。", Tag: corpus.Simplified,
	},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		era := func(e ledger.Entry) bool { return isOf(e, facts.Decade, facts.Century) }
		found := r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) { return Finding{}, era(e) })
		return append(found, r.onlyOnEither(era, Info, Info)...)
	},
}

// DurationMismatch is D308.
var DurationMismatch = &Check{
	ID: "D308", Slug: "duration-mismatch", Title: "a length of time or an age changed",
	Doc: `Three days, 三天 and «трёхдневный», a fortnight, 半年 and «полтора года» are compared as values; so are ages. What
is in small words is a remark.`,
	Example:  Example{Source: "It closed for 18 months.", Target: "Он был закрыт 13 месяцев.", Tag: corpus.Russian},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		span := func(e ledger.Entry) bool { return isOf(e, facts.Duration, facts.Age) }
		found := r.between(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{}, span(e) && e.Relation.Kind != facts.Magnitude && !turned(e)
		})
		return append(found, r.onlyOnEither(span, Warning, Info)...)
	},
}

// PeriodChanged is D309.
var PeriodChanged = &Check{
	ID: "D309", Slug: "period-changed", Title: "another part of a year, a month or a day",
	Doc: `Early, mid and late; quarters and halves of a year; seasons; morning, afternoon, evening and night, where two passages that
correspond have one of a kind each. Neighbouring parts of a day agree: languages draw the line between evening and night elsewhere.`,
	Example:  Example{Source: "Profit fell in the second quarter of 2024.", Target: "2024年第三季度利润下降。", Tag: corpus.Simplified},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.firmly(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{}, both(e, facts.Period)
		})
	},
}

// TimeTurned is D310.
var TimeTurned = &Check{
	ID: "D310", Slug: "time-turned", Title: "past became future, or the other way round",
	Doc: `The same length or distance of time, but back on one side and ahead on the other: three days ago and 三天后, last
year and «в следующем году», yesterday and завтра.`,
	Example:  Example{Source: "The bridge will open next year.", Target: "Мост открыли в прошлом году.", Tag: corpus.Russian},
	Severity: Warning, MQM: "mistranslation", Gated: true,
	run: func(r *reading) []Finding {
		return r.firmly(ledger.Changed, func(e ledger.Entry) (Finding, bool) {
			return Finding{Message: "past in one text, to come in the other"}, turned(e)
		})
	},
}

// turned tells whether the facts of an entry lie on different sides of now.
func turned(e ledger.Entry) bool { return e.Relation.Kind == facts.Turned }
