package facts

// marked reads a date whose numbers carry marks: 2024年9月26日, 9月, 26日, «2024
// год», 公元前221年.
func (s *scan) marked(i int) (Day, int) {
	var d Day
	j := i
	era := s.at(j).has(beforeEra)
	if era || s.at(j).has(eraMark) {
		j++
	}
	n, ok := s.numeral(j)
	v, whole := n.value.IsInt()
	if !ok || !whole || v < 1 && !n.calendar || n.high.IsNumber() || n.factor.IsNumber() && v > 31 || n.ordinal {
		return d, i
	}
	j = n.end
	if s.at(j).has(yearMark) && v < 3000 {
		if next, ok := s.yearMarked(&d, n, v, i, j); ok {
			j = next
		} else {
			return d, i
		}
		if n, ok = s.numeral(j); !ok {
			return d.era(era), j
		}
		v, _ = n.value.IsInt()
	}
	if s.at(n.end).has(monthMark) && 1 <= v && v <= 12 && !n.high.IsNumber() {
		d.Month, j = int8(v), n.end+1
		if n, ok = s.numeral(j); !ok {
			return d.era(era), j
		}
		v, _ = n.value.IsInt()
	}
	switch named := d.Year == 0 || d.Month != 0; {
	case v < 1 || v > 31 || n.high.IsNumber():
	case named && s.at(n.end).has(dayMark):
		d.Day, j = int8(v), n.end+1
	case d.Month != 0 && s.dayAfter(n.end): // 9月26—27日
		d.Day, j = int8(v), n.end
	}
	if d == (Day{}) {
		return d, i
	}
	return d.era(era), j
}

// dayAfter tells whether token i joins a day to the one after it, which has the
// mark.
func (s *scan) dayAfter(i int) bool {
	if !s.at(i).has(rangeSign) && !s.sign(i, '-') && !s.sign(i, '、') {
		return false
	}
	_, next, ok := s.small(i+1, 31)
	return ok && s.at(next).has(dayMark)
}

// yearMarked reads the year before the mark at j. Two digits are a year only
// where digits stand side by side (九八年) or a month follows (24年9月); fewer or
// more than four are one only after B.C. or A.D.
func (s *scan) yearMarked(d *Day, n numeral, v int64, i, j int) (int, bool) {
	switch {
	case n.calendar && v >= 1000, s.at(i).has(beforeEra, eraMark):
		d.Year = int16(v)
	case n.calendar && v < 100 || n.lone && n.fig.whole == 2 && s.monthFollows(j+1):
		d.Year = int16(fullYear(int(v)))
	default:
		return i, false
	}
	return j + 1, true
}

func (s *scan) monthFollows(j int) bool {
	_, next, ok := s.small(j, 12)
	return ok && s.at(next).has(monthMark)
}

func (d Day) era(before bool) Day {
	if before {
		d.Year = -d.Year
	}
	return d
}
