package facts

// unitWord applies the word at j, in the role m, to the numeral before it.
func (s *scan) unitWord(a amount, j int, m meaning) (amount, bool) {
	a.end, a.span = j+1, j+1
	switch m.role {
	case percent:
		return a.scaled(Percent, m.value)
	case points:
		a.class = Point
	case currency:
		if s.at(j).kind == sign && s.glued(j+1) && s.at(j+1).kind == number {
			return a, false // it belongs to the next number
		}
		a.class = Money
		a.unit, a.loose = currencyOf(m.id)
	case unit:
		return s.measured(a, m.id), true
	case age:
		a.class, a.unit = Age, "a"
	case yearMark:
		return s.years(a), true
	case ordSuffix:
		if !s.glued(j) {
			return a, false
		}
		if n, ok := a.value.IsInt(); ok && a.calendar && n >= 1000 && n < 3000 && s.sign(j-1, '-') { // «2024-й год»
			a.class = Date
			if s.at(a.end).has(yearMark) {
				a.end, a.span = a.end+1, a.end+1
			}
			return a, true
		}
		a.class = Ordinal
		return s.centuryAfter(a), true
	case century:
		return s.inCentury(a), true
	case decade:
		return s.decadeOf(a, j, m)
	case times:
		a.class, a.loose = Multiple, m.id == "soft"
		if v, ok := a.value.Plus(Int(1)); ok && a.loose {
			a.other = v // "rose three times" may mean as 增加三倍
		}
		return s.grown(a), true
	case tenths:
		return s.tenthsOf(a, m.value)
	case denom:
		b, ok := a.fractionOf(m.value)
		return s.ofScale(b), ok
	case over:
		return s.overOf(a)
	case outOf:
		return s.outOf(a, j)
	case counter:
		a.span = j
		return s.counted(a), true
	case addHalf:
		return a, false
	default:
		return a, false
	}
	return a, true
}

// grown adds one to a multiple that is a growth: 增加两倍 is three times as much.
func (s *scan) grown(a amount) amount {
	for k := a.start - 1; k >= a.start-3; k-- {
		if s.at(k).has(grow) {
			if v, ok := a.value.Plus(Int(1)); ok {
				a.value = v
			}
			break
		}
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

// measured gives the amount a unit; a half may follow a unit of time, 两年半.
func (s *scan) measured(a amount, symbol string) amount {
	a.class, a.unit = Measure, symbol
	if units[symbol].dimension == timeDimension {
		a.class = Duration
		if s.at(a.end).has(half) && s.glued(a.end) {
			if v, ok := a.value.Plus(Ratio(1, 2)); ok {
				a.value = v
				a.end, a.span = a.end+1, a.end+1
			}
		}
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
	if n > 10 || a.fig.grouped() {
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

func (f figure) grouped() bool { return f.whole > 0 && !f.plain }

// counted reads what follows a counter: 三个半小时, 五个百分点 are in the lexicon
// as 小时 and 百分点 after 个; a counter alone makes a count.
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
