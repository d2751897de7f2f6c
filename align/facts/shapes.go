package facts

// dated reads a cluster that is a calendar date in digits as a ready token and
// returns its end, or the cluster's start if it is none.
func (s *scan) dated(c []part) int {
	start := c[0].lo
	if len(c) < 3 || c[1].sep != c[2].sep || c[1].sep != '-' && c[1].sep != '.' && c[1].sep != '/' {
		return start
	}
	if len(c) > 3 {
		return start
	}
	n := [3]int{}
	for i := range n {
		if c[i].len() > 4 {
			return start
		}
		v, _ := s.figure(c[i].lo, c[i].hi).value.IsInt()
		n[i] = int(v)
	}
	d, ok := s.dayOf(n, c)
	if !ok {
		return start
	}
	return s.emit(start, c[2].hi, Fact{Class: Date, Day: d, Digits: 8})
}

// dayOf decides which of three numbers is the year, the month and the day.
func (s *scan) dayOf(n [3]int, c []part) (Day, bool) {
	if c[0].len() == 4 { // 2024-09-26
		d := Day{Year: int16(n[0]), Month: int8(min(n[1], 99)), Day: int8(min(n[2], 99))}
		return d, d.valid() && c[1].len() <= 2 && c[2].len() <= 2
	}
	year := n[2]
	switch c[2].len() {
	case 4:
	case 2:
		year = fullYear(year)
	default:
		return Day{}, false
	}
	if c[0].len() > 2 || c[1].len() > 2 || c[1].sep == '-' && c[2].len() == 2 {
		return Day{}, false
	}
	day, mon := n[0], n[1]
	if c[1].sep == '/' && s.lex.MonthFirst && day <= 12 || mon > 12 {
		day, mon = mon, day
	}
	d := Day{Year: int16(year), Month: int8(mon), Day: int8(day)}
	d.Ambiguous = c[1].sep == '/' && mon <= 12 && day <= 12 && mon != day
	return d, d.valid() && (c[2].len() == 4 || c[0].len() == 2 && c[1].len() == 2)
}

// fullYear completes a year of two digits. The turn is POSIX's (strptime %y): 69
// to 99 are the last century, 0 to 68 this one.
func fullYear(y int) int {
	if y < 69 {
		return 2000 + y
	}
	return 1900 + y
}

// valid tells whether the named fields are within the calendar.
func (d Day) valid() bool {
	days := [...]int8{31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	return d.Month >= 0 && d.Month <= 12 && d.Day >= 0 && d.Day <= days[max(d.Month, 0)] &&
		(d.Month == 0 || d.Day == 0 || d.Day >= 1) && d.Year <= 2999
}

// divided reads 15:30 and 15:30:10 as times, 3:2 as a score, 1/2 as a fraction
// and 2019/20 as two years. It returns the end, or the start if it is none.
func (s *scan) divided(c []part) int {
	start := c[0].lo
	if len(c) < 2 || c[1].sep != ':' && c[1].sep != '/' {
		return start
	}
	a, b := s.figure(c[0].lo, min(c[0].hi, c[0].lo+18)), s.figure(c[1].lo, min(c[1].hi, c[1].lo+18))
	x, _ := a.value.IsInt()
	y, _ := b.value.IsInt()
	if c[1].sep == '/' {
		return s.slashed(c, x, y)
	}
	if c[1].len() == 2 && c[0].len() <= 2 && x <= 24 && y < 60 {
		q := c[1].hi
		if len(c) > 2 && c[2].sep == ':' && c[2].len() == 2 {
			q = c[2].hi
		}
		return s.emit(start, q, Fact{Class: Time, Value: Int(x*60 + y), Digits: 4})
	}
	return s.emit(start, c[1].hi, Fact{Class: Score, Value: a.value, High: b.value, Digits: a.shown})
}

func (s *scan) slashed(c []part, x, y int64) int {
	start, end := c[0].lo, c[1].hi
	switch {
	case c[0].len() == 4 && c[1].len() == 2 && y == (x+1)%100, c[0].len() == 4 && c[1].len() == 4 && y == x+1: // a season
		s.emit(start, c[0].hi, Fact{Class: Date, Day: Day{Year: int16(x)}, Digits: 4})
		return s.emit(c[1].lo, end, Fact{Class: Date, Day: Day{Year: int16(x + 1)}, Digits: 4})
	case len(c) > 2 || y == 0 || c[0].len() > 3 || c[1].len() > 3:
		return s.literal(start, c[len(c)-1].hi)
	}
	return s.emit(start, end, Fact{Class: Fraction, Value: Ratio(x, y), Digits: 1})
}
