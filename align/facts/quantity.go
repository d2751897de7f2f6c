package facts

// An amount is a numeral and what stands after it and says what it counts.
type amount struct {
	numeral
	class   Class
	unit    string
	loose   bool
	counted bool // a counter follows
	tenths  bool // the number was in tenths, 三成
	span    int  // the token after what belongs to its writing, counters left out
}

// A prefix is what stands before a numeral.
type prefix struct {
	qual     Qualifier
	currency string
	negative bool
	ordinal  bool
	percent  Value // of 百分之: 1
	age      bool
	between  bool
	first    int // the first token that belongs to the value's writing
	next     int // where the numeral starts
}

// quantity reads a number with its unit, sign and qualifiers at token i.
func (s *scan) quantity(i int) int {
	pre := s.prefix(i)
	a, ok := s.amount(pre.next)
	if !ok {
		return i
	}
	if next := s.ranged(i, pre, a); next > i {
		return next
	}
	f, ok := s.fact(pre, a)
	if !ok {
		return a.end
	}
	end := s.qualified(a.end, &f)
	s.add(pre.first, a.span, f)
	return end
}

// prefix reads what may stand before a numeral, at most four words of it.
func (s *scan) prefix(i int) prefix {
	p := prefix{first: -1}
	for p.next = i; p.next < i+4; p.next++ {
		t := s.at(p.next)
		written := true                                                                          // part of the value's writing
		if m, ok := t.is(currency); ok && (t.kind != word || s.text[t.lo+1] != s.fold[t.lo+1]) { // USD, not "won 3-2"
			p.currency = m.id
		} else if m, ok := t.is(qualifier); ok {
			p.qual, written = qualifierOf(m.id), false
		} else if t.has(ordPrefix) {
			p.ordinal = true
		} else if m, ok := t.is(percentPre); ok {
			p.percent = m.value
		} else if t.has(negative) || s.minus(p.next) {
			p.negative = true
		} else if t.has(agePre) {
			p.age, written = true, false
		} else if t.has(between) {
			p.between, written = true, false
		} else {
			break
		}
		if written && p.first < 0 {
			p.first = p.next
		}
	}
	if p.first < 0 {
		p.first = p.next
	}
	return p
}

// minus tells whether token i is a hyphen that stands for a minus sign: right
// before a number and not right after a word or number.
func (s *scan) minus(i int) bool {
	return s.sign(i, '-') && s.glued(i+1) && s.at(i+1).kind == number && (!s.glued(i) || s.at(i-1).kind == sign)
}

func qualifierOf(id string) Qualifier {
	switch id {
	case "~":
		return About
	case ">":
		return More
	case "<":
		return Less
	}
	return Exact
}

// amount reads a numeral at token i and its unit.
func (s *scan) amount(i int) (amount, bool) {
	n, ok := s.numeral(i)
	if !ok {
		return amount{}, false
	}
	a := amount{numeral: n, span: n.end}
	if n.ordinal {
		a.class = Ordinal
		return s.centuryAfter(a), true
	}
	return s.counts(a), true
}

// counts reads the unit, if any, after the numeral of a.
func (s *scan) counts(a amount) amount {
	j := a.end
	if s.sign(j, '-') && s.glued(j) && s.glued(j+1) && s.at(j+1).kind == word {
		j++ // 18-year-old, 5,2-процентный
	}
	if m, ok := s.at(j).is(qualAfter); ok && s.at(j).kind != sign { // 300多人
		if next := s.counts(amount{numeral: a.numeral.movedTo(j + 1), class: a.class}); next.span > j+1 {
			next.qual = qualifierOf(m.id)
			return next
		}
	}
	for _, m := range s.at(j).means {
		if b, ok := s.unitWord(a, j, m); ok {
			return b
		}
	}
	return a
}

func (n numeral) movedTo(end int) numeral { n.end = end; return n }

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
		a.class = Ordinal
		return s.centuryAfter(a), true
	case century:
		return s.inCentury(a), true
	case decade:
		return s.decadeOf(a, j)
	case times:
		a.class, a.loose = Multiple, m.id == "soft"
		return s.grown(a), true
	case tenths:
		return s.tenthsOf(a, m.value)
	case denom:
		return a.fractionOf(m.value)
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

// centuryAfter reads an ordinal before the word century.
func (s *scan) centuryAfter(a amount) amount {
	if s.at(a.end).has(century) {
		a.end, a.span = a.end+1, a.end+1
		return s.inCentury(a)
	}
	return a
}

// inCentury is the century of that number, or a decade within it.
func (s *scan) inCentury(a amount) amount {
	a.class = Century
	if d, next := s.decadeWithin(a.value, a.end); next > a.end {
		a.class, a.value, a.shown = Decade, d.Value, d.Digits
		a.end, a.span = next, next
	}
	return a
}

// decadeOf reads 1990s, 90s, 90年代, 1990-х. A year of two digits is completed
// as people mean it: 30s to 90s of the last century, 00s to 20s of this.
func (s *scan) decadeOf(a amount, j int) (amount, bool) {
	n, ok := a.value.IsInt()
	if !ok || n%10 != 0 || a.high.IsNumber() || !s.glued(j) || n >= 100 && (n < 1000 || n > 2990) {
		return a, false
	}
	if n < 100 {
		if s.at(j).kind == word && s.sign(j-1, '-') && !s.at(j+1).has(yearMark) {
			return a, false // «90-е» needs «годы» beside it
		}
		a.loose = true
		if n += 1900; n < 1930 {
			n += 100
		}
	}
	if s.at(a.end).has(yearMark) {
		a.end, a.span = a.end+1, a.end+1
	}
	a.class, a.value, a.shown = Decade, Int(n), 3
	return a, true
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

// fractionOf reads two-thirds, две трети.
func (a amount) fractionOf(d Value) (amount, bool) {
	n, ok1 := a.value.IsInt()
	m, ok2 := d.IsInt()
	if !ok1 || !ok2 || n >= m || a.high.IsNumber() {
		return a, false
	}
	a.class, a.value, a.shown = Fraction, Ratio(n, m), 1
	return a, true
}

// overOf reads 三分之二.
func (s *scan) overOf(a amount) (amount, bool) {
	d, ok := a.value.IsInt()
	n, ok2 := s.numeral(a.end)
	if !ok || !ok2 || d == 0 || a.high.IsNumber() {
		return a, false
	}
	v, ok := n.value.Times(Ratio(1, d))
	a.class, a.value, a.shown = Fraction, v, 1
	a.end, a.span = n.end, n.end
	return a, ok
}

// outOf reads 1 in 10, one out of five, трое из десяти. A bare "in" is taken for
// a proportion only where the numbers look like one.
func (s *scan) outOf(a amount, j int) (amount, bool) {
	j++
	if s.at(j).has(every) {
		j++
	}
	n, ok := a.value.IsInt()
	b, ok2 := s.amount(j)
	d, ok3 := b.value.IsInt()
	if !ok || !ok2 || !ok3 || b.class != Number || b.calendar || n >= d || d > 1000 || d < 2 || a.high.IsNumber() || b.high.IsNumber() {
		return a, false
	}
	if m, _ := s.at(j - 1).is(outOf); m.id == "in" && n != 1 && !(n < 10 && (d == 10 || d == 100)) {
		return a, false
	}
	a.class, a.value, a.shown, a.words = Fraction, Ratio(n, d), 1, false
	a.end, a.span = b.end, b.end
	return a, true
}

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
