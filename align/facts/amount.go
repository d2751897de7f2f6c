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

// amounts reads numerals with their units.
type amounts struct {
	*tokens
	depth int // of amounts within amounts
}

// maxDepth bounds amounts within amounts: "one in five in the 20th century". Real
// texts need two.
const maxDepth = 4

// amount reads a numeral at token i and its unit.
func (r *amounts) amount(i int) (amount, bool) {
	n, ok := r.numeral(i)
	if !ok {
		return amount{}, false
	}
	a := amount{numeral: n, span: n.end}
	if r.depth > maxDepth {
		return a, true
	}
	r.depth++
	defer func() { r.depth-- }()
	if n.ordinal {
		a.class = Ordinal
		if v, ok := n.value.IsInt(); ok && v >= 1000 && v < 3000 && r.at(n.end).has(yearMark) {
			a.class = Date // «две тысячи двадцать четвёртый год»
			a.end, a.span = n.end+1, n.end+1
			return a, true
		}
		return r.centuryAfter(a), true
	}
	return r.counts(a), true
}

// counts reads the unit, if any, after the numeral of a.
func (r *amounts) counts(a amount) amount {
	j := a.end
	if r.isSign(j, '-') && r.glued(j) && r.glued(j+1) && r.at(j+1).kind == wordToken {
		j++ // 18-year-old, 5,2-процентный
	}
	if b, ok := r.feetAndInches(a); ok {
		return b
	}
	if m, ok := r.at(j).is(qualAfter); ok && r.at(j).kind != signToken && a.qual == Exact { // 300多人
		if next := r.counts(amount{numeral: a.numeral.movedTo(j+1, qualifierOf(m.id)), class: a.class}); next.span > j+1 {
			return next
		}
		if r.at(j+1).has(rangeSign) || r.isSign(j+1, '-') { // 20多至30多人
			a.numeral = a.numeral.movedTo(j+1, qualifierOf(m.id))
			return a
		}
	}
	for _, m := range r.at(j).means {
		if b, ok := r.unitWord(a, j, m); ok {
			return b
		}
	}
	return a
}

// unitWord applies the word at j, in the role m, to the numeral before it.
func (r *amounts) unitWord(a amount, j int, m meaning) (amount, bool) {
	a.end, a.span = j+1, j+1
	switch m.role {
	case percent:
		return a.scaledBy(Percent, m.value)
	case points:
		return a.scaledBy(Point, m.value)
	case currency:
		a.class = Money
		a.unit, a.loose = currencyOf(m.id)
		t := r.at(j)
		nextNumber := t.kind == signToken && r.glued(j+1) && r.at(j+1).kind == numberToken
		letter := t.kind == wordToken && t.hi-t.lo == 1
		return a, !nextNumber && !letter // "5 $10": the sign belongs to the next number; "both N"
	case unit:
		t := r.at(j)
		bare := t.kind == wordToken && t.hi-t.lo == 1 && !r.glued(j) && units[m.id].dimension == temperatureDimension
		return r.asMeasure(a, m.id), !bare // 40C, but "grade 5 C"
	case age:
		a.class, a.unit = Age, "a"
		return r.andHalf(a), true
	case yearMark:
		return r.years(a), true
	case counter:
		a.span = j
		return r.counted(a), true
	case times:
		return r.multipleOf(a, m.id != ""), true
	case tenths:
		return r.tenthsOf(a, m.value)
	default:
		return r.partWord(a, j, m)
	}
}

// partWord applies a word that makes the numeral an ordinal, a decade, a century
// or a fraction.
func (r *amounts) partWord(a amount, j int, m meaning) (amount, bool) {
	switch m.role {
	case ordSuffix:
		return r.numbered(a, j)
	case century:
		if m.id == "many" || a.words && r.at(a.start).kind == wordToken { // two centuries, «два века»
			return r.asMeasure(a, "century"), true
		}
		return r.inCentury(a), true
	case decade:
		return r.decadeOf(a, j, m)
	case denom:
		b, ok := a.fractionOf(m.value)
		return r.ofScale(b), ok
	case over:
		return r.overOf(a)
	case outOf:
		return r.proportion(a, j)
	}
	return a, false
}

// numbered reads an ordinal ending glued to digits: 45th, 45-й, «2024-й год».
func (r *amounts) numbered(a amount, j int) (amount, bool) {
	if n, ok := a.value.IsInt(); ok && a.calendar && n >= 1000 && n < 3000 && r.isSign(j-1, '-') {
		a.class = Date
		if r.at(a.end).has(yearMark) {
			a.end, a.span = a.end+1, a.end+1
		}
		return a, true
	}
	if m, _ := r.at(j).is(ordSuffix); m.id == "card" {
		return a, r.glued(j) // «5-ти» is a cardinal in its case
	}
	a.class = Ordinal
	return r.centuryAfter(a), r.glued(j)
}

// multipleOf reads times, 倍. Growth counts from one: 增加两倍 is three times as
// much; and "rose three times" may mean as 增加三倍, so it has a second reading.
func (r *amounts) multipleOf(a amount, loose bool) amount {
	a.class, a.loose = Multiple, loose
	more, ok := a.value.Plus(Int(1))
	if loose && ok {
		a.other = more
	}
	k := a.start - 1
	for r.at(k).has(qualifier) {
		k--
	}
	if ok && (r.at(k).has(grow) || !loose && a.value == Int(1)) { // 一倍 is always once more
		a.value = more
	}
	return a
}

// scaledBy gives the amount a class and multiplies its numbers.
func (a amount) scaledBy(c Class, by Value) (amount, bool) {
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

// asMeasure gives the amount a unit.
func (r *amounts) asMeasure(a amount, symbol string) amount {
	a.class, a.unit = Measure, symbol
	if units[symbol].dimension == timeDimension {
		a.class = Duration
		if half := r.andHalf(a); half.end > a.end {
			return half
		}
	}
	if more := r.andParts(a); more.end > a.end {
		return more
	}
	if r.lex.elliptic && units[symbol].dimension == lengthDimension {
		return r.andTenths(a)
	}
	return a
}

// feetAndInches reads a height in signs: 5'4".
func (r *amounts) feetAndInches(a amount) (amount, bool) {
	j := a.end
	n, whole := a.value.IsInt()
	inches, next, ok := r.small(j+1, 11)
	if !whole || n < 3 || n > 8 || !a.lone || a.words || !ok || !r.isSign(j, '\'') || !r.glued(j) || !r.glued(j+1) || r.at(j+1).kind != numberToken {
		return a, false
	}
	v, ok := a.value.Plus(Ratio(inches, 12))
	a.class, a.unit, a.value, a.shown = Measure, "ft", v, 3
	a.end, a.span = next, next
	return a, ok
}

// andParts adds a smaller measure named right after the unit: 6 feet 2 inches,
// 6-foot-6, «1 м 98 см», 一年零六个月, "2 hours and 30 minutes".
func (r *amounts) andParts(a amount) amount {
	if _, whole := a.value.IsInt(); !whole || a.high.IsNumber() || r.depth > 1 {
		return a
	}
	j := a.end
	if r.at(j).has(and) || r.isSign(j, ',') || r.isSign(j, '-') && r.glued(j) {
		j++
	}
	b, ok := r.amount(j)
	n, whole := b.value.IsInt()
	if !ok || !whole || b.high.IsNumber() || b.qual != Exact {
		return a
	}
	if b.class == Number && a.unit == "ft" && r.isSign(j-1, '-') && r.glued(j) && !b.counted { // 6-foot-6
		b.class, b.unit = Measure, "in"
	}
	per := parts[[2]string{a.unit, b.unit}]
	if b.class != Measure && b.class != Duration || per == 0 || n < 1 || n >= per || r.at(b.end-1).has(monthMark) {
		return a
	}
	if v, ok := a.value.Plus(Ratio(n, per)); ok {
		a.value, a.shown = v, 3
		a.end, a.span = b.end, b.span
		a.words = a.words && b.words
	}
	return a
}

// andHalf adds a half that follows a unit of time: 两年半, 三岁半.
func (r *amounts) andHalf(a amount) amount {
	if !r.at(a.end).has(half) || !r.glued(a.end) {
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
func (r *amounts) andTenths(a amount) amount {
	t := r.at(a.end)
	if !r.glued(a.end) || t.kind != numberToken && !t.has(digit) {
		return a
	}
	n, ok := r.numeral(a.end)
	v, whole := n.value.IsInt()
	if !ok || !whole || v < 1 || v > 99 || n.factor.IsNumber() || r.at(n.end).has(unit, counter, currency, percent) && r.glued(n.end) {
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
func (r *amounts) years(a amount) amount {
	if n, ok := a.value.IsInt(); ok && a.calendar && n >= 1000 && n < 3000 && !a.high.IsNumber() {
		a.class = Date
		return a
	}
	return r.asMeasure(a, "a")
}

// tenthsOf reads 三成, 三成五 as percent, and 八折 as 20 percent off.
func (r *amounts) tenthsOf(a amount, kind Value) (amount, bool) {
	n := a.value.Float()
	if n > 10 {
		return a, false
	}
	v, high := a.value, a.high
	if m, ok := r.at(a.end).is(digit); ok && r.glued(a.end) && !r.at(a.end+1).has(counter, mult) {
		tenth, _ := m.value.Times(Ratio(1, 10))
		v, _ = v.Plus(tenth)
		a.end, a.span = a.end+1, a.end+1
	}
	a.value, a.high = v, high
	a, ok := a.scaledBy(Percent, Int(10))
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
func (r *amounts) counted(a amount) amount {
	a.counted = true
	j := a.end
	if m, ok := r.at(j).is(qualAfter); ok && a.qual == Exact && r.glued(j) && r.glued(j+1) { // 两个多小时
		if u, ok := r.at(j + 1).is(unit); ok {
			a.qual, a.end, a.span = qualifierOf(m.id), j+2, j+2
			return r.asMeasure(a, u.id)
		}
	}
	if r.at(j).has(half) && r.at(j+1).has(unit) {
		if v, ok := a.value.Plus(Ratio(1, 2)); ok {
			m, _ := r.at(j + 1).is(unit)
			a.value, a.end, a.span = v, j+2, j+2
			return r.asMeasure(a, m.id)
		}
	}
	return a
}

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

// ofScale reads "three quarters of a million".
func (r *amounts) ofScale(a amount) amount {
	v, next := r.scaleAfter(a.value, a.end)
	if next > a.end {
		a.class, a.value, a.end, a.span = Number, v, next, next
	}
	return a
}

// scaleAfter multiplies v by the scale in "of a million" at token j.
func (r *amounts) scaleAfter(v Value, j int) (Value, int) {
	m, ok := r.at(j + 2).is(mult)
	if !ok || !r.at(j).has(dayLink) || !r.at(j+1).has(article) {
		return v, j
	}
	if w, ok := v.Times(m.value); ok {
		return w, j + 3
	}
	return v, j
}

// overOf reads 三分之二.
func (r *amounts) overOf(a amount) (amount, bool) {
	d, ok := a.value.IsInt()
	n, ok2 := r.numeral(a.end)
	if !ok || !ok2 || d == 0 || a.high.IsNumber() {
		return a, false
	}
	v, ok := n.value.Times(Ratio(1, d))
	a.class, a.value, a.shown = Fraction, v, 1
	a.end, a.span = n.end, n.end
	return a, ok
}

// proportion reads 1 in 10, one out of five, трое из десяти. A bare "in" is taken for
// a proportion only where the numbers look like one.
func (r *amounts) proportion(a amount, j int) (amount, bool) {
	j++
	if r.isSign(j, '-') { // 1-in-5
		j++
	}
	if r.at(j).has(every) {
		j++
	}
	n, ok := a.value.IsInt()
	b, ok2 := r.amount(j)
	d, ok3 := b.value.IsInt()
	if !ok || !ok2 || !ok3 || b.class != Number || b.calendar || n >= d || d > 1000 || d < 2 || a.high.IsNumber() || b.high.IsNumber() {
		return a, false
	}
	m, _ := r.at(a.end - 1).is(outOf)
	rate := n == 1 || n < 10 && (d == 10 || d == 100) && !(m.id == "of" && a.words)
	few := a.words && b.words && (m.id == "" || m.id == "in" && d <= 10)
	if !rate && !few {
		return a, false // "21 out of 23 sites", «трое из семи» are two numbers
	}
	if n == 1 && m.id == "of" { // «один из 71» is a member of them as often
		a.other = b.value
	}
	a.class, a.value, a.shown, a.vague = Fraction, Ratio(n, d), 1, !rate
	a.end, a.span = b.end, b.end
	return a, true
}

// centuryAfter reads an ordinal before the word century.
func (r *amounts) centuryAfter(a amount) amount {
	if r.at(a.end).has(century) {
		a.end, a.span = a.end+1, a.end+1
		return r.inCentury(a)
	}
	return a
}

// inCentury is the century of that number, or a decade within it.
func (r *amounts) inCentury(a amount) amount {
	a.class = Century
	if d, next := r.decadeWithin(a.value, a.end); next > a.end {
		a.class, a.value, a.high, a.shown = Decade, d.Value, d.High, d.Digits
		a.end, a.span = next, next
	}
	return a
}

// decadeOf reads 1990s, 90s, 90年代, 1990-х. A year of two digits is completed
// as people mean it: 30s to 90s of the last century, 00s to 20s of this.
func (r *amounts) decadeOf(a amount, j int, m meaning) (amount, bool) {
	n, ok := a.value.IsInt()
	if !ok || m.value.IsNumber() || !a.namesDecade(n) || !r.decadeMark(j, m, n) {
		return a, false
	}
	if h, ok := a.high.IsInt(); ok && n < 100 { // 六七十年代
		a.high = Int(h + 1900)
	}
	if n < 100 {
		a.loose, a.other = true, a.value // 30s may be seconds
		if n += 1900; n < 1930 && !a.high.IsNumber() {
			n += 100
		}
	}
	if r.at(a.end).has(yearMark) {
		a.end, a.span = a.end+1, a.end+1
	}
	a.class, a.value, a.shown = Decade, Int(n), 3
	return a, true
}

// namesDecade tells whether n can name a decade: 1990, and 90 or ninety.
func (a amount) namesDecade(n int64) bool {
	digits := a.words || a.fig.whole == 2 || a.fig.whole == 4
	return digits && n%10 == 0 && (n < 100 || 1000 <= n && n <= 2990)
}

// decadeMark tells whether the mark at j makes a decade of n: it must be glued to
// digits, and «90-е» needs «годы» after it, for «20-е место» is none.
func (r *amounts) decadeMark(j int, m meaning, n int64) bool {
	if r.at(j).kind == wordToken && !r.glued(j) {
		return false
	}
	next := r.at(j + 1)
	if e, _ := r.at(j).is(ordSuffix); e.id == "card" && m.id == "mark" { // «10-ми» is ten in its case
		return next.has(yearMark)
	}
	return m.id != "mark" || n >= 100 || next.has(yearMark, and) || next.kind != wordToken
}

// decadeWithin reads a decade after its century: 20世纪90年代, 上世纪90年代.
func (r *amounts) decadeWithin(c Value, j int) (Fact, int) {
	n, ok := r.amount(j)
	cent, whole := c.IsInt()
	if ok && n.digitsOnly() && r.joins(n.end) { // 20世纪60、70年代
		if last, ok := r.amount(n.end + 1); ok && last.class == Decade && !last.high.IsNumber() {
			last.value, last.high = n.value, last.value
			n = last
		}
	}
	if !ok || !whole || n.class != Decade {
		return Fact{}, j
	}
	v, _ := n.value.IsInt()
	f := Fact{Class: Decade, Value: Int((cent-1)*100 + v%100), Digits: 3}
	if h, ok := n.high.IsInt(); ok {
		f.High = Int((cent-1)*100 + h%100)
	}
	return f, n.end
}

// decadeAt tells whether a decade stands at token j.
func (r *amounts) decadeAt(j int) bool {
	b, ok := r.amount(j)
	return ok && b.class == Decade
}

// digitsOnly tells whether the amount is digits without a unit.
func (a amount) digitsOnly() bool { return a.lone && !a.words && a.class == Number && a.fig.plain }
