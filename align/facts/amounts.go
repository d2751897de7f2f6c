package facts

// ranged reads the second number of a range, a score or a pair of years after
// amount a, and adds the facts. It returns i if there is none.
func (s *scan) ranged(i int, pre prefix, a amount) int {
	j := a.end
	c := s.at(j)
	hyphen := s.sign(j, '-')
	listed := a.digitsOnly() && (s.sign(j, '、') || c.has(and)) && s.decadeAt(j+1)
	if a.high.IsNumber() || pre.ordinal || !hyphen && !listed && !c.has(rangeSign, either, ratioWord) && !(pre.between && c.has(and)) {
		return i
	}
	if m, _ := c.is(rangeSign); m.id == "tight" && c.space {
		return i // a dash between words
	}
	pre2 := s.prefix(j + 1)
	b, ok := s.amount(pre2.next)
	if ok && b.class == Decade && a.digitsOnly() { // 60至70年代, "the 60s"
		return s.decadePair(i, a, b)
	}
	if !ok || b.high.IsNumber() || pre2.ordinal || pre2.negative {
		return i
	}
	if c.has(ratioWord) || a.digitsOnly() && b.digitsOnly() && s.scored(i, b.end, a, b, hyphen && s.glued(j) && s.glued(j+1)) {
		return s.score(i, pre, a, b)
	}
	if next := s.yearPair(i, pre, a, b); next > i {
		return next
	}
	if c.has(either) && !c.has(rangeSign) && !neighbours(a, b) || hyphen && !s.glued(j+1) && s.glued(j) {
		return i
	}
	f, ok := s.span(pre, a, pre2, b)
	if !ok {
		return i
	}
	end := s.qualified(b.end, &f)
	s.add(pre.first, b.span, f)
	return end
}

// digitsOnly tells whether the amount is digits without a unit.
func (a amount) digitsOnly() bool { return a.lone && !a.words && a.class == Number && a.fig.plain }

// neighbours tells whether b is the number after a, in the same scale: "two or
// three", "2 или 3 млн".
func neighbours(a, b amount) bool {
	x, y := a.value, b.value
	if b.mantissa.IsNumber() && b.factor.IsNumber() && !a.factor.IsNumber() {
		y = b.mantissa
	}
	next, ok := x.Plus(Int(1))
	return ok && (next == y || a.factor.IsNumber() && x.Less(y))
}

// scored tells whether 3-2 is a score: the second number is the smaller, or a
// word of winning and losing stands near.
func (s *scan) scored(i, end int, a, b amount, tight bool) bool {
	limit := Int(200) // no score of a game people report on is higher
	if !tight || !a.value.Less(limit) || !b.value.Less(limit) || a.calendar || b.calendar {
		return false
	}
	if b.value.Less(a.value) {
		return true
	}
	for k := i - 6; k < end+4; k++ {
		if s.at(k).has(scoreWord) {
			return true
		}
	}
	return false
}

func (s *scan) score(i int, pre prefix, a, b amount) int {
	if a.class != Number || b.class != Number {
		return i
	}
	s.add(pre.first, b.span, Fact{Class: Score, Value: a.value, High: b.value, Digits: max(a.shown, b.shown)})
	return b.end
}

// yearPair reads 2020-2021 and 2020-21 as two years.
func (s *scan) yearPair(i int, pre prefix, a, b amount) int {
	x, ok1 := a.value.IsInt()
	y, ok2 := b.value.IsInt()
	if !ok1 || !ok2 || !a.calendar || x < 1000 || x > 2999 || pre.currency != "" || a.class != Number && a.class != Date || b.class != Number && b.class != Date {
		return i
	}
	switch {
	case b.calendar && y > x && y < 3000:
	case b.lone && b.fig.whole == 2 && y > x%100:
		y += x / 100 * 100
	default:
		return i
	}
	s.add(i, a.span, Fact{Class: Date, Day: Day{Year: int16(x)}, Digits: 4})
	s.add(a.end+1, b.span, Fact{Class: Date, Day: Day{Year: int16(y)}, Digits: 4})
	return b.end
}

// span is the range from a to b as one fact. A unit or multiplier may stand at
// the end only: "5-10 million", 3至5万, "from 5 to 10 percent".
func (s *scan) span(pre prefix, a amount, pre2 prefix, b amount) (Fact, bool) {
	bare := a.class == Number && !a.counted
	if bare && b.factor.IsNumber() && !a.factor.IsNumber() && a.lone && !b.mantissa.Less(a.value) {
		if v, ok := a.value.Times(b.factor); ok {
			a.value = v
		}
	}
	f, ok1 := s.fact(pre, a)
	g, ok2 := s.fact(pre2, b)
	if pre.currency != "" && pre2.currency == "" && b.class == Number {
		g.Class, g.Unit, g.Loose = f.Class, f.Unit, f.Loose
	}
	if bare && f.Class == Number {
		f.Class, f.Unit, f.Loose = g.Class, g.Unit, g.Loose
		if g.Class == Percent && b.tenths {
			f.Value, ok1 = f.Value.Times(Int(10))
		}
	}
	if f.Class == Age && g.Class == Number && pre.age {
		g.Class, g.Unit = f.Class, f.Unit
	}
	if pre.percent.IsNumber() && g.Class == Number {
		g.Class = Percent
	}
	if !ok1 || !ok2 || f.Class != g.Class || f.Unit != g.Unit || !f.Value.Less(g.Value) || f.Class == Date || f.Class == Ordinal && !a.ordinal {
		return Fact{}, false
	}
	f.High, f.Soft = g.Value, f.Soft && g.Soft
	f.Digits = max(f.Digits, g.Digits)
	f.Other = Value{}
	return f, true
}

// fact makes the fact of one amount. It is false where the number says nothing
// by itself: "one" without a unit.
func (s *scan) fact(pre prefix, a amount) (Fact, bool) {
	f := Fact{Class: a.class, Value: a.value, High: a.high, Other: a.other, Unit: a.unit, Loose: a.loose, Digits: a.shown, Qualifier: a.qual}
	if pre.qual != Exact {
		f.Qualifier = pre.qual
	}
	switch {
	case pre.percent.IsNumber():
		scaled, ok := a.scaled(Percent, pre.percent)
		if !ok {
			return f, false
		}
		f.Class, f.Value, f.High = Percent, scaled.value, scaled.high
	case pre.ordinal && f.Class == Number:
		f.Class = Ordinal
	case pre.currency != "" && f.Class == Number:
		f.Class = Money
		f.Unit, f.Loose = currencyOf(pre.currency)
	case pre.age && (f.Class == Number || f.Class == Duration && f.Unit == "a"):
		f.Class, f.Unit = Age, "a"
	}
	if pre.degrees != "" && f.Unit == "°C" {
		f.Unit = pre.degrees
	}
	if pre.negative {
		f.Value, _ = f.Value.Times(Int(-1))
		f.High = Value{}
	}
	if last := s.at(a.end - 1); f.Class == Number && a.factor.IsNumber() && last.kind == word && last.hi-last.lo == 1 {
		f.Other = a.mantissa // 3M, 30m: perhaps not million
	}
	s.soften(&f, a)
	switch year, _ := a.value.IsInt(); {
	case f.Class == Date || f.Class == Number && f.Qualifier == Exact && !pre.negative && s.bareYear(pre, a):
		f.Class, f.Day, f.Value, f.Other = Date, Day{Year: int16(year)}, Value{}, Value{}
		f.Digits = 4
	case a.words && f.Class == Number && !a.counted && a.value == Int(1) && !a.high.IsNumber():
		return f, false
	}
	return f, true
}

// bareYear tells whether a number of four digits with nothing behind it is a year:
// any of 1900 to 2099, and of 1000 to 1899 after "in" or "since".
func (s *scan) bareYear(pre prefix, a amount) bool {
	year, ok := a.value.IsInt()
	return ok && a.calendar && a.lone && !a.words && !a.counted && year < 2100 && (year >= 1900 || s.at(pre.first-1).has(yearPre))
}

// soften marks small number words, open amounts and a mere half as soft.
func (s *scan) soften(f *Fact, a amount) {
	switch f.Class {
	case Multiple:
		f.Soft = a.vague || a.loose && a.words && !Int(10).Less(a.value)
		f.Loose = false
	case Number, Ordinal, Duration, Age, Measure:
		small := a.words && !Int(10).Less(a.value)
		f.Soft = a.vague || small || a.side || (a.value == Int(1) || a.value == Int(0)) && !a.high.IsNumber() && f.Class != Ordinal
	case Fraction:
		f.Soft = a.half || a.vague
	default:
		f.Soft = a.vague || f.Class == Money && a.words && a.loose && !Int(10).Less(a.value) || f.Class == Decade && a.loose && s.at(a.start).hi-s.at(a.start).lo == 2
	}
	if a.half && f.Class == Number {
		f.Class, f.Soft = Fraction, true
	}
}

// qualified reads a qualifier after the amount: 左右, "or more", с лишним.
func (s *scan) qualified(j int, f *Fact) int {
	if s.sign(j, '-') && s.glued(j) && s.glued(j+1) && s.at(j+1).has(qualAfter) {
		j++ // 300-plus
	}
	if m, ok := s.at(j).is(qualAfter); ok {
		f.Qualifier = qualifierOf(m.id)
		return j + 1
	}
	return j
}
