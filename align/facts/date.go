package facts

// date reads a calendar date, or as much of one as the text names, at token i:
// "Thursday, Sept. 26, 2024", 2024年9月26日, «26 сентября», 周四, "May 2024".
func (s *scan) date(i int) int {
	d, end := s.day(i)
	if end == i {
		return s.daysOfMonth(i)
	}
	if d.Weekday != 0 && d.Day == 0 { // a weekday, then its date
		if e, next := s.day(s.past(end, ',')); next > end && e.Weekday == 0 && e.Day != 0 {
			e.Weekday = d.Weekday
			d, end = e, next
		}
	} else if d.Day != 0 {
		if e, next := s.weekdayAfter(end); next > end {
			d.Weekday, end = e, next
		}
	}
	trip := d == Day{Day: d.Day} && s.at(i).kind != number // 一日游
	s.add(i, end, Fact{Class: Date, Day: d, Digits: 8, Loose: d.Year == 0, Soft: trip})
	if next := s.until(end, d); next > end {
		return next
	}
	return end
}

// daysOfMonth reads days whose month stands after the last: «26-27 сентября»,
// "3 to 5 May". Each day is a date of its own.
func (s *scan) daysOfMonth(i int) int {
	first, j, ok := s.small(i, 31)
	if !ok || !s.at(j).has(rangeSign, and) && !s.sign(j, '-') {
		return i
	}
	d, end := s.dayFirst(j + 1)
	if end == j+1 || int64(d.Day) <= first {
		return i
	}
	from := d
	from.Day = int8(first)
	s.add(i, j, Fact{Class: Date, Day: from, Digits: 8, Loose: d.Year == 0})
	s.add(j+1, end, Fact{Class: Date, Day: d, Digits: 8, Loose: d.Year == 0})
	return end
}

// past is i or, if token i is the sign r, what follows it.
func (s *scan) past(i int, r rune) int {
	if s.sign(i, r) {
		return i + 1
	}
	return i
}

// weekdayAfter reads a weekday after a date, perhaps after a comma or in
// brackets: 26日（星期四）.
func (s *scan) weekdayAfter(i int) (int8, int) {
	j := i
	if s.sign(j, ',') || s.sign(j, '(') {
		j++
	}
	m, ok := s.at(j).is(weekday)
	if !ok {
		return 0, i
	}
	if s.sign(j-1, '(') {
		if !s.sign(j+1, ')') {
			return 0, i
		}
		return m.small(), j + 2
	}
	return m.small(), j + 1
}

// until reads the end of a range of days, whose month or year is that of its
// start: "Sept. 26-27", 9月26日至27日. It is a date of its own.
func (s *scan) until(i int, from Day) int {
	if from.Day == 0 || !s.at(i).has(rangeSign) && !s.sign(i, '-') && !s.sign(i, '、') {
		return i
	}
	d, end := s.day(i + 1)
	if end == i+1 {
		n, next, ok := s.small(i+1, 31)
		if !ok || from.Month == 0 || s.at(next).kind == number || s.at(next).has(unit, percent, currency, mult) {
			return i
		}
		d, end = Day{Day: int8(n)}, next
		if y, next := s.yearAfter(end); next > end {
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
	s.add(i+1, end, Fact{Class: Date, Day: d, Digits: 8, Loose: d.Year == 0})
	return end
}

// day reads one date at token i and returns where it ends, i if there is none.
func (s *scan) day(i int) (Day, int) {
	t := s.at(i)
	if m, ok := t.is(weekday); ok && s.sure(i) {
		return Day{Weekday: m.small()}, i + 1
	}
	if m, ok := t.is(month); ok {
		return s.monthFirst(i, m.small())
	}
	if t.kind != number && !t.has(card, digit, ord, mult, beforeEra, eraMark) {
		return Day{}, i
	}
	if d, end := s.dayFirst(i); end > i {
		return d, end
	}
	return s.marked(i)
}

// sure tells whether a word that could mean something else (May, Sun) is used as
// a month or weekday: it has no other meaning, or a number, a month or, before a
// month, a preposition stands beside it.
func (s *scan) sure(i int) bool {
	t := s.at(i)
	if !t.has(doubtful) {
		return true
	}
	before, after := s.at(i-1), s.at(i+1)
	if s.sign(i-1, ',') {
		before = s.at(i - 2)
	}
	if s.sign(i+1, ',') {
		after = s.at(i + 2)
	}
	if before.kind == number || after.kind == number || after.has(month) {
		return true
	}
	return t.has(month) && (before.has(at, yearPre, relYear, dayLink) || after.has(ord))
}

// monthFirst reads a date whose first word is the month: "Sept. 26, 2024", "May
// 2024", "in May".
func (s *scan) monthFirst(i int, mon int8) (Day, int) {
	if !s.sure(i) {
		return Day{}, i
	}
	d, end := Day{Month: mon}, i+1
	j := end
	if s.at(j).has(article) || s.at(j).has(dayLink) {
		j++
	}
	if n, next, ok := s.small(j, 31); ok && s.lex.MonthFirst && !s.at(next).has(unit, percent, mult) {
		d.Day, end = int8(n), next
		if s.at(end).has(ordSuffix) && s.glued(end) {
			end++
		}
	}
	if y, next := s.yearAfter(end); next > end {
		d.Year, end = y, next
	}
	return d, end
}

// yearAfter reads the year at the end of a date: ", 2024", "2024 года", "of 2024".
func (s *scan) yearAfter(i int) (int16, int) {
	j := s.past(i, ',')
	if s.at(j).has(dayLink) {
		j++
	}
	t := s.at(j)
	if t.kind != number || !t.fig.plain || t.fig.whole != 4 {
		return 0, i
	}
	y, _ := t.fig.value.IsInt()
	if y < 1000 || y >= 3000 || s.at(j+1).has(mult, unit, percent, currency) {
		return 0, i
	}
	j++
	if s.at(j).has(yearMark) {
		j++
	}
	return int16(y), j
}

// small reads a whole number from 1 to limit at token i.
func (s *scan) small(i int, limit int64) (int64, int, bool) {
	t := s.at(i)
	if t.kind != number && !t.has(card, digit, ord, mult) {
		return 0, i, false
	}
	n, ok := s.numeral(i)
	v, whole := n.value.IsInt()
	if !ok || !whole || v < 1 || v > limit || n.high.IsNumber() {
		return 0, i, false
	}
	return v, n.end, true
}

// dayFirst reads a date whose month is a word after the day: 26 September 2024,
// «26-27 сентября», "the 26th of September", «первое мая».
func (s *scan) dayFirst(i int) (Day, int) {
	n, j, ok := s.small(i, 31)
	if !ok {
		return Day{}, i
	}
	if s.at(j).has(ordSuffix) && s.glued(j) || s.sign(j, '-') && s.at(j+1).has(ordSuffix) {
		j += 1
		if s.sign(j-1, '-') {
			j++
		}
	}
	if s.at(j).has(dayLink) {
		j++
	}
	m, ok := s.at(j).is(month)
	if !ok {
		return Day{}, i
	}
	d := Day{Month: m.small(), Day: int8(n)}
	j++
	if y, next := s.yearAfter(j); next > j {
		d.Year, j = y, next
	}
	return d, j
}
