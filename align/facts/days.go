package facts

import "time"

func (d Day) full() bool { return d.Year != 0 && d.Month != 0 && d.Day != 0 }

func (d Day) time() time.Time {
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
}

func isoWeekday(t time.Time) int8 {
	if t.Weekday() == time.Sunday {
		return 7
	}
	return int8(t.Weekday())
}

// dayOfWeek is the day's weekday, named or computed; 0 if it is not known.
func (d Day) dayOfWeek() int8 {
	if d.Weekday != 0 || !d.full() {
		return d.Weekday
	}
	return isoWeekday(d.time())
}

// Consistent is false of a full date whose weekday is another than the one the
// text gives: "Friday, Sept. 26, 2024".
func (d Day) Consistent() bool {
	return d.Weekday == 0 || !d.full() || d.Weekday == isoWeekday(d.time())
}

// Corrected is a full date with the weekday that the calendar has for it; another
// day as it is.
func (d Day) Corrected() Day {
	if d.full() {
		d.Weekday = isoWeekday(d.time())
	}
	return d
}

// Dateline is the first date of the facts that names day, month and year: in an
// article, most often the day it was written. It is the zero time if there is
// none.
func Dateline(facts []Fact) time.Time {
	for _, f := range facts {
		if f.Class == Date && f.Day.full() {
			return f.Day.time()
		}
	}
	return time.Time{}
}

// Resolve completes in place what the facts leave to the reader, seen from the
// dateline: yesterday and 去年 get their Day; a day of the month gets the month
// and year that bring it nearest to the dateline; a month or a day of a month
// gets the nearest year; a full date, its weekday. Bare weekdays stay as they
// are: which week is meant, only other facts can tell (see [Same]). A zero
// dateline changes nothing.
func Resolve(facts []Fact, dateline time.Time) {
	if dateline.IsZero() {
		return
	}
	for i := range facts {
		switch f := &facts[i]; f.Class {
		case Relative:
			f.Day = relativeDay(*f, dateline)
		case Date:
			f.Day = completed(f.Day, dateline)
		}
	}
}

func relativeDay(f Fact, dateline time.Time) Day {
	n, _ := f.Value.IsInt()
	switch f.Unit {
	case "d":
		t := dateline.AddDate(0, 0, int(n))
		return Day{Year: int16(t.Year()), Month: int8(t.Month()), Day: int8(t.Day())}
	case "mo":
		t := time.Date(dateline.Year(), dateline.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return Day{Year: int16(t.Year()), Month: int8(t.Month())}
	case "a":
		return Day{Year: int16(dateline.Year() + int(n))}
	}
	return Day{}
}

// completed fills in the year, or the month and year, that bring the day nearest
// to the dateline.
func completed(d Day, dateline time.Time) Day {
	if d.Year != 0 || d.Day == 0 && d.Month == 0 {
		return d
	}
	best, found := d, false
	for shift := -12; shift <= 12; shift++ {
		t := time.Date(dateline.Year(), dateline.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC)
		c := Day{Year: int16(t.Year()), Month: int8(t.Month()), Day: max(d.Day, 1)}
		if d.Month != 0 && c.Month != d.Month || c.time().Day() != int(c.Day) || d.Weekday != 0 && d.Day != 0 && isoWeekday(c.time()) != d.Weekday {
			continue
		}
		if !found || distance(c, dateline) < distance(best, dateline) {
			best, found = c, true
		}
	}
	if !found {
		return d
	}
	best.Day, best.Weekday, best.Ambiguous = d.Day, d.Weekday, d.Ambiguous
	return best
}

func distance(d Day, dateline time.Time) time.Duration { return d.time().Sub(dateline).Abs() }
