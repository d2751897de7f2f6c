package facts

// dates reads dates of the calendar.
type dates struct{ *found }

// date reads a calendar date, or as much of one as the text names, at token i:
// "Thursday, Sept. 26, 2024", 2024年9月26日, «26 сентября», 周四, "May 2024".
func (r dates) date(i int) int {
	d, end := r.dateAt(i)
	if end == i {
		return r.daysOfMonth(i)
	}
	if d.Weekday != 0 && d.Day == 0 { // a weekday, then its date
		if e, next := r.dateAt(r.past(end, ',')); next > end && e.Weekday == 0 && e.Day != 0 {
			e.Weekday = d.Weekday
			d, end = e, next
		}
	} else if d.Day != 0 {
		if e, next := r.weekdayAfter(end); next > end {
			d.Weekday, end = e, next
		}
	}
	d.Year = r.sharedYear(d, end)
	f := Fact{Class: Date, Day: d, Digits: 8, Loose: d.Year == 0}
	f.Soft = d == Day{Day: d.Day} && r.at(i).kind != numberToken || // 一日游
		d == Day{Month: d.Month} && r.maybeName(i) || r.at(i-1).has(nightBefore)
	if d == (Day{Weekday: d.Weekday}) {
		f.Direction = r.week(i)
	}
	r.add(i, end, f)
	if next := r.until(end, d); next > end {
		return next
	}
	return end
}

// sharedYear is the year of a date that ends at token i: its own, else that of the
// full date which a range or "and" joins to it, the year before where it would come
// later: Sept. 8 to Nov. 28, 2024.
func (r dates) sharedYear(d Day, i int) int16 {
	if d.Year != 0 || d.Month == 0 || d.Day == 0 || !r.at(i).has(rangeSign, and) && !r.isSign(i, '-') {
		return d.Year
	}
	last, next := r.dateAt(i + 1)
	switch {
	case next == i+1 || !last.full():
		return 0
	case d.Month > last.Month || d.Month == last.Month && d.Day > last.Day:
		return last.Year - 1
	}
	return last.Year
}

// maybeName tells whether the name of a month at token i may be that of a person,
// as it has a capital that months have not: «Марта промолчала».
func (r dates) maybeName(i int) bool {
	return r.lex.lowerMonths && r.at(i).upper && r.at(i).has(month)
}

// week says whether the weekday at token i is one of last week, of next week, or
// of neither: last Friday, 下周五, «в прошлую пятницу».
func (r dates) week(i int) int8 {
	if m, ok := r.at(i).is(relPeriod); ok {
		return int8(max(-1, min(1, m.value.N)))
	}
	if m, ok := r.at(i - 1).is(timeBefore); ok && r.at(i-1).kind == wordToken && r.wordAt(i-1) != "in" {
		return int8(m.value.N)
	}
	return 0
}

// daysOfMonth reads days whose month stands after the last: «26-27 сентября»,
// "3 to 5 May". Each day is a date of its own.
func (r dates) daysOfMonth(i int) int {
	first, j, ok := r.small(i, 31)
	if !ok || !r.at(j).has(rangeSign, and) && !r.isSign(j, '-') {
		return i
	}
	d, end := r.dayThenMonth(j + 1)
	if end == j+1 || int64(d.Day) <= first {
		return i
	}
	from := d
	from.Day = int8(first)
	r.add(i, j, Fact{Class: Date, Day: from, Digits: 8, Loose: d.Year == 0})
	r.add(j+1, end, Fact{Class: Date, Day: d, Digits: 8, Loose: d.Year == 0})
	return end
}

// weekdayAfter reads a weekday after a date, perhaps after a comma or in
// brackets: 26日（星期四）.
func (r dates) weekdayAfter(i int) (int8, int) {
	j := i
	if r.isSign(j, ',') || r.isSign(j, '(') {
		j++
	}
	m, ok := r.at(j).is(weekday)
	if !ok {
		return 0, i
	}
	if r.isSign(j-1, '(') {
		if !r.isSign(j+1, ')') {
			return 0, i
		}
		return m.small(), j + 2
	}
	return m.small(), j + 1
}

// until reads the end of a range of days, whose month or year is that of its
// start: "Sept. 26-27", 9月26日至27日. It is a date of its own.
func (r dates) until(i int, from Day) int {
	if from.Day == 0 || !r.at(i).has(rangeSign) && !r.isSign(i, '-') && !r.isSign(i, '、') && !r.alsoDay(i) {
		return i
	}
	d, end := r.dateAt(i + 1)
	if end == i+1 {
		n, next, ok := r.small(i+1, 31)
		if !ok || from.Month == 0 || r.at(next).kind == numberToken || r.at(next).has(unit, percent, currency, mult, counter) {
			return i
		}
		d, end = Day{Day: int8(n)}, next
		if y, next := r.yearAfter(end); next > end {
			d.Year, end = y, next
		}
	}
	if d.Day == 0 {
		return i
	}
	if d.Month == 0 {
		d.Month = from.Month
	}
	if d.Year == 0 {
		d.Year = from.Year
	}
	r.add(i+1, end, Fact{Class: Date, Day: d, Digits: 8, Loose: d.Year == 0})
	return end
}

// alsoDay tells whether token i joins a last day to a month that stands before
// its days: "November 26 and 27".
func (r dates) alsoDay(i int) bool {
	_, next, ok := r.small(i+1, 31)
	return ok && r.lex.monthFirst && r.at(i).has(and) && r.at(i+1).kind == numberToken && r.at(next).kind != wordToken
}

// dateAt reads one date at token i and returns where it ends, i if there is none.
func (r dates) dateAt(i int) (Day, int) {
	t := r.at(i)
	if m, ok := t.is(weekday); ok && r.isSure(i) {
		return Day{Weekday: m.small()}, i + 1
	}
	if m, ok := t.is(month); ok {
		return r.monthThenDay(i, m.small())
	}
	if t.kind != numberToken && !t.has(card, digit, ord, mult, beforeEra, eraMark, era) {
		return Day{}, i
	}
	if d, end := r.dayThenMonth(i); end > i {
		return d, end
	}
	return r.markedDate(i)
}

// isSure tells whether a word that could mean something else (May, Sun) is used as
// a month or weekday: it has no other meaning, or a number, a month or, before a
// month, a preposition stands beside it.
func (r dates) isSure(i int) bool {
	t := r.at(i)
	if !t.has(doubtful) {
		return true
	}
	before, after := r.at(i-1), r.at(i+1)
	if r.isSign(i-1, ',') || r.isSign(i-1, '-') && r.glued(i) {
		before = r.at(i - 2)
	}
	if r.isSign(i+1, ',') {
		after = r.at(i + 2)
	}
	if before.kind == numberToken || after.kind == numberToken || after.has(month) {
		return true
	}
	return t.has(month) && (before.has(beforeTime, yearPre, relYear, dayLink, dividing) || after.has(ord))
}

// monthThenDay reads a date whose first word is the month: "Sept. 26, 2024", "May
// 2024", "in May".
func (r dates) monthThenDay(i int, mon int8) (Day, int) {
	if !r.isSure(i) {
		return Day{}, i
	}
	d, end := Day{Month: mon}, i+1
	j := end
	if r.at(j).has(article) || r.at(j).has(dayLink) {
		j++
	}
	if n, next, ok := r.small(j, 31); ok && r.lex.monthFirst && !r.at(next).has(unit, percent, mult) {
		d.Day, end = int8(n), next
		if r.at(end).has(ordSuffix) && r.glued(end) {
			end++
		}
	}
	if y, next := r.yearAfter(end); next > end {
		d.Year, end = y, next
	}
	return d, end
}

// yearAfter reads the year at the end of a date: ", 2024", "2024 года", "of 2024".
func (r dates) yearAfter(i int) (int16, int) {
	j := r.past(i, ',')
	if r.at(j).has(dayLink) {
		j++
	}
	t := r.at(j)
	if t.kind != numberToken || !t.fig.plain || t.fig.whole != 4 {
		return 0, i
	}
	y, _ := t.fig.value.IsInt()
	if y < 1000 || y >= 3000 || r.at(j+1).has(mult, unit, percent, currency) {
		return 0, i
	}
	j++
	if r.at(j).has(yearMark) {
		j++
	}
	return int16(y), j
}

// dayThenMonth reads a date whose month is a word after the day: 26 September 2024,
// «26-27 сентября», "the 26th of September", «первое мая».
func (r dates) dayThenMonth(i int) (Day, int) {
	n, j, ok := r.small(i, 31)
	if !ok {
		return Day{}, i
	}
	if r.at(j).has(ordSuffix) && r.glued(j) || r.isSign(j, '-') && r.at(j+1).has(ordSuffix) {
		j += 1
		if r.isSign(j-1, '-') {
			j++
		}
	}
	if r.at(j).has(dayLink) {
		j++
	}
	m, ok := r.at(j).is(month)
	if !ok {
		return Day{}, i
	}
	d := Day{Month: m.small(), Day: int8(n)}
	j++
	if y, next := r.yearAfter(j); next > j {
		d.Year, j = y, next
	}
	return d, j
}

// markedDate reads a date whose numbers carry marks: 2024年9月26日, 9月, 26日, «2024
// год», 公元前221年.
func (r dates) markedDate(i int) (Day, int) {
	var d Day
	j := i
	bc := r.at(j).has(beforeEra)
	if bc || r.at(j).has(eraMark) {
		j++
	}
	if m, ok := r.at(j).is(era); ok {
		return r.yearOfEra(j+1, m.value)
	}
	n, ok := r.numeral(j)
	v, whole := n.value.IsInt()
	if !ok || !whole || v < 1 && !n.calendar || n.high.IsNumber() || n.factor.IsNumber() && v > 31 || n.ordinal {
		return d, i
	}
	j = n.end
	if r.at(j).has(beforeEra) && v < 3000 && v > 0 { // 500 BC
		return Day{Year: -int16(v)}, j + 1
	}
	if r.at(j).has(yearMark) && r.at(j+1).has(beforeEra) && v < 3000 && v > 0 { // «500 году до н. э.»
		return Day{Year: -int16(v)}, j + 2
	}
	if r.at(j).has(yearMark) && v < 3000 {
		if next, ok := r.yearMarked(&d, n, v, i, j); ok {
			j = next
		} else {
			return d, i
		}
		if n, ok = r.numeral(j); !ok {
			return d.era(bc), j
		}
		v, _ = n.value.IsInt()
	}
	if r.at(n.end).has(monthMark) && 1 <= v && v <= 12 && !n.high.IsNumber() {
		d.Month, j = int8(v), n.end+1
		if n, ok = r.numeral(j); !ok {
			return d.era(bc), j
		}
		v, _ = n.value.IsInt()
	}
	switch named := d.Year == 0 || d.Month != 0; {
	case v < 1 || v > 31 || n.high.IsNumber():
	case named && r.at(n.end).has(dayMark):
		d.Day, j = int8(v), n.end+1
	case d == Day{} && r.isSign(i-1, '(') && r.isSign(n.end, ')') && r.at(n.end+1).has(dayMark): // 今（27）日
		d.Day, j = int8(v), n.end+2
	case d.Month != 0 && (r.dayAfter(n.end) || n.words && r.at(n.end).kind == signToken): // 9月26—27日, 十一月十一
		d.Day, j = int8(v), n.end
	}
	if d == (Day{}) {
		return d, i
	}
	return d.era(bc), j
}

// yearOfEra reads the year of an era at token i, and the day that follows it:
// 民國113年5月6日, 令和元年.
func (r dates) yearOfEra(i int, before Value) (Day, int) {
	first, _ := before.IsInt()
	n, j, ok := r.small(i, 200)
	if !ok && r.wordAt(i) == "元" {
		n, j, ok = 1, i+1, true
	}
	if !ok || !r.at(j).has(yearMark) {
		return Day{}, i - 1
	}
	d := Day{Year: int16(first + n)}
	if rest, next := r.markedDate(j + 1); next > j+1 && rest.Year == 0 && rest.Month != 0 {
		d.Month, d.Day = rest.Month, rest.Day
		return d, next
	}
	return d, j + 1
}

// dayAfter tells whether token i joins a day to the one after it, which has the
// mark.
func (r dates) dayAfter(i int) bool {
	if !r.at(i).has(rangeSign) && !r.isSign(i, '-') && !r.isSign(i, '、') {
		return false
	}
	_, next, ok := r.small(i+1, 31)
	return ok && r.at(next).has(dayMark)
}

// yearMarked reads the year before the mark at j. Two digits are a year only
// where digits stand side by side (九八年) or a month follows (24年9月); fewer or
// more than four are one only after B.C. or A.D.
func (r dates) yearMarked(d *Day, n numeral, v int64, i, j int) (int, bool) {
	switch {
	case n.calendar && v >= 1000, r.at(i).has(beforeEra, eraMark):
		d.Year = int16(v)
	case n.calendar && v < 100 || n.lone && n.fig.whole == 2 && r.monthFollows(j+1):
		d.Year = int16(fullYear(int(v)))
	default:
		return i, false
	}
	return j + 1, true
}

func (r dates) monthFollows(j int) bool {
	_, next, ok := r.small(j, 12)
	return ok && r.at(next).has(monthMark)
}

func (d Day) era(before bool) Day {
	if before {
		d.Year = -d.Year
	}
	return d
}
