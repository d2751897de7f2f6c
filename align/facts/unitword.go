package facts

// unitWord applies the word at j, in the role m, to the numeral before it.
func (s *scan) unitWord(a amount, j int, m meaning) (amount, bool) {
	a.end, a.span = j+1, j+1
	switch m.role {
	case percent:
		return a.scaled(Percent, m.value)
	case points:
		return a.scaled(Point, m.value)
	case currency:
		a.class = Money
		a.unit, a.loose = currencyOf(m.id)
		nextNumber := s.at(j).kind == sign && s.glued(j+1) && s.at(j+1).kind == number
		return a, !nextNumber // "5 $10": the sign belongs to the next number
	case unit:
		return s.measured(a, m.id), true
	case age:
		a.class, a.unit = Age, "a"
		return s.andHalf(a), true
	case yearMark:
		return s.years(a), true
	case counter:
		a.span = j
		return s.counted(a), true
	case times:
		return s.multipleOf(a, m.id == "soft"), true
	case tenths:
		return s.tenthsOf(a, m.value)
	default:
		return s.partWord(a, j, m)
	}
}

// partWord applies a word that makes the numeral an ordinal, a decade, a century
// or a fraction.
func (s *scan) partWord(a amount, j int, m meaning) (amount, bool) {
	switch m.role {
	case ordSuffix:
		return s.numbered(a, j)
	case century:
		return s.inCentury(a), true
	case decade:
		return s.decadeOf(a, j, m)
	case denom:
		b, ok := a.fractionOf(m.value)
		return s.ofScale(b), ok
	case over:
		return s.overOf(a)
	case outOf:
		return s.outOf(a, j)
	}
	return a, false
}

// numbered reads an ordinal ending glued to digits: 45th, 45-й, «2024-й год».
func (s *scan) numbered(a amount, j int) (amount, bool) {
	if n, ok := a.value.IsInt(); ok && a.calendar && n >= 1000 && n < 3000 && s.sign(j-1, '-') {
		a.class = Date
		if s.at(a.end).has(yearMark) {
			a.end, a.span = a.end+1, a.end+1
		}
		return a, true
	}
	if m, _ := s.at(j).is(ordSuffix); m.id == "card" {
		return a, s.glued(j) // «5-ти» is a cardinal in its case
	}
	a.class = Ordinal
	return s.centuryAfter(a), s.glued(j)
}

// multipleOf reads times, 倍. Growth counts from one: 增加两倍 is three times as
// much; and "rose three times" may mean as 增加三倍, so it has a second reading.
func (s *scan) multipleOf(a amount, loose bool) amount {
	a.class, a.loose = Multiple, loose
	more, ok := a.value.Plus(Int(1))
	if loose && ok {
		a.other = more
	}
	k := a.start - 1
	for s.at(k).has(qualifier) {
		k--
	}
	if ok && (s.at(k).has(grow) || !loose && a.value == Int(1)) { // 一倍 is always once more
		a.value = more
	}
	return a
}

// scaled gives the amount a class and multiplies its numbers.
func (a amount) scaled(c Class, by Value) (amount, bool) {
	var ok bool
	a.class = c
	if a.value, ok = a.value.Times(by); !ok {
		return a, false
	}
	if a.high.IsNumber() {
		a.high, ok = a.high.Times(by)
	}
	return a, ok
}

// measured gives the amount a unit.
func (s *scan) measured(a amount, symbol string) amount {
	a.class, a.unit = Measure, symbol
	if units[symbol].dimension == timeDimension {
		a.class = Duration
		return s.andHalf(a)
	}
	if s.lex.Elliptic && units[symbol].dimension == lengthDimension {
		return s.andTenths(a)
	}
	return a
}

// andHalf adds a half that follows a unit of time: 两年半, 三岁半.
func (s *scan) andHalf(a amount) amount {
	if !s.at(a.end).has(half) || !s.glued(a.end) {
		return a
	}
	if v, ok := a.value.Plus(Ratio(1, 2)); ok {
		a.value = v
		a.end, a.span = a.end+1, a.end+1
	}
	return a
}

// andTenths adds one or two digits after a unit of length as its tenths or
// hundredths: 1米8, 一米七五.
func (s *scan) andTenths(a amount) amount {
	t := s.at(a.end)
	if !s.glued(a.end) || t.kind != number && !t.has(digit) {
		return a
	}
	n, ok := s.numeral(a.end)
	v, whole := n.value.IsInt()
	if !ok || !whole || v < 1 || v > 99 || n.factor.IsNumber() || s.at(n.end).has(unit, counter, currency, percent) && s.glued(n.end) {
		return a
	}
	digits := -1
	if v > 9 {
		digits = -2
	}
	if w, ok := a.value.Plus(Decimal(v, digits)); ok {
		a.value, a.shown = w, int8(w.digits())
		a.end, a.span = n.end, n.end
	}
	return a
}

// years reads a number before the word year: a calendar year or a duration.
func (s *scan) years(a amount) amount {
	if n, ok := a.value.IsInt(); ok && a.calendar && n >= 1000 && n < 3000 && !a.high.IsNumber() {
		a.class = Date
		return a
	}
	return s.measured(a, "a")
}

// tenthsOf reads 三成, 三成五 as percent, and 八折 as 20 percent off.
func (s *scan) tenthsOf(a amount, kind Value) (amount, bool) {
	n := a.value.Float()
	if n > 10 {
		return a, false
	}
	v, high := a.value, a.high
	if m, ok := s.at(a.end).is(digit); ok && s.glued(a.end) && !s.at(a.end+1).has(counter, mult) {
		tenth, _ := m.value.Times(Ratio(1, 10))
		v, _ = v.Plus(tenth)
		a.end, a.span = a.end+1, a.end+1
	}
	a.value, a.high = v, high
	a, ok := a.scaled(Percent, Int(10))
	a.tenths = true
	if kind.N < 0 {
		minus, _ := a.value.Times(Int(-1))
		a.other = a.value
		a.value, ok = Int(100).Plus(minus)
	}
	return a, ok
}

// counted reads what follows a counter, which makes a count of the number, or
// with a half and a unit a measure: 三个半小时.
func (s *scan) counted(a amount) amount {
	a.counted = true
	j := a.end
	if s.at(j).has(half) && s.at(j+1).has(unit) {
		if v, ok := a.value.Plus(Ratio(1, 2)); ok {
			m, _ := s.at(j + 1).is(unit)
			a.value, a.end, a.span = v, j+2, j+2
			return s.measured(a, m.id)
		}
	}
	return a
}
