package facts

// comparePeriods compares parts of the same. The parts of a day flow into each
// other and are told otherwise in each language: neighbours agree.
func comparePeriods(a, b Fact) Relation {
	x, _ := a.Value.IsInt()
	y, _ := b.Value.IsInt()
	switch apart := max(x-y, y-x); {
	case a.Class != b.Class || a.Unit != b.Unit:
		return Relation{Kind: Unrelated}
	case apart == 0:
		return Relation{Kind: Equal}
	case a.Unit == partsOfADay && (apart == 1 || apart == 5):
		return Relation{Kind: Compatible}
	}
	return Relation{Kind: Different}
}

// compareDates compares the fields both dates name. Weekdays are computed where
// a full date does not name its own.
func compareDates(a, b Fact) Relation {
	if a.Class == Relative && b.Class == Relative && a.Unit == b.Unit {
		switch {
		case a.Value == b.Value:
			return Relation{Kind: Equal}
		case a.Value.N*b.Value.N < 0:
			return Relation{Kind: Turned}
		}
	}
	x, y := a.Day, b.Day
	if x == (Day{}) || y == (Day{}) {
		return Relation{Kind: Unrelated} // a relative day without its dateline
	}
	k := compareDays(x, y)
	for _, d := range [...][2]Day{{x.swapped(), y}, {x, y.swapped()}} {
		k = min(k, compareDays(d[0], d[1]))
	}
	if k == Different && x.yearOnly() && y.yearOnly() && misprint(x.String(), y.String()) {
		k = Misprint
	}
	return Relation{Kind: k}
}

func (d Day) yearOnly() bool { return d == Day{Year: d.Year} && d.Year != 0 }

// swapped is an ambiguous date read the other way round; others stay as they are.
func (d Day) swapped() Day {
	if d.Ambiguous {
		d.Month, d.Day = d.Day, d.Month
	}
	return d
}

func compareDays(x, y Day) Kind {
	x.Ambiguous, y.Ambiguous = false, false
	if x == y {
		return Equal
	}
	common, same := 0, 0
	for _, f := range [...][2]int{{int(x.Year), int(y.Year)}, {int(x.Month), int(y.Month)}, {int(x.Day), int(y.Day)}, {int(x.dayOfWeek()), int(y.dayOfWeek())}} {
		if f[0] != 0 && f[1] != 0 {
			common++
			if f[0] == f[1] {
				same++
			}
		}
	}
	switch {
	case common == 0:
		return Unrelated
	case common == same:
		return Compatible
	}
	return Different
}

// compareToDate compares a number with a date: 2000 may be a year or a count, 26
// a day; a decade and a century hold years. Of a date in several parts, an
// ordinal may be the day ("the 26th").
func compareToDate(a, b Fact) Relation {
	d, n := b.Day, a
	if a.Class == Date {
		d, n = a.Day, b
	}
	v, ok := n.Value.IsInt()
	year := int64(d.Year)
	switch n.Class {
	case Decade:
		ok = ok && year != 0 && year/10*10 == v
	case Century:
		ok = ok && year != 0 && (year+99)/100 == v
	case Ordinal:
		if d == (Day{Day: d.Day}) && ok && v != int64(d.Day) && 0 < v && v <= 31 && n.Hard() {
			return Relation{Kind: Different} // the 26th and 28日
		}
		ok = ok && (v == int64(d.Day) || d.yearOnly() && v == year)
	case Number, Duration, Measure, Age:
		if ok && d.yearOnly() && v != year && v != year%100 && n.Class == Number {
			return compareNumbers(Fact{Value: n.Value, Digits: n.Digits}, Fact{Value: Int(year), Digits: 4})
		}
		ok = ok && (d.yearOnly() && (v == year || v == year%100) || d == Day{Month: int8(v)} || d == Day{Day: int8(v)})
	default:
		ok = false
	}
	if ok {
		return Relation{Kind: Compatible}
	}
	return Relation{Kind: Unrelated}
}

// compareTimes compares two times of the day. Where a zone is named on either
// side, a shift of whole hours (or as the two zones demand) is a conversion.
func compareTimes(a, b Fact) Relation {
	x, _ := a.Value.IsInt()
	y, _ := b.Value.IsInt()
	shift := ((y-x)%1440 + 1440) % 1440
	switch {
	case a.Unit != "" && b.Unit != "" && a.Unit != b.Unit:
		for _, p := range zones[a.Unit] {
			for _, q := range zones[b.Unit] {
				if ((q-p)%1440+1440)%1440 == shift {
					return Relation{Kind: Converted}
				}
			}
		}
	case shift == 0:
		return Relation{Kind: Equal}
	case shift == 720 && (a.Loose || b.Loose):
		return Relation{Kind: Compatible}
	case a.Unit != b.Unit && shift%60 == 0:
		return Relation{Kind: Converted}
	}
	return Relation{Kind: Different}
}

// compareHour compares a number with a time: «в 15 часов» may be read as a duration.
func compareHour(a, b Fact) Relation {
	t, n := b, a
	if a.Class == Time {
		t, n = a, b
	}
	minutes, _ := t.Value.IsInt()
	v, ok := n.Value.IsInt()
	hour := minutes / 60
	if n.Class == Score && n.Value == Int(hour) && n.High == Int(minutes%60) {
		return Relation{Kind: Compatible} // 5:9
	}
	if ok && (v == hour || v == hour-12 && v > 0) && (n.Class == Number || n.Class == Duration && n.Unit == "h") && minutes%60 == 0 {
		return Relation{Kind: Compatible}
	}
	return Relation{Kind: Unrelated}
}
