package ledger

import "github.com/bitext-tools/bitext/align/facts"

// relate says how two mentions relate, as they are written or as the dateline
// completes them, whichever is more alike: where only one of two texts names a
// year, that year counts and not the dateline's.
func relate(p, q *Mention) facts.Relation {
	if (p.Class == facts.Time) != (q.Class == facts.Time) && (p.Soft || q.Soft) {
		return facts.Relation{Kind: facts.Unrelated} // "four" may be four o'clock, but says so by its place
	}
	x := facts.Same(yearless(p.Fact), yearless(q.Fact))
	if p.Fact == p.written && q.Fact == q.written {
		return x
	}
	if y := facts.Same(yearless(p.written), yearless(q.written)); y.Kind < x.Kind {
		return y
	}
	return x
}

// yearless is a fact with a length of a thousand years and more taken for a bare
// number: 7022年 is no length of time but a year with a slip in it.
func yearless(f facts.Fact) facts.Fact {
	if n, ok := f.Value.IsInt(); ok && f.Class == facts.Duration && f.Unit == "a" && n >= 1000 {
		f.Class, f.Unit = facts.Number, ""
	}
	return f
}

// glosses tells whether two mentions of one text are the same measure in two
// units, one right behind the other.
func glosses(p, o *Mention) bool {
	const near = 12 // runes between them: " — around ("
	apart := max(p.Start, o.Start) - min(p.End, o.End)
	return p.Segment == o.Segment && apart >= 0 && apart <= near && (p.Class == facts.Measure || p.Class == facts.Number) && relate(p, o).Kind == facts.Converted
}

// tookYear tells whether the date's year may be the number.
func tookYear(number, date *Mention) bool {
	n, _ := number.Value.IsInt()
	return date.Class == facts.Date && date.written.Day.Year != 0 && int64(date.written.Day.Year) == n
}

// misdated tells whether a number is a slip of the year that a date names.
func misdated(number, date *Mention) bool {
	if date.Class != facts.Date || date.written.Day.Year == 0 {
		return false
	}
	year := facts.Fact{Class: facts.Date, Day: facts.Day{Year: date.written.Day.Year}}
	return facts.Same(yearless(number.Fact), year).Kind == facts.Misprint
}

func equals(_, _ facts.Fact, x facts.Relation) bool { return x.Kind == facts.Equal }

// weekdays tells whether the facts are two bare weekdays that differ.
func weekdays(p, q facts.Fact, x facts.Relation) bool {
	return p.Class == facts.Date && q.Class == facts.Date && x.Kind == facts.Different && bareWeekday(p) && bareWeekday(q)
}

func bareWeekday(f facts.Fact) bool {
	return f.Day.Weekday != 0 && f.Day == facts.Day{Weekday: f.Day.Weekday}
}

// settles tells whether facts so related are one value. A half and a double
// are: the verb says which way («сократить вдвое»).
func settles(p, q facts.Fact, x facts.Relation) bool {
	return x.Kind <= facts.Compatible || p.Class == facts.Multiple && q.Class == facts.Multiple && reciprocal(p.Value, q.Value)
}

func reciprocal(v, w facts.Value) bool {
	one, ok := v.Times(w)
	return ok && one == facts.Int(1)
}

// agrees tells whether facts so related may translate each other.
func agrees(_, _ facts.Fact, x facts.Relation) bool { return x.Agrees() }

// slip tells whether facts so related are one value, miscopied. Two dates of
// one bead that nothing else answers are: a bead has few, and what they name
// (weekdays, months) turns up elsewhere by chance.
func slip(p, q facts.Fact, x facts.Relation) bool {
	dates := p.Class == facts.Date && q.Class == facts.Date
	ordinal := p.Class == facts.Date && q.Class == facts.Ordinal || p.Class == facts.Ordinal && q.Class == facts.Date // the 26th, 28日
	return x.Kind > facts.Converted && (x.Kind < facts.Different || x.Kind == facts.Different && (dates || ordinal))
}

// rescaled tells whether two telling figures are a power of ten apart. Where the
// one is also said again elsewhere in the bead, the other is still its misprint
// rather than a figure of its own: 10,000 twice beside 一万 and 一亿.
func rescaled(p, q facts.Fact, x facts.Relation) bool {
	return x.Kind == facts.Magnitude && p.Hard() && q.Hard() && p.Class == q.Class
}

// rival tells whether facts so related may stand in each other's place.
func rival(p, q facts.Fact, x facts.Relation) bool {
	ages := p.Class == facts.Age && q.Class == facts.Duration || p.Class == facts.Duration && q.Class == facts.Age
	return x.Kind <= facts.Different && (p.Class == q.Class && p.Class != facts.Period || ages && p.Unit == q.Unit)
}

// undated tells whether one text has a day or year by its distance or weekday, the
// other by the calendar, and no dateline says whether they are the same.
func undated(p, q facts.Fact, x facts.Relation) bool {
	return x.Kind == facts.Unrelated && (mayBe(p, q) || mayBe(q, p))
}

// mayBe tells whether yesterday, last year or Thursday may be the date.
func mayBe(f, date facts.Fact) bool {
	d := date.Day
	if date.Class != facts.Date || d.Weekday != 0 {
		return false
	}
	if bareWeekday(f) || f.Class == facts.Relative && f.Unit == "d" {
		return d.Day != 0 && f.Day.Day == 0
	}
	return f.Class == facts.Relative && f.Day == (facts.Day{}) && f.Unit == "a" && d == facts.Day{Year: d.Year}
}

// periods tells whether the facts are different parts of the same.
func periods(p, q facts.Fact, x facts.Relation) bool {
	return x.Kind == facts.Different && p.Class == facts.Period && q.Class == facts.Period
}
